"""Which records each category's feeds gather, and in what order."""

from datetime import date

from tests.factories import article, deed, episode, info_page, organisation, series, site, webinar
from tests.factories import issue as newsletter
from tori.content.records import Record
from tori.site.feeds import NEWEST, Category, feed_categories, newest_first

CROWD = 60


def found(*records: Record, kind: str, slug: str = "") -> list[str]:
    """Return the references of what a category gathers of some records."""
    (category,) = (c for c in feed_categories(site(*records)) if (c.kind, c.slug) == (kind, slug))
    return [record.reference for record in category.records]


def names(*records: Record) -> list[tuple[str, str]]:
    """Return the kind and slug of every category of some records."""
    return [(c.kind, c.slug) for c in feed_categories(site(*records))]


def test_site_newsletter_and_every_term_organisation_and_series_is_a_category() -> None:
    """The empty ones are there too, in the order in which readers meet them."""
    assert names(series("s")) == [
        ("site", ""),
        ("newsletter", ""),
        ("service_area", "koko-kunta"),
        ("service_area", "opetus-ja-kasvatus"),
        ("theme", "johtaminen"),
        ("theme", "viestinta"),
        ("theme", "tyohyvinvointi"),
        ("organisation", "alavuden-kaupunki"),
        ("series", "s"),
    ]


def test_site_gathers_all_but_pages_about_itself() -> None:
    """A privacy statement is no news; a newsletter is."""
    records = (deed("d"), info_page("p"), newsletter("2020-10"), series("s"))
    gathered = found(*records, kind="site")
    assert sorted(gathered) == ["deeds/d", "newsletters/2020-10", "webinars/series/s"]


def test_newsletter_gathers_issues_alone() -> None:
    """An old issue stays, however much has come to the site since; the newest is first."""
    issues = tuple(newsletter(month, published=month) for month in ("2020-08", "2020-09"))
    crowd = [article(f"a{number}", published="2020-10-15") for number in range(CROWD)]
    made = (*issues, *crowd)
    assert found(*made, kind="newsletter") == ["newsletters/2020-09", "newsletters/2020-08"]
    assert "newsletters/2020-08" not in found(*made, kind="site")


def test_service_area_gathers_all_types() -> None:
    """A deed and an episode of the same field stand in one feed."""
    records = (
        deed("d", service_area="koko kunta"),
        episode("e", service_area="koko kunta"),
        deed("other", service_area="opetus ja kasvatus"),
    )
    assert found(*records, kind="service_area", slug="koko-kunta") == ["podcasts/e", "deeds/d"]


def test_theme_gathers_all_types() -> None:
    """Whatever has the theme is there: deeds, articles and webinars."""
    records = (
        deed("d", themes=["viestintä", "johtaminen"]),
        article("a", themes=["viestintä"]),
        webinar("w", themes=["viestintä"], part=None),
        article("other", themes=["johtaminen"]),
    )
    assert found(*records, series("tekoalya"), kind="theme", slug="viestinta") == [
        "articles/a",
        "deeds/d",
        "webinars/w",
    ]


def test_organisation_gathers_what_names_or_links_to_it() -> None:
    """A field and a link of the text count alike, and a record that does both stands once."""
    link = "[Alavus](../organisations/alavuden-kaupunki.md)"
    records = (deed("a", body=link), article("b", body=link), article("c"), info_page(body=link))
    gathered = found(*records, kind="organisation", slug="alavuden-kaupunki")
    assert gathered == ["deeds/a", "articles/b", "pages/tietoa"]


def test_organisation_does_not_gather_other_organisations() -> None:
    """A unit has no date, so it cannot be news."""
    unit = organisation("kirjasto", name="Kirjasto", part_of="alavuden-kaupunki")
    records = (unit, organisation(), deed("a"))
    assert found(*records, kind="organisation", slug="alavuden-kaupunki") == ["deeds/a"]


def test_series_gathers_its_parts() -> None:
    """The last part comes first, as the newest does."""
    parts = (webinar("a", series="s", part=1), webinar("b", series="s", part=2))
    gathered = found(series("s"), *parts, webinar("c", series="t", part=3), kind="series", slug="s")
    assert gathered == ["webinars/b", "webinars/a"]


def test_order_is_of_latest_day_number_id_and_collection() -> None:
    """The order is one over all types, and has no ties."""
    records = (
        article("b"),
        deed("b"),
        deed("a"),
        episode("c", number=7),
        article("newest", published="2020-10-16"),
        article("oldest", published="2020-09"),
    )
    ordered = [record.reference for record in newest_first(site(*records))]
    assert ordered == [
        "articles/newest",
        "podcasts/c",
        "deeds/a",
        "articles/b",
        "deeds/b",
        "articles/oldest",
    ]


def test_only_the_newest_are_gathered() -> None:
    """A crowd of deeds leaves the newest fifty, in every category that they belong to."""
    crowd = [
        deed(f"d{number:02}", published=f"2020-{1 + number // 20:02}-{1 + number % 20:02}")
        for number in range(CROWD)
    ]
    expected = [f"deeds/d{number:02}" for number in reversed(range(CROWD - NEWEST, CROWD))]
    for kind, slug in (
        ("site", ""),
        ("theme", "johtaminen"),
        ("organisation", "alavuden-kaupunki"),
    ):
        assert found(*crowd, kind=kind, slug=slug) == expected


def test_what_is_not_published_is_in_no_category() -> None:
    """Drafts, withdrawn records and those whose day is to come stay out."""
    records = (
        deed("draft", draft="true"),
        deed("withdrawn", withdrawn="Vanhentunut."),
        deed("coming", published="2020-11-02"),
    )
    made = feed_categories(site(*records, today=date(2020, 11, 1)))
    assert [category for category in made if category.records] == []


def test_whole_site_has_no_name_of_its_own() -> None:
    """Its name is the site's, which is not known here."""
    first, *_ = feed_categories(site())
    assert first == Category("site", "", "", ())
