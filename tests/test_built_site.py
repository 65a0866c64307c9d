"""The built site, page by page: every address leads somewhere, every page is fit to read."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from tests.built_pages import Page, Walk, css_addresses, unreachable, visible_text
from tests.projects import DAY, PUBLISHER, ROOT, BuiltSite
from tests.tree_pages import paths_of_pages
from tori.content.loader import load_content
from tori.content.records import Deed, Organisation
from tori.site.linking import link
from tori.site.permalinks import permalink, service_area_address
from tori.text import grouped

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOT_RENDERED = re.compile(
    r"^\s*---\s*$|\{\{|\{%|\]\(|\*\*|^\s*#{1,6}\s|&(?:amp|lt|gt|quot|#\d+);|\bNone\b|^\s*\w+: \|",
    re.MULTILINE,
)
"""Markdown, front matter, templates and escapes that nobody should see."""
COUNTED_ITEM = (
    "//*[self::nav or self::ul][contains(@class, 'chips') or contains(@class, 'terms')]//li"
)


@pytest.fixture(scope="module")
def ids(pages: tuple[Page, ...]) -> dict[str, frozenset[str]]:
    """The ids of every page."""
    return {page.path: frozenset(page.ids) for page in pages}


@pytest.fixture(scope="module")
def pages_by_address(pages: tuple[Page, ...]) -> dict[str, Page]:
    """Every page by its full address."""
    return {page.address: page for page in pages}


def content_pages(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the pages that a reader may look for: no stubs, nor the page for what is missing."""
    return tuple(page for page in pages if not page.is_stub and page.path != "404.html")


def faulty(faults: Mapping[str, object]) -> dict[str, object]:
    """Return the pages that have a fault, for an assertion that names them all."""
    return {path: fault for path, fault in faults.items() if fault}


def test_content_has_no_finding() -> None:
    """The content that the site ships with is without errors and warnings."""
    _, diagnostics = link(load_content(ROOT), PUBLISHER, DAY)
    assert diagnostics == ()


def test_every_address_leads_somewhere(
    pages: tuple[Page, ...],
    built_site: BuiltSite,
    ids: dict[str, frozenset[str]],
    walk: Walk,
    record_property: Callable[[str, object], None],
) -> None:
    """Every link, resource, canonical and social address of every page has its file and anchor."""
    site_url = built_site.publisher.site_url
    missing = {}
    links = 0
    for page in pages:
        addresses = [address.full for address in page.addresses()]
        links += len(addresses)
        missing[page.path] = unreachable(addresses, built_site.folder, site_url, ids)
    walk.pages, walk.links = len(pages), links
    record_property("pages", len(pages))
    record_property("links", links)
    assert faulty(missing) == {}


def test_walk_is_no_shorter_than_the_content(
    pages: tuple[Page, ...], built_site: BuiltSite
) -> None:
    """The walk has seen a page for each page of the Tree, and the one for what is missing."""
    written = {page.path for page in pages}
    expected = {path.removesuffix("md") + "html" for path in paths_of_pages(built_site.tree)}
    assert written == expected | {"404.html"}


def test_broken_address_would_be_seen(built_site: BuiltSite) -> None:
    """The walk can fail: a missing page, file or anchor is named, and another host is not."""
    site_url = built_site.publisher.site_url
    known = {"index.html": frozenset({"alku"})}
    bad = [f"{site_url}puuttuu/", f"{site_url}puuttuu.mp3", f"{site_url}#loppu"]
    good = [site_url, f"{site_url}#alku", "https://muualla.example.org/x"]
    assert unreachable([*bad, *good], built_site.folder, site_url, known) == bad


def test_feed_and_sitemap_addresses_lead_somewhere(
    built_site: BuiltSite, ids: dict[str, frozenset[str]]
) -> None:
    """Every address of the podcast feed, the sitemap and robots.txt has its file."""
    site_url = built_site.publisher.site_url
    addresses = []
    for name in ("podcast/feed.xml", "sitemap.xml", "robots.txt"):
        text = (built_site.folder / name).read_text(encoding="utf-8")
        found = re.findall(rf"{re.escape(site_url)}[^<\"\s]*", text)
        assert found, name
        addresses.extend(found)
    assert unreachable(addresses, built_site.folder, site_url, ids) == []


def test_search_results_lead_somewhere(
    built_site: BuiltSite, ids: dict[str, frozenset[str]]
) -> None:
    """Every entry of the search index points at a page and an anchor that exist."""
    index = json.loads((built_site.folder / "search/search_index.json").read_text("utf-8"))
    site_url = built_site.publisher.site_url
    addresses = [urljoin(site_url, entry["location"]) for entry in index["docs"]]
    assert len(addresses) > len(built_site.site.records) / 2
    assert unreachable(addresses, built_site.folder, site_url, ids) == []


def test_page_configuration_leads_to_the_search(
    pages: tuple[Page, ...], built_site: BuiltSite
) -> None:
    """The base and the search worker that each page tells its scripts are there."""
    wrong = {}
    for page in pages:
        (stated,) = page.texts("//script[@id='__config']")
        configuration = json.loads(stated)
        base = urljoin(page.address, configuration["base"].rstrip("/") + "/")
        worker = urljoin(page.address, configuration["search"])
        site_url = built_site.publisher.site_url
        lost = unreachable([worker], built_site.folder, site_url, {})
        wrong[page.path] = lost or base != site_url
    assert faulty(wrong) == {}


def test_style_sheets_name_only_files_of_the_site(
    built_site: BuiltSite, ids: dict[str, frozenset[str]]
) -> None:
    """What style sheets load is on the site, and nothing of it elsewhere."""
    site_url = built_site.publisher.site_url
    for file in built_site.folder.rglob("*.css"):
        base = urljoin(site_url, file.relative_to(built_site.folder).as_posix())
        addresses = [urljoin(base, way) for way in css_addresses(file.read_text("utf-8"))]
        assert [way for way in addresses if not way.startswith(site_url)] == [], file.name
        assert unreachable(addresses, built_site.folder, site_url, ids) == [], file.name


def test_nothing_is_fetched_by_full_address(pages: tuple[Page, ...]) -> None:
    """No page loads anything from another host, nor from the site by its full address."""
    foreign = {
        page.path: [
            address.stated
            for address in page.addresses()
            if address.role == "resource" and urlsplit(address.stated).netloc
        ]
        for page in pages
    }
    assert faulty(foreign) == {}


def test_links_within_the_site_are_relative(pages: tuple[Page, ...], built_site: BuiltSite) -> None:
    """No link names the site's own host, so that the site works wherever it is put."""
    host = urlsplit(built_site.publisher.site_url).netloc
    full = {
        page.path: [
            address.stated
            for address in page.addresses()
            if address.role == "link" and urlsplit(address.stated).netloc == host
        ]
        for page in pages
    }
    assert faulty(full) == {}


def test_links_work_below_a_folder(pages: tuple[Page, ...]) -> None:
    """No link begins at the host's root, which is another site's below a folder."""
    rooted = {
        page.path: [a.stated for a in page.addresses() if a.stated.startswith("/")]
        for page in pages
        if page.path != "404.html"  # it is served at any depth, so only the root is sure
    }
    assert faulty(rooted) == {}


def test_canonical_and_social_addresses_are_the_pages_own(pages: tuple[Page, ...]) -> None:
    """Canonical and og:url are the page's own full address."""
    wrong = {}
    for page in content_pages(pages):
        stated = (
            *page.texts("//link[@rel='canonical']/@href"),
            *page.texts("//meta[@property='og:url']/@content"),
        )
        wrong[page.path] = stated if stated != (page.address, page.address) else ()
    assert faulty(wrong) == {}


def test_sitemap_lists_just_the_pages(pages: tuple[Page, ...], built_site: BuiltSite) -> None:
    """The sitemap has every page once, and no stub."""
    root = etree.parse(built_site.folder / "sitemap.xml").getroot()
    listed = [element.text for element in root.iter(f"{SITEMAP}loc")]
    assert sorted(filter(None, listed)) == sorted(page.address for page in content_pages(pages))


def test_every_record_has_its_page(pages: tuple[Page, ...], built_site: BuiltSite) -> None:
    """Each record, published or retired, is found at its permanent address."""
    paths = {page.path for page in pages}
    records = {**built_site.site.records, **built_site.site.retired}
    missing = [
        reference
        for reference, record in records.items()
        if f"{permalink(record).lstrip('/')}index.html" not in paths
    ]
    assert missing == []


def test_every_picture_has_a_text(pages: tuple[Page, ...]) -> None:
    """Every img has an alt attribute (WCAG 1.1.1)."""
    assert faulty({page.path: page.texts("//img[not(@alt)]/@src") for page in pages}) == {}


def test_ids_are_unique(pages: tuple[Page, ...]) -> None:
    """No page has an id twice: an anchor would lead to the first alone."""
    repeated = {
        page.path: [found for found, count in Counter(page.ids).items() if count > 1]
        for page in pages
    }
    assert faulty(repeated) == {}


def test_every_page_has_one_heading_of_the_first_level(pages: tuple[Page, ...]) -> None:
    """Exactly one h1, with words in it."""
    headings = {page.path: [text.strip() for text in page.texts("//h1")] for page in pages}
    assert {
        path: found for path, found in headings.items() if len(found) != 1 or not found[0]
    } == {}


def test_every_page_is_in_finnish(pages: tuple[Page, ...]) -> None:
    """Every page says that its language is Finnish (WCAG 3.1.1)."""
    assert {page.texts("/html/@lang") for page in pages} == {("fi",)}


def test_titles_are_unique(pages: tuple[Page, ...]) -> None:
    """Every page has a title, and no two have the same: tabs and search results are told apart."""
    titles: dict[str, list[str]] = {}
    for page in content_pages(pages):
        (title,) = page.texts("//head/title")
        titles.setdefault(title.strip(), []).append(page.path)
    assert "" not in titles
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_every_page_has_a_description(pages: tuple[Page, ...]) -> None:
    """Every page describes itself once in words."""
    descriptions = {
        page.path: page.texts("//meta[@name='description']/@content")
        for page in content_pages(pages)
    }
    wrong = {
        p: found for p, found in descriptions.items() if len(found) != 1 or not found[0].strip()
    }
    assert wrong == {}


def test_nothing_is_left_unrendered(pages: tuple[Page, ...]) -> None:
    """No page shows Markdown, front matter, template marks, double escapes or Python's None."""
    left = {page.path: NOT_RENDERED.findall(visible_text(page)) for page in pages}
    assert faulty(left) == {}


def test_titles_and_descriptions_are_escaped_once(pages: tuple[Page, ...]) -> None:
    """What a search engine or a social medium shows has no marks of HTML in it."""
    paths = ("//title", "//meta[@name='description']/@content", "//meta[@property]/@content")
    left = {
        page.path: [text for path in paths for text in page.texts(path) if "&" in text]
        for page in pages
    }
    stated = {path: found for path, found in left.items() if re.search(r"&\w+;", " ".join(found))}
    assert stated == {}


def test_service_areas_hold_every_deed_once(
    built_site: BuiltSite, pages_by_address: dict[str, Page]
) -> None:
    """The counts of the service areas on the deeds' page add up to the number of deeds."""
    page = pages_by_address[urljoin(built_site.publisher.site_url, "teot/")]
    areas = built_site.site.vocabulary.service_area_names
    addresses = {built_site.publisher.full_address(service_area_address(name)) for name in areas}
    counts = [
        int(re.sub(r"\D", "", element.text_content().rsplit(maxsplit=1)[-1]))
        for element in page.elements("//main//nav//li[.//a]")
        if urljoin(page.address, element.xpath("string(.//a/@href)")) in addresses
    ]
    deeds = built_site.site.all(Deed)
    assert sum(counts) == len(deeds)
    (amount,) = set(page.texts("//main//p[@class='amount']"))
    assert amount.startswith(f"{grouped(len(deeds))} teko")


def test_counts_beside_links_are_what_the_lists_hold(
    pages: tuple[Page, ...], pages_by_address: dict[str, Page]
) -> None:
    """A count beside a link to a list is the number of cards on the list's pages together."""
    wrong = []
    checked = 0
    for page in content_pages(pages):
        for item in page.elements(f"{COUNTED_ITEM}[.//*[@class='count']][.//a]"):
            target = urljoin(page.address, str(item.xpath("string(.//a[1]/@href)")))
            listed = cards_of(pages_by_address[target], pages_by_address)
            if listed is None:
                continue  # an organisation's own page, whose count is of all that names it
            stated = int(re.sub(r"\D", "", str(item.xpath("string(.//*[@class='count'])"))))
            checked += 1
            if stated != listed:
                wrong.append((page.path, target, stated, listed))
    assert wrong == []
    assert checked > 100


def cards_of(page: Page, pages_by_address: dict[str, Page]) -> int | None:
    """Return how many cards a list has on all its pages; None for a page that is no list."""
    lists = page.elements("//p[@class='amount']/following-sibling::*[self::ul or self::ol][1]")
    if not lists:
        return None
    ways = page.texts("//nav[@class='pager']//a/@href")
    others = [pages_by_address[urljoin(page.address, way)] for way in ways]
    return sum(
        len(other.elements("//p[@class='amount']/following-sibling::*[self::ul or self::ol][1]/li"))
        for other in (page, *others)
    )


def test_organisation_counts_are_what_names_them(
    built_site: BuiltSite, pages_by_address: dict[str, Page]
) -> None:
    """The list of organisations has each of them, with the number of records that name it."""
    page = pages_by_address[urljoin(built_site.publisher.site_url, "organisaatiot/")]
    stated = {
        urljoin(page.address, str(item.xpath("string(.//a/@href)"))): int(
            str(item.xpath("string(.//*[@class='count'])"))
        )
        for item in page.elements("//main//ul/li[.//*[@class='count']]")
    }
    site = built_site.site
    expected = {
        built_site.publisher.full_address(permalink(organisation)): len(
            {mention.speaker.reference for mention in site.mentions_of(organisation)}
        )
        for organisation in site.all(Organisation)
    }
    assert stated == expected


def test_copied_files_are_whole(built_site: BuiltSite) -> None:
    """Every media file that content names is on the site byte for byte."""
    named = [medium for medium in built_site.site.media.values() if medium.source.suffix == ".mp3"]
    for medium in named:
        published = built_site.folder / "podcast/media" / Path(medium.path).name
        assert published.read_bytes() == medium.source.read_bytes()
    assert named
