"""The traps of YAML and of files that editors fall into, and exactly what `check` says of each.

Beside `faults/`, which has a fixture for each code, `traps/` has one for each way to go astray. An
empty `….expected` is a claim too: the file is read as it was meant, and nothing is said.
"""

from pathlib import Path

import pytest

from tests.factories import DAY, content
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.diagnostics import as_text
from tori.site.linking import link

TRAPS = Path(__file__).parent / "traps"
FIXTURES = tuple(sorted(TRAPS.glob("*.md")))


def findings(trap: Path, root: Path) -> str:
    """Return the findings about a deed with the trap in it, as text; then take it out."""
    path = f"deeds/{trap.name}"
    try:
        content(root, {path: trap.read_bytes()}, only={path})
        _, diagnostics = link(load_content(root), read_publisher(root), DAY)
    finally:
        (root / "content" / path).unlink()
    return "".join(f"{as_text(diagnostic)}\n" for diagnostic in diagnostics)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal content."""
    return content(tmp_path_factory.mktemp("traps"))


@pytest.mark.parametrize("trap", FIXTURES, ids=lambda path: path.stem)
def test_trap_is_told_exactly(trap: Path, root: Path) -> None:
    """None hangs, crashes or passes for something else than was written."""
    assert findings(trap, root) == trap.with_suffix(".expected").read_text("utf-8")


def test_every_expectation_has_its_trap() -> None:
    """No expectation is left behind when its trap goes."""
    assert {path.stem for path in TRAPS.glob("*.expected")} == {path.stem for path in FIXTURES}


@pytest.mark.parametrize("name", ["decomposed-letters", "carriage-returns", "byte-order-mark"])
def test_harmless_traps_are_read_as_meant(name: str, root: Path) -> None:
    """What an editor cannot see makes no difference to the record."""
    path = f"deeds/{name}.md"
    content(root, {path: (TRAPS / f"{name}.md").read_bytes()}, only={path})
    record = next(r for r in load_content(root).records if r.id == name)
    (root / "content" / path).unlink()
    assert record.body.strip() == "Tekstiä, jossa on ääkkösiä."
