"""The editors' page of the newsletters' proofs, and where it is, for pages that name it.

What a mail is, is not known here: whoever makes the mails tells of each what the page shows.
"""

from dataclasses import dataclass

from tori.content.records import Issue
from tori.pages.page import Data, Page
from tori.pages.pieces import Fact, Link, PageHeading, from_root, link_to, page_heading
from tori.pages.wording import date_in_finnish
from tori.site.model import Site
from tori.site.permalinks import PROOFS_PAGE, permalink

GUIDE = "pages/toimittajalle"
"""The page for editors, which leads to the proofs."""
PROOFS_KIND = "proofs"
PROOFS_TITLE = "Uutiskirjeiden esikatselu"

_SUMMARY = "Tällaisena kukin uutiskirje tulee tilaajan sähköpostiin."
_WHAT = (
    "Avoin kirje muuttuu sisällön mukana siihen asti, kun se suljetaan. Suljettu kirje on "
    "sellainen kuin se lähetettiin. Kehyksessä linkit eivät toimi."
)
_NO_ISSUES = "Uutiskirjeitä ei vielä ole."


@dataclass(frozen=True, slots=True)
class MailProof(Data):
    """A mail of an issue, or why it cannot be made.

    Attributes:
        name: Whose mail it is: 'Koko kirje', or the service area.
        fault: Why there is no mail; then nothing of the rest is shown.
        said: How large the mail is, and how much it tells.
        facts: What a mailbox shows: subject and preheader.
        warning: That the mail is near the limit, or empty.
        page: The address of its HTML.
        text: The address of its plain text.
    """

    name: str
    fault: str = ""
    said: str = ""
    facts: tuple[Fact, ...] = ()
    warning: str = ""
    page: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class IssueProof(Data):
    """An issue and its mails, the whole first.

    Attributes:
        id: What a link to its heading names.
        title: The issue's.
        state: Whether it is open or closed, and its date.
        archive: The way to its page.
        mails: Empty where the issue tells nothing.
    """

    id: str
    title: str
    state: str
    archive: Link
    mails: tuple[MailProof, ...]


@dataclass(frozen=True, slots=True)
class ProofsData(Data):
    """What the page of proofs shows: the issues, the newest first, and what is said above them."""

    heading: PageHeading
    intro: str
    issues: tuple[IssueProof, ...]


def proofs_page(site: Site, issues: tuple[IssueProof, ...]) -> Page:
    """Return the page of proofs."""
    guide = site.find(GUIDE)
    trail = (Link("Toimittajalle", from_root(permalink(guide))),) if guide else ()
    data = ProofsData(
        heading=page_heading(PROOFS_TITLE, _SUMMARY, trail),
        intro=_WHAT if issues else _NO_ISSUES,
        issues=issues,
    )
    return Page(PROOFS_PAGE, "proofs", PROOFS_TITLE, _SUMMARY, PROOFS_KIND, data, searchable=False)


def issue_proof(issue: Issue, mails: tuple[MailProof, ...]) -> IssueProof:
    """Return an issue with its mails."""
    state = "Suljettu" if issue.is_closed else "Avoin"
    return IssueProof(
        id=f"kirje-{issue.id}",
        title=issue.title,
        state=f"{state} kirje, {date_in_finnish(issue.published)}",
        archive=link_to(issue, "Arkistosivu"),
        mails=mails,
    )
