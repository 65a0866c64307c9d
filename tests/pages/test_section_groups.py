"""The sections whose front page has its records in groups."""

from tests.projects import ROOT
from tests.small_site import dated, record, small_site
from tori.content.records import Record
from tori.pages.page import Page
from tori.pages.section_groups import GroupsData, top_lists_page, webinars_page
from tori.templating.templates import Templates

TIME = "duration_minutes: 60\nstarts: 2026-"


def webinars(*records: Record) -> Page:
    """Return the webinars' page of a site of these records."""
    return webinars_page(small_site(*records))


def data_of(page: Page) -> GroupsData:
    """Return what a page of groups shows."""
    assert isinstance(page.data, GroupsData)
    return page.data


def shown(page: Page) -> dict[str, list[str]]:
    """Return the titles in each group, by the group's heading."""
    return {
        group.section.words: [card.title for card in group.records]
        for group in data_of(page).groups
    }


def test_webinars_are_grouped_into_series_and_topics() -> None:
    """Series stand with their parts counted, topics by themselves, parts only in their series."""
    page = webinars(
        record("webinars/series/sarja", dated("Sarjan nimi")),
        record("webinars/osa", dated("Osan nimi", "series: sarja\npart: 1")),
        record("webinars/aihe", dated("Aiheen nimi", "topic: x")),
    )
    assert shown(page) == {"Sarjat": ["Sarjan nimi"], "Aiheet": ["Aiheen nimi"]}
    assert [group.amount for group in data_of(page).groups] == ["1 webinaarisarja, 1 webinaari", ""]


def test_webinars_to_come_stand_first() -> None:
    """Soonest first, above all else; one that is over stands among recordings, and only there."""
    recording = "recording: {url: 'https://x.example/'}"
    page = webinars(
        record("webinars/series/sarja", dated("Sarjan nimi")),
        record("webinars/b", dated("Myöhempi", f"series: sarja\n{TIME}12-02T12:30+02:00")),
        record("webinars/a", dated("Aiempi", f"topic: x\n{TIME}12-01T12:30+02:00")),
        record("webinars/c", dated("Pidetty", f"topic: y\n{recording}\n{TIME}11-23T12:30+02:00")),
        record("webinars/d", dated("Muu aihe", "topic: z")),
    )
    assert list(shown(page).items()) == [
        ("Tulevat webinaarit", ["Aiempi", "Myöhempi"]),
        ("Tallenteet", ["Pidetty"]),
        ("Sarjat", ["Sarjan nimi"]),
        ("Aiheet", ["Muu aihe"]),
    ]
    assert data_of(page).groups[0].records[0].meta == "ti 1.12.2026 klo 12.30–13.30"
    assert [entry.words for entry in page.contents] == [*shown(page), "Tilaa kalenteriisi"]


def test_what_is_to_come_leads_to_the_calendar() -> None:
    """The way leads to the section on the page, whatever headings the editor's text has."""
    text = record("pages/webinaarit", dated("Webinaarit & muut"), "## Tilaa kalenteriisi")
    coming = record("webinars/a", dated("Aiempi", f"topic: x\n{TIME}12-01T12:30+02:00"))
    page = webinars(text, coming)
    calendar = data_of(page).calendar
    assert calendar is not None
    assert calendar.section.id != "tilaa-kalenteriisi"
    body = Templates(ROOT / "overrides").body(page)
    way = f'1 webinaari – <a href="#{calendar.section.id}">tilaa kalenteriisi</a>'
    assert f'<p class="amount">{way}</p>' in body
    assert f'<h2 id="{calendar.section.id}">Tilaa kalenteriisi</h2>' in body
    assert "<code>https://tori.example/webinaarit/kalenteri.ics</code>" in body
    assert '<a href="../webinaarit/kalenteri.ics">Avaa kalenteritiedosto</a>' in body
    assert "Webinaarit &amp; muut</h1>" in body


def test_webinars_offer_their_calendar_even_when_it_is_empty() -> None:
    """The subscription exists before the first webinar has a time, and says that it is empty."""
    page = webinars(record("webinars/d", dated("Muu aihe", "topic: z")))
    calendar = data_of(page).calendar
    assert list(shown(page)) == ["Aiheet"]
    assert calendar is not None
    assert "Nyt niitä ei ole yhtään." in calendar.content
    assert [feed.address for feed in page.feeds] == ["/webinaarit/kalenteri.ics"]


def test_lists_are_grouped_by_who_compiled_them() -> None:
    """The editors' lists are never passed off as the programme's."""
    fields = "size: 2\nitems: unknown\ncompiled_by:"
    ours = record("toplists/a", dated("Oma", f"{fields} toimitus"))
    theirs = record("toplists/b", dated("Ohjelman", f"{fields} ohjelma"))
    page = top_lists_page(small_site(ours, theirs))
    assert list(shown(page).items()) == [
        ("Tämän sivuston listat", ["Oma"]),
        ("Kunteko-ohjelman listat", ["Ohjelman"]),
    ]
    assert data_of(page).calendar is None
    assert "kalenteri" not in Templates(ROOT / "overrides").body(page)
