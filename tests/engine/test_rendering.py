"""The engine writes, byte for byte, what stock MkDocs writes."""

import pickle
import shutil
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

import pytest

from bench.volume import write_content
from tests.projects import DAY, ROOT, BuiltSite, files_of
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template
from tori.engine import rendering
from tori.engine.errors import EngineError, MissingPageError
from tori.engine.mkdocs.stock import build_with_mkdocs
from tori.engine.rendering import render_site
from tori.engine.setup import Crew, Job, Setup
from tori.newsletter.proofs import IssueProofs, issue_proofs
from tori.site.linking import link
from tori.site.model import Site
from tori.tree.site_tree import site_tree

GENERATED_DEEDS = 750


def site_and_proofs(root: Path) -> tuple[Site, tuple[IssueProofs, ...]]:
    """Return a project's site, which has no fault, and the proofs of its newsletters."""
    site, diagnostics = link(load_content(root), read_publisher(root), DAY)
    assert site is not None, diagnostics
    return site, issue_proofs(site, read_mail_template(root))


def ignore(_written: int, _total: int) -> None:
    """Take no interest in progress."""


def built_fast(root: Path, folder: Path, crew: Crew | None = None) -> Mapping[str, bytes]:
    """Return the files that the engine writes for a project, and knows the number of."""
    folder.mkdir()
    job = Job(*site_and_proofs(root))
    made = render_site(Setup(root, folder, build=uuid4().hex), job, ignore, crew)
    files = files_of(folder)
    assert made.files == files.keys()
    return files


def built_by_mkdocs(root: Path, folder: Path) -> Mapping[str, bytes]:
    """Return the files that MkDocs writes for a project."""
    folder.mkdir()
    build_with_mkdocs(site_tree(*site_and_proofs(root)), root, folder, ignore)
    return files_of(folder)


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_real_content_comes_out_as_from_mkdocs(built_site: BuiltSite, tmp_path: Path) -> None:
    """Every file of the real site, pages, search index and all, is what MkDocs writes."""
    stock = built_by_mkdocs(ROOT, tmp_path / "stock")
    assert differing(files_of(built_site.folder), stock) == []


def test_generated_deeds_come_out_as_from_mkdocs(tiny_project: Path, tmp_path: Path) -> None:
    """Every file of a site with many pages of lists is what MkDocs writes."""
    write_content(tiny_project, GENERATED_DEEDS)
    (tiny_project / "content/newsletters/2020-10.md").unlink()
    for name in ("varauskalenteri", "sisainen-viestinta"):
        (tiny_project / f"content/deeds/{name}.md").unlink()
    fast_files = built_fast(tiny_project, tmp_path / "fast")
    assert len(fast_files) > GENERATED_DEEDS
    assert differing(fast_files, built_by_mkdocs(tiny_project, tmp_path / "stock")) == []


def test_one_process_writes_the_same(
    tiny_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where forking is missing or unsafe, one process does it all, with the same result."""
    many = built_fast(tiny_project, tmp_path / "many")
    monkeypatch.setattr(rendering, "processes_in_reach", lambda: 0)
    assert differing(many, built_fast(tiny_project, tmp_path / "one")) == []


def test_any_executor_writes_the_same(tiny_project: Path, tmp_path: Path) -> None:
    """Processes that share no memory with this one make their own plan, with the same result."""
    here = built_fast(tiny_project, tmp_path / "here")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        crew = Crew(executor, 2)
        assert differing(here, built_fast(tiny_project, tmp_path / "there", crew)) == []


def test_threads_write_the_same(tiny_project: Path, tmp_path: Path) -> None:
    """Threads that share one plan do not disturb each other."""
    here = built_fast(tiny_project, tmp_path / "here")
    with ThreadPoolExecutor(4) as executor:
        crew = Crew(executor, 4)
        assert differing(here, built_fast(tiny_project, tmp_path / "there", crew)) == []


def test_process_that_lives_on_sees_what_changed(tiny_project: Path, tmp_path: Path) -> None:
    """The same process helps with two builds into the same folder, and serves no old plan."""
    deed = tiny_project / "content/deeds/varauskalenteri.md"
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        before = built_fast(tiny_project, tmp_path / "site", Crew(executor, 1))
        shutil.rmtree(tmp_path / "site")
        deed.write_text(deed.read_text("utf-8") + "\nLisäys.\n", "utf-8")
        after = built_fast(tiny_project, tmp_path / "site", Crew(executor, 1))
    changed = differing(before, after)
    assert "teot/varauskalenteri/index.html" in changed
    assert differing(after, built_fast(tiny_project, tmp_path / "here")) == []


def test_process_keeps_one_plan_of_others(tiny_project: Path, tmp_path: Path) -> None:
    """Two builds' plans are not kept, and the last one goes when its build has ended."""
    setups = [Setup(tiny_project, tmp_path / name, build=name) for name in ("a", "b")]
    for setup in setups:
        handed = pickle.dumps(Job(*site_and_proofs(tiny_project)))
        (tmp_path / f"{setup.build}.{setup.build}").write_bytes(handed)
        rendering.write_share(setup, 0, 50)
        assert list(rendering.plans_of_others) == [setup]
    rendering.forget_plan("a")
    assert list(rendering.plans_of_others) == setups[1:]
    rendering.forget_plan("b")
    assert not rendering.plans_of_others


def test_progress_ends_at_the_number_of_pages(tiny_project: Path, tmp_path: Path) -> None:
    """The listener hears of ever more pages, at last of all."""
    heard: list[tuple[int, int]] = []
    (tmp_path / "site").mkdir()
    setup = Setup(tiny_project, tmp_path / "site")
    render_site(setup, Job(*site_and_proofs(tiny_project)), lambda *told: heard.append(told))
    pages = len(list((tmp_path / "site").rglob("index.html")))
    assert heard == sorted(heard)
    assert heard[-1] == (pages, pages)


def test_missing_page_of_the_menu_is_named(tiny_project: Path, tmp_path: Path) -> None:
    """The menu's fault is told before anything is written."""
    (tiny_project / "content/pages/tietoa.md").unlink()
    with pytest.raises(MissingPageError, match="tietoa"):
        built_fast(tiny_project, tmp_path / "site")
    assert list((tmp_path / "site").iterdir()) == []


def test_template_that_asks_for_more_is_named(tiny_project: Path, tmp_path: Path) -> None:
    """What a template asks of a page beyond the declared inputs is an error that names it."""
    main = tiny_project / "overrides/main.html"
    text = main.read_text("utf-8")
    main.write_text(text.replace("{{ page.content }}", "{{ page.file }}"), "utf-8")
    with pytest.raises(EngineError, match=r"page\.file"):
        built_fast(tiny_project, tmp_path / "site")


def test_table_of_contents_that_cannot_be_repeated_is_told(
    tiny_project: Path, tmp_path: Path
) -> None:
    """Entries that a template makes each in its own way are an error, not a page without some."""
    headings = "\n## Yksi\n\nA.\n\n## Kaksi\n\nB.\n\n## Kolme\n\nC.\n"
    deed = tiny_project / "content/deeds/varauskalenteri.md"
    deed.write_text(deed.read_text("utf-8") + headings, "utf-8")
    toc = tiny_project / "overrides/partials/toc.html"
    text = toc.read_text("utf-8")
    toc.write_text(text.replace('class="md-nav__link">', 'class="n{{ loop.index }}">'), "utf-8")
    with pytest.raises(EngineError, match="not all made alike"):
        built_fast(tiny_project, tmp_path / "site")
