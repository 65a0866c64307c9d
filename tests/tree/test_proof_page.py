"""The proofs of the newsletters: the editors' page, and each mail beside it."""

from dataclasses import replace

import pytest
from lxml.html import fromstring

from tests.factories import deed, issue, record, site
from tests.pages.shown import shown
from tests.projects import ROOT, BuiltSite
from tori.content.closed_issues import ClosedIssue, hash_list
from tori.content.records import InfoPage, Record
from tori.content.settings.templates import read_mail_template
from tori.documents import BytesDocument, Document
from tori.newsletter.mail import MAX_HTML_BYTES, Mail
from tori.newsletter.proofs import issue_proofs
from tori.newsletter.variants import mails_of
from tori.pages.page import Page
from tori.pages.proofs import GUIDE
from tori.site.digests import digests
from tori.site.model import Site
from tori.site.permalinks import PROOFS_PAGE
from tori.tree.proof_page import preheader, proof_documents
from tori.tree.site_tree import site_tree

TEMPLATE = read_mail_template(ROOT)
PATH = "toimittajalle/kirjeet/index.md"
CLOSED_MAIL = b'<html><title>Kesken &amp; valmis</title><div class="preheader">Ennen.</div></html>'


def documents(made: Site) -> dict[str, Document]:
    """Return a site's proofs."""
    return dict(proof_documents(made, issue_proofs(made, TEMPLATE)))


def body_of(made: Site) -> str:
    """Return the page's body."""
    page = documents(made)[PATH]
    assert isinstance(page, Page)
    return shown(page)


def test_each_variant_is_a_document_as_it_is_sent(built_site: BuiltSite) -> None:
    """The HTML and the text of each mail of the real issue are files of the site, byte for byte."""
    made = built_site.site
    mails = mails_of(digests(made)["2020-10"], made, TEMPLATE)
    assert len(mails) == 9
    for name, mail in mails.items():
        stem = f"toimittajalle/kirjeet/2020-10/{name}"
        assert (built_site.folder / f"{stem}.html").read_bytes() == mail.html.encode()
        assert (built_site.folder / f"{stem}.txt").read_bytes() == mail.text.encode()


def test_page_shows_each_mail_in_a_frame(built_site: BuiltSite) -> None:
    """A sandboxed frame a variant, with a title of its own and links to the HTML and the text."""
    page = fromstring(body_of(built_site.site))
    frames = page.xpath("//iframe")
    sources = [frame.get("src") for frame in frames]
    assert {frame.get("sandbox") for frame in frames} == {""}
    assert len({frame.get("title") for frame in frames}) == len(frames) == 9
    ways = page.xpath("//details//a/@href")
    assert ways == [way for source in sources for way in (source, f"{source[:-4]}txt")]
    assert len({link.get("aria-label") for link in page.xpath("//details//a")}) == 18


def test_page_tells_what_a_mailbox_shows(built_site: BuiltSite) -> None:
    """Subject, preheader, size and how much is told, of each variant."""
    mail = mails_of(digests(built_site.site)["2020-10"], built_site.site, TEMPLATE)["koko-kunta"]
    (told,) = (
        found.text_content()
        for found in fromstring(body_of(built_site.site)).xpath("//details")
        if found.text_content().startswith("Koko kunta")
    )
    assert mail.subject in told
    assert preheader(mail) == digests(built_site.site)["2020-10"].issue.summary
    assert preheader(mail) in told
    assert f"{len(mail.html.encode()) / 1000:.1f} kt".replace(".", ",") in told
    assert "kertoo " in told


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<head><style>p{}</style></head><BODY class=a><p>Eka &amp; toka</p> kolmas",
            "Eka & toka kolmas",
        ),
        ("<title>Otsikko</title><p>Eka</p>&#8199;&#65279;<p>Toka</p>", "Eka"),
        ("<body><table><tr><td>" + "sana " * 60, "sana " * 27 + "sana…"),
    ],
    ids=["any template", "filling blanks", "long"],
)
def test_preheader_is_what_comes_first(html: str, words: str) -> None:
    """Whatever elements and classes a template has, a mailbox shows the first words."""
    assert preheader(Mail("Otsikko", html, "")) == words


def test_page_is_for_editors_alone() -> None:
    """Neither search, sitemap nor search engines have it; the guide leads to it."""
    made = site(record(InfoPage, "toimittajalle"))
    tree = site_tree(made, issue_proofs(made, TEMPLATE))
    page, sitemap, guide = (tree[path] for path in (PATH, "sitemap.xml", "toimittajalle/index.md"))
    assert isinstance(page, Page)
    assert not page.searchable
    assert isinstance(sitemap, BytesDocument)
    assert PROOFS_PAGE.encode() not in sitemap.data
    assert isinstance(guide, Page)
    assert f'href="..{PROOFS_PAGE}"' in shown(guide)
    assert GUIDE == "pages/toimittajalle"
    assert 'href="../../toimittajalle/"' in shown(page)


def test_issue_that_tells_nothing_says_so() -> None:
    """An empty issue has no mail, which is told where it would stand."""
    assert "Kirjeessä ei ole kerrottavaa" in body_of(site(issue()))
    assert "Kirjeessä ei ole kerrottavaa" not in body_of(site(issue(), deed()))
    assert "Uutiskirjeitä ei vielä ole" in body_of(site())


def test_mail_that_cannot_be_made_says_why() -> None:
    """A mail over the limit is no document; the page tells it, and other variants are there."""
    names = [f"teko-{number}" for number in range(260)]
    deeds: list[Record] = [deed(name) for name in names]
    few = deed("pieni", service_area="opetus ja kasvatus")
    made = site(*deeds, few, issue(picks=[f"deeds/{name}" for name in names]))
    found = documents(made)
    assert "toimittajalle/kirjeet/2020-10/kaikki.html" not in found
    assert "toimittajalle/kirjeet/2020-10/opetus-ja-kasvatus.html" in found
    assert "Koko kirje: kirjeen HTML on" in body_of(made)
    assert f"enintään {MAX_HTML_BYTES}" in body_of(made)
    (proofs,) = issue_proofs(made, TEMPLATE)
    assert len(proofs.faults) == 2


def test_faulty_template_is_told_once() -> None:
    """A template that makes no mail stops no build; the reason stands once an issue."""
    (proofs,) = issue_proofs(site(deed(), issue()), "{% if %}")
    assert [proof.mail for proof in proofs.proofs] == [None, None]
    assert len(proofs.faults) == 1


def test_closed_issue_is_shown_as_it_was_sent() -> None:
    """Its documents are the kept files, whatever the content and the template are now."""
    files = {
        "mail-kaikki.html": CLOSED_MAIL,
        "mail-kaikki.txt": b"Kesken & valmis\n",
        "ids.txt": b"deeds/a\ndeeds/b\n",
        "page.html": b"<h1>Kirje</h1>",
    }
    kept = ClosedIssue({**files, "sha256.txt": hash_list(files)})
    open_site = site(deed(), issue(status="suljettu"))
    made = replace(open_site, closed_issues={"2020-10": kept})
    found = dict(proof_documents(made, issue_proofs(made, "{% if %}")))
    page = found["toimittajalle/kirjeet/2020-10/kaikki.html"]
    assert page == BytesDocument(CLOSED_MAIL)
    body = body_of(made)
    assert "Suljettu kirje" in body
    assert "Kesken &amp; valmis" in body
    assert "Ennen." in body
    assert "kertoo 2 sisällöstä" in body


def test_hostile_words_are_text() -> None:
    """A title that means harm is shown as it was typed."""
    body = body_of(
        site(deed(), issue(title='<b>"x"</b> *y*', summary="<i>Tämä on tiivistelmä</i>"))
    )
    page = fromstring(body)
    assert page.xpath("//b | //i") == []
    assert '<b>"x"</b> *y*' in [heading.text for heading in page.xpath("//h2")]


def test_newest_issue_comes_first() -> None:
    """The one that an editor works on stands at the top."""
    body = body_of(
        site(deed(), issue(), issue("2020-09", period="2020-09", title="Syyskuun kirje"))
    )
    assert body.index("kirje-2020-10") < body.index("kirje-2020-09")
