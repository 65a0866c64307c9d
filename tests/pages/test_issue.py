"""A newsletter issue in the web archive, open and closed."""

import re
from dataclasses import replace

from tests.factories import deed, issue, site
from tests.pages.shown import parsed, shown
from tori.content.closed_issues import ClosedIssue, hash_list
from tori.content.records import Issue, Record
from tori.pages.issue import IssueData, issue_page, page_to_keep
from tori.pages.page import ContentsEntry, Page
from tori.pages.pieces import Link
from tori.site.digests import digests

KEPT = '<h1>Kirje</h1>\n\n<h2 id="a">Teot &amp; <b>muut</b></h2>\n<h2 id="b">Muut</h2>'


def page_of(this: Issue, *others: Record) -> Page:
    """Return an issue's archive page."""
    made = site(this, *others)
    return issue_page(made, digests(made)[this.id])


def data_of(this: Issue, *others: Record) -> IssueData:
    """Return what an open issue's page shows."""
    data = page_of(this, *others).data
    assert isinstance(data, IssueData)
    return data


def test_picks_come_first_and_are_not_shown_twice() -> None:
    """The editor's picks stand on top, in their order, and not again in their kind's section."""
    this = issue(picks=["deeds/b", "deeds/a"])
    data = data_of(this, *map(deed, "abcd"))
    picks, deeds = data.parts
    assert [entry.card.address for entry in picks.entries] == ["teot/b/", "teot/a/"]
    assert sorted(entry.card.address for entry in deeds.entries) == ["teot/c/", "teot/d/"]
    body = shown(page_of(this, *map(deed, "abcd")))
    assert body.index("../../teot/b/") < body.index("../../teot/a/") < body.index(">Teot")
    assert [body.count(f"../../teot/{name}/") for name in "abcd"] == [1, 1, 1, 1]


def test_section_is_cut_and_leads_to_the_rest() -> None:
    """Three of a kind are shown, and all that were gathered are counted."""
    (part,) = data_of(issue(), *map(deed, "abcde")).parts
    assert len(part.entries) == 3
    assert part.section.words == "Teot: koko kunta"
    assert part.more == Link("5 tekoa", "teot/palvelualueet/koko-kunta/")


def test_contents_are_in_the_pages_order() -> None:
    """The editor's headings, the picks and the sections, as they stand on the page."""
    page = page_of(issue(body="## Ensin\n\nTeksti.", picks=["deeds/a"]), deed("a"), deed("b"))
    words = [entry.words for entry in page.contents]
    assert words == ["Ensin", "Poiminnat", "Teot: koko kunta"]
    assert parsed(page).xpath("//h2/@id") == [entry.id for entry in page.contents]


def test_lead_is_escaped_paragraphs() -> None:
    """The lead's lines are paragraphs of plain text."""
    this = issue(lead="Eka <b>.\n\nToka.")
    assert data_of(this).lead == ("Eka <b>.", "Toka.")
    expected = '<div class="lead"><p>Eka &lt;b&gt;.</p><p>Toka.</p></div>'
    assert expected in shown(page_of(this))


def test_line_of_feeds_is_the_sites_and_no_part_of_what_is_kept() -> None:
    """A reader of an issue learns how to follow the newsletter; a closed issue's bytes lack it."""
    this = issue()
    made = site(this, deed())
    whole = shown(page_of(this, deed()))
    page, marks = page_to_keep(made, digests(made)[this.id])
    kept, _ = marks.taken_out(shown(page))
    line = '<p class="feeds">Seuraa syötteenä: <a href="../../uutiskirjeet/rss.xml"'
    assert line in whole
    assert 'aria-label="RSS: Uutiskirjeet">RSS</a>, <a' in whole
    assert whole.startswith(kept.rstrip())
    assert "rss.xml" not in kept
    assert [feed.title for feed in page_of(this).feeds] == [
        f"Tekojen tori: Uutiskirjeet ({name})" for name in ("RSS", "Atom", "JSON")
    ]


def test_kept_page_says_where_it_tells_of_each_record() -> None:
    """Each place is the record's card; the marks leave what a reader of the open issue has."""
    made = site(this := issue(picks=["deeds/b"]), *map(deed, "abc"))
    page, marks = page_to_keep(made, digests(made)[this.id])
    kept, places = marks.taken_out(shown(page))
    assert "<!--" not in shown(page_of(this, *map(deed, "abc")))
    assert shown(page_of(this, *map(deed, "abc"))).startswith(kept.rstrip())
    found = {place.name: kept.encode()[place.begin : place.end].decode() for place in places}
    assert found.keys() == {"part-1", "part-2", "deeds/a", "deeds/b", "deeds/c"}
    for name in "abc":
        assert found[f"deeds/{name}"].startswith("<li")
        assert re.findall("/teot/(.)/", found[f"deeds/{name}"]) == [name]
    assert found["part-1"].startswith('<h2 id="poiminnat"')
    assert "katso kaikki" in found["part-2"]


def test_closed_issue_shows_the_kept_page() -> None:
    """It stands there to the letter, whatever the content is; its headings are the contents."""
    files = {"page.html": f"{KEPT}\n".encode(), "ids.txt": b"deeds/a\n"}
    this = issue(status="suljettu")
    kept = ClosedIssue({**files, "sha256.txt": hash_list(files)})
    made = replace(site(this, deed()), closed_issues={this.id: kept})
    page = issue_page(made, digests(made)[this.id])
    assert shown(page).startswith(f"{KEPT}\n")
    assert "rss.xml" in shown(page)
    assert page.contents == (ContentsEntry("a", "Teot & muut"), ContentsEntry("b", "Muut"))


def test_hostile_words_of_an_issue_are_text() -> None:
    """Titles of the issue and of what it tells are shown as they were typed."""
    words = "<b>\"x\" & 'y'</b>"
    found = parsed(page_of(issue(title=words), deed(title=words)))
    assert found.xpath("//b") == []
    assert [found.xpath("string(//h1)"), found.xpath("string(//h3)")] == [words, words]
