"""The accessibility statement's own list of older media."""

from tests.factories import episode, info_page, site, webinar
from tori.content.records import Record
from tori.render.statement import STATEMENT
from tori.render.text_pages import info_page as rendered
from tori.render.view import View

HEADING = ">Äänet ja videot, joita laki ei koske</h2>"
OLD_EPISODE = episode(
    title="Ääni & <sanat>", transcript=None, published="2020-08-01", audio={"file": "media/a.mp3"}
)


def body_of(identifier: str, *records: Record) -> str:
    """Return the body of one of the site's pages."""
    page = info_page(identifier, "Selosteen teksti.")
    view = View(site(page, *records), f"/{identifier}/")
    return rendered(view, page).body


def test_older_media_are_listed_in_the_statement() -> None:
    """Each is named with what it lacks and when it was published, and leads to its page."""
    recording = {"url": "https://video.example/1", "published": "2018-05"}
    old_webinar = webinar(published="2018", recording=recording)
    body = body_of(STATEMENT.rpartition("/")[2], OLD_EPISODE, old_webinar)
    assert body.index("Selosteen teksti.") < body.index(HEADING) < body.index("Päivitetty")
    assert (
        '<li><a href="../podcast/tyon-murros/">Ääni &amp; &lt;sanat&gt;</a>: '
        "tekstivastine puuttuu, julkaistu 1.8.2020</li>"
    ) in body
    assert "</a>: tekstitys puuttuu, julkaistu toukokuu 2018</li>" in body
    assert "ennen 23.9.2020" in body


def test_statement_without_such_media_has_no_list() -> None:
    """Where nothing is lacking, nothing is said of it."""
    assert HEADING not in body_of(STATEMENT.rpartition("/")[2], episode())


def test_other_pages_have_no_list() -> None:
    """The list is in the statement alone."""
    assert HEADING not in body_of("tietoa", OLD_EPISODE)
