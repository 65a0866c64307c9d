"""Pages about the site itself, among them the accessibility statement and the editors' guide."""

from tests.factories import episode, info_page, site, webinar
from tests.pages.shown import shown
from tori.content.records import Record
from tori.pages.info import STATEMENT, ExemptMedium, InfoData
from tori.pages.info import info_page as info_page_of
from tori.pages.page import Page
from tori.pages.pieces import Link
from tori.pages.proofs import GUIDE

OLD_EPISODE = episode(
    title="Ääni & <sanat>", transcript=None, published="2020-08-01", audio={"file": "media/a.mp3"}
)


def page_of(reference: str, *records: Record) -> Page:
    """Return one of the site's pages."""
    page = info_page(reference.rpartition("/")[2], "Sivun teksti.", reviewed="2026-11-24")
    return info_page_of(site(page, *records), page)


def data_of(page: Page) -> InfoData:
    """Return what the page shows."""
    assert isinstance(page.data, InfoData)
    return page.data


def test_page_says_when_it_was_last_revised() -> None:
    """The day of the last look counts, not that of publishing."""
    page = page_of("pages/tietoa")
    assert page.modified == "2026-11-24"
    assert "Päivitetty 24.11.2026." in shown(page)


def test_older_media_are_listed_in_the_statement() -> None:
    """Each is named with what it lacks and when it was published, and leads to its page."""
    recording = {"url": "https://video.example/1", "published": "2018-05"}
    old_webinar = webinar(published="2018", recording=recording)
    page = page_of(STATEMENT, OLD_EPISODE, old_webinar)
    assert set(data_of(page).exempt) == {
        ExemptMedium(
            Link("Ääni & <sanat>", "podcast/tyon-murros/"),
            "tekstivastine puuttuu, julkaistu 1.8.2020",
        ),
        ExemptMedium(
            Link(old_webinar.title, "webinaarit/tekoaly-ja-etiikka/"),
            "tekstitys puuttuu, julkaistu toukokuu 2018",
        ),
    }
    assert "ennen 23.9.2020" in data_of(page).exempt_reason
    assert [entry.words for entry in page.contents] == ["Äänet ja videot, joita laki ei koske"]
    body = shown(page)
    assert body.index("Sivun teksti.") < body.index("joita laki ei koske</h2>")
    assert body.index("joita laki ei koske</h2>") < body.index("Päivitetty")
    assert (
        '<li><a href="../podcast/tyon-murros/">Ääni &amp; &lt;sanat&gt;</a>: '
        "tekstivastine puuttuu, julkaistu 1.8.2020</li>"
    ) in body


def test_statement_without_such_media_has_no_list() -> None:
    """Where nothing is lacking, nothing is said of it."""
    page = page_of(STATEMENT, episode())
    assert data_of(page).exempt_section is None
    assert "joita laki ei koske" not in shown(page)


def test_other_pages_have_no_list() -> None:
    """The list is in the statement alone."""
    assert data_of(page_of("pages/tietoa", OLD_EPISODE)).exempt == ()


def test_guide_alone_leads_to_the_proofs() -> None:
    """Editors find the newsletters' proofs from their guide, and readers do not."""
    assert '<p class="more"><a href="../toimittajalle/kirjeet/">' in shown(page_of(GUIDE))
    assert data_of(page_of("pages/tietoa")).proofs is None
