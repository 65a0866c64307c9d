"""The pieces that pages share."""

import re

from tests.render.small_site import dated, deed, episode, record, small_site
from tori.content.records import Source
from tori.render.components import (
    Chip,
    card,
    cards,
    chips,
    facts,
    page_heading,
    pager,
    source_line,
)
from tori.render.html import html
from tori.render.view import View

HOSTILE = '<script>alert("1")</script>'


def view() -> View:
    """Return the front page's view of a site with a hostile deed."""
    return View(small_site(deed("vihamielinen", f"'{HOSTILE}'")), "/")


def test_heading_escapes_title_summary_trail_and_label() -> None:
    """Nothing that an editor writes becomes markup."""
    made = page_heading(view(), HOSTILE, HOSTILE, ((HOSTILE, "/teot/"),), HOSTILE)
    assert "<script>" not in made
    assert made.count("&lt;script&gt;") == 4


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


def test_facts_leave_out_what_is_not_known() -> None:
    """A row without a value is no row, and no rows are no list."""
    assert facts((("Kunta", ""), ("Maakunta", "Lappi"))) == (
        '<dl class="facts"><div><dt>Maakunta</dt><dd>Lappi</dd></div></dl>'
    )
    assert facts((("Kunta", ""),)) == ""


def test_chips_hide_what_is_empty() -> None:
    """A term without records is no way to anything."""
    made = chips(view(), (Chip("a & b", "/teot/", 2), Chip("tyhjä", "/teot/", 0)), "Alueet")
    assert "a &amp; b" in made
    assert "tyhjä" not in made
    assert chips(view(), (), "Alueet") == ""


def test_long_pager_leads_to_both_ends_and_the_pages_around() -> None:
    """A list of many pages has a short pager, with a mark where pages are left out."""
    made = pager(view(), "/teot/", 200, 99)
    shown = [re.sub("<.*?>", "", item) for item in made.split("</li>")[:-1]]
    assert shown == ["1", "…", "97", "98", "99", "100", "101", "102", "103", "…", "200"]


def test_pager_marks_the_page_at_hand() -> None:
    """The page at hand is no link; a list of one page has no pager."""
    made = pager(view(), "/teot/", 2, 1)
    assert '<span aria-current="page">2</span>' in made
    assert '<a href="teot/" aria-label="Sivu 1">1</a>' in made
    assert pager(view(), "/teot/", 1, 0) == ""


def test_cards_of_nothing_are_nothing() -> None:
    """An empty list leaves no empty element behind."""
    assert cards(view(), ()) == ""


def test_source_line_names_the_source() -> None:
    """A record drawn from a publication says so; one of our own says nothing."""
    assert "luku ”A&amp;B”" in source_line(view(), Source(chapter="A&B"))
    assert '<a href="https://x.example/">' in source_line(view(), Source(link="https://x.example/"))
    assert source_line(view(), None) == ""


def test_html_values_are_kept_in_facts() -> None:
    """Links inside facts stay links."""
    assert "<dd><a>x</a></dd>" in facts((("Linkki", html("<a>x</a>")),))


def test_card_of_an_organisation_says_what_it_is() -> None:
    """An organisation's card tells its kind and region."""
    site = small_site(record("organisations/toinen", "name: Toinen\nkind: kunta\nregion: Lappi"))
    made = card(View(site, "/"), site.records["organisations/toinen"])
    assert "kunta · Lappi" in made


def test_only_the_vocabulary_names_a_publication() -> None:
    """An ISBN that the vocabulary knows has its name; another is never called by it."""
    here = view()
    assert "Lähde: Malliraportti (ISBN 1)." in source_line(here, Source(isbn="1"))
    assert "Lähde: ISBN 2." in source_line(here, Source(isbn="2"))
