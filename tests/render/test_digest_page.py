"""A newsletter issue in the web archive."""

from tests.render.small_site import dated, deed, record, small_site
from tori.content.records import Record
from tori.render.digest_page import digest_page, kept_body
from tori.render.view import View
from tori.site.digests import digests


def body_of(issue: Record, *others: Record) -> str:
    """Return the body of an issue's archive page."""
    site = small_site(issue, *others)
    return digest_page(View(site, "/uutiskirjeet/x/"), digests(site)[issue.id]).body


def test_picks_come_first_and_are_not_shown_twice() -> None:
    """The editor's picks stand on top, in their order, and not again in their kind's section."""
    picks = "period: /2020-10\npicks: [deeds/b, deeds/a]"
    body = body_of(record("newsletters/x", dated("Kirje", picks)), *map(deed, "abcd"))
    assert body.index("../../teot/b/") < body.index("../../teot/a/") < body.index(">Teot")
    assert [body.count(f"../../teot/{name}/") for name in "abcd"] == [1, 1, 1, 1]


def test_section_is_cut_and_leads_to_the_rest() -> None:
    """Three of a kind are shown, and all that were gathered are counted."""
    body = body_of(record("newsletters/x", dated("Kirje", "period: /2020-10")), *map(deed, "abcde"))
    assert body.count('class="card"') == 3
    assert '<a href="../../teot/palvelualueet/koko-kunta/">5 tekoa – katso kaikki</a>' in body


def test_lead_is_escaped_paragraphs() -> None:
    """The lead's lines are paragraphs of plain text."""
    lead = "period: /2020-10\nlead: |\n  Eka <b>.\n\n  Toka."
    body = body_of(record("newsletters/x", dated("Kirje", lead)))
    assert '<div class="lead"><p>Eka &lt;b&gt;.</p><p>Toka.</p></div>' in body


def test_line_of_feeds_is_the_sites_and_no_part_of_what_is_kept() -> None:
    """A reader of an issue learns how to follow the newsletter; a closed issue's bytes lack it."""
    issue = record("newsletters/x", dated("Kirje", "period: /2020-10"))
    site = small_site(issue)
    assert body_of(issue).endswith("</a></p>\n</div>")
    assert '<p class="feeds">Seuraa syötteenä: <a href="../rss.xml"' in body_of(issue)
    assert "rss.xml" not in kept_body(View(site, "/uutiskirjeet/x/"), digests(site)[issue.id])
