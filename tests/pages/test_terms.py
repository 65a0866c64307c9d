"""Pages that list terms with their counts."""

from tests.projects import ROOT
from tests.small_site import dated, deed, record, small_site
from tori.content.records import Record
from tori.pages.page import Page
from tori.pages.pieces import Link
from tori.pages.terms import Term, TermsData, organisations_page, terms_page
from tori.site.taxonomies import taxonomies
from tori.templating.templates import Templates


def page_of(slug: str, *records: Record) -> Page:
    """Return the page of a taxonomy's terms on a site of these records."""
    ways = taxonomies(small_site(*records))
    return terms_page(next(taxonomy for taxonomy in ways if taxonomy.slug == slug))


def data_of(page: Page) -> TermsData:
    """Return what a page of terms shows."""
    assert isinstance(page.data, TermsData)
    return page.data


def test_terms_pages_count_their_deeds() -> None:
    """The page of a taxonomy lists its terms with true counts, empty ones too."""
    page = page_of("teemat", deed("yksi"), deed("kaksi"))
    assert (page.address, page.title) == ("/teot/teemat/", "Teot teeman mukaan")
    assert data_of(page).terms == (
        Term(Link("Aivotyö", "teot/teemat/aivotyo/"), "2 tekoa", "Ajattelua vaativa työ."),
        Term(Link("Viestintä", "teot/teemat/viestinta/"), "0 tekoa", "Kertominen."),
    )


def test_every_taxonomy_says_what_it_is() -> None:
    """No way to find a deed is without its sentence."""
    for taxonomy in taxonomies(small_site(deed("teko"))):
        assert terms_page(taxonomy).description.endswith("."), taxonomy.slug


def test_known_year_stands_before_the_unknown() -> None:
    """Years are newest first, and deeds of no known year are last."""
    fields = "organisation: malli\nservice_area: koko kunta\nthemes: [aivotyö]"
    known = record("deeds/x", dated("Teko", fields).replace("/2020-10", "2019-05-01"))
    terms = data_of(page_of("vuodet", deed("teko"), known)).terms
    assert [term.link.words for term in terms] == ["2019", "Ajankohta ei tiedossa"]


def test_organisations_are_listed_with_what_is_about_them() -> None:
    """The list of organisations counts the records that speak of each, each record once."""
    text = record("pages/organisaatiot", dated("Keitä täällä on"), "## Otsikko")
    page = organisations_page(small_site(deed("teko"), text))
    assert (page.title, page.address) == ("Keitä täällä on", "/organisaatiot/")
    assert data_of(page).amount == "1 organisaatio"
    assert data_of(page).terms == (Term(Link("Malli & kumppanit", "organisaatiot/malli/"), "1"),)
    assert [entry.words for entry in page.contents] == ["Otsikko"]


def test_template_shows_terms_escaped() -> None:
    """A term leads to its page from wherever the list is; what is not said leaves nothing."""
    templates = Templates(ROOT / "overrides")
    assert (
        '<ul class="terms terms--columns"><li class="term"><a href="../organisaatiot/malli/">'
        'Malli &amp; kumppanit</a> <span class="count">1</span></li></ul>'
    ) in templates.body(organisations_page(small_site(deed("teko"))))
    body = templates.body(page_of("teemat", deed("yksi")))
    assert (
        '<ul class="terms"><li class="term"><a href="../../teot/teemat/aivotyo/">Aivotyö</a> '
        '<span class="count">1 teko</span>'
        '<p class="term__description">Ajattelua vaativa työ.</p></li>'
    ) in body
    assert "amount" not in body
