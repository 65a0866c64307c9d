"""Ways to lists with their counts."""

from tests.small_site import deed, small_site
from tori.pages.chips import Chip, chips, group_chips, taxonomy_address
from tori.site.taxonomies import by_service_area


def test_chips_hide_what_is_empty() -> None:
    """A term without records is no way to anything."""
    full = Chip("a & b", "teot/", 2)
    assert chips((full, Chip("tyhjä", "teot/", 0))) == (full,)


def test_terms_have_their_addresses_and_counts() -> None:
    """Each way leads below the taxonomy's own address, to as many deeds as it says."""
    areas = by_service_area(small_site(deed("teko")))
    assert taxonomy_address(areas) == "/teot/palvelualueet/"
    assert group_chips(areas) == (
        Chip("koko kunta", "teot/palvelualueet/koko-kunta/", 1),
        Chip("sosiaali- ja terveysala", "teot/palvelualueet/sosiaali-ja-terveysala/", 0),
    )
