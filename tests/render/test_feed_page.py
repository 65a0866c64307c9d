"""The page that lists every feed and calendar."""

import re
from urllib.parse import urljoin

from lxml.html import fromstring

from tests.built_pages import Page
from tests.factories import organisation, series, site
from tests.projects import BuiltSite
from tori.content.records import Record
from tori.pages.feeds import FEEDS_PAGE, FORMATS, RSS
from tori.render.feed_page import feed_page
from tori.render.tree import PageDocument
from tori.site.feeds import feed_categories
from tori.site.permalinks import RESERVED_IDS


def body_of(*records: Record) -> str:
    """Return the page's body on a site of some records."""
    made = site(*records)
    path, page = feed_page(made, feed_categories(made))
    assert path == "syotteet/index.md"
    assert isinstance(page, PageDocument)
    return page.body


def test_page_tells_what_a_feed_is() -> None:
    """A reader who has never met one learns it before the links."""
    body = body_of()
    assert body.index("Syöte on osoite") < body.index("rss.xml")


def test_page_lists_feeds_and_calendars_under_headings() -> None:
    """A heading each; series have one only if there are any."""
    headings = re.findall(r"<h2[^>]*>(.*)</h2>", body_of(series("s")))
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
    assert ">Webinaarisarjat</h2>" not in body_of()


def test_organisations_are_folded_away() -> None:
    """There may be a thousand; the browser's own element unfolds them, without a script."""
    (folded,) = [line for line in body_of().splitlines() if line.startswith("<details>")]
    assert "<summary>Näytä 1 organisaatio</summary>" in folded
    assert "Alavuden kaupunki" in folded


def test_series_has_feed_and_calendar() -> None:
    """Both ways to follow a series are there."""
    body = body_of(series("s"))
    assert "../webinaarit/sarjat/s/rss.xml" in body
    assert "../webinaarit/sarjat/s/kalenteri.ics" in body
    assert "../webinaarit/kalenteri.ics" in body


def test_hostile_name_is_words() -> None:
    """A name that looks like code is escaped in text and attribute."""
    body = body_of(organisation(name='"><script>alert(1)</script>'))
    assert "<script>" not in body
    assert fromstring(body).xpath("//script") == []


def test_every_category_is_on_the_page(pages: tuple[Page, ...], built_site: BuiltSite) -> None:
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


def test_every_page_offers_the_sites_feeds(pages: tuple[Page, ...]) -> None:
    """A program finds them wherever the reader is, on the page of an error too."""
    assert len(pages) > 400
    for page in pages:
        offered = page.texts("//link[contains(@rel, 'feed')]/@title")[:3]
        assert offered == ("Tekojen tori (RSS)", "Tekojen tori (Atom)", "Tekojen tori (JSON)")


def test_offered_feeds_are_there_and_of_their_type(
    pages: tuple[Page, ...], built_site: BuiltSite
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


def test_every_page_leads_to_the_list_of_feeds(pages: tuple[Page, ...]) -> None:
    """The footer names it, as the feeds are for those who come back."""
    way = "//footer//a[normalize-space() = 'Syötteet ja kalenterit']/@href"
    for page in pages:
        (found,) = page.texts(way)
        assert urljoin(page.address, found) == "https://tori.example/syotteet/"


def test_categories_pages_offer_their_own(pages: tuple[Page, ...]) -> None:
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
