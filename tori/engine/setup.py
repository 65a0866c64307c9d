"""What a build is of, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from tori.engine.kept.memory import KeptUnit
    from tori.engine.pages.shell import Class, Shell

Progress = Callable[[int, int], None]
"""Called with (pages written, pages in all)."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told how a build goes.

    Attributes:
        phase_done: Called with one line of Finnish when a phase is done.
        page_written: Called with how many pages are written, and how many there are in all.
    """

    phase_done: Callable[[str], None]
    page_written: Progress


@dataclass(frozen=True, slots=True)
class Setup:
    """What a build is of, and where it goes: enough for any process to make its plan.

    Attributes:
        verifies: Whether a sample of the pages is compared with MkDocs'.
        learns: Whether it is traced what pages are made of, for the next build.
        build: Tells this build from every other one; `build_fast` gives it.
    """

    root: Path
    destination: Path
    day: date
    verifies: bool = False
    learns: bool = False
    build: str = ""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works on the shares of a build, and in how many processes."""

    executor: "Executor"
    processes: int


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be known of a site that was made.

    Attributes:
        until: The first later day on which something comes out otherwise, if there is one.
        menu: What the menu calls its pages, by their paths.
        search: Each page's entries in the search index, by its path.
        shells: Where the site is, and the shells of all classes of pages; None where an edited
            page cannot be made of these alone.
        total: How many files the site has; None where only some were made.
    """

    units: "tuple[KeptUnit, ...]"
    until: date | None
    menu: Mapping[str, str]
    search: Mapping[str, tuple[Any, ...]]
    shells: "tuple[str, Mapping[Class, Shell]] | None"
    total: int | None = None
