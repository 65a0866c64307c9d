"""What many tests share: the real content built once, and a tiny project of a test's own."""

from pathlib import Path
from typing import Any

import pytest

from tests.built_pages import Page, Walk, read_pages
from tests.projects import DAY, PUBLISHER, ROOT, BuiltSite, build_in, make_project
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template
from tori.documents import Tree
from tori.newsletter.proofs import issue_proofs
from tori.site.linking import link
from tori.tree.site_tree import site_tree

_WALK = pytest.StashKey[Walk]()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real content, built once."""
    folder = tmp_path_factory.mktemp("built") / "site"
    outcome = build_in(ROOT, folder)
    assert outcome.change is not None, outcome.diagnostics
    site, _ = link(load_content(ROOT), read_publisher(ROOT), DAY)
    assert site is not None
    publisher = read_publisher(ROOT)
    proofs = issue_proofs(site, read_mail_template(ROOT))
    return BuiltSite(folder, site, site_tree(site, proofs), publisher)


@pytest.fixture(scope="session")
def pages(built_site: BuiltSite) -> tuple[Page, ...]:
    """Every HTML page of the built site, parsed once."""
    return read_pages(built_site.folder, built_site.publisher.site_url)


@pytest.fixture(scope="session")
def walk(pytestconfig: pytest.Config) -> Walk:
    """The count of what was walked, which the run's summary tells."""
    return pytestconfig.stash.setdefault(_WALK, Walk())


@pytest.fixture
def tiny_project(tmp_path: Path) -> Path:
    """A project with the real templates and little content, for a test to change."""
    return make_project(tmp_path / "project")


@pytest.fixture
def tree(tiny_project: Path) -> Tree:
    """The tiny project's Tree."""
    site, findings = link(load_content(tiny_project), PUBLISHER, DAY)
    assert site is not None, findings
    return site_tree(site, issue_proofs(site, read_mail_template(ROOT)))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what a worker walked to the process that tells of it."""
    walked = session.config.stash.get(_WALK, None)
    if walked is not None and hasattr(session.config, "workeroutput"):
        session.config.workeroutput["walked"] = (walked.pages, walked.links)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 — xdist's own class has no types
    """Gather what a worker walked."""
    pages, links = getattr(node, "workeroutput", {}).get("walked", (0, 0))
    if not pages:
        return
    total = node.config.stash.setdefault(_WALK, Walk())
    total.pages += pages
    total.links += links


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell how much of the built site was walked, if it was."""
    walked = config.stash.get(_WALK, None)
    if walked is not None:
        terminalreporter.write_line(
            f"built site: {walked.pages} pages, {walked.links} links walked"
        )
