"""A comparison on one number of deeds: prepare, check once, then run in pairs and alternating.

The first run of each tool is not timed: in it the peak memory is sampled, and its site is looked
at. Then in each round every tool builds once from nothing, in turns from the front and the back of
the list, and ours does its warm builds at once after it.
"""

import filecmp
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.corpus import WITH_FEEDS, Corpus, Entry, entries_of, make_content, read_site, term_counts
from bench.figures import COLD, HUGO, STOCK, STOCK_SEARCH, WARM, Result, Scenario
from bench.measuring import Run, RunFailedError, peak_memory, timed
from bench.rivals.shell import Shell
from bench.rivals.tool import Job, Tool
from bench.rivals.tori import TORI, TORI_SEARCH
from bench.tools import UnavailableError, install

OURS = (TORI, TORI_SEARCH)
_OUR_NAMES = frozenset(tool.name for tool in OURS)
Tell = Callable[[str], None]

_TITLE = re.compile(r'(?m)^title: "(.*)"$')


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session does.

    Attributes:
        tools: Which, in the order of the results.
        runs: How many timed rounds.
        limit: Only ours and Hugo are run on more deeds than this.
        shell: The page around deeds and lists.
        disk: The folder in which all of them write; it is emptied first, and deleted at the end.
    """

    tools: Sequence[Tool]
    runs: int
    limit: int
    shell: Shell
    disk: Path


@dataclass(slots=True)
class Contestant:
    """A tool in its folder, and what was measured of it so far."""

    tool: Tool
    folder: Path
    job: Job | None = None
    inputs: frozenset[str] = frozenset()
    runs: dict[Scenario, list[Run]] = field(default_factory=dict)
    memory: int | None = None
    files: int | None = None
    size: int | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a session.

    Attributes:
        results: Of each tool and scenario, in the order of the tools.
        differing: How many files differ from stock MkDocs', by the name of ours; without those of
            which either did not run.
    """

    deeds: int
    results: tuple[Result, ...]
    differing: Mapping[str, int]


def compare(plan: Plan, deeds: int, tell: Tell) -> Comparison:
    """Measure the tools on so many deeds; `tell` hears of each step."""
    shutil.rmtree(plan.disk, ignore_errors=True)
    plan.disk.mkdir(parents=True)
    contestants = [Contestant(tool, plan.disk / tool.name) for tool in plan.tools]
    for contestant in contestants:
        if deeds > plan.limit and contestant.tool.name not in {*_OUR_NAMES, HUGO}:
            contestant.failure = f"not run on more than {plan.limit:,} deeds"
    tell(f"{deeds} deeds: writing and reading them")
    make_content(plan.disk / "deeds", deeds)
    site = read_site(plan.disk / "deeds")
    corpus = Corpus(plan.disk / "deeds" / "content", site, entries_of(site), plan.shell)
    for contestant in _able(contestants):
        tell(f"{deeds} deeds, {contestant.tool.name}: preparing, and a run for the memory")
        _attempt(contestant, partial(_prepare, corpus=corpus))
        _attempt(contestant, partial(_look_at, entries=corpus.entries))
    differing = _differing(contestants)
    for number in range(plan.runs):
        for contestant in _able(contestants[:: -1 if number % 2 else 1]):
            tell(f"{deeds} deeds, {contestant.tool.name}: run {number + 1} of {plan.runs}")
            _attempt(contestant, partial(_run, number=number))
    shutil.rmtree(plan.disk)
    return Comparison(deeds, tuple(_results(contestants, deeds)), differing)


def _prepare(contestant: Contestant, corpus: Corpus) -> None:
    program = install(contestant.tool)
    contestant.folder.mkdir()
    contestant.job = contestant.tool.prepare(contestant.folder, corpus, program)
    contestant.inputs = frozenset(path.name for path in contestant.folder.iterdir())


def _able(contestants: Sequence[Contestant]) -> Iterator[Contestant]:
    return (contestant for contestant in contestants if not contestant.failure)


def _attempt(contestant: Contestant, work: Callable[[Contestant], None]) -> None:
    """Do the work; what fails is kept as the contestant's failure and stops nobody else."""
    if contestant.failure:
        return
    try:
        work(contestant)
    except (UnavailableError, RunFailedError) as error:
        contestant.failure = str(error)
    except OSError as error:
        contestant.failure = f"{type(error).__name__}: {error.strerror}"


def _look_at(contestant: Contestant, entries: Sequence[Entry]) -> None:
    """Build once for the memory, and see that the site is whole."""
    job = _job(contestant)
    _clean(contestant)
    contestant.memory = peak_memory(job, contestant.folder)
    _refuse_incomplete(job.output, entries)
    sizes = [path.stat().st_size for path in job.output.rglob("*") if path.is_file()]
    contestant.files, contestant.size = len(sizes), sum(sizes)


def _refuse_incomplete(output: Path, entries: Sequence[Entry]) -> None:
    """Raise RunFailedError unless every deed has its page with its words, and every term a feed."""
    for entry in entries:
        page = output / "teot" / entry.id / "index.html"
        if not page.is_file() or entry.summary not in page.read_text(encoding="utf-8"):
            raise RunFailedError(f"the site lacks {entry.id}")
    counts = term_counts(entries)
    wanted = sum(counts[taxonomy] for taxonomy in WITH_FEEDS)
    feeds = sum(1 for _ in output.rglob("*.xml"))
    if feeds < wanted:
        raise RunFailedError(f"the site has {feeds} feeds for {wanted} terms")


def _run(contestant: Contestant, number: int) -> None:
    job = _job(contestant)
    _clean(contestant)
    _time(contestant, COLD, job)
    if contestant.tool in OURS:
        _run_warm(contestant, number)


def _run_warm(contestant: Contestant, number: int) -> None:
    """Build after no change and after two edits; each edit is to be seen in the site."""
    job = _job(contestant)
    deed = _edited_deed(contestant.folder, number)
    page = job.output / "teot" / deed.stem / "index.html"
    _time(contestant, WARM[0], job)
    sentence = f"Lisätty virke numero {number}."
    _edit(deed, lambda text: f"{text}\n{sentence}\n")
    _time(contestant, WARM[1], job)
    _refuse_stale(page, sentence)
    _edit(deed, lambda text: _TITLE.sub(rf'title: "\1, uusi nimi {number}"', text))
    _time(contestant, WARM[2], job)
    _refuse_stale(page, f", uusi nimi {number}</h1>")


def _refuse_stale(page: Path, words: str) -> None:
    if words not in page.read_text(encoding="utf-8"):
        raise RunFailedError(f"the site does not show the edit: {words}")


def _job(contestant: Contestant) -> Job:
    if contestant.job is None:
        raise RunFailedError("it was not prepared")
    return contestant.job


def _time(contestant: Contestant, scenario: Scenario, job: Job) -> None:
    # What was written before must not burden this run.
    subprocess.run(["sync", "--file-system", contestant.folder], check=True)
    contestant.runs.setdefault(scenario, []).append(timed(job, contestant.folder))


def _clean(contestant: Contestant) -> None:
    """Delete whatever the tool has made in its folder: the site, caches, anything new."""
    for path in contestant.folder.iterdir():
        if path.name not in contestant.inputs:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _edited_deed(folder: Path, number: int) -> Path:
    """Return the deed to edit in a round: another one each time."""
    deeds = sorted((folder / "content" / "deeds").glob("*.md"))
    return deeds[len(deeds) // 2 + number]


def _edit(deed: Path, change: Callable[[str], str]) -> None:
    text = deed.read_text(encoding="utf-8")
    changed = change(text)
    if changed == text:
        raise RunFailedError("the edit changed nothing")
    deed.write_text(changed, encoding="utf-8")


def _differing(contestants: Sequence[Contestant]) -> Mapping[str, int]:
    """Return how many files differ, or are only in one, of each of our sites and its stock twin."""
    sites = {able.tool.name: _job(able).output for able in _able(contestants)}
    twins = ((TORI.name, STOCK), (TORI_SEARCH.name, STOCK_SEARCH))
    return {
        ours: _count_differing(sites[ours], sites[stock])
        for ours, stock in twins
        if ours in sites and stock in sites
    }


def _count_differing(one: Path, other: Path) -> int:
    names = (_files(one), _files(other))
    both = names[0] & names[1]
    changed = (not filecmp.cmp(one / name, other / name, shallow=False) for name in both)
    return len(names[0] ^ names[1]) + sum(changed)


def _files(folder: Path) -> frozenset[str]:
    return frozenset(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def _results(contestants: Sequence[Contestant], deeds: int) -> Iterator[Result]:
    for one in contestants:
        scenarios = (COLD, *WARM) if one.tool in OURS else (COLD,)
        for scenario in scenarios:
            of_site = (one.memory, one.files, one.size) if scenario == COLD else (None,) * 3
            yield Result(
                one.tool.name,
                one.tool.searches,
                deeds,
                scenario,
                tuple(one.runs.get(scenario, ())),
                *of_site,
                failure=one.failure,
            )
