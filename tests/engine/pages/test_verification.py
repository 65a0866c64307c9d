"""The build's check of itself."""

from pathlib import Path

import pytest

from tests.projects import build_in
from tori.engine import rendering
from tori.engine.pages.shell import FilledPage, Shells
from tori.engine.pages.verification import DifferingPageError


def test_right_pages_pass(tiny_project: Path) -> None:
    """A build that is verified publishes as any other."""
    outcome = build_in(tiny_project, verifies=True)
    assert outcome.change is not None


def test_wrong_page_is_noticed(tiny_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell with a word too much is named by the page, and nothing is published."""
    right = Shells.fill

    def wrong(self: Shells, page: FilledPage) -> bytes:
        return right(self, page) + b"<p>liikaa</p>"

    monkeypatch.setattr(Shells, "fill", wrong)
    monkeypatch.setattr(rendering, "processes_in_reach", lambda: 0)
    site = tiny_project / "site"
    with pytest.raises(DifferingPageError, match=r"index\.md"):
        build_in(tiny_project, site, verifies=True)
    assert not site.exists()
