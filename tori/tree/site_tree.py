"""The whole Tree of a Site: every record's page, every index, feeds, media and the sitemap."""

from collections.abc import Iterator, Sequence
from functools import partial

from tori.content.records import (
    Dated,
    Issue,
)
from tori.documents import (
    CopiedFile,
    Document,
    Tree,
    Unit,
    distinct,
    documents,
    merged,
    page_unit,
    ready_unit,
)
from tori.feeds.category_feeds import category_feeds
from tori.feeds.chapters import chapter_files
from tori.feeds.podcast import podcast_feed
from tori.newsletter.proofs import IssueProofs
from tori.pages.calendars import calendar_addresses
from tori.pages.feed_list import feed_list_page
from tori.pages.feeds import FEEDS_PAGE
from tori.pages.front import front_page
from tori.pages.issue import issue_page
from tori.pages.stub import moved_page, stub_page
from tori.pages.subscribe import subscribe_page
from tori.site.digests import digests
from tori.site.feeds import feed_categories
from tori.site.model import Site, media_path
from tori.site.permalinks import FRONT_PAGE, SUBSCRIBE_PAGE, media_address, permalink
from tori.site.references import named_files
from tori.site.sequences import section_pages
from tori.tree.list_units import list_units
from tori.tree.proof_page import proof_documents
from tori.tree.record_pages import record_page
from tori.tree.sitemap import robots, sitemap


def site_tree(site: Site, proofs: Sequence[IssueProofs]) -> Tree:
    """Return the Tree of a Site, with the proofs of its newsletters."""
    tree = documents(site_units(site, proofs))
    return merged((tree.items(), (sitemap(site.publisher, tree.items()),)))


def site_units(site: Site, proofs: Sequence[IssueProofs]) -> tuple[Unit, ...]:
    """Return what makes the Tree, all but the sitemap, which has to know every page.

    Raises:
        ClashingDocumentsError: Two make one path.
    """
    categories = feed_categories(site)
    units = (
        page_unit("/", front_page, site),
        *_record_pages(site),
        *_issue_pages(site),
        *_stubs(site),
        *list_units(site),
        page_unit(SUBSCRIBE_PAGE, subscribe_page, site),
        page_unit(FEEDS_PAGE, feed_list_page, site, categories),
        ready_unit(proof_documents(site, proofs)),
        ready_unit((podcast_feed(site), robots(site.publisher))),
        *category_feeds(site, categories),
        _calendars(site),
        ready_unit(chapter_files(site)),
        ready_unit(_media(site)),
    )
    return distinct(units)


def _calendars(site: Site) -> Unit:
    paths = tuple(address.lstrip("/") for address in calendar_addresses(site))
    return Unit(paths, partial(_make_calendars, site))


def _make_calendars(site: Site) -> Iterator[tuple[str, Document]]:
    from tori.feeds.calendar import webinar_calendars  # noqa: PLC0415 — one process needs it

    return webinar_calendars(site)


def _record_pages(site: Site) -> Iterator[Unit]:
    heading_sections = section_pages(site) | {FRONT_PAGE}
    for reference, record in site.records.items():
        if reference in heading_sections or isinstance(record, Issue):
            continue
        address = permalink(record)
        yield page_unit(address, record_page, site, record)


def _issue_pages(site: Site) -> Iterator[Unit]:
    for digest in digests(site).values():
        address = permalink(digest.issue)
        yield page_unit(address, issue_page, site, digest)


def _stubs(site: Site) -> Iterator[Unit]:
    """Yield the pages that keep addresses: of retired records, and old ones that lead on."""
    for record in site.retired.values():
        address = permalink(record)
        yield page_unit(address, stub_page, record)
    for moved in (*site.all(Dated), *site.retired.values()):
        for old in moved.old_urls:
            yield page_unit(old, moved_page, moved, old)


def _media(site: Site) -> Iterator[tuple[str, Document]]:
    """Yield the files that published records name; what only a draft names stays out."""
    paths = {
        media_path(record, file.path)
        for record in site.records.values()
        for file in named_files(record)
    }
    paths.add(f"content/podcasts/{site.publisher.podcast.artwork}")
    for path in sorted(paths & site.media.keys()):
        yield media_address(path).lstrip("/"), CopiedFile(site.media[path].source)
