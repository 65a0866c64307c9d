"""The editors' page of the newsletters' proofs, and beside it each mail as its reader gets it."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from tori.pages.proofs import GUIDE, PROOFS_KIND, PROOFS_TITLE
from tori.pages.wording import date_in_finnish
from tori.render.body import Block
from tori.render.components import facts, page_heading
from tori.render.html import EMPTY, Html, html, together
from tori.render.mail import MAX_HTML_BYTES, Mail
from tori.render.mail_proofs import IssueProofs, Proof
from tori.render.tree import BytesDocument, Document, PageDocument, page_path
from tori.render.view import View
from tori.site.model import Site
from tori.site.permalinks import PROOFS_PAGE, permalink
from tori.text import capitalised, grouped

_SUMMARY = "Tällaisena kukin uutiskirje tulee tilaajan sähköpostiin."
_WHAT = (
    "Avoin kirje muuttuu sisällön mukana siihen asti, kun se suljetaan. Suljettu kirje on "
    "sellainen kuin se lähetettiin. Kehyksessä linkit eivät toimi."
)
_NO_ISSUES = "Uutiskirjeitä ei vielä ole."
_EMPTY = (
    "Kirjeessä ei ole kerrottavaa: sen ajanjaksolla ei ole julkaistu mitään, mitä aiemmat kirjeet "
    "eivät ole kertoneet. Tällaista kirjettä ei voi lähettää."
)
_NEAR_LIMIT = 90_000
"""Bytes: from here on an editor is told that the mail is near MAX_HTML_BYTES."""
_PREHEADER = re.compile(r'<div class="preheader"[^>]*>([^<\u2007]*)')


def proof_documents(site: Site, issues: Sequence[IssueProofs]) -> Iterator[tuple[str, Document]]:
    """Yield the page, and the HTML and the plain text of each mail."""
    view = View(site, PROOFS_PAGE)
    yield (
        page_path(PROOFS_PAGE),
        PageDocument(
            title=PROOFS_TITLE,
            description=_SUMMARY,
            kind=PROOFS_KIND,
            searchable=False,
            blocks=tuple(_blocks(view, issues)),
        ),
    )
    for entry in issues:
        for proof in entry.proofs:
            if proof.mail:
                page, text = _addresses(entry, proof)
                yield page.lstrip("/"), BytesDocument(proof.mail.html.encode())
                yield text.lstrip("/"), BytesDocument(proof.mail.text.encode())


def _addresses(entry: IssueProofs, proof: Proof) -> tuple[str, str]:
    """Return the addresses of a mail's HTML and text."""
    stem = f"{PROOFS_PAGE}{entry.issue.id}/{proof.variant}"
    return f"{stem}.html", f"{stem}.txt"


def _blocks(view: View, issues: Sequence[IssueProofs]) -> Iterator[Block]:
    guide = view.site.find(GUIDE)
    trail = (("Toimittajalle", permalink(guide)),) if guide else ()
    yield page_heading(view, PROOFS_TITLE, _SUMMARY, trail)
    yield html("<p>{}</p>", _WHAT if issues else _NO_ISSUES)
    for entry in issues:
        issue = entry.issue
        yield html('<h2 id="{}">{}</h2>', f"kirje-{issue.id}", issue.title)
        state = "Suljettu" if issue.is_closed else "Avoin"
        line = '<p class="amount">{} kirje, {}. {}.</p>'
        yield html(line, state, date_in_finnish(issue.published), view.link(issue, "Arkistosivu"))
        if not entry.proofs:
            yield html('<p class="notice">{}</p>', _EMPTY)
        for proof in entry.proofs:
            yield _proof(view, entry, proof)


def _proof(view: View, entry: IssueProofs, proof: Proof) -> Html:
    name = capitalised(proof.service_area) or "Koko kirje"
    if proof.mail is None:
        return html('<p class="notice">{}: {}.</p>', name, proof.fault)
    size = len(proof.mail.html.encode())
    page, text = (view.way(address) for address in _addresses(entry, proof))
    said = " · ".join(filter(None, (_kilobytes(size), _amount_told(proof))))
    return html(
        '<details class="proof"><summary>{}</summary>{}{}{}{}</details>',
        html('{} <span class="count">{}</span>', name, said),
        facts((("Otsikko", proof.mail.subject), ("Esikatseluteksti", preheader(proof.mail)))),
        html('<p class="notice">{}</p>', _near_limit(size)) if size > _NEAR_LIMIT else EMPTY,
        html("<p>{}</p>", _links(entry, name, (page, text))),
        html(
            '<iframe src="{}" title="{}" sandbox loading="lazy"></iframe>',
            page,
            f"Kirje: {name}, {entry.issue.title}",
        ),
    )


def _links(entry: IssueProofs, name: str, ways: Sequence[str]) -> Html:
    """Return the links to a mail's HTML and text, named apart from those of other mails."""
    template = '<a href="{}" aria-label="{}: {}, {}">{}</a>'
    words = ("Avaa kirje", "Avaa pelkkä teksti")
    return together(
        (
            html(template, way, said, name, entry.issue.title, said)
            for way, said in zip(ways, words, strict=True)
        ),
        " · ",
    )


def preheader(mail: Mail) -> str:
    """Return the line that a mailbox shows after the subject, as it stands in a mail's HTML."""
    found = _PREHEADER.search(mail.html)
    return unescape(found[1]).strip() if found else ""


def _near_limit(size: int) -> str:
    limit = _kilobytes(MAX_HTML_BYTES)
    return f"Kirje on {_kilobytes(size)}, ja raja on {limit}: poiminnoille ei ole paljon tilaa."


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kt".replace(".", ",")


def _amount_told(proof: Proof) -> str:
    if not proof.told:
        return ""
    return f"kertoo {grouped(proof.told)} sisällöstä" if proof.told > 1 else "kertoo 1 sisällöstä"
