"""What a build is of, who works on it and who is told of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tori.engine.digests import NOTHING, LastBuild
from tori.newsletter.proofs import IssueProofs
from tori.site.model import Site

if TYPE_CHECKING:
    from concurrent.futures import Executor

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
    """Where a build takes its templates from and where it goes, the same for all its workers.

    Attributes:
        root: The project's folder.
        destination: An empty folder for the site.
        shell: The digest of all that the shells of pages are made of.
        strict: Whether MkDocs' warnings are failures.
        verifies: Whether a sample of the pages is compared with MkDocs'.
        build: Tells this build from every other one.
    """

    root: Path
    destination: Path
    shell: str = ""
    strict: bool = True
    verifies: bool = False
    build: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What a build has to do.

    Attributes:
        site: What the pages show.
        proofs: The proofs of its newsletters.
        last: What is published already.
    """

    site: Site
    proofs: Sequence[IssueProofs]
    last: LastBuild = NOTHING


@dataclass(frozen=True, slots=True)
class Crew:
    """Workers on other machines: an executor, and how many processes it has."""

    executor: "Executor"
    processes: int
