"""Every kind of fault in content, as an editor meets it: a faulty file and the exact findings.

`faults/T204-unknown-theme.md` is a deed `unknown-theme` that is added to content that is otherwise
valid; `T303-same-number.podcasts.md` goes to another collection (`+` stands for `/`); a folder is
laid over `content/`, and its `mkdocs.yml` over the settings. The findings stand beside it in
`….expected`, as `check` prints them.
"""

from pathlib import Path

import pytest

from tests.factories import DAY, content, minimal_content
from tori.content.loader import load_content
from tori.content.records import COLLECTIONS
from tori.content.settings.configuration import CONFIGURATION
from tori.content.settings.publisher import read_publisher
from tori.diagnostics import CODES, as_text
from tori.site.linking import link

FAULTS = Path(__file__).parent / "faults"
FIXTURES = tuple(sorted(path for path in FAULTS.iterdir() if path.suffix != ".expected"))


def _expected_file(fixture: Path) -> Path:
    return FAULTS / f"{fixture.name.removesuffix('.md')}.expected"


def _files(fixture: Path) -> dict[str, bytes]:
    """Return the fixture's files by their paths in the content folder."""
    if fixture.is_dir():
        files = (file for file in fixture.rglob("*") if file.is_file())
        read = {file.relative_to(fixture).as_posix(): file.read_bytes() for file in files}
        settings = read.pop(CONFIGURATION, None)
        return read if settings is None else {**read, f"../{CONFIGURATION}": settings}
    _, _, name = fixture.name.removesuffix(".md").partition("-")
    name, _, collection = name.partition(".")
    folder = collection.replace("+", "/") or "deeds"
    assert folder in COLLECTIONS
    return {f"{folder}/{name}.md": fixture.read_bytes()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal content, written once: a machine writes files slowly when it is busy."""
    return content(tmp_path_factory.mktemp("faults"))


def findings(fixture: Path, root: Path) -> str:
    """Return the findings about the content with the fixture in it, as text; then take it out."""
    before = minimal_content()
    files = _files(fixture)
    try:
        content(root, files, only=files)
        _, diagnostics = link(load_content(root), read_publisher(root), DAY)
    finally:
        for path in files:
            file = root / "content" / path
            file.unlink()
            if file.parent.suffix and not any(file.parent.iterdir()):
                file.parent.rmdir()  # a folder that is named as a file is a fault itself
        content(root, only=before.keys() & files)
    return "".join(f"{as_text(diagnostic)}\n" for diagnostic in diagnostics)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
def test_a_fault_is_told_exactly(fixture: Path, root: Path) -> None:
    """A faulty file gives the findings that stand beside it, and no others."""
    expected = _expected_file(fixture).read_text(encoding="utf-8")
    assert findings(fixture, root) == expected


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
def test_a_fixture_is_named_for_its_fault(fixture: Path) -> None:
    """The findings that a fixture expects mention the code in its name."""
    code = fixture.name.partition("-")[0]
    assert f" {code}: " in _expected_file(fixture).read_text(encoding="utf-8")


def test_every_code_has_a_fixture() -> None:
    """There is a faulty file for each code that a finding may have."""
    assert {fixture.name.partition("-")[0] for fixture in FIXTURES} == set(CODES)


def test_every_expectation_has_a_fixture() -> None:
    """No expected findings are left behind by a fixture that is gone."""
    assert set(FAULTS.glob("*.expected")) == {_expected_file(fixture) for fixture in FIXTURES}


def test_the_minimal_content_is_valid(root: Path) -> None:
    """The content into which the faults are put has none itself."""
    site, diagnostics = link(load_content(root), read_publisher(root), DAY)
    assert site is not None
    assert diagnostics == ()
