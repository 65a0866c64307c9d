"""Ways of getting a tool that is missing: apt, localedef, pip, npm, Playwright's installer.

An attempt returns an empty text when it went well, else one line on why it did not. None of them
asks a question: where the user may not install, the attempt says so. Only `tools` imports this.
"""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tori.failures import told
from tori.toolchain import probes

# Another apt may be at work on the machine; waiting for it is better than failing.
APT_GET = (
    *("env", "DEBIAN_FRONTEND=noninteractive"),
    *("apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"),
)
INSTALL_SECONDS = 1800
SMTP_SINK = """#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/usr/lib/postfix" exec "$here/usr/sbin/smtp-sink" "$@"
"""


@dataclass(frozen=True)
class Way:
    """One way of getting a tool: how it is told to the user, and what does it."""

    told: str
    attempt: Callable[[Path], str]


def run(command: tuple[str | Path, ...], folder: Path) -> str:
    """Run a command to its end; an empty text, or the line that tells what went wrong."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"ei valmistunut {INSTALL_SECONDS // 60} minuutissa"
    except OSError as error:
        return told(error)
    if not done.returncode:
        return ""
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors[:1] or lines[-1:] or [f"poistumiskoodi {done.returncode}"])[0]


def apt(*packages: str) -> Way:
    """Debian's packages, for root or whoever may use sudo without a password."""

    def attempt(root: Path) -> str:
        prefix = administrator()
        if not shutil.which("apt-get"):
            return "koneessa ei ole apt-get-ohjelmaa"
        if prefix is None:
            return "käyttäjä ei ole pääkäyttäjä eikä saa käyttää sudoa ilman salasanaa"
        return refresh_package_lists(prefix, root) or run(
            (*prefix, *APT_GET, "install", "-y", "--no-install-recommends", *packages), root
        )

    return Way(f"apt-get install {' '.join(packages)}", attempt)


def debian_locale(language: str, charset: str) -> Way:
    """A locale made of Debian's sources, for root or whoever may use sudo without a password."""
    name = f"{language}.{charset}"

    def attempt(root: Path) -> str:
        failure = apt("locales").attempt(root)
        return failure or run(
            (*(administrator() or ()), "localedef", "-i", language, "-f", charset, name), root
        )

    return Way(f"apt-get install locales, localedef {name}", attempt)


def administrator() -> tuple[str, ...] | None:
    """What to put before a command to run it as root; None for whoever may not."""
    if os.name == "nt":
        return None
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if probes.answer("sudo", "-n", "true") is not None else None


@functools.cache
def refresh_package_lists(prefix: tuple[str, ...], root: Path) -> str:
    """Run `apt-get update`, once in a run however many tools are missing."""
    return run((*prefix, *APT_GET, "update"), root)


def pip_lock(lock: str) -> Way:
    """The packages of a lock file, into the environment that runs."""

    def attempt(root: Path) -> str:
        pip = (sys.executable, "-m", "pip", "install", "--require-hashes", "--no-input")
        return run((*pip, "--disable-pip-version-check", "-q", "-r", root / lock), root)

    return Way(f"pip install -r {lock}", attempt)


def python_module(*command: str) -> Way:
    """A command of a Python package that the environment has."""
    return Way(
        f"python -m {' '.join(command)}", lambda root: run((sys.executable, "-m", *command), root)
    )


def install_node_packages(root: Path) -> str:
    """Run `npm ci` in tests/node, and stamp the result with its lock's hash."""
    npm = probes.npm_command(root)
    if npm is None:
        return "Node puuttuu"
    folder = root / probes.NODE_FOLDER
    failure = run((*npm, "ci", "--no-progress"), folder)
    if not failure:
        (folder / probes.NODE_STAMP).write_text(probes.node_packages_digest(root), "ascii")
    return failure


def unpack_smtp_sink(root: Path) -> str:
    """Take smtp-sink out of Debian's package: installed, Postfix would be the machine's mailer."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return "koneessa ei ole apt-get-ohjelmaa"
    prefix = administrator()
    folder = root / probes.SMTP_SINK_FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    failure = refresh_package_lists(prefix, root) if prefix is not None else ""
    failure = failure or run((*APT_GET, "download", "postfix"), folder)
    if failure:
        return failure
    package = next(folder.glob("postfix_*.deb"))
    failure = run(("dpkg-deb", "--extract", package, "."), folder)
    if not failure and prefix is not None:
        needs = probes.answer("dpkg-deb", "--field", package, "Depends") or ""
        libraries = re.findall(r"(?:^|, )(lib[a-z0-9.+-]+)", needs)
        failure = apt(*libraries).attempt(root)
    if not failure:
        (folder / "smtp-sink").write_text(SMTP_SINK, "utf-8")
        (folder / "smtp-sink").chmod(0o755)
    return failure
