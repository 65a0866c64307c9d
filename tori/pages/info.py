"""A page about the site itself; two of them show more than their text.

The accessibility statement lists older media without their words as text, and the editors' guide
leads to the newsletters' proofs.
"""

from dataclasses import dataclass

from tori.content.records import Episode, InfoPage, Webinar
from tori.pages.page import Data, Page, Section, Sections
from tori.pages.pieces import Link, PageHeading, from_root, link_to, page_heading
from tori.pages.proofs import GUIDE, PROOFS_TITLE
from tori.pages.texts import editor_text
from tori.pages.wording import date_in_finnish, day_in_finnish, w3c_date
from tori.site.accessibility import TRANSCRIPTS_REQUIRED_FROM, exempt_media
from tori.site.model import Site
from tori.site.permalinks import PROOFS_PAGE, permalink

STATEMENT = "pages/saavutettavuusseloste"


@dataclass(frozen=True, slots=True)
class ExemptMedium(Data):
    """A medium that the law on accessibility leaves out: what it lacks, and since when it is."""

    link: Link
    said: str


@dataclass(frozen=True, slots=True)
class InfoData(Data):
    """What a page about the site shows.

    Attributes:
        heading: The top of the page.
        exempt_section: The heading above older media; None on all pages but the statement.
        exempt_reason: Why these media are left out.
        exempt: The media.
        proofs: The way to the newsletters' proofs; None on all pages but the editors' guide.
        updated: When the text was last looked through.
    """

    heading: PageHeading
    exempt_section: Section | None
    exempt_reason: str
    exempt: tuple[ExemptMedium, ...]
    proofs: Link | None
    updated: str


def info_page(site: Site, page: InfoPage) -> Page:
    """Return a page about the site itself."""
    address = permalink(page)
    text = editor_text(site, page, address)
    sections = Sections(text)
    media = exempt_media(site) if page.reference == STATEMENT else ()
    is_guide = page.reference == GUIDE
    data = InfoData(
        heading=page_heading(page.title, page.summary),
        exempt_section=sections.add("Äänet ja videot, joita laki ei koske") if media else None,
        exempt_reason=_REASON.format(day_in_finnish(TRANSCRIPTS_REQUIRED_FROM)) if media else "",
        exempt=tuple(_exempt(medium) for medium in media),
        proofs=Link(PROOFS_TITLE, from_root(PROOFS_PAGE)) if is_guide else None,
        updated=date_in_finnish(page.reviewed or page.published),
    )
    return Page(
        address,
        "info",
        page.title,
        page.summary,
        "info",
        data,
        text,
        sections.contents,
        modified=w3c_date(page.reviewed or page.published),
    )


_REASON = (
    "Laki digitaalisten palvelujen tarjoamisesta (306/2019) ei koske ääniä ja videoita, "
    "jotka on julkaistu ennen {}. Näiltä puuttuu tekstivastine tai tekstitys:"
)


def _exempt(medium: Episode | Webinar) -> ExemptMedium:
    if isinstance(medium, Episode):
        lacking, when = "tekstivastine", medium.published
    else:
        lacking = "tekstitys"
        recording = medium.recording
        when = recording.published if recording and recording.published else medium.published
    said = f"{lacking} puuttuu, julkaistu {date_in_finnish(when)}"
    return ExemptMedium(link_to(medium), said)
