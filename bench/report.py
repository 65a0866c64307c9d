"""The report of a comparison: Markdown and a plot. Pure: all it tells is given to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.bars import verdicts
from bench.figures import BUILDS, COLD, HEADINGS, WARM, Result, figures, found, table
from bench.plot import Series, plot
from bench.rivals.tool import Tool
from bench.session import Comparison

_LEAD = (
    "Written by `bench/run.py`; no figure is edited by hand. How to run it: "
    "[README](../README.md#measurements)."
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Of what the report is.

    Attributes:
        date: Of the measurement, as the caller states it.
        command: What was run.
        machine: The class of machine: cores, memory, system, Python.
        commit: Of the program.
        runs: How many timed rounds there were.
        versions: Each tool's version, by its name; empty where it has none.
    """

    date: str
    command: str
    machine: str
    commit: str
    runs: int
    versions: dict[str, str]


def markdown_table(headings: Sequence[str], rows: Sequence[Sequence[str]], words: int = 2) -> str:
    """Return a Markdown table; after the first columns, of words, figures stand to the right."""
    marks = ["---" if number < words else "--:" for number in range(len(headings))]
    lines = (headings, marks, *([_cell(cell) for cell in row] for row in rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(words: str) -> str:
    """Return words that cannot break a table or be HTML."""
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
    return " ".join(plain.split())


def comparison_tables(comparisons: Sequence[Comparison], tools: Sequence[Tool]) -> Iterator[str]:
    """Yield a heading and a table for each number of deeds, and what is to be said of the bytes."""
    titles = {tool.name: tool.title for tool in tools}
    for comparison in comparisons:
        yield f"## {comparison.deeds:,} deeds"
        yield markdown_table(HEADINGS, table(comparison.results, titles))
        for name, count in comparison.differing.items():
            yield f"{titles[name]}: files that differ from stock MkDocs': {count}."


def report(
    comparisons: Sequence[Comparison], tools: Sequence[Tool], circumstances: Circumstances
) -> str:
    """Return the report in Markdown; it shows the plot `comparison.svg`."""
    results = [result for comparison in comparisons for result in comparison.results]
    blocks = (
        "# Comparison with other generators",
        _LEAD,
        *_circumstances(circumstances),
        "![Seconds that a build takes against the number of deeds](comparison.svg)",
        "## Bars",
        bars_table(results),
        *comparison_tables(comparisons, tools),
        *_explanations(circumstances),
        "## The generators",
        _tools_table(tools, circumstances.versions),
    )
    return "\n\n".join(blocks) + "\n"


def bars_table(results: Sequence[Result]) -> str:
    """Return what was to hold, what was measured, and whether it holds."""
    rows = [
        (
            f"{verdict.bar.claim}: at most {figures(verdict.bar.bound)}",
            verdict.word,
            "–" if verdict.measured is None else figures(verdict.measured),
        )
        for verdict in verdicts(results)
    ]
    return markdown_table(("Bar", "Holds", "Measured"), rows)


def comparison_plot(comparisons: Sequence[Comparison], tools: Sequence[Tool]) -> str:
    """Return the plot of seconds against deeds: everybody's cold build, and our warm ones."""
    results = [result for comparison in comparisons for result in comparison.results]
    sizes = [comparison.deeds for comparison in comparisons]

    def points(name: str, scenario: str) -> tuple[tuple[float, float], ...]:
        of_sizes = (
            (deeds, found(results, name, deeds, known))
            for deeds in sizes
            for known in (COLD, *WARM)
            if known == scenario
        )
        return tuple((deeds, result.wall) for deeds, result in of_sizes if result)

    lines = [
        Series(tool.title, points(tool.name, COLD)) for tool in tools if tool.name == tool.program
    ]
    ours = next((tool for tool in tools if tool.name == "tori"), None)
    if ours:
        lines += [
            Series(f"{ours.title}, {BUILDS[scenario]}", points(ours.name, scenario))
            for scenario in WARM
        ]
    return plot("Seconds that a build takes", "deeds", "seconds (median)", lines)


def _circumstances(circumstances: Circumstances) -> Iterator[str]:
    yield "\n".join(
        (
            f"- Date: {circumstances.date}; commit {circumstances.commit}",
            f"- Machine: {circumstances.machine}",
            f"- Command: `{circumstances.command}`",
            f"- Timed runs of each: {circumstances.runs}; medians are shown",
        )
    )


def _explanations(circumstances: Circumstances) -> Iterator[str]:
    yield "## How it was measured"
    yield (
        f"The same generated deeds in each generator's own form. In each of {circumstances.runs} "
        "rounds every generator builds once from nothing (its site and its caches deleted "
        "beforehand), in turns from the front and the back of the list; after its cold build, ours "
        "builds with nothing changed, with a sentence added to one text, and with one title "
        "changed. All write to the same disk, which is synchronised before each run. Wall time is "
        "of the whole process, its start included."
    )
    yield (
        "Processor time is of the process and all that it waited for. Memory is of a run of its "
        "own, which is not timed: the sum over all its processes of the proportional set size "
        "(PSS: a page that processes share is divided among them), sampled every 20 ms, so that a "
        "shorter peak can be missed. Load is the machine's average over one minute before the "
        "runs, least and most. "
        "“Of Hugo” and “of stock” are ratios of wall medians to Hugo's and to stock MkDocs' full "
        "build; with search on, to stock MkDocs' with search on."
    )
    yield (
        "Pages have the same shell: Hugo, Eleventy and Pelican take it from a page that ours "
        "built, and copy the same style sheets and scripts. They have four ways to browse (service "
        "area, theme, organisation, year), lists of 50 cards, and an RSS feed for each term. Where "
        "they do less than ours, it is in their favour, and told below."
    )


def _tools_table(tools: Sequence[Tool], versions: dict[str, str]) -> str:
    rows = [(tool.title, versions.get(tool.name, ""), tool.note) for tool in tools]
    return markdown_table(
        ("Generator", "Version", "Beside the deeds and their lists"), rows, words=3
    )
