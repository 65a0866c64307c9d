"""What `bench.run` knows of a generator: how to get it, how to hand it the deeds, what to run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bench.corpus import Corpus

Source = Literal["own", "pip", "npm"]


@dataclass(frozen=True, slots=True)
class Job:
    """What to run in the folder that was prepared.

    Attributes:
        command: The program and its arguments.
        output: Where the site goes; a deed's page is `teot/<id>/index.html` below it.
        environment: Variables beside those of the caller.
    """

    command: tuple[str, ...]
    output: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator, ours or another.

    Attributes:
        name: As the command line of bench.run names it.
        title: As the report names it.
        source: Where its program is from: our own environment, or a lock of PyPI's or npm's.
        searches: Whether it makes a search index.
        prepare: Writes the deeds and the templates into an empty folder; takes the folder, the
            deeds and the folder in which the program is installed.
        note: What it does and does not do of what ours does.
    """

    name: str
    title: str
    source: Source
    searches: bool
    prepare: Callable[[Path, Corpus, Path], Job]
    note: str

    @property
    def program(self) -> str:
        """The name without what tells apart two ways to run the same program."""
        return self.name.removesuffix("-search").removesuffix("-more")
