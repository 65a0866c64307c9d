"""The Python environment of the project: which packages it needs, and a `.venv` that has them.

`enter` is for build.py alone. An interpreter that already has the pinned packages (a container, CI,
`uv run`) is used as it is; otherwise `.venv` at the root is made from the lock file, or repaired,
and the program starts again in it. Tools that are no Python packages are in `tools`.
"""

import hashlib
import importlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from tori.failures import told

EXIT_ENVIRONMENT = 3
EXIT_INTERRUPTED = 130
FOLDER = ".venv"
STAMP = "tori-lukko"
BUILD_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"  # all of BUILD_LOCK, and what the tests need
# dkimpy and feedgen are published as source only. What builds them is locked too, and pip fetches
# nothing else.
SETUP_LOCK = "requirements-setup.lock"
INSTALL = (
    *("-m", "pip", "install", "--require-hashes", "--no-build-isolation", "--no-input"),
    *("--disable-pip-version-check", "-q", "-r"),
)
PIP_LINES_SHOWN = 12
# What pip and urllib3 say when there is no way to a package index.
NO_CONNECTION = (
    "Connection broken",
    "ConnectionError",
    "ConnectTimeoutError",
    "NewConnectionError",
    "NameResolutionError",
    "ProxyError",
    "ReadTimeoutError",
    "Temporary failure in name resolution",
    "No matching distribution found",
)


class UnavailableError(Exception):
    """The environment cannot be had; the text, in Finnish, says why and what to do."""


def enter(root: Path, arguments: Sequence[str]) -> None:
    """Return in an interpreter that has the packages, or start build.py again in one.

    Exits with status 3 when the packages cannot be had, and 130 when interrupted meanwhile.
    """
    command = next((word for word in arguments if not word.startswith("-")), "")
    try:
        python = prepare(root, tests=command == "test")
    except UnavailableError as failure:
        sys.stderr.write(f"{failure}\n")
        sys.exit(EXIT_ENVIRONMENT)
    except KeyboardInterrupt:
        sys.stderr.write("\nAsennus keskeytettiin. Seuraava ajo korjaa sen.\n")
        sys.exit(EXIT_INTERRUPTED)
    if python is not None:
        start_again(python, [str(root / "build.py"), *arguments])


def prepare(root: Path, *, tests: bool) -> Path | None:
    """See that there is an interpreter with the packages: None is this one, a path another.

    Raises:
        UnavailableError: They cannot be installed, or would not work where the project is.
    """
    refuse_place(root)
    folder = root / FOLDER
    locks = (TEST_LOCK,) if tests else (BUILD_LOCK, TEST_LOCK)
    wanted = [digest(root / lock, folder) for lock in locks]
    stamped = read_stamp(folder)
    python = interpreter(folder)
    if Path(sys.prefix).resolve() == folder.resolve():
        # Without a stamp somebody else made this .venv, `uv run` for one.
        if stamped in wanted or (not stamped and has_packages(pins(root, tests=tests))):
            return None
        install(root, folder, locks[0], anew=False)
        importlib.invalidate_caches()
        return None
    if has_packages(pins(root, tests=tests)):
        return None
    if not (stamped in wanted and python.exists()):
        # The test lock only adds to the other one, so it may go on top of it.
        extends = python.exists() and stamped == digest(root / BUILD_LOCK, folder)
        install(root, folder, locks[0], anew=not extends)
    return python


def refuse_place(root: Path) -> None:
    """Refuse a project in a folder whose path is no UTF-8: Jinja, for one, cannot read there.

    Raises:
        UnavailableError: It is in one.
    """
    try:
        str(root).encode()
    except UnicodeEncodeError as error:
        shown = os.fsencode(root).decode("utf-8", "backslashreplace")
        raise UnavailableError(
            f"Kansion {shown} nimessä on merkkejä, jotka eivät ole UTF-8:aa.\n"
            "Nimeä kansio uudelleen, tai siirrä projekti toiseen kansioon, ja aja komento siellä."
        ) from error


def pins(root: Path, *, tests: bool) -> dict[str, str]:
    """The packages that pyproject.toml names, with their exact versions."""
    import tomllib  # noqa: PLC0415 — a `.venv` of ours needs none of it

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    named: list[str] = project["project"]["dependencies"]
    if tests:
        named = named + project["dependency-groups"]["test"]
    return dict(requirement.split("==") for requirement in named)


def has_packages(wanted: dict[str, str]) -> bool:
    """Whether the running interpreter has just these versions.

    The names of the folders that pip makes tell it at once; others' metadata is to be read.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        for entry in Path(folder).glob("*.dist-info"):
            name, _, version = entry.stem.partition("-")
            found.setdefault(normalised(name), version)
    if all(found.get(normalised(name)) == version for name, version in wanted.items()):
        return True
    import importlib.metadata  # noqa: PLC0415 — it takes as long as all else that is done here

    try:
        return all(importlib.metadata.version(name) == wanted[name] for name in wanted)
    except importlib.metadata.PackageNotFoundError:
        return False


def normalised(name: str) -> str:
    """A package's name as packages are compared (PyPA, 'Names and normalization')."""
    return re.sub(r"[-_.]+", "-", name).lower()


def digest(lock: Path, folder: Path) -> str:
    """What the stamp of a finished environment says: its lock, its Python and its place.

    The place is there because the programs of an environment that was moved do not start.
    """
    parts = (lock.read_bytes(), sys.version.encode(), str(folder.resolve()).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_stamp(folder: Path) -> str:
    """The stamp of an environment, or an empty text where the work was left unfinished."""
    try:
        return (folder / STAMP).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def interpreter(folder: Path) -> Path:
    """Where an environment has its Python."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(root: Path, folder: Path, lock: str, *, anew: bool) -> None:
    """Make the environment from a lock file, from nothing or on top of what is there.

    Raises:
        UnavailableError: Python has no `venv`, the disk refuses, or pip fails.
    """
    import importlib.util  # noqa: PLC0415 — most runs install nothing
    import subprocess  # noqa: PLC0415 — the same

    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise UnavailableError(
            "Pythonista puuttuu virtuaaliympäristöjen tuki (venv ja ensurepip).\n"
            "Asenna se (Debian ja Ubuntu: sudo apt install python3-venv) ja aja komento uudelleen."
        )
    import venv  # noqa: PLC0415 — Debian's Python may lack it

    sys.stderr.write(f"Asennetaan paketit hakemistoon {FOLDER} (tiedostosta {lock}) …\n")
    sys.stderr.flush()
    try:
        if anew:
            remove(folder)
        venv.create(folder, with_pip=True, symlinks=os.name != "nt")
        for file in (SETUP_LOCK, lock):
            run_pip(folder, root / file)
        (folder / STAMP).write_text(digest(root / lock, folder), "ascii")
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnavailableError(
            f"Hakemistoa {folder} ei voitu tehdä: {told(error)}\n"
            "Tarkista, että levyllä on tilaa ja että hakemistoon saa kirjoittaa."
        ) from error


def run_pip(folder: Path, lock: Path) -> None:
    """Install what a lock file names, each package by its hash.

    Raises:
        UnavailableError: pip fails.
    """
    import subprocess  # noqa: PLC0415 — as in `install`

    pip = subprocess.run(
        [interpreter(folder), *INSTALL, lock],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if pip.returncode:
        raise UnavailableError(explain(pip.stdout))


def remove(folder: Path) -> None:
    """Take away an environment, its stamp first, so that half of one is never taken for whole."""
    import shutil  # noqa: PLC0415 — as in `install`

    (folder / STAMP).unlink(missing_ok=True)
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def explain(pip_output: str) -> str:
    """Why pip failed, in Finnish, with the end of what it said."""
    if "DO NOT MATCH THE HASHES" in pip_output:
        reason = (
            "Pakettien asennus keskeytettiin: ladattu paketti ei ole se, jonka lukkotiedosto "
            "nimeää.\nÄlä ohita tarkistusta. Selvitä, mistä paketti tuli."
        )
    elif any(sign in pip_output for sign in NO_CONNECTION):
        reason = (
            "Pakettien asennus ei onnistunut: pakettivarastoon ei saatu yhteyttä.\n"
            "Tarkista verkkoyhteys (ja välityspalvelimen asetukset) ja aja komento uudelleen. "
            "Verkkoa tarvitaan vain tähän asennukseen."
        )
    else:
        reason = "Pakettien asennus ei onnistunut."
    told = [line for line in pip_output.splitlines() if line and not line.startswith("WARNING:")]
    shown = [f"    {line}" for line in told[-PIP_LINES_SHOWN:]]
    return "\n".join((reason, "pip kertoi:", *shown))


def start_again(python: Path, arguments: Sequence[str]) -> NoReturn:
    """Go on as another interpreter; on Windows, where a process cannot change, as its child."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        import subprocess  # noqa: PLC0415 — as in `install`

        sys.exit(subprocess.run([python, *arguments], check=False).returncode)
    os.execv(python, [str(python), *arguments])  # noqa: S606 - no shell is what we want
