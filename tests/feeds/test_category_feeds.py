"""The feeds of the real content and of hostile content, as other people's programs read them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import fragment_fromstring

from tests.factories import article, deed, series, site
from tests.feeds.feed_judges import (
    Seen,
    ajv,
    built_feeds,
    by_feedparser,
    by_json,
    feeds_of,
    of_form,
    xmllint,
)
from tests.projects import BuiltSite
from tests.small_site import episode, small_site
from tori.content.frontmatter.source_text import control_character
from tori.pages.feeds import FORMATS, category_address
from tori.site.feeds import NEWEST, feed_categories
from tori.site.permalinks import permalink

HOSTILE = '</title><script>alert("x")</script> & ]]> {{ x }} <b>ä 🙂'

FIRST_BEYOND_BMP = 0x10000

Feeds = Mapping[str, bytes]


@pytest.fixture(scope="module")
def feeds(built_site: BuiltSite) -> Feeds:
    """The built site's feeds by path."""
    return built_feeds(built_site)


@pytest.fixture(scope="module")
def hostile() -> Feeds:
    """The feeds of records whose words look like code."""
    words = {"title": HOSTILE, "summary": f"{HOSTILE} riittävän pitkä"}
    return feeds_of(site(deed(**words), article(**words), series("s", **words)))


def entries_of(feeds: Feeds) -> dict[str, tuple[tuple[Seen, ...], ...]]:
    """Return the entries of each feed as RSS, as Atom and as JSON tell them, by its folder."""
    rss, atom, json_feeds = (of_form(feeds, form.file) for form in FORMATS)
    assert rss.keys() == atom.keys() == json_feeds.keys()
    return {
        folder: (by_feedparser(rss[folder])[1], by_feedparser(atom[folder])[1], by_json(data))
        for folder, data in json_feeds.items()
    }


def test_every_category_has_its_feeds_in_every_format(built_site: BuiltSite, feeds: Feeds) -> None:
    """Three files lie beside each category's page, and nothing else is a feed."""
    categories = feed_categories(built_site.site)
    addresses = {category_address(category) for category in categories}
    assert len(categories) > 90
    assert feeds.keys() == {f"{a.lstrip('/')}{f.file}" for a in addresses for f in FORMATS}
    assert all((built_site.folder / a.lstrip("/") / "index.html").is_file() for a in addresses)


def test_built_feeds_are_the_trees(feeds: Feeds, built_site: BuiltSite) -> None:
    """A second run gives the same bytes."""
    again = feeds_of(built_site.site)
    assert {path: again[path] for path in feeds} == feeds


def test_all_formats_tell_the_same(feeds: Feeds) -> None:
    """Ids, titles, links, summaries, days and enclosures are alike, and in the same order."""
    for folder, (rss, atom, items) in entries_of(feeds).items():
        assert rss == atom, folder
        assert rss == items, folder


def test_entries_are_the_categories_records_newest_first(
    feeds: Feeds, built_site: BuiltSite
) -> None:
    """Every record of the category is there with its permanent id and its address."""
    publisher = built_site.publisher
    for category in feed_categories(built_site.site):
        items = by_json(feeds[f"{category_address(category).lstrip('/')}feed.json"])
        assert [(item.id, item.link) for item in items] == [
            (publisher.permanent_id(permalink(r)), publisher.full_address(permalink(r)))
            for r in category.records
        ]


def test_no_feed_has_more_than_fifty_entries(feeds: Feeds) -> None:
    """The whole site has more records than a feed takes."""
    sizes = {path: len(by_json(data)) for path, data in of_form(feeds, "feed.json").items()}
    assert max(sizes.values()) == sizes[""] == NEWEST == 50


@pytest.mark.server
def test_xmllint_finds_no_fault(built_site: BuiltSite) -> None:
    """Every XML file and the OPML are well-formed."""
    files = sorted((*built_site.folder.rglob("*.xml"), *built_site.folder.rglob("*.opml")))
    assert len(files) > 180
    xmllint(files)


@pytest.mark.server
def test_xmllint_can_tell_a_fault(tmp_path: Path) -> None:
    """The judge is awake."""
    broken = tmp_path / "rss.xml"
    broken.write_text("<rss><channel></rss>")
    with pytest.raises(AssertionError):
        xmllint([broken])


@pytest.mark.server
def test_ajv_finds_no_fault(feeds: Feeds, hostile: Feeds) -> None:
    """Every JSON feed is valid by jsonfeed-schema."""
    judged = {**of_form(feeds, "feed.json"), **of_form(hostile, "feed.json")}
    assert [found for found in ajv(judged.values()) if found] == []
    assert len(judged) > 90


@pytest.mark.server
@pytest.mark.parametrize(
    "change",
    [
        {"items": None},
        {"feed_url": "/feed.json"},
        {"items": [{"id": "x", "content_text": "x", "date_published": "2020-10-15"}]},
        {"version": "https://jsonfeed.org/version/2"},
        {"authors": {}},
    ],
)
def test_ajv_can_tell_a_fault(feeds: Feeds, change: dict[str, object]) -> None:
    """The judge is awake."""
    data = {**json.loads(feeds["feed.json"]), **change}
    assert ajv([json.dumps(data).encode()]) != [[]]


def test_hostile_words_come_out_as_they_went_in(hostile: Feeds) -> None:
    """What looks like code is words to every reader, and no content has a script."""
    for folder, formats in entries_of(hostile).items():
        for entries in formats:
            assert {entry.title for entry in entries} <= {HOSTILE}, folder
            assert {entry.summary for entry in entries} <= {f"{HOSTILE} riittävän pitkä"}
    parsed, _ = by_feedparser(hostile["rss.xml"])
    assert len(parsed.entries) == 3
    for entry in parsed.entries:
        (content,) = entry.content
        assert "<script" not in content.value
        assert "&lt;script&gt;" in content.value


def test_every_character_that_content_may_hold_is_written() -> None:
    """XML cannot hold them all: what it cannot is refused with T114 before there is a feed."""
    written = (chr(point) for point in range(FIRST_BEYOND_BMP) if not 0xD800 <= point <= 0xDFFF)
    allowed = "".join(c for c in written if not control_character(c) and not c.isspace())
    feeds = feeds_of(site(article().model_copy(update={"title": allowed})))
    for form in ("rss.xml", "atom.xml"):
        (title,) = etree.fromstring(feeds[form], etree.XMLParser(huge_tree=True)).xpath(
            "//*[local-name() = 'item' or local-name() = 'entry']/*[local-name() = 'title']/text()"
        )
        assert title == allowed
    assert [item["title"] for item in json.loads(feeds["feed.json"])["items"]] == [allowed]


def test_empty_categories_have_valid_feeds() -> None:
    """A category that nobody has written of yet can be followed."""
    feeds = feeds_of(site())
    for path, data in feeds.items():
        if path.endswith(".xml"):
            parsed, entries = by_feedparser(data)
            assert entries == ()
            assert parsed.feed.title.startswith("Tekojen tori")
    assert set(map(str, ajv(of_form(feeds, "feed.json").values()))) == {"[]"}


def test_every_link_is_absolute(feeds: Feeds) -> None:
    """A reader does not know the page from which a relative link would lead."""
    for data in of_form(feeds, "feed.json").values():
        for item in json.loads(data)["items"]:
            content = fragment_fromstring(item["content_html"], create_parent=True)
            links = [link for _, _, link, _ in content.iterlinks()]
            assert links
            assert all(link.startswith("https://") for link in links), links


def test_every_link_of_ours_leads_somewhere(feeds: Feeds, built_site: BuiltSite) -> None:
    """Each address of the site that any feed names has a file."""
    named = {
        address.decode()
        for data in feeds.values()
        for address in re.findall(rb"https://tori\.example/([^\s\"\\<&]*)", data)
    }
    assert len(named) > 250
    missing = [
        address
        for address in named
        if not (
            built_site.folder
            / (f"{address}index.html" if not address or address.endswith("/") else address)
        ).is_file()
    ]
    assert missing == []


def test_episode_has_its_sound_in_every_format() -> None:
    """Each format names file, type and size; feedparser would take a lost rel for a second page."""
    feeds = feeds_of(small_site(episode()))
    for entries in entries_of(feeds)["teot/teemat/aivotyo/"]:
        assert entries == ()
    sound = ("https://tori.example/podcast/media/jakso-01.mp3", "audio/mpeg", 126_260)
    for (entry,) in entries_of(feeds)[""]:
        assert entry.enclosures == (sound,)
        assert entry.link == "https://tori.example/podcast/jakso/"
