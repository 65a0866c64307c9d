"""The pieces that pages share."""

from tests.render.small_site import deed, small_site
from tori.render.components import (
    facts,
    page_heading,
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


def test_html_values_are_kept_in_facts() -> None:
    """Links inside facts stay links."""
    assert "<dd><a>x</a></dd>" in facts((("Linkki", html("<a>x</a>")),))
