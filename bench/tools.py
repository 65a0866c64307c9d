"""The generators that are compared, and where the programs of the others are installed.

Versions are locked: PyPI's with hashes in `bench/locks/`, npm's in `bench/node/package-lock.json`.
"""

import hashlib
import importlib.metadata
import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.rivals.eleventy import ELEVENTY
from bench.rivals.hugo import HUGO, HUGO_MORE
from bench.rivals.mkdocs import MKDOCS, MKDOCS_SEARCH, ZENSICAL, ZENSICAL_SEARCH
from bench.rivals.pelican import PELICAN
from bench.rivals.tool import Tool
from bench.rivals.tori import TORI, TORI_SEARCH

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".cache"
TOOLS: tuple[Tool, ...] = (
    *(TORI, HUGO, HUGO_MORE, MKDOCS, ZENSICAL, ELEVENTY, PELICAN),
    *(TORI_SEARCH, MKDOCS_SEARCH, ZENSICAL_SEARCH),
)
PIP = ("-m", "pip", "install", "--quiet", "--require-hashes", "--disable-pip-version-check", "-r")
NPM = ("npm", "ci", "--silent", "--no-audit", "--no-fund")
_STAMP = "installed-lock"


class UnavailableError(Exception):
    """A generator cannot be installed here; the text says why."""


def named(names: Sequence[str]) -> tuple[Tool, ...]:
    """Return the tools of these names.

    Raises:
        KeyError: There is no such tool.
    """
    known = {tool.name: tool for tool in TOOLS}
    return tuple(known[name] for name in names)


def install(tool: Tool) -> Path:
    """Return the folder that has the tool's program, installed unless this lock is there already.

    Raises:
        UnavailableError: It cannot be had.
    """
    name = tool.program
    match tool.source:
        case "own":
            return Path(sys.prefix)
        case "pip":
            return installed(HERE / "locks" / f"{name}.lock", CACHE / name, _install_with_pip)
        case "npm":
            return installed(HERE / "node" / "package-lock.json", CACHE / name, _install_with_npm)


def version(tool: Tool) -> str:
    """Return the tool's version, as its lock states it; empty for ours, which has none."""
    name = tool.program
    match tool.source:
        case "pip":
            lines = (HERE / "locks" / f"{name}.lock").read_text(encoding="utf-8").splitlines()
            pin = next(line for line in lines if line.startswith(f"{name}=="))
            return pin.removeprefix(f"{name}==").split()[0]
        case "npm":
            package = json.loads((HERE / "node" / "package.json").read_text(encoding="utf-8"))
            return str(*package["dependencies"].values())
        case "own":
            return importlib.metadata.version("mkdocs") if name == "mkdocs" else ""


def installed(lock: Path, folder: Path, run: Callable[[Path, Path], None]) -> Path:
    """Return the folder, filled anew unless its stamp says that this lock was installed whole.

    Programs know in which folder they were installed, so one that was moved is filled anew too.
    """
    place = f"{sys.version}\n{folder.resolve()}".encode()
    wanted = hashlib.sha256(lock.read_bytes() + place).hexdigest()
    stamp = folder / _STAMP
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        try:
            run(lock, folder)
        except subprocess.CalledProcessError as error:
            told = (error.stderr or error.stdout or b"").decode(errors="replace").splitlines()
            raise UnavailableError((told or [str(error)])[-1]) from error
        except OSError as error:
            raise UnavailableError(str(error.strerror)) from error
        stamp.write_text(wanted, encoding="ascii")
    return folder


def _install_with_pip(lock: Path, folder: Path) -> None:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, *PIP, lock], check=True, capture_output=True)


def _install_with_npm(lock: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(lock, folder)
    shutil.copy(lock.with_name("package.json"), folder)
    subprocess.run(NPM, cwd=folder, check=True, capture_output=True)
