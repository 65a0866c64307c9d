"""The table of tools, and how a tool is found or got."""

from collections.abc import Callable
from pathlib import Path

from tori.toolchain.probes import Found
from tori.toolchain.tools import TOOLS, Missing, Tool, needed, obtain, variables
from tori.toolchain.ways import Way


def make_tool(*made_by: Way, quick: bool = False) -> Tool:
    """A tool that is a file of the project's root."""

    def probe(root: Path) -> Found | None:
        return Found(str(root / "vasara"), "1.0") if (root / "vasara").exists() else None

    return Tool("vasara", "lyö nauloja", probe, made_by, "osta rautakaupasta", "TORI_V", quick)


def touch(root: Path) -> str:
    """Get the tool."""
    (root / "vasara").touch()
    return ""


def collect(told: list[str]) -> Callable[[str], None]:
    """A place for what is told."""
    return told.append


def test_tool_at_hand_is_not_got_again(tmp_path: Path) -> None:
    """A tool that the probe finds is used, and no way is tried."""
    touch(tmp_path)
    told: list[str] = []
    found = obtain(make_tool(Way("kauppa", lambda _: "kiinni")), tmp_path, collect(told))
    assert (found, told) == (Found(str(tmp_path / "vasara"), "1.0"), [])


def test_ways_are_tried_in_order_until_one_leads_there(tmp_path: Path) -> None:
    """After a way that failed comes the next, and after one that led there none."""
    told: list[str] = []
    ways = (Way("kauppa", lambda _: "kiinni"), Way("naapuri", touch), Way("paja", touch))
    found = obtain(make_tool(*ways), tmp_path, collect(told))
    assert isinstance(found, Found)
    assert told == ["haetaan vasara: kauppa", "haetaan vasara: naapuri"]


def test_missing_tool_is_named_with_the_way_to_get_it(tmp_path: Path) -> None:
    """The message has the name, what it is for, what was tried and what to do."""
    missing = obtain(make_tool(Way("kauppa", lambda _: "kiinni")), tmp_path, collect([]))
    assert str(missing).splitlines() == [
        "Puuttuu: vasara (lyö nauloja).",
        "    yritettiin: kauppa: kiinni",
        "    näin sen saa: osta rautakaupasta",
    ]


def test_way_that_went_well_but_led_nowhere_is_a_failure(tmp_path: Path) -> None:
    """An installer's good word is not believed: the probe decides."""
    missing = obtain(make_tool(Way("kauppa", lambda _: "")), tmp_path, collect([]))
    assert isinstance(missing, Missing)
    assert missing.failures == ("kauppa: asennus onnistui, mutta ohjelma ei toimi",)


def test_paths_are_told_in_the_tools_variables() -> None:
    """The tests learn the path of each tool that has a variable."""
    assert variables({make_tool(): Found("/bin/vasara", "1.0")}) == {"TORI_V": "/bin/vasara"}


def test_quick_run_needs_quick_tools_only() -> None:
    """A full run needs every tool, a quick one those that say so."""
    full, quick = make_tool(), make_tool(quick=True)
    assert needed((full, quick), quick=True) == (quick,)
    assert needed((full, quick), quick=False) == (full, quick)


def test_every_tool_can_be_got() -> None:
    """A row of the table has a purpose, at least one way, and a way by hand."""
    assert all(tool.purpose and tool.ways and tool.by_hand for tool in TOOLS)


def test_names_and_variables_of_tools_are_unique() -> None:
    """No row hides another."""
    told = [tool.variable for tool in TOOLS if tool.variable]
    assert len({tool.name for tool in TOOLS}) == len(TOOLS)
    assert len(set(told)) == len(told)
