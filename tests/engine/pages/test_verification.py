"""The build's check of itself."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.projects import build_in
from tori.engine import rendering
from tori.engine.pages import lane
from tori.engine.pages.lane_inline import Resolve
from tori.engine.pages.verification import DifferingPageError
from tori.render.html import Html


def test_right_pages_pass(tiny_project: Path) -> None:
    """A build that is verified publishes as any other."""
    outcome = build_in(tiny_project, verifies=True)
    assert outcome.change is not None


def test_wrong_page_is_noticed(tiny_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lane that writes a word too much is named by the page, and nothing is published."""
    right = lane.convert

    def wrong(blocks: Iterable[Html | str], resolve: Resolve) -> lane.Converted | None:
        converted = right(blocks, resolve)
        return converted and converted._replace(data=converted.data + b"<p>liikaa</p>")

    monkeypatch.setattr(lane, "convert", wrong)
    monkeypatch.setattr(rendering, "processes_in_reach", lambda: 0)
    site = tiny_project / "site"
    with pytest.raises(DifferingPageError, match=r"index\.md"):
        build_in(tiny_project, site, verifies=True)
    assert not site.exists()
