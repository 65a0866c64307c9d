"""What the runs of a comparison come to: medians and ratios. Pure; the table's words too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from bench.measuring import Run

Scenario = Literal[
    "cold",
    "nothing changed",
    "first edit",
    "body edit",
    "title edit",
    "deed added",
    "deed deleted",
]
COLD: Scenario = "cold"
UNCHANGED: Scenario = "nothing changed"
FIRST: Scenario = "first edit"
"""After a build from nothing, of which it is the first to use what was remembered."""
BODY: Scenario = "body edit"
TITLE: Scenario = "title edit"
WARM: tuple[Scenario, ...] = (UNCHANGED, FIRST, BODY, TITLE, "deed added", "deed deleted")
IN_BARS: tuple[Scenario, ...] = WARM[:4]
"""Those that are in a bar, or without which one that is cannot be measured."""

BUILDS: Mapping[Scenario, str] = {
    "cold": "cold, all",
    "nothing changed": "nothing changed",
    "first edit": "first text edited",
    "body edit": "one text edited",
    "title edit": "one title edited",
    "deed added": "one deed added",
    "deed deleted": "one deed deleted",
}
"""What each scenario is called."""

HUGO, STOCK, STOCK_SEARCH = "hugo", "mkdocs", "mkdocs-search"


@dataclass(frozen=True, slots=True)
class Result:
    """All runs of one tool in one scenario on so many deeds.

    Attributes:
        tool: The tool's name.
        searches: Whether a search index is made.
        memory: Peak of all processes together in bytes; None where it was not measured.
        files: How many files the site has.
        size: Of the site, in bytes.
        differing: How many files are not those of stock MkDocs'; None where it was not compared.
        failure: Why there are no runs; empty where all went well.
    """

    tool: str
    searches: bool
    deeds: int
    scenario: Scenario
    runs: tuple[Run, ...] = ()
    memory: int | None = None
    files: int | None = None
    size: int | None = None
    differing: int | None = None
    failure: str = ""

    @property
    def wall(self) -> float:
        """The median of the wall times, in seconds."""
        return median(run.wall_seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the processor times, in seconds."""
        return median(run.cpu_seconds for run in self.runs)


def found(
    results: Iterable[Result], tool: str, deeds: int, scenario: Scenario = COLD
) -> Result | None:
    """Return the result of a tool in a scenario, if it was measured without failure."""
    for result in results:
        if (result.tool, result.deeds, result.scenario) == (tool, deeds, scenario):
            return result if result.runs and not result.failure else None
    return None


def ratio(result: Result, other: Result | None) -> float | None:
    """Return the ratio of two results' wall medians; None where either is missing."""
    return result.wall / other.wall if other and other.runs and result.runs else None


HEADINGS = (
    *("Generator", "Build", "Wall s (min–max)", "Runs", "of Hugo", "of stock", "CPU s"),
    *("Memory MB", "Files", "Site MB", "Load"),
)


def table(
    results: Sequence[Result], titles: dict[str, str], *, searches: bool
) -> list[tuple[str, ...]]:
    """Return the rows of a table of the results of one number of deeds, below HEADINGS.

    Args:
        results: In the table's order.
        titles: Each tool's name to readers.
        searches: Whether the rows are of those who make a search index, or of the others.
    """
    return [_row(result, results, titles) for result in results if result.searches == searches]


def _row(result: Result, results: Sequence[Result], titles: dict[str, str]) -> tuple[str, ...]:
    name, build = titles[result.tool], BUILDS[result.scenario]
    if not result.runs or result.failure:
        told = f"none: {result.failure or 'not run'}"
        return (name, build, told, *("–" for _ in HEADINGS[3:]))
    walls = [run.wall_seconds for run in result.runs]
    loads = [run.load for run in result.runs]
    stock = STOCK_SEARCH if result.searches else STOCK
    return (
        name,
        build,
        f"{figures(result.wall)} ({figures(min(walls))}–{figures(max(walls))})",
        str(len(walls)),
        _quotient(ratio(result, found(results, HUGO, result.deeds))),
        _quotient(ratio(result, found(results, stock, result.deeds))),
        figures(result.cpu),
        _megabytes(result.memory),
        f"{result.files:,}" if result.files is not None else "–",
        _megabytes(result.size),
        f"{min(loads):.1f}–{max(loads):.1f}",
    )


def figures(value: float) -> str:
    """Return a number with three significant figures, or all that are before the point."""
    return f"{value:,.3g}" if value < 999.5 else f"{value:,.0f}"  # noqa: PLR2004 — three figures


def _quotient(value: float | None) -> str:
    return "–" if value is None else figures(value)


def _megabytes(octets: int | None) -> str:
    return "–" if octets is None else f"{octets / 1e6:,.0f}"
