"""The page that lists every feed and calendar."""

import re
from urllib.parse import urljoin

from lxml.html import fromstring

from tests.built_pages import Page as BuiltPage
from tests.factories import organisation, series, site
from tests.projects import ROOT, BuiltSite
from tori.content.records import Record
from tori.pages.feed_list import FeedListData, feed_list_page
from tori.pages.feeds import FEEDS_PAGE, FORMATS, RSS
from tori.pages.page import Page
from tori.site.feeds import feed_categories
from tori.site.permalinks import RESERVED_IDS
from tori.templating.templates import Templates


def page_of(*records: Record) -> Page:
    """Return the page on a site of some records."""
    made = site(*records)
    return feed_list_page(made, feed_categories(made))


def data_of(*records: Record) -> FeedListData:
    """Return what the page shows on a site of some records."""
    data = page_of(*records).data
    assert isinstance(data, FeedListData)
    return data


def body_of(*records: Record) -> str:
    """Return the page's body on a site of some records."""
    return Templates(ROOT / "overrides").body(page_of(*records))


def test_page_tells_what_a_feed_is() -> None:
    """A reader who has never met one learns it before the links."""
    body = body_of()
    assert body.index("Syöte on osoite") < body.index("rss.xml")
    assert "enintään 50 uusinta sisältöä" in body


def test_page_lists_feeds_and_calendars_under_headings() -> None:
    """A heading each; series have one only if there are any."""
    headings = [entry.words for entry in page_of(series("s")).contents]
    assert headings == [
        "Koko sivusto",
        "Podcast",
        "Uutiskirjeet",
        "Palvelualueet",
        "Teemat",
        "Webinaarisarjat",
        "Organisaatiot",
        "Kaikki syötteet kerralla",
        "Kalenterit",
    ]
    assert re.findall(r"<h2[^>]*>(.*)</h2>", body_of(series("s"))) == headings
    assert "Webinaarisarjat" not in [entry.words for entry in page_of().contents]


def test_each_feed_has_three_formats_and_the_podcast_one() -> None:
    """The links say whose feed it is; the site's are at the root."""
    first, podcast, *_ = data_of().groups
    assert [way.address for way in first.feeds[0].ways] == ["rss.xml", "atom.xml", "feed.json"]
    assert first.feeds[0].page.address == ""
    (way,) = podcast.feeds[0].ways
    assert (way.words, way.name, way.address) == ("RSS", "Kuntatyö 2.0", "podcast/feed.xml")
    assert '<a href="../rss.xml" type="application/rss+xml" aria-label="RSS: Tekojen' in body_of()


def test_organisations_are_folded_away() -> None:
    """There may be a thousand; the browser's own element unfolds them, without a script."""
    folded = [group for group in data_of().groups if group.folded]
    assert [group.folded for group in folded] == ["Näytä 1 organisaatio"]
    assert [feed.page.words for feed in folded[0].feeds] == ["Alavuden kaupunki"]
    assert "<details><summary>Näytä 1 organisaatio</summary><ul" in body_of()


def test_series_has_feed_and_calendar() -> None:
    """Both ways to follow a series are there."""
    calendars = [each.ways[0].address for each in data_of(series("s")).calendars]
    assert calendars == ["webinaarit/kalenteri.ics", "webinaarit/sarjat/s/kalenteri.ics"]
    body = body_of(series("s"))
    assert 'href="../webinaarit/sarjat/s/rss.xml"' in body
    assert 'href="../webinaarit/sarjat/s/kalenteri.ics" type="text/calendar"' in body


def test_hostile_name_is_words() -> None:
    """A name that looks like code is escaped in text and attribute."""
    body = body_of(organisation(name='"><script>alert(1)</script>'))
    assert "<script>" not in body
    assert fromstring(f"<div>{body}</div>").xpath("//script") == []


def test_every_category_is_on_the_page(pages: tuple[BuiltPage, ...], built_site: BuiltSite) -> None:
    """The built page links to every feed file of the site, and to the list of them."""
    (page,) = [page for page in pages if page.path == "syotteet/index.html"]
    linked = {
        address.full.removeprefix("https://tori.example/")
        for address in page.addresses()
        if address.role == "link"
    }
    names = [form.file for form in FORMATS]
    files = {
        file.relative_to(built_site.folder).as_posix()
        for name in (*names, "feed.xml")
        for file in built_site.folder.rglob(name)
    }
    assert len(files) > 290
    assert files | {"syotteet.opml"} <= linked


def test_every_page_offers_the_sites_feeds(pages: tuple[BuiltPage, ...]) -> None:
    """A program finds them wherever the reader is, on the page of an error too."""
    assert len(pages) > 400
    for page in pages:
        offered = page.texts("//link[contains(@rel, 'feed')]/@title")[:3]
        assert offered == ("Tekojen tori (RSS)", "Tekojen tori (Atom)", "Tekojen tori (JSON)")


def test_offered_feeds_are_there_and_of_their_type(
    pages: tuple[BuiltPage, ...], built_site: BuiltSite
) -> None:
    """A program trusts the type of a link, and the address leads to the file that it names."""
    types = {form.file: form.type for form in FORMATS} | {"feed.xml": RSS.type}
    types["kalenteri.ics"] = "text/calendar"
    for page in pages:
        for link in page.elements("//link[contains(@rel, 'feed')]"):
            address = urljoin(page.address, link.get("href") or "")
            file = built_site.folder / address.removeprefix("https://tori.example/")
            assert file.is_file(), address
            assert link.get("type") == types[file.name]


def test_every_page_leads_to_the_list_of_feeds(pages: tuple[BuiltPage, ...]) -> None:
    """The footer names it, as the feeds are for those who come back."""
    way = "//footer//a[normalize-space() = 'Syötteet ja kalenterit']/@href"
    for page in pages:
        (found,) = page.texts(way)
        assert urljoin(page.address, found) == "https://tori.example/syotteet/"


def test_categories_pages_offer_their_own(pages: tuple[BuiltPage, ...]) -> None:
    """Beside the site's three, each titled with the category's name; further pages too."""
    offered = {page.path: page.texts("//link[contains(@rel, 'feed')]/@title")[3:] for page in pages}
    names = {
        "teot/teemat/johtaminen/index.html": "johtaminen",
        "teot/palvelualueet/koko-kunta/index.html": "koko kunta",
        "organisaatiot/gofore/index.html": "Gofore Oyj",
        "uutiskirjeet/index.html": "Uutiskirjeet",
        "uutiskirjeet/2020-10/index.html": "Uutiskirjeet",
        "webinaarit/sarjat/tekoalya-yhteiskunnan-tarpeisiin/index.html": (
            "Tekoälyä yhteiskunnan tarpeisiin"
        ),
    }
    for path, name in names.items():
        titles = tuple(f"Tekojen tori: {name} ({form})" for form in ("RSS", "Atom", "JSON"))
        assert offered[path][:3] == titles
    assert offered["tietoa/index.html"] == ()


def test_no_page_of_the_editors_can_take_the_address() -> None:
    """The page's address is reserved, so that the check tells whoever names a file so."""
    assert FEEDS_PAGE.strip("/") in RESERVED_IDS["pages"]
