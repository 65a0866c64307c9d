"""The ways to find a deed."""

from tests.factories import deed, organisation, site
from tori.site.model import Group, Site
from tori.site.taxonomies import taxonomies


def _groups(made: Site, slug: str) -> tuple[Group, ...]:
    (found,) = (taxonomy for taxonomy in taxonomies(made) if taxonomy.slug == slug)
    return found.groups


def _ids(groups: tuple[Group, ...]) -> dict[str, list[str]]:
    return {group.slug: [each.id for each in group.deeds] for group in groups}


def test_there_are_six_ways() -> None:
    """A deed is found by area, theme, organisation, municipality, region and year."""
    assert [taxonomy.slug for taxonomy in taxonomies(site())] == [
        "palvelualueet",
        "teemat",
        "organisaatiot",
        "kunnat",
        "maakunnat",
        "vuodet",
    ]


def test_terms_come_in_the_vocabularys_order_the_empty_ones_too() -> None:
    """A service area or theme without deeds is still a way that readers may look for."""
    made = site(deed("a", service_area="opetus ja kasvatus", themes=["viestintä", "johtaminen"]))
    assert _ids(_groups(made, "palvelualueet")) == {"koko-kunta": [], "opetus-ja-kasvatus": ["a"]}
    assert _ids(_groups(made, "teemat")) == {
        "johtaminen": ["a"],
        "viestinta": ["a"],
        "tyohyvinvointi": [],
    }
    assert _groups(made, "teemat")[0].description == "Johto tukee muita."


def test_organisations_and_places_come_in_finnish_order() -> None:
    """Names are in the Finnish order, and only those that have deeds."""
    made = site(
        organisation("a", name="Ähtärin kaupunki", municipality="Ähtäri", region="Etelä-Pohjanmaa"),
        organisation("b", name="Ylöjärven kaupunki", municipality="Ylöjärvi", region="Pirkanmaa"),
        organisation("c", name="Aulangon kunta", municipality="Aulanko", region="Kanta-Häme"),
        organisation("d", name="Kuntayhtymä", kind="kuntayhtymä"),
        deed("da", organisation="a"),
        deed("db", organisation="b"),
        deed("dd", organisation="d"),
        organisation(),
    )
    assert list(_ids(_groups(made, "organisaatiot"))) == ["d", "b", "a"]
    assert _ids(_groups(made, "kunnat")) == {"ylojarvi": ["db"], "ahtari": ["da"]}
    assert [group.name for group in _groups(made, "maakunnat")] == ["Etelä-Pohjanmaa", "Pirkanmaa"]


def test_organisations_of_one_municipality_share_its_group() -> None:
    """A town's school and its hospital are found under the town."""
    made = site(
        organisation("a", name="Koulu", municipality="Vantaa"),
        organisation("b", name="Sairaala", municipality="Vantaa"),
        deed("da", organisation="a"),
        deed("db", organisation="b"),
    )
    assert _ids(_groups(made, "kunnat")) == {"vantaa": ["da", "db"]}


def test_years_come_newest_first_and_the_unknown_last() -> None:
    """A deed whose start is open is under 'ajankohta ei tiedossa', not under a year."""
    made = site(
        deed("a", published="2018"),
        deed("b", published="2020-10-15"),
        deed("c", published="/2020-10"),
    )
    groups = _groups(made, "vuodet")
    assert _ids(groups) == {"2020": ["b"], "2018": ["a"], "ei-tiedossa": ["c"]}
    assert groups[-1].name == "ajankohta ei tiedossa"


def test_fifty_one_deeds_are_all_found() -> None:
    """No way leaves a deed out, however many there are."""
    made = site(*(deed(f"teko-{number}") for number in range(51)))
    for slug in ("palvelualueet", "teemat", "organisaatiot", "vuodet"):
        assert len({i for ids in _ids(_groups(made, slug)).values() for i in ids}) == 51
