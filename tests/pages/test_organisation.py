"""An organisation's page."""

from tests.projects import ROOT
from tests.small_site import dated, deed, record, small_site
from tori.content.records import Organisation, Record
from tori.pages.organisation import OrganisationData, organisation_page
from tori.pages.page import Page
from tori.pages.pieces import Fact, Link
from tori.templating.templates import Templates


def page_of(*records: Record) -> Page:
    """Return the model organisation's page on a site of these records."""
    site = small_site(*records)
    organisation = site.records["organisations/malli"]
    assert isinstance(organisation, Organisation)
    return organisation_page(site, organisation)


def data_of(page: Page) -> OrganisationData:
    """Return what an organisation's page shows."""
    assert isinstance(page.data, OrganisationData)
    return page.data


def test_organisation_shows_everything_about_it() -> None:
    """Deeds by it and stories, webinars and units that name it are all on its page."""
    page = page_of(
        deed("teko"),
        record("sankarit/x", dated("Tarina", "number: 1\norganisation: malli")),
        record("webinars/w", dated("Webinaari", "topic: aihe\norganisations: [malli]")),
        record("organisations/yksikko", "name: Yksikkö\nkind: kunnan yksikkö\npart_of: malli"),
    )
    data = data_of(page)
    assert [card.address for card in data.deeds] == ["teot/teko/"]
    assert [(each.section.words, [c.title for c in each.records]) for each in data.mentions] == [
        ("Webinaarit", ["Webinaari"]),
        ("Sankarit poikkeusoloissa", ["1. Tarina"]),
    ]
    assert Fact("Yksiköt", links=(Link("Yksikkö", "organisaatiot/yksikko/"),)) in data.facts
    assert Fact("Maakunta", "Mallimaa") in data.facts
    assert page.description == "Malli & kumppanit Tekojen torilla: 1 teko ja muu sisältö."
    assert [entry.words for entry in page.contents] == [
        "Teot",
        "Webinaarit",
        "Sankarit poikkeusoloissa",
    ]


def test_unit_names_what_it_is_part_of() -> None:
    """A unit's page leads to the organisation above it."""
    unit = record("organisations/yksikko", "name: Yksikkö\nkind: kunnan yksikkö\npart_of: malli")
    assert isinstance(unit, Organisation)
    data = data_of(organisation_page(small_site(unit), unit))
    parent = Link("Malli & kumppanit", "organisaatiot/malli/")
    assert data.facts == (Fact("Osa organisaatiota", links=(parent,)),)


def test_organisation_of_many_deeds_leads_to_the_rest() -> None:
    """Fifty deeds are shown, and a link leads to the full list."""
    data = data_of(page_of(*(deed(f"teko-{number}") for number in range(51))))
    assert len(data.deeds) == 50
    assert data.all_deeds == Link("Kaikki 51 tekoa", "teot/organisaatiot/malli/")
    assert data_of(page_of(*(deed(f"teko-{number}") for number in range(50)))).all_deeds is None


def test_deed_of_another_that_mentions_it_is_kept_apart() -> None:
    """A deed that only names the organisation is not shown as its own."""
    other = record("organisations/toinen", "name: Toinen\nkind: kunta")
    fields = (
        "organisation: toinen\nservice_area: koko kunta\nthemes: [aivotyö]\n"
        "adopted_by: [{organisation: malli, year: 2020}]"
    )
    data = data_of(page_of(other, record("deeds/x", dated("Muiden teko", fields))))
    assert (data.deeds_section, data.deeds) == (None, ())
    assert [each.section.words for each in data.mentions] == ["Mainittu näissä teoissa"]


def test_template_shows_it_all_escaped() -> None:
    """Names are words, and links lead from where the page is."""
    page = page_of(
        *(deed(f"teko-{number}") for number in range(51)),
        record("sankarit/x", dated("Tarina <b>", "number: 1\norganisation: malli")),
    )
    body = Templates(ROOT / "overrides").body(page)
    assert "Malli &amp; kumppanit</h1>" in body
    assert '<p class="label">Kunta</p>' in body
    assert '<h2 id="teot">Teot</h2>' in body
    assert body.count('<h3 class="card__title">') == 51
    assert '<a href="../../teot/organisaatiot/malli/">Kaikki 51 tekoa</a>' in body
    assert "1. Tarina &lt;b&gt;</a>" in body
    assert 'aria-label="RSS: Malli &amp; kumppanit">RSS</a>' in body
