"""The far side of a build on a cluster: a task is done where the same site would come of it.

A worker may have been started with another program, other packages or another disk, and it may
live longer than any of them. What a task's sender has of these travels with the task, and a worker
that has something else refuses. Nothing here needs Dask; `scheduler.py` sends the tasks.
"""

import platform
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from tori.engine.collector import collector_at_rest
from tori.engine.rendering import forget_plan

Result = TypeVar("Result")

_PACKAGE = Path(__file__).resolve().parents[2]
PROGRAM_FOLDER = _PACKAGE.parent
_LOCK = PROGRAM_FOLDER / "requirements.lock"
_PINNED = re.compile(r"(?m)^([A-Za-z0-9._-]+)==")
CARRIERS = ("dask", "distributed")
"""What tasks travel with."""
_MISSING = "puuttuu"
_DIGEST_BYTES = 16
_TEMPLATES = "overrides"
_CONFIGURATION = "mkdocs.yml"


class UnlikeWorkerError(OSError):
    """A worker would not make the same site; the message says why, in Finnish."""


@dataclass(frozen=True, slots=True)
class Order:
    """What holds of every task of one build.

    Attributes:
        build: Its name.
        destination: The folder that all write into.
        sources: The hash of the sources that a worker reads itself.
        program: What the sender's program is.
    """

    build: str
    root: Path
    destination: Path
    sources: bytes
    program: Mapping[str, str]


def program_here() -> Mapping[str, str]:
    """Return what of this process decides what a site looks like, by Finnish names."""
    return _PROGRAM


def sources_hash(root: Path) -> bytes:
    """Return a hash of what a worker itself reads of a project; the content is handed to it."""
    templates = (path for path in (root / _TEMPLATES).rglob("*") if path.is_file())
    return _hash(root, [root / _CONFIGURATION, *templates])


def work(order: Order, task: Callable[[], Result]) -> Result:
    """Do a task of a build; the first one of a build makes sure that the sources are the same.

    They are compared after the task, so that it is known of what was read meanwhile.

    Raises:
        UnlikeWorkerError: Something is not as it is where the task comes from.
    """
    refuse_unlike(order.program, program_here())
    refuse_unseen(order)
    try:
        with collector_at_rest():
            return task()
    finally:
        _compare_sources(order)


def end(build: str) -> None:
    """Forget a build, once no thread of this process works on it."""
    forget_plan(build)


def refuse_unlike(wanted: Mapping[str, str], found: Mapping[str, str]) -> None:
    """Raise UnlikeWorkerError, naming the first thing that differs, unless all is alike."""
    for name in [*wanted, *(name for name in found if name not in wanted)]:
        here, there = (known.get(name, _MISSING) for known in (wanted, found))
        if here != there:
            raise UnlikeWorkerError(
                f"työntekijä koneella {platform.node()} ei ole samanlainen kuin tämä kone: "
                f"{name} on siellä {there}, täällä {here}. "
                "Tee siitä samanlainen ja käynnistä työntekijä uudelleen."
            )


def refuse_unseen(order: Order) -> None:
    """Raise UnlikeWorkerError unless both folders are to be seen here.

    The destination was made a moment ago under a drawn name: a disk that has it is the same disk.
    """
    for folder in (order.root, order.destination):
        if not folder.is_dir():
            raise UnlikeWorkerError(
                f"työntekijä koneella {platform.node()} ei näe kansiota {folder}. "
                "Sen on oltava yhteisellä levyllä, kaikilla koneilla samassa paikassa."
            )


def _compare_sources(order: Order) -> None:
    if order.build in _compared:
        return
    if sources_hash(order.root) != order.sources:
        raise UnlikeWorkerError(
            f"työntekijä koneella {platform.node()} näki toisenlaisen tiedoston mkdocs.yml tai "
            f"kansion overrides kuin tämä kone (kansiossa {order.root}): ne muuttuivat kesken "
            "koonnin, tai levy ei ole yhteinen. Aja komento uudelleen."
        )
    _compared.clear()
    _compared.add(order.build)


def _hash(folder: Path, files: Iterable[Path]) -> bytes:
    found = blake2b(digest_size=_DIGEST_BYTES)
    for file in sorted(files):
        data = file.read_bytes()
        name = file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        found.update(b"%s\0%d\0%s" % (name, len(data), data))
    return found.digest()


def _program() -> Iterator[tuple[str, str]]:
    files = (path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".yml"})
    yield "Python", platform.python_version()
    yield "ohjelman tunniste", _hash(_PACKAGE, files).hex()
    for name in [*_PINNED.findall(_LOCK.read_text("utf-8")), *CARRIERS]:
        yield f"paketti {name}", _version(name)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _MISSING


_PROGRAM: Mapping[str, str] = dict(_program())
"""As it was when this process loaded it: files that change later do not change what is running."""
_compared: set[str] = set()
"""The last build whose sources were found to be the same here."""
