"""JSON Feed: what the judges of `test_category_feeds` miss."""

import json
import re
from collections.abc import Mapping

import pytest

from tests.factories import article, site
from tests.feeds.feed_judges import built_feeds, feeds_of, of_form
from tests.projects import BuiltSite
from tori.feeds.json_feed import VERSION

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")

Feeds = Mapping[str, bytes]


@pytest.fixture(scope="module")
def feeds(built_site: BuiltSite) -> Feeds:
    """The built site's feeds by path."""
    return built_feeds(built_site)


def test_json_feeds_are_of_version_1_1(feeds: Feeds) -> None:
    """What the schema lets pass: the version's address, `authors`, the language, days with zone."""
    for path, data in of_form(feeds, "feed.json").items():
        feed = json.loads(data)
        assert feed["version"] == VERSION == "https://jsonfeed.org/version/1.1"
        assert "author" not in feed
        assert feed["authors"][0]["name"]
        assert feed["language"] == "fi"
        assert feed["home_page_url"] == f"https://tori.example/{path}"
        assert feed["feed_url"] == f"https://tori.example/{path}feed.json"
        for item in feed["items"]:
            assert "author" not in item
            assert "<" not in item["title"]
            days = [item[key] for key in ("date_published", "date_modified") if key in item]
            assert all(RFC3339.fullmatch(day) for day in days), days


def test_feed_is_written_an_item_a_line() -> None:
    """The very bytes, of which each key has its place in the specification."""
    made = feeds_of(site(article(reviewed="2020-10-20", themes=["johtaminen"])))["feed.json"]
    assert made.decode() == (
        '{"version":"https://jsonfeed.org/version/1.1","title":"Tekojen tori",'
        '"home_page_url":"https://tori.example/","feed_url":"https://tori.example/feed.json",'
        '"description":"Uusimmat teot, podcast-jaksot, webinaarit, tarinat ja muu sisältö.",'
        '"language":"fi","authors":[{"name":"Tekojen tori (esittely)"}],"items":[\n'
        '{"id":"tag:tori.example,2026:/artikkelit/lukijat-toivoivat/",'
        '"url":"https://tori.example/artikkelit/lukijat-toivoivat/",'
        '"title":"Varauskalenteri kokosi tiedon","content_html":"<p>Kalenterin avulla tilan voi '
        "etsiä ja varata yhdestä paikasta.</p><ul><li>Teema: "
        '<a href=\\"https://tori.example/teot/teemat/johtaminen/\\">johtaminen</a></li></ul>'
        '<p><a href=\\"https://tori.example/artikkelit/lukijat-toivoivat/\\">'
        'Lue koko artikkeli (Tekojen tori)</a></p>","summary":"Kalenterin avulla tilan voi etsiä '
        'ja varata yhdestä paikasta.","date_published":"2020-10-15T00:00:00+03:00",'
        '"date_modified":"2020-10-20T00:00:00+03:00","tags":["artikkeli","johtaminen"]}\n]}\n'
    )


def test_item_in_another_language_says_so() -> None:
    """Only what differs from the feed's language is told."""
    made = feeds_of(site(article("a", lang="sv"), article("b")))["feed.json"]
    assert [item.get("language") for item in json.loads(made)["items"]] == ["sv", None]
