"""Hostile content: no exception, an end, a finding or harmless output, and nothing live in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import DAY, content, minimal_content, text_of
from tests.hostile.content_rules import RULES, Input
from tests.hostile.live_text import live_in_feed, live_in_json, live_parts
from tests.hostile.watchdog import watchdog
from tests.projects import PUBLISHER, ROOT, build_in
from tori.authoring.fix import repaired
from tori.content.file_names import shown
from tori.content.loader import load_content, load_record
from tori.content.media.media_files import read_media
from tori.content.records import InfoPage
from tori.diagnostics import Diagnostic, as_text, errors
from tori.site.linking import findings
from tori.text import nfc

INPUTS = tuple(each for rule in RULES for each in rule())
_PAGES = {f"pages/{name}.md": text_of(InfoPage) for name in ("saavutettavuusseloste", "tietosuoja")}


def project(folder: Path) -> Path:
    """Return a project with the minimal content and the real templates."""
    content(folder, _PAGES)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder


def lay(root: Path, each: Input) -> None:
    """Write an input's files."""
    for path, data in each.files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)


def test_corpus_is_large_and_each_input_has_its_own_files() -> None:
    """What stands in one project must not overwrite another's."""
    paths = [path for each in INPUTS for path in each.files]
    assert len(paths) == len(set(paths))
    assert not set(paths) & minimal_content().keys()
    assert len(INPUTS) >= 300


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_input_is_read_and_mended_in_time(rule: object, tmp_path: Path) -> None:
    """A file by itself: it is read, or a finding says why not, and `fix` bears it too."""
    assert callable(rule)
    root = content(tmp_path)
    for each in rule():
        lay(root, each)
        for path, data in each.files.items():
            name, raw = f"content/{path}", data.encode() if isinstance(data, str) else data
            with watchdog():
                if path.endswith(".md"):
                    record, found = load_record(name, path.rpartition("/")[0], raw)
                    repaired(name, raw)
                    assert record or found, each.name
                else:
                    medium, found = read_media(name, root / name)
                    assert medium or found, each.name
                assert all(as_text(finding) for finding in found), each.name


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every input."""
    root = project(tmp_path_factory.mktemp("hostile") / "tori")
    for each in INPUTS:
        lay(root, each)
    return root


@pytest.fixture(scope="module")
def found(root: Path) -> tuple[Diagnostic, ...]:
    """What is found in all inputs together."""
    with watchdog(30):
        return findings(load_content(root), PUBLISHER, DAY)


def test_what_must_be_found_is_found(found: tuple[Diagnostic, ...]) -> None:
    """Findings can be printed anywhere, and none of them hides on a terminal where it is."""
    told = "\n".join(as_text(finding) for finding in found)
    told.encode()
    faulty = {finding.path for finding in found}
    assert all(path.isprintable() or "\xa0" in path for path in faulty)
    missed = [each.name for each in INPUTS if each.is_faulty and not _is_told(each, faulty)]
    assert missed == []


def _is_told(each: Input, faulty: set[str]) -> bool:
    return any(shown(nfc(f"content/{path}")) in faulty for path in each.files)


def test_nothing_in_the_site_is_live(found: tuple[Diagnostic, ...], tmp_path: Path) -> None:
    """What passes the check is text on every page, in every feed and mail."""
    plain = project(tmp_path / "plain")
    expected = frozenset(live_in(built(plain)))
    wrong = {finding.path for finding in errors(found)}
    sound = [e for e in INPUTS if not any(f"content/{path}" in wrong for path in e.files)]
    sound = [each for each in sound if not each.is_faulty]
    hostile = project(tmp_path / "hostile")
    for each in sound:
        lay(hostile, each)
    left = errors(findings(load_content(hostile), PUBLISHER, DAY))
    for path in {finding.path for finding in left}:
        (hostile / path).unlink()
    assert len(sound) > 50
    with watchdog(40):
        site = built(hostile)
    assert [part for part in live_in(site) if part not in expected] == []


def built(folder: Path) -> Path:
    """Build a project and return its site."""
    outcome = build_in(folder)
    assert outcome.change, [as_text(finding) for finding in outcome.diagnostics]
    return folder / "site"


def live_in(site: Path) -> Iterator[str]:
    """Yield every live part of a site's pages, feeds, mails and index for its search."""
    for file in sorted(site.rglob("*")):
        if file.suffix == ".html":
            yield from live_parts(file.read_text("utf-8"))
        elif file.suffix == ".xml":
            yield from live_in_feed(file.read_bytes())
        elif file.suffix == ".json":
            yield from live_in_json(file.read_bytes())
