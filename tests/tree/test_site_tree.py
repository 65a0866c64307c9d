"""The whole Tree of a Site."""

from datetime import date

import pytest

from tests.pages.shown import TEMPLATES
from tests.projects import ROOT
from tests.small_site import DAY, dated, deed, episode, record, small_site
from tori.content.records import COLLECTIONS, Issue, Record
from tori.content.records.kinds import KINDS
from tori.content.settings.templates import read_mail_template
from tori.documents import (
    ClashingDocumentsError,
    CopiedFile,
    PageDocument,
    Tree,
    markdown_source,
    rendered,
)
from tori.newsletter.proofs import issue_proofs
from tori.pages.page import Page
from tori.tree.record_pages import page_function
from tori.tree.site_tree import site_tree, site_units


def tree_of(*records: Record, day: date = DAY) -> Tree:
    """Return the Tree of a site of these records."""
    made = small_site(*records, day=day)
    return site_tree(made, issue_proofs(made, read_mail_template(ROOT)))


def test_every_record_type_has_a_page() -> None:
    """The row of each type names a function that there is; issues' pages are of their digests."""
    without = [kind.record_type for kind in KINDS if not kind.page]
    assert without == [Issue]
    assert all(callable(page_function(each)) for each in COLLECTIONS.values() if each is not Issue)


def test_page_that_heads_a_section_is_no_page_of_its_own() -> None:
    """The page `teot` heads the list of deeds instead of standing beside it."""
    tree = tree_of(record("pages/teot", dated("Hyvät teot")), record("pages/muu", dated("Muu")))
    page = tree["teot/index.md"]
    assert isinstance(page, Page)
    assert (page.title, page.kind) == ("Hyvät teot", "index")
    assert "muu/index.md" in tree


def test_draft_and_coming_records_have_no_page() -> None:
    """What is not published has no address yet, and appears when its day comes."""
    coming = record("articles/tuleva", dated("Tuleva").replace("/2020-10", "2026-11-25"))
    records = (deed("luonnos", more="draft: true"), coming)
    assert not {path for path in tree_of(*records) if "luonnos" in path or "tuleva" in path}
    assert "artikkelit/tuleva/index.md" in tree_of(*records, day=date(2026, 11, 25))


def test_media_of_published_records_are_copied() -> None:
    """Files that published records name are in the Tree; what only a draft names is not."""
    assert isinstance(tree_of(episode())["podcast/media/jakso-01.mp3"], CopiedFile)
    assert "podcast/media/jakso-01.mp3" not in tree_of(episode(more="draft: true"))


def test_retired_record_keeps_its_address() -> None:
    """A withdrawn record's page is a stub."""
    page = tree_of(deed("x", more="withdrawn: Vanhentunut."))["teot/x/index.md"]
    assert isinstance(page, Page)
    assert page.kind == "stub"


def test_old_address_leads_to_the_new() -> None:
    """An address that a record once had forwards to where it is now."""
    page = tree_of(deed("x", more="old_urls: [/teot/vanha/]"))["teot/vanha/index.md"]
    assert isinstance(page, Page)
    assert page.moved_to == "../x/"
    shown = rendered(page, TEMPLATES)
    assert isinstance(shown, PageDocument)
    assert 'moved_to: "../x/"' in markdown_source(shown)


def test_two_pages_of_one_address_are_refused_by_every_engine() -> None:
    """What the checks keep apart is refused by name if it comes all the same, not overwritten."""
    head = record("pages/teot", dated("Teot", "withdrawn: Vanhentunut."))
    told = r"teot/index\.md .*stub_page \(pages/teot\).*listing\.list_page"
    with pytest.raises(ClashingDocumentsError, match=told):
        tree_of(head)
    with pytest.raises(ClashingDocumentsError, match=told):
        site_units(small_site(head), ())


def test_same_records_in_another_order_give_the_same_tree() -> None:
    """The Tree does not depend on the order in which files were read."""
    records = (deed("a"), deed("b"), episode(), record("sankarit/x", dated("Tarina", "number: 1")))
    assert tree_of(*records) == tree_of(*reversed(records))


def test_calendars_are_in_the_tree() -> None:
    """The webinars' calendar is there even without webinars, and a series has its own."""
    tree = tree_of(record("webinars/series/sarja", dated("Sarja")))
    calendars = {path for path in tree if path.endswith(".ics")}
    assert calendars == {"webinaarit/kalenteri.ics", "webinaarit/sarjat/sarja/kalenteri.ics"}
