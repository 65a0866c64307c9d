"""The chapters' file of an episode."""

import json

from tests.small_site import episode, small_site
from tori.content.records import Episode
from tori.documents import BytesDocument
from tori.feeds.chapters import chapter_files, chapters_address

_CHAPTERS = 'chapters: [{start: "0:00", title: Alku}, {start: "1:05", title: "</script> & ä"}]'


def test_chapters_are_json_of_version_1_2() -> None:
    """Starts are in seconds, titles as they were written."""
    ((path, document),) = chapter_files(small_site(episode(more=_CHAPTERS)))
    assert path == "podcast/jakso/luvut.json"
    assert isinstance(document, BytesDocument)
    assert json.loads(document.data) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "Alku"},
            {"startTime": 65, "title": "</script> & ä"},
        ],
    }


def test_episode_without_chapters_has_no_file() -> None:
    """There is nothing to point at."""
    assert list(chapter_files(small_site(episode()))) == []


def test_address_is_below_the_episodes_own() -> None:
    """The file stands beside the page."""
    told = episode(more=_CHAPTERS)
    assert isinstance(told, Episode)
    assert chapters_address(told) == "/podcast/jakso/luvut.json"
