"""The report of a comparison: Markdown and a plot. Pure: all it tells is given to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.bars import verdicts
from bench.figures import (
    BODY,
    BUILDS,
    COLD,
    HEADINGS,
    TITLE,
    UNCHANGED,
    Result,
    Scenario,
    figures,
    found,
    table,
)
from bench.plot import Series, plot
from bench.rivals.tool import Tool
from bench.session import Comparison

_LEAD = (
    "Written by `bench/run.py`; no figure is edited by hand. How to run it: "
    "[README](../README.md#measurements)."
)
_NOTES = (
    "Why a bar is missed, with the profile, is written by hand in "
    "[comparison-notes.md](comparison-notes.md). A bar asks for medians of five runs or more; the "
    "tables below tell how many there were."
)
_SEARCHING = {
    False: "### Search off",
    True: "### Search on",
}
_NO_SEARCH = "Hugo, Eleventy and Pelican make no search index of their own, so they are not here."


_WITH_BARS: tuple[Scenario, ...] = (UNCHANGED, BODY, TITLE)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Of what the report is.

    Attributes:
        date: Of the measurement, as the caller states it.
        command: What was run.
        machine: The class of machine: cores, memory, system, Python.
        commit: Of the program.
        versions: Each tool's version, by its name; empty where it has none.
    """

    date: str
    command: str
    machine: str
    commit: str
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
    """Yield a heading for each number of deeds, and its tables with search off and on.

    Below them stands what is to be said of the bytes, and who was left out.
    """
    titles = {tool.name: tool.title for tool in tools}
    for comparison in comparisons:
        results = comparison.results
        yield f"## {comparison.deeds:,} deeds"
        for searches, heading in _SEARCHING.items():
            rows = table(results, titles, searches=searches)
            if rows:
                yield heading
                yield markdown_table(HEADINGS, rows)
                if searches:
                    yield _NO_SEARCH
        for result in results:
            if result.differing is not None:
                title = titles[result.tool]
                yield f"{title}: files that differ from stock MkDocs': {result.differing}."
        present = {result.tool for result in results}
        absent = [tool.title for tool in tools if tool.name not in present]
        if absent:
            yield f"Not run on so many: {'; '.join(absent)}."


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
        _NOTES,
        *comparison_tables(comparisons, tools),
        *_explanations(),
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
    """Return the plot of seconds against deeds: everybody's cold build, and our warm ones.

    Search is off in all. Of the warm builds those are shown that a bar is set for.
    """
    results = [result for comparison in comparisons for result in comparison.results]
    sizes = [comparison.deeds for comparison in comparisons]

    def points(name: str, scenario: str) -> tuple[tuple[float, float], ...]:
        of_sizes = (
            (deeds, found(results, name, deeds, known))
            for deeds in sizes
            for known in (COLD, *_WITH_BARS)
            if known == scenario
        )
        return tuple((deeds, result.wall) for deeds, result in of_sizes if result)

    lines = [Series(tool.title, points(tool.name, COLD)) for tool in tools if not tool.searches]
    ours = next((tool for tool in tools if tool.name == "tori"), None)
    if ours:
        lines += [
            Series(f"{ours.title}, {BUILDS[scenario]}", points(ours.name, scenario))
            for scenario in _WITH_BARS
        ]
    return plot("Seconds that a build takes", "deeds", "seconds (median)", lines)


def _circumstances(circumstances: Circumstances) -> Iterator[str]:
    yield "\n".join(
        (
            f"- Date: {circumstances.date}; commit {circumstances.commit}",
            f"- Machine: {circumstances.machine}",
            f"- Command: `{circumstances.command}`",
        )
    )


def _explanations() -> Iterator[str]:
    yield "## How it was measured"
    yield (
        "The same generated deeds in each generator's own form. In each round every generator "
        "builds once from nothing (its site and its caches taken away beforehand), in turns from "
        "the front and the back of the list; medians are shown. All write to the same disk, which "
        "is synchronised before each run, and of which nothing is deleted until all is measured: "
        "ext4 makes files much more slowly for minutes after many were deleted. Wall time is of "
        "the whole process, its start included."
    )
    yield (
        "After its cold build, ours builds with nothing changed, with a first edit (which uses "
        "what the cold build remembered), with a sentence added to one text, with its deed's title "
        "changed, with one deed added, and with one deleted. They "
        "are other deeds in each round, from the middle of the order by date, and each is in its "
        "organisation's feed. After each edit the deed's page, and where the title shows also the "
        "list and the feed of its organisation, are looked at; a site that does not show the edit "
        "is a failure."
    )
    yield (
        "Processor time is of the process and all that it waited for. Memory is of a run of its "
        "own, which is not timed: the sum over all its processes of the proportional set size "
        "(PSS: a page that processes share is divided among them), sampled every 20 ms, less often "
        "where a sample itself takes long, so that a shorter peak can be missed. Who is in no bar "
        "may be run only once on many deeds; its times and its memory are then of the same run. "
        "Load is the machine's average over one minute before the runs, least and most. "
        "“Of Hugo” and “of stock” are ratios of wall medians to Hugo's and to stock MkDocs' full "
        "build; with search on, to Hugo's without it and to stock MkDocs' with it. Stock MkDocs "
        "builds our exported tree: the same documents as files, a plain `mkdocs.yml` and no hook. "
        "That a stock build through the hook writes the same files is held by the tests."
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
