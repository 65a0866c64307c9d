"""The pages of organisations."""

from datetime import date

from tests.render.small_site import dated, deed, record, small_site
from tori.content.records import Organisation, Record
from tori.render.text_pages import organisation_page
from tori.render.view import View


def organisation_body(*records: Record) -> str:
    """Return the body of the model organisation's page."""
    site = small_site(*records)
    organisation = site.records["organisations/malli"]
    assert isinstance(organisation, Organisation)
    return organisation_page(View(site, "/organisaatiot/malli/"), organisation).body


def test_organisation_shows_everything_about_it() -> None:
    """Deeds by it and stories, webinars and units that name it are all on its page."""
    body = organisation_body(
        deed("teko"),
        record("sankarit/x", dated("Tarina", "number: 1\norganisation: malli")),
        record("webinars/w", dated("Webinaari", "topic: aihe\norganisations: [malli]")),
        record("organisations/yksikko", "name: Yksikkö\nkind: kunnan yksikkö\npart_of: malli"),
    )
    assert ">Teot</h2>" in body
    assert ">Sankarit poikkeusoloissa</h2>" in body
    assert ">Webinaarit</h2>" in body
    assert '<a href="../yksikko/">Yksikkö</a>' in body
    assert "Mallimaa" in body


def test_organisation_of_many_deeds_leads_to_the_rest() -> None:
    """Fifty deeds are shown, and a link leads to the full list."""
    body = organisation_body(*(deed(f"teko-{number}") for number in range(51)))
    assert body.count('class="card"') == 50
    assert '<a href="../../teot/organisaatiot/malli/">Kaikki 51 tekoa</a>' in body


def test_deed_of_another_that_mentions_it_is_kept_apart() -> None:
    """A deed that only names the organisation is not shown as its own."""
    other = record("organisations/toinen", "name: Toinen\nkind: kunta")
    fields = (
        "organisation: toinen\nservice_area: koko kunta\nthemes: [aivotyö]\n"
        "adopted_by: [{organisation: malli, year: 2020}]"
    )
    body = organisation_body(other, record("deeds/x", dated("Muiden teko", fields)))
    assert ">Mainittu näissä teoissa</h2>" in body
    assert ">Teot</h2>" not in body


def test_retired_record_is_on_no_list() -> None:
    """Indexes do not show what is withdrawn or expired, but its address is kept."""
    site = small_site(deed("x", more="expires: 2021-02-01"), day=date(2026, 11, 24))
    assert "deeds/x" not in site.records
    assert site.find("deeds/x") is not None
