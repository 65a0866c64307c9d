"""The lists of deeds."""

from tests.render.small_site import dated, deed, episode, record, small_site
from tori.content.records import Record
from tori.render.deed_indexes import deed_indexes, organisation_index
from tori.render.tree import PageDocument, documents


def pages_of(*records: Record) -> dict[str, PageDocument]:
    """Return every list of deeds of a site by path."""
    pages = documents(deed_indexes(small_site(*records)))
    return {path: page for path, page in pages.items() if isinstance(page, PageDocument)}


def test_every_way_to_a_deed_has_its_page() -> None:
    """A deed is found by service area, theme, organisation, municipality, region and year."""
    pages = pages_of(deed("teko"))
    for address in (
        "teot",
        "teot/palvelualueet/koko-kunta",
        "teot/palvelualueet/koko-kunta/aivotyo",
        "teot/teemat/aivotyo",
        "teot/organisaatiot/malli",
        "teot/kunnat/mallila",
        "teot/maakunnat/mallimaa",
        "teot/vuodet/ei-tiedossa",
    ):
        assert "teko/" in pages[f"{address}/index.md"].body, address


def test_terms_pages_count_their_deeds() -> None:
    """The page of a taxonomy lists its terms with true counts, empty ones too."""
    body = pages_of(deed("yksi"), deed("kaksi"))["teot/teemat/index.md"].body
    assert '<a href="aivotyo/">Aivotyö</a> <span class="count">2 tekoa</span>' in body
    assert '<a href="viestinta/">Viestintä</a> <span class="count">0 tekoa</span>' in body


def test_empty_term_has_a_page_and_says_so() -> None:
    """A term without deeds is a page, not a dead end."""
    body = pages_of(deed("teko"))["teot/palvelualueet/sosiaali-ja-terveysala/index.md"].body
    assert "Täällä ei ole vielä yhtään tekoa." in body


def test_pair_without_deeds_has_no_page() -> None:
    """Only pairs of service area and theme that have deeds are pages."""
    assert "teot/palvelualueet/koko-kunta/viestinta/index.md" not in pages_of(deed("teko"))


def test_theme_shows_other_kinds_too() -> None:
    """A theme's page tells what else there is on it."""
    body = pages_of(deed("teko"), episode(more="themes: [aivotyö]"))[
        "teot/teemat/aivotyo/index.md"
    ].body
    assert "Muuta samasta teemasta" in body
    assert "../../../podcast/jakso/" in body


def test_known_year_stands_before_the_unknown() -> None:
    """Years are newest first, and deeds of no known year are last."""
    fields = "organisation: malli\nservice_area: koko kunta\nthemes: [aivotyö]"
    known = record("deeds/x", dated("Teko", fields).replace("/2020-10", "2019-05-01"))
    body = pages_of(deed("teko"), known)["teot/vuodet/index.md"].body
    assert body.index('href="2019/"') < body.index('href="ei-tiedossa/"')


def test_organisations_are_listed_with_what_is_about_them() -> None:
    """The list of organisations counts the pages that speak of each."""
    path, page = organisation_index(small_site(deed("teko")))
    assert path == "organisaatiot/index.md"
    assert isinstance(page, PageDocument)
    assert '<a href="malli/">Malli &amp; kumppanit</a> <span class="count">1</span>' in page.body
