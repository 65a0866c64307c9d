"""A deed's page."""

from tests.pages.shown import shown
from tests.small_site import dated, deed, record, small_site
from tori.content.records import Deed, Record
from tori.pages.deed import deed_page
from tori.pages.page import ContentsEntry


def body_of(this: Record, *others: Record) -> str:
    """Return the body of a deed's page on a site of these records."""
    assert isinstance(this, Deed)
    return shown(deed_page(small_site(this, *others), this))


def test_page_tells_whose_what_and_when() -> None:
    """The facts link to organisation, service area and themes; the date is no more than known."""
    body = body_of(deed("teko", more="customer_groups: [oppilaat, opettajat]\nstage: kokeilu"))
    assert '<a href="../../organisaatiot/malli/">Malli &amp; kumppanit</a>' in body
    assert '<a href="../../teot/palvelualueet/koko-kunta/">koko kunta</a>' in body
    assert '<a href="../../teot/teemat/aivotyo/">aivotyö</a>' in body
    assert "oppilaat, opettajat" in body
    assert "viimeistään lokakuussa 2020" in body


def test_results_and_lessons_are_sections() -> None:
    """Results and lessons have headings that the table of contents sees."""
    body = body_of(deed("teko", more="results: [Se toimi.]\ntransfer: [Aloita pienestä.]"))
    assert '<h2 id="tulokset">Tulokset</h2>' in body
    assert ">Opit ja siirrettävyys</h2>" in body
    assert "<li>Aloita pienestä.</li>" in body


def test_sections_without_content_are_absent() -> None:
    """A deed that says nothing of results has no empty heading."""
    assert "<h2" not in body_of(deed("teko"))


def test_both_ends_of_a_model_are_shown() -> None:
    """The deed that copied names its model, and the model names who copied it."""
    model, copy = (
        deed("malli-teko", "Malliksi"),
        deed("kopio", "Kopio", "modelled_on: [malli-teko]"),
    )
    assert 'Mallia otti <a href="../../teot/kopio/">Kopio</a> (Malli &amp; kumppanit)' in body_of(
        model, copy
    )
    assert 'Mallina: <a href="../../teot/malli-teko/">Malliksi</a>' in body_of(copy, model)


def test_adoption_by_an_organisation_is_shown() -> None:
    """An organisation that took the deed as a model is named with the year and what it changed."""
    adopted = "adopted_by:\n  - {organisation: malli, year: 2021, changed: pienempi ryhmä}"
    assert "(2021): pienempi ryhmä" in body_of(deed("teko", more=adopted))


def test_everything_that_points_at_a_deed_is_shown() -> None:
    """Lists with their reason, prizes with their category, stories, issues and links all show."""
    this = deed("teko")
    body = body_of(
        this,
        record(
            "toplists/lista",
            dated("TOP 1", "size: 1\ncompiled_by: toimitus\nitems:\n  - {deed: teko, why: Oiva.}"),
        ),
        record(
            "galas/2019",
            dated(
                "Gaala",
                "year: 2019\ncategories:\n  - name: Paras & isoin\n    winners: [{deed: teko}]",
            ),
        ),
        record("sankarit/tarina", dated("Tarina", "number: 1\ndeeds: [teko]")),
        record("newsletters/2020-10", dated("Kirje", "period: /2020-10\npicks: [deeds/teko]")),
        record("articles/juttu", dated("Juttu"), "Lue [teosta](../deeds/teko.md)."),
    )
    assert 'TOP-lista: <a href="../../top/lista/">TOP 1</a> – Oiva.' in body
    assert 'Palkinto: <a href="../../gaalat/2019/">Gaala</a> – Paras &amp; isoin' in body
    assert 'Aiheesta muualla: <a href="../../sankarit/tarina/">Tarina</a>' in body
    assert 'Uutiskirje: <a href="../../uutiskirjeet/2020-10/">Kirje</a>' in body
    assert 'Mainittu sivulla: <a href="../../artikkelit/juttu/">Juttu</a>' in body


def test_campaign_is_linked() -> None:
    """A deed of a campaign names it."""
    campaign = record("campaigns/tiskiin", dated("Tiskiin", "starts: 2018-06\nends: 2018-12"))
    body = body_of(deed("teko", more="campaign: tiskiin"), campaign)
    assert '<a href="../../kampanjat/tiskiin/">Tiskiin</a>' in body


def test_picture_has_its_words() -> None:
    """A picture is shown with its text alternative, credit and licence."""
    image = "images:\n  - {src: kuvat/a.jpg, alt: Sali & väki, credit: Kunta, licence: CC BY 4.0}"
    body = body_of(deed("teko", more=image))
    assert '<img src="../../teot/kuvat/a.jpg" alt="Sali &amp; väki"' in body
    assert "Kuva: Kunta. CC BY 4.0" in body


def test_description_is_the_summary() -> None:
    """Search engines and social media get the deed's own summary."""
    site = small_site(deed("teko"))
    page = deed_page(site, site.all(Deed)[0])
    assert page.description == "Tämä on riittävän pitkä tiivistelmä."


def test_contents_have_the_text_s_headings_and_then_ours() -> None:
    """A heading of ours takes an id that the editor's text has left free."""
    body = "## Tulokset\n\nHyviä.\n\n### Tarkemmin\n\nNiin."
    this = deed("teko", more="results: [Se toimi.]", body=body)
    assert isinstance(this, Deed)
    page = deed_page(small_site(this), this)
    assert page.contents == (
        ContentsEntry("tulokset", "Tulokset"),
        ContentsEntry("tulokset_1", "Tulokset"),
    )
    assert '<h2 id="tulokset_1">Tulokset</h2>' in shown(page)
