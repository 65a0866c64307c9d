"""The newsletters' proofs: the editors' page, and beside it each mail as its reader gets it."""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from tori.documents import BytesDocument, Document, page_path
from tori.newsletter.mail import MAX_HTML_BYTES, Mail
from tori.newsletter.proofs import IssueProofs, Proof
from tori.pages.pieces import Fact, facts, from_root
from tori.pages.proofs import MailProof, issue_proof, proofs_page
from tori.site.model import Site
from tori.site.permalinks import PROOFS_PAGE
from tori.text import capitalised, grouped

_NEAR_LIMIT = 90_000
"""Bytes: from here on an editor is told that the mail is near MAX_HTML_BYTES."""
_UNSEEN = re.compile(r"(?is)\A.*?<body\b[^>]*>|<(style|script|title)\b.*?</\1>|\u2007.*")
"""What no mailbox shows: all before the body, styles, and what follows the first filling blank."""
_SHOWN_LETTERS = 140
"""About as much as the widest mailboxes show."""


def proof_documents(site: Site, issues: Sequence[IssueProofs]) -> Iterator[tuple[str, Document]]:
    """Yield the page, and the HTML and the plain text of each mail."""
    shown = tuple(
        issue_proof(entry.issue, tuple(_shown(entry, proof) for proof in entry.proofs))
        for entry in issues
    )
    yield page_path(PROOFS_PAGE), proofs_page(site, shown)
    for entry in issues:
        for proof in entry.proofs:
            if proof.mail:
                page, text = _addresses(entry, proof)
                yield page, BytesDocument(proof.mail.html.encode())
                yield text, BytesDocument(proof.mail.text.encode())


def _addresses(entry: IssueProofs, proof: Proof) -> tuple[str, str]:
    """Return the addresses of a mail's HTML and text, from the site's root."""
    stem = f"{from_root(PROOFS_PAGE)}{entry.issue.id}/{proof.variant}"
    return f"{stem}.html", f"{stem}.txt"


def _shown(entry: IssueProofs, proof: Proof) -> MailProof:
    """Return what the page shows of a mail."""
    name = capitalised(proof.service_area) or "Koko kirje"
    if proof.mail is None:
        return MailProof(name, proof.fault)
    size = len(proof.mail.html.encode())
    page, text = _addresses(entry, proof)
    return MailProof(
        name,
        said=" · ".join(filter(None, (_kilobytes(size), _amount_told(proof)))),
        facts=facts(
            Fact("Otsikko", proof.mail.subject), Fact("Esikatseluteksti", preheader(proof.mail))
        ),
        warning=_near_limit(size) if size > _NEAR_LIMIT else "",
        page=page,
        text=text,
    )


def preheader(mail: Mail) -> str:
    """Return what a mailbox shows after the subject: the first words of a mail, of any template."""
    begun = _UNSEEN.sub("", mail.html.replace("&#8199;", "\u2007"))
    words = Markup(begun).striptags()  # noqa: S704 — only read
    return words if len(words) <= _SHOWN_LETTERS else f"{words[:_SHOWN_LETTERS].rstrip()}…"


def _near_limit(size: int) -> str:
    limit = _kilobytes(MAX_HTML_BYTES)
    return f"Kirje on {_kilobytes(size)}, ja raja on {limit}: poiminnoille ei ole paljon tilaa."


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kt".replace(".", ",")


def _amount_told(proof: Proof) -> str:
    if not proof.told:
        return ""
    return f"kertoo {grouped(proof.told)} sisällöstä" if proof.told > 1 else "kertoo 1 sisällöstä"
