"""The letter of a newsletter issue as feeds hold it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from tests.feeds.feed_judges import by_feedparser, feeds_of, of_form
from tests.projects import BuiltSite
from tests.small_site import dated, deed, record, small_site
from tori.content.closed_issues import HASHES, ITEM, ClosedIssue
from tori.content.records import Issue, Record
from tori.newsletter.letter import Letter, letter_of, plain_text
from tori.newsletter.letter_item import issue_item, letter_item
from tori.site.digests import digests
from tori.site.model import Site

ADDRESS = re.compile(r"https?://\S+")
HOSTILE = '</li></ul><script>alert("x")</script> & {{ x }} ]]> <b>ä 🙂'
OPEN = "period: /2020-10"


@pytest.fixture
def letter(built_site: BuiltSite) -> Letter:
    """The letter of the real content's issue."""
    digest = digests(built_site.site)["2020-10"]
    return letter_of(digest, built_site.site, built_site.publisher)


def newsletter(more: str = OPEN, title: str = "Kirje") -> Issue:
    """Return an issue."""
    made = record("newsletters/x", dated(title, more))
    assert isinstance(made, Issue)
    return made


def parsed(item: str) -> HtmlElement:
    """Return an item as a reader's program parses it."""
    return fragment_fromstring(item, create_parent=True)


def content_of(site: Site) -> set[str]:
    """Return the one entry's content of each feed of the newsletter, in each format."""
    feeds = feeds_of(site)
    (item,) = json.loads(feeds["uutiskirjeet/feed.json"])["items"]
    found = {str(item["content_html"]).strip()}
    for name in ("rss.xml", "atom.xml"):
        whole, _ = by_feedparser(of_form(feeds, name)["uutiskirjeet/"])
        (entry,) = whole.entries
        found.add(entry.content[0].value.strip())
    return found


def as_text(item: HtmlElement) -> Iterator[str]:
    """Yield what an item says and where it leads, block by block, as the plain text has it."""
    for block in item:
        if block.tag == "h2":
            yield (block.text or "").upper()
        elif block.tag == "ul":
            for entry in block:
                said = (part.text for part in entry.iter("a", "em", "p") if part.text)
                yield from ("*", *said, *(str(way.get("href")) for way in entry.iter("a")))
        elif (way := block.find("a")) is not None:
            yield from (f"{way.text}:", str(way.get("href")))
        else:
            yield block.text or ""


def test_item_says_what_the_mails_text_says(letter: Letter) -> None:
    """Paragraphs, headings, entries and links are the same, in the same order, and no more."""
    said = " ".join(" ".join(as_text(parsed(letter_item(letter)))).split())
    text = plain_text(letter).partition("=\n")[2].partition("Peru uutiskirje:")[0]
    assert said == " ".join(text.replace("-- \n", "").split())
    assert len(said.split()) > 500


def test_item_leads_where_the_mails_text_leads(letter: Letter) -> None:
    """The addresses are the same and in the same order; the way to unsubscribe is not there."""
    text = plain_text(letter).partition("Peru uutiskirje:")[0]
    ways = [way for _, _, way, _ in parsed(letter_item(letter)).iterlinks()]
    assert ways == ADDRESS.findall(text)
    assert len(ways) > 40
    assert all(way.startswith("https://tori.example/") for way in ways)


def test_item_has_nothing_that_belongs_to_a_mail(letter: Letter) -> None:
    """No unsubscribe link, postal address or e-mail address: a feed was sent to nobody."""
    item = letter_item(letter)
    for stated in (letter.unsubscribe_address, letter.postal_address, letter.email, "mailto:"):
        assert stated
        assert stated not in item


def test_item_is_plain_html(letter: Letter) -> None:
    """A few elements, without classes or styles, which any reader shows."""
    elements = [element for element in parsed(letter_item(letter)).iter() if element.tag != "div"]
    assert {element.tag for element in elements} == {"p", "h2", "ul", "li", "a", "em"}
    assert {name for element in elements for name in element.keys()} == {"href"}  # noqa: SIM118 — of lxml


def test_hostile_words_come_out_as_they_went_in() -> None:
    """What looks like code is words, in the lead, in titles and in every format of the feed."""
    said = json.dumps(HOSTILE, ensure_ascii=False)
    made = small_site(newsletter(f"{OPEN}\nlead: {said}"), deed("a", said), deed("b"))
    for content in content_of(made):  # feedparser writes quotation marks in a way of its own
        item = parsed(content)
        assert [e.text for e in item.iter("a")][:2] == [HOSTILE, "Tavallinen teko"]
        assert item.findtext("p") == HOSTILE
        assert item.xpath("//script | //b") == []


@pytest.mark.parametrize("records", [(), (deed("a"),)])
def test_item_is_in_every_format(records: tuple[Record, ...]) -> None:
    """RSS, Atom and JSON hold the same letter."""
    issue = newsletter(f"{OPEN}\nlead: Alkusanat.")
    made = small_site(issue, *records)
    assert content_of(made) == {issue_item(made, issue).strip()}
    assert issue_item(made, issue).startswith("<p>Alkusanat.</p>\n")


def test_issue_that_says_nothing_yet_shows_its_summary() -> None:
    """An empty letter would be no entry."""
    issue = newsletter()
    made = small_site(issue)
    assert issue_item(made, issue) == ""
    (content,) = content_of(made)
    assert content.startswith(f"<p>{issue.summary}</p>")


def test_closed_issue_shows_what_was_kept() -> None:
    """The bytes are as they were written, whatever the content is."""
    issue = newsletter(f"{OPEN}\nstatus: suljettu\nlead: Muutettu.")
    kept = ClosedIssue({ITEM: b"<p>Silloin &amp; n\xc3\xa4in</p>\n", HASHES: b""})
    made = replace(small_site(issue, deed("a")), closed_issues={"x": kept})
    assert issue_item(made, issue) == "<p>Silloin &amp; näin</p>\n"
    assert content_of(made) == {"<p>Silloin &amp; näin</p>"}


def test_issue_closed_before_there_were_items_shows_its_summary() -> None:
    """Nothing is composed anew of content that has changed since."""
    issue = newsletter(f"{OPEN}\nstatus: suljettu\nlead: Muutettu.")
    made = replace(small_site(issue), closed_issues={"x": ClosedIssue({HASHES: b""})})
    (content,) = content_of(made)
    assert content.startswith(f"<p>{issue.summary}</p>")
    assert "https://tori.example/uutiskirjeet/x/" in content
