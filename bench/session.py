"""A comparison on one number of deeds: prepare, check once, then run in pairs and alternating.

The first run of each tool is not among its timed ones: in it the memory is sampled, and its site
is looked at. Then in each round every tool builds once from nothing, in turns from the front and
the back of the list, and ours does its warm builds at once after it.
"""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from bench.corpus import Corpus, Entry, entries_of, make_content, read_site
from bench.disk import put_aside
from bench.edits import edits, make, refuse_unseen
from bench.figures import (
    COLD,
    HUGO,
    IN_BARS,
    STOCK,
    STOCK_SEARCH,
    UNCHANGED,
    WARM,
    Result,
    Scenario,
)
from bench.measuring import Run, RunFailedError, measured
from bench.rivals.shell import Shell
from bench.rivals.tool import Job, Tool
from bench.rivals.tori import TORI, TORI_SEARCH
from bench.sites import differing_files, refuse_incomplete
from bench.tools import UnavailableError, install

OURS = (TORI, TORI_SEARCH)
Tell = Callable[[str], None]

OTHERS = ""
"""The name, in the limits, of whoever has none of its own."""
_LEADING = frozenset((TORI.name, HUGO))
"""Whom every number of deeds is for."""
_IN_BARS = frozenset((*_LEADING, TORI_SEARCH.name, STOCK))
"""Whose figures are in the bars, and ours with search on, which is quick."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session does.

    Attributes:
        tools: Which, in the order of the results.
        runs: How many timed rounds.
        limits: The most deeds on which a tool is run, by its name. One without a limit of its own
            has that of OTHERS, but ours, search off, and Hugo are run on any number.
        once: On more deeds than this, whoever is in no bar is run once and no more: its memory and
            its times are of the same run.
        shell: The page around deeds and lists.
        disk: The empty folder in which all of them write; nothing is deleted of it (`bench.disk`).
    """

    tools: Sequence[Tool]
    runs: int
    limits: Mapping[str, int]
    once: int
    shell: Shell
    disk: Path

    def takes(self, tool: Tool, deeds: int) -> bool:
        """Say whether the tool is run on so many deeds."""
        if tool.name in self.limits:
            return deeds <= self.limits[tool.name]
        return tool.name in _LEADING or deeds <= self.limits[OTHERS]

    def runs_once(self, tool: Tool, deeds: int) -> bool:
        """Say whether the tool is run on so many deeds only once."""
        return deeds > self.once and tool.name not in _IN_BARS

    def scenarios(self, tool: Tool, deeds: int) -> Sequence[Scenario]:
        """Return how a tool builds so many deeds: of very many, ours in the ways of the bars."""
        if tool not in OURS:
            return (COLD,)
        return (COLD, *(WARM if deeds <= self.limits[OTHERS] else IN_BARS))


@dataclass(slots=True)
class Contestant:
    """A tool in its folder, and what was measured of it so far."""

    tool: Tool
    folder: Path
    once: bool
    scenarios: Sequence[Scenario]
    job: Job | None = None
    inputs: frozenset[str] = frozenset()
    runs: dict[Scenario, list[Run]] = field(default_factory=dict)
    memory: int | None = None
    files: int | None = None
    size: int | None = None
    differing: int | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a session: of each tool and scenario, in the order of the tools."""

    deeds: int
    results: tuple[Result, ...]


def compare(plan: Plan, deeds: int, tell: Tell) -> Comparison:
    """Measure the tools on so many deeds; `tell` hears of each step."""
    plan.disk.mkdir(parents=True, exist_ok=True)
    contestants = [
        Contestant(
            tool,
            plan.disk / tool.name,
            plan.runs_once(tool, deeds),
            plan.scenarios(tool, deeds),
        )
        for tool in plan.tools
        if plan.takes(tool, deeds)
    ]
    attempt = partial(_attempt, tell=tell)
    tell(f"{deeds} deeds: writing and reading them")
    make_content(plan.disk / "deeds", deeds)
    site = read_site(plan.disk / "deeds")
    corpus = Corpus(plan.disk / "deeds" / "content", site, entries_of(site), plan.shell)
    for contestant in _able(contestants):
        tell(f"{deeds} deeds, {contestant.tool.name}: preparing, and a run for the memory")
        attempt(contestant, partial(_prepare, corpus=corpus))
        attempt(contestant, partial(_look_at, entries=corpus.entries))
    _compare_with_stock(contestants)
    repeating = [contestant for contestant in contestants if not contestant.once]
    for number in range(plan.runs):
        for contestant in _able(repeating[:: -1 if number % 2 else 1]):
            tell(f"{deeds} deeds, {contestant.tool.name}: run {number + 1} of {plan.runs}")
            attempt(contestant, partial(_run, entries=corpus.entries, number=number))
    return Comparison(deeds, tuple(_results(contestants, deeds)))


def _prepare(contestant: Contestant, corpus: Corpus) -> None:
    program = install(contestant.tool)
    contestant.folder.mkdir()
    contestant.job = contestant.tool.prepare(contestant.folder, corpus, program)
    contestant.inputs = frozenset(path.name for path in contestant.folder.iterdir())


def _able(contestants: Sequence[Contestant]) -> Iterator[Contestant]:
    return (contestant for contestant in contestants if not contestant.failure)


def _attempt(contestant: Contestant, work: Callable[[Contestant], None], tell: Tell) -> None:
    """Do the work; what fails is kept as the contestant's failure and stops nobody else."""
    if contestant.failure:
        return
    try:
        work(contestant)
    except (UnavailableError, RunFailedError) as error:
        contestant.failure = str(error)
    except OSError as error:
        contestant.failure = f"{type(error).__name__}: {error.strerror}"
    if contestant.failure:
        tell(f"{contestant.tool.name} failed: {contestant.failure}")


def _look_at(contestant: Contestant, entries: Sequence[Entry]) -> None:
    """Build once for the memory, and see that the site is whole."""
    job = _job(contestant)
    _clean(contestant)
    run = _measure(contestant, job, samples=True)
    refuse_incomplete(job.output, entries)
    contestant.memory = run.memory
    sizes = [path.stat().st_size for path in job.output.rglob("*") if path.is_file()]
    contestant.files, contestant.size = len(sizes), sum(sizes)
    if contestant.once:
        contestant.runs[COLD] = [run]


def _compare_with_stock(contestants: Sequence[Contestant]) -> None:
    """Count the files of each of our sites that are not its stock twin's."""
    able = {contestant.tool.name: contestant for contestant in _able(contestants)}
    for name, twin in ((TORI.name, STOCK), (TORI_SEARCH.name, STOCK_SEARCH)):
        if name in able and twin in able:
            sites = _job(able[name]).output, _job(able[twin]).output
            able[name].differing = len(differing_files(*sites))


def _run(contestant: Contestant, entries: Sequence[Entry], number: int) -> None:
    """Build from nothing; ours also after no change and after each edit, which is to be seen."""
    job = _job(contestant)
    _clean(contestant)
    _time(contestant, COLD, job)
    if UNCHANGED not in contestant.scenarios:
        return
    _time(contestant, UNCHANGED, job)
    for edit in edits(contestant.folder / "content", entries, number):
        if edit.scenario not in contestant.scenarios:
            return
        make(edit)
        _time(contestant, edit.scenario, job)
        refuse_unseen(edit, job.output)


def _job(contestant: Contestant) -> Job:
    if contestant.job is None:
        raise RunFailedError("it was not prepared")
    return contestant.job


def _time(contestant: Contestant, scenario: Scenario, job: Job) -> None:
    contestant.runs.setdefault(scenario, []).append(_measure(contestant, job))


def _measure(contestant: Contestant, job: Job, *, samples: bool = False) -> Run:
    # What was written before must not burden this run.
    subprocess.run(["sync", "--file-system", contestant.folder], check=True)
    return measured(job, contestant.folder, samples=samples)


def _clean(contestant: Contestant) -> None:
    """Take away whatever the tool has made in its folder: the site, caches, anything new."""
    found = (path for path in contestant.folder.iterdir() if path.name not in contestant.inputs)
    put_aside(list(found), contestant.folder.parent)


def _results(contestants: Sequence[Contestant], deeds: int) -> Iterator[Result]:
    for one in contestants:
        for scenario in one.scenarios:
            result = Result(
                one.tool.name,
                one.tool.searches,
                deeds,
                scenario,
                tuple(one.runs.get(scenario, ())),
                failure=one.failure,
            )
            if scenario == COLD:
                result = replace(
                    result,
                    memory=one.memory,
                    files=one.files,
                    size=one.size,
                    differing=one.differing,
                )
            yield result
