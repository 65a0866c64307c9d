"""The pieces that pages share."""

from tests.render.small_site import deed, small_site
from tori.content.records import Source
from tori.pages.chips import Chip
from tori.render.components import (
    chips,
    facts,
    page_heading,
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


def test_facts_leave_out_what_is_not_known() -> None:
    """A row without a value is no row, and no rows are no list."""
    assert facts((("Kunta", ""), ("Maakunta", "Lappi"))) == (
        '<dl class="facts"><div><dt>Maakunta</dt><dd>Lappi</dd></div></dl>'
    )
    assert facts((("Kunta", ""),)) == ""


def test_chips_hide_what_is_empty() -> None:
    """A term without records is no way to anything."""
    made = chips(view(), (Chip("a & b", "teot/", 2), Chip("tyhjä", "teot/", 0)), "Alueet")
    assert "a &amp; b" in made
    assert "tyhjä" not in made
    assert chips(view(), (), "Alueet") == ""


def test_source_line_names_the_source() -> None:
    """A record drawn from a publication says so; one of our own says nothing."""
    assert "luku ”A&amp;B”" in source_line(view(), Source(chapter="A&B"))
    assert '<a href="https://x.example/">' in source_line(view(), Source(link="https://x.example/"))
    assert source_line(view(), None) == ""


def test_html_values_are_kept_in_facts() -> None:
    """Links inside facts stay links."""
    assert "<dd><a>x</a></dd>" in facts((("Linkki", html("<a>x</a>")),))


def test_only_the_vocabulary_names_a_publication() -> None:
    """An ISBN that the vocabulary knows has its name; another is never called by it."""
    here = view()
    assert "Lähde: Malliraportti (ISBN 1)." in source_line(here, Source(isbn="1"))
    assert "Lähde: ISBN 2." in source_line(here, Source(isbn="2"))
