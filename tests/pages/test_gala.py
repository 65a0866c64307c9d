"""A gala's page."""

from tests.factories import deed, gala, site
from tests.pages.shown import shown
from tori.pages.gala import AwardCategory, Awarded, GalaData, gala_page
from tori.pages.pieces import Link

CATEGORIES = [
    {"name": "Teot", "winners": [{"deed": "a", "why": "Hyvä <b>."}]},
    {"name": "Ihmeet & muut", "winners": "unknown"},
]


def test_gala_tells_winners_and_what_is_unknown() -> None:
    """Known winners are linked with their reasons; categories without are named as unknown."""
    this = gala(categories=CATEGORIES)
    page = gala_page(site(this, deed("a", title="Teko")), this)
    assert isinstance(page.data, GalaData)
    (category,) = page.data.categories
    assert category == AwardCategory("Teot", (Awarded(Link("Teko", "teot/a/"), "Hyvä <b>."),))
    assert page.data.unknown == "Ihmeet & muut"
    body = shown(page)
    assert '<li><a href="../../teot/a/">Teko</a> – Hyvä &lt;b&gt;.</li>' in body
    assert "ketkä palkittiin sarjoissa: Ihmeet &amp; muut." in body


def test_gala_of_known_winners_names_no_unknown() -> None:
    """An organisation may win; it is linked by its name, without a reason if none is stated."""
    winners = [{"organisation": "alavuden-kaupunki"}]
    this = gala(categories=[{"name": "Teot", "winners": winners}])
    page = gala_page(site(this), this)
    assert isinstance(page.data, GalaData)
    organisation = Link("Alavuden kaupunki", "organisaatiot/alavuden-kaupunki/")
    assert page.data.categories == (AwardCategory("Teot", (Awarded(organisation, ""),)),)
    assert "Lähde ei kerro" not in shown(page)
