"""The editors' page of the newsletters' proofs."""

from tests.factories import info_page, issue, site
from tests.pages.shown import parsed, shown
from tori.pages.pieces import Fact, Link
from tori.pages.proofs import MailProof, ProofsData, issue_proof, proofs_page
from tori.site.permalinks import PROOFS_PAGE

WORDS = "<b>\"x\" & 'y'</b>"
MAIL = MailProof(
    WORDS,
    said="3,1 kt",
    facts=(Fact("Otsikko", WORDS),),
    warning=f"{WORDS} on suuri.",
    page="toimittajalle/kirjeet/2020-10/kaikki.html",
    text="toimittajalle/kirjeet/2020-10/kaikki.txt",
)


def test_page_is_below_the_editors_guide_and_out_of_search() -> None:
    """The trail leads to the guide where there is one."""
    page = proofs_page(site(info_page("toimittajalle")), ())
    assert (page.address, page.kind, page.searchable) == (PROOFS_PAGE, "proofs", False)
    assert isinstance(page.data, ProofsData)
    assert page.data.heading.trail == (Link("Toimittajalle", "toimittajalle/"),)
    assert "Uutiskirjeitä ei vielä ole." in shown(page)
    bare = proofs_page(site(), ()).data
    assert isinstance(bare, ProofsData)
    assert bare.heading.trail == ()


def test_issue_says_whether_it_is_closed() -> None:
    """State, date and the way to the archive stand below the issue's title."""
    entry = issue_proof(issue(), ())
    assert (entry.id, entry.state) == ("kirje-2020-10", "Avoin kirje, 15.10.2020")
    assert entry.archive == Link("Arkistosivu", "uutiskirjeet/2020-10/")
    assert issue_proof(issue(status="suljettu"), ()).state.startswith("Suljettu kirje")
    assert "Kirjeessä ei ole kerrottavaa" in shown(proofs_page(site(), (entry,)))


def test_hostile_words_are_text_in_labels_too() -> None:
    """Names and titles are shown as they were typed; a mail that failed has its reason alone."""
    broken = MailProof("Opetus", fault=WORDS)
    entry = issue_proof(issue(title=WORDS), (MAIL, broken))
    found = parsed(proofs_page(site(), (entry,)))
    assert found.xpath("//b") == []
    (frame,) = found.xpath("//iframe")
    assert frame.get("title") == f"Kirje: {WORDS}, {WORDS}"
    assert frame.get("src") == "../../toimittajalle/kirjeet/2020-10/kaikki.html"
    assert found.xpath("//details//a/@aria-label") == [
        f"Avaa kirje: {WORDS}, {WORDS}",
        f"Avaa pelkkä teksti: {WORDS}, {WORDS}",
    ]
    assert found.xpath("//p[@class='notice']/text()") == [
        f"{WORDS} on suuri.",
        f"Opetus: {WORDS}.",
    ]
