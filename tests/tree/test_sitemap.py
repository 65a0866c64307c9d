"""The sitemap and robots.txt."""

from dataclasses import replace

from lxml import etree

from tests.projects import ROOT
from tori.content.settings.publisher import read_publisher
from tori.documents import BytesDocument, Document, PageDocument, one_element
from tori.tree.sitemap import robots, sitemap

PUBLISHER = read_publisher(ROOT)
PAGE = PageDocument("Otsikko", "Kuvaus.", "info", one_element(""))
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(*pages: tuple[str, Document]) -> list[tuple[str | None, str | None]]:
    """Return (address, date) of each entry of the pages' sitemap."""
    path, document = sitemap(PUBLISHER, pages)
    assert path == "sitemap.xml"
    assert isinstance(document, BytesDocument)
    root = etree.fromstring(document.data)
    return [
        (url.findtext("s:loc", None, NAMESPACE), url.findtext("s:lastmod", None, NAMESPACE))
        for url in root.findall("s:url", NAMESPACE)
    ]


def test_address_is_the_folders() -> None:
    """A page is listed at its full address, without the file's name."""
    assert entries(("index.md", PAGE), ("teot/a/index.md", PAGE)) == [
        ("https://tori.example/", None),
        ("https://tori.example/teot/a/", None),
    ]


def test_date_is_the_contents_or_none() -> None:
    """A date is stated as exactly as it is known, and never made up (W3C date)."""
    dated = replace(PAGE, modified="2020-10")
    assert entries(("a/index.md", dated), ("b/index.md", PAGE)) == [
        ("https://tori.example/a/", "2020-10"),
        ("https://tori.example/b/", None),
    ]


def test_order_does_not_depend_on_the_callers() -> None:
    """The entries come in the order of their paths."""
    assert entries(("b/index.md", PAGE), ("a/index.md", PAGE))[0][0] == "https://tori.example/a/"


def test_stubs_and_files_are_not_listed() -> None:
    """What has moved or is no page is nothing to be found in a search engine."""
    stub = replace(PAGE, kind="stub")
    assert entries(("a/index.md", stub), ("x.xml", BytesDocument(b""))) == []


def test_marks_of_xml_are_escaped() -> None:
    """An address with an ampersand leaves the XML whole."""
    assert entries(("a&b/index.md", PAGE)) == [("https://tori.example/a&b/", None)]


def test_robots_names_the_sitemap() -> None:
    """robots.txt lets everybody in and says where the sitemap is (RFC 9309)."""
    path, document = robots(PUBLISHER)
    assert path == "robots.txt"
    assert isinstance(document, BytesDocument)
    assert document.data.decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://tori.example/sitemap.xml",
    ]
