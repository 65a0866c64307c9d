"""A session with small programs of the test's own, which are run for real."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.corpus import Corpus
from bench.figures import COLD, IN_BARS, WARM, Result, Scenario
from bench.rivals.shell import Shell
from bench.rivals.tool import Job, Tool
from bench.rivals.tori import TORI
from bench.session import OTHERS, Comparison, Plan, compare

DEEDS = 3
FEEDS = 20
"""More than three deeds have terms."""

BUILDS = """
import json, pathlib, sys
site = pathlib.Path("site")
assert not site.exists() and not pathlib.Path(".cache").exists(), "not cold"
pathlib.Path(".cache").write_text("warm")
deeds = json.loads(pathlib.Path("input").read_text())
for name in list(deeds)[:int(sys.argv[1])]:
    page = site / "teot" / name / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(deeds[name])
for number in range(int(sys.argv[2])):
    (site / f"{number}.xml").write_text("")
"""


def tool(name: str, text: str, *arguments: str) -> Tool:
    """Return a generator that is a Python text."""

    def prepare(folder: Path, corpus: Corpus, _program: Path) -> Job:
        deeds = {entry.id: entry.summary for entry in corpus.entries}
        (folder / "input").write_text(json.dumps(deeds), encoding="utf-8")
        return Job((sys.executable, "-c", text, *arguments), folder / "site")

    return Tool(name, name, "own", searches=False, prepare=prepare, note="of a test")


GOOD = tool("good", BUILDS, str(DEEDS), str(FEEDS))
MEAGRE = tool("meagre", BUILDS, str(DEEDS - 1), str(FEEDS))
SILENT = tool("silent", BUILDS, str(DEEDS), "0")
FAILING = tool("failing", "raise SystemExit('it does not work')")


def session(tmp_path: Path, *tools: Tool, limit: int = 10, once: int = 10) -> Comparison:
    """Return a comparison of two rounds on three deeds."""
    plan = Plan(tools, 2, {OTHERS: limit}, once, Shell("", "", tmp_path), tmp_path / "disk")
    return compare(plan, DEEDS, lambda _: None)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """What a session with all four made, by the tool's name."""
    found = session(tmp_path_factory.mktemp("session"), GOOD, MEAGRE, SILENT, FAILING)
    return {result.tool: result for result in found.results}


def test_every_round_is_cold(results: dict[str, Result]) -> None:
    """The program, which refuses to find a site or a cache, has a run for each round."""
    assert results["good"].failure == ""
    assert len(results["good"].runs) == 2


def test_the_site_is_counted(results: dict[str, Result]) -> None:
    """Files and bytes are those of the site alone."""
    assert results["good"].files == DEEDS + FEEDS
    assert 100 * DEEDS < (results["good"].size or 0) < 400 * DEEDS


def test_a_site_that_lacks_deeds_is_a_failure(results: dict[str, Result]) -> None:
    """Who writes fewer pages than there are deeds is no faster: it failed."""
    assert results["meagre"].failure == "the site lacks teko-000002"
    assert results["meagre"].runs == ()


def test_a_site_that_lacks_feeds_is_a_failure(results: dict[str, Result]) -> None:
    """A feed for each term is part of the work."""
    assert results["silent"].failure.startswith("the site has 0 feeds for ")


def test_a_failing_program_is_told_and_stops_nobody(results: dict[str, Result]) -> None:
    """The others are measured, and the failure is kept with what the program said."""
    assert results["failing"].failure == "it does not work"


def test_above_the_limit_a_generator_is_left_out(tmp_path: Path) -> None:
    """What is left out on purpose has no result, neither good nor bad."""
    assert session(tmp_path, GOOD, limit=2).results == ()


@pytest.mark.parametrize(("most", "count"), [(2, 0), (3, 1)])
def test_a_single_generator_has_a_limit_of_its_own(tmp_path: Path, most: int, count: int) -> None:
    """It is run on fewer deeds than the others, or on more."""
    shell = Shell("", "", tmp_path)
    limits = {OTHERS: 5 - most, "good": most}
    plan = Plan((GOOD,), 1, limits, 10, shell, tmp_path / "disk")
    assert len(compare(plan, DEEDS, lambda _: None).results) == count


def test_who_is_in_no_bar_is_run_once_on_many_deeds(tmp_path: Path) -> None:
    """The run whose memory was sampled is then the timed one too."""
    (result,) = session(tmp_path, GOOD, once=2).results
    assert [run.memory for run in result.runs] == [result.memory]


def test_hugo_is_run_on_any_number_of_deeds(tmp_path: Path) -> None:
    """Whom the bars compare ours with has every round, whatever the limits."""
    (result,) = session(tmp_path, replace(GOOD, name="hugo"), limit=2, once=2).results
    assert len(result.runs) == 2


@pytest.mark.parametrize(("deeds", "scenarios"), [(10, (COLD, *WARM)), (11, (COLD, *IN_BARS))])
def test_very_many_deeds_are_built_in_the_ways_of_the_bars(
    tmp_path: Path, deeds: int, scenarios: tuple[Scenario, ...]
) -> None:
    """To add and to delete one of them takes minutes that no bar asks for."""
    plan = Plan((TORI,), 1, {OTHERS: 10}, 10, Shell("", "", tmp_path), tmp_path)
    assert tuple(plan.scenarios(TORI, deeds)) == scenarios
    assert tuple(plan.scenarios(GOOD, deeds)) == (COLD,)


def test_a_failure_is_told_at_once(tmp_path: Path) -> None:
    """Who looks on need not wait for the tables."""
    told: list[str] = []
    plan = Plan((FAILING,), 1, {OTHERS: 10}, 10, Shell("", "", tmp_path), tmp_path / "disk")
    compare(plan, DEEDS, told.append)
    assert told[-1] == "failing failed: it does not work"


def test_every_build_begins_from_nothing(tmp_path: Path) -> None:
    """What each build made is taken away before the next, and is still on the disk at the end."""
    session(tmp_path, GOOD)
    disk = tmp_path / "disk"
    assert len(list(disk.glob("aside-*/site"))) == 2
    assert (disk / "good" / "site").is_dir()
