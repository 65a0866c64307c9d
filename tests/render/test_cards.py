"""Records as they look on lists."""

import re
from urllib.parse import urljoin

import pytest

from tests.render.small_site import dated, deed, episode, record, small_site
from tori.render.cards import card, cards
from tori.render.view import View

HOSTILE = '<script>alert("1")</script>'


def view() -> View:
    """Return the front page's view of a site with a hostile deed."""
    return View(small_site(deed("vihamielinen", f"'{HOSTILE}'")), "/")


def test_card_escapes_and_links_relatively() -> None:
    """A card shows whose the deed is, and its link works from where the card stands."""
    here = view()
    made = card(here, here.site.records["deeds/vihamielinen"], level=3)
    assert '<h3 class="card__title"><a href="teot/vihamielinen/">&lt;script&gt;' in made
    assert "Malli &amp; kumppanit · koko kunta" in made


def test_card_of_an_episode_has_its_number() -> None:
    """Numbered records are told apart by their numbers."""
    site = small_site(episode(number=7))
    assert "7. Jakso nimeltä jakso" in card(View(site, "/"), site.records["podcasts/jakso"])


def test_card_of_a_webinar_has_its_time() -> None:
    """A card tells when a webinar is, whose it is, and first of all that it is cancelled."""
    fields = (
        "topic: x\norganisations: [malli]\nstatus: peruttu\n"
        "starts: 2026-12-01T12:30+02:00\nduration_minutes: 60"
    )
    site = small_site(record("webinars/w", dated("Webinaari", fields)))
    made = card(View(site, "/"), site.records["webinars/w"])
    assert "Peruttu · ti 1.12.2026 klo 12.30–13.30 · Malli &amp; kumppanit" in made


def test_cards_of_nothing_are_nothing() -> None:
    """An empty list leaves no empty element behind."""
    assert cards(view(), ()) == ""


def test_card_of_an_organisation_says_what_it_is() -> None:
    """An organisation's card tells its kind and region."""
    site = small_site(record("organisations/toinen", "name: Toinen\nkind: kunta\nregion: Lappi"))
    made = card(View(site, "/"), site.records["organisations/toinen"])
    assert "kunta · Lappi" in made


@pytest.mark.parametrize(
    "address", ["/", "/teot/", "/teot/yksi/", "/teot/teemat/a/sivu/2/", "/organisaatiot/malli/"]
)
def test_cards_lead_to_their_records_from_every_page(address: str) -> None:
    """Each link leads to its record, though the ways to those of one folder are made once."""
    site = small_site(deed("yksi"), deed("kaksi"), episode(number=7))
    records = [site.records[name] for name in ("deeds/yksi", "podcasts/jakso", "deeds/kaksi")]
    links = re.findall('href="([^"]*)"', cards(View(site, address), records))
    assert [urljoin(address, link) for link in links] == [
        "/teot/yksi/",
        "/podcast/jakso/",
        "/teot/kaksi/",
    ]


def test_cards_of_other_levels_and_words_are_others() -> None:
    """What is made once is made once for each heading's level, and each reason."""
    here = view()
    this = here.site.records["deeds/vihamielinen"]
    assert {
        re.sub("<a.*?</a>", "", card(here, this, level, why))
        for level in (2, 3)
        for why in ("", "&")
    } == {
        f'<li class="card"><h{level} class="card__title"></h{level}>'
        '<p class="card__meta">Malli &amp; kumppanit · koko kunta</p>'
        f'<p class="card__summary">{summary}</p></li>'
        for level in (2, 3)
        for summary in ("Tämä on riittävän pitkä tiivistelmä.", "&amp;")
    }
