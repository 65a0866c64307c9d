"""RSS and Atom: what the judges of `test_category_feeds` miss."""

import locale
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.factories import article, site
from tests.feeds.feed_judges import built_feeds, feeds_of, of_form
from tests.feeds.feedgen_judge import by_feedgen
from tests.projects import BuiltSite
from tests.test_reproducible import finnish_locale
from tori.content.settings.publisher import Publisher
from tori.feeds.entries import Enclosure, FeedEntry
from tori.feeds.feed import Feed, WrittenEntry
from tori.feeds.syndication import atom, rss, rss_and_atom_of
from tori.site.helsinki import HELSINKI
from tori.templating.html import as_html

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
TAG = re.compile(r"tag:tori\.example,2026:[a-z0-9_/-]+")

Feeds = Mapping[str, bytes]

# What XML can hold: much of it marks and whitespace, which XML has its ways to write.
WORDS = st.text(
    st.one_of(
        st.sampled_from("&<>\"' \t\r\n]äö\x7f\x85\xa0\u2028"),
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    ),
    min_size=1,
)
MOMENTS = st.builds(
    datetime.combine,
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.just(time()),
    st.sampled_from([UTC, HELSINKI]),
)
SOUNDS = st.builds(Enclosure, WORDS, st.integers(1), WORDS, st.integers(0))
ENTRIES = st.builds(
    FeedEntry,
    id=WORDS,
    url=WORDS,
    title=WORDS,
    summary=WORDS,
    content=WORDS | WORDS.map(as_html),
    published=st.none() | MOMENTS,
    reviewed=st.none(),
    updated=MOMENTS,
    categories=st.lists(WORDS).map(tuple),
    lang=st.sampled_from(["fi", "sv", '"&']),
    enclosure=st.none() | SOUNDS,
)


def publisher(name: str, site_name: str) -> Publisher:
    """Return a publisher of these names."""
    made = site().publisher
    return made.model_copy(update={"name": name, "site_name": site_name})


FEEDS = st.builds(
    Feed,
    id=WORDS,
    title=WORDS,
    description=WORDS,
    address=WORDS,
    url=WORDS,
    publisher=st.builds(publisher, WORDS, WORDS),
    entries=st.just(()),
)


@pytest.fixture(scope="module")
def feeds(built_site: BuiltSite) -> Feeds:
    """The built site's feeds by path."""
    return built_feeds(built_site)


@given(FEEDS, st.lists(ENTRIES, max_size=3))
def test_feeds_have_the_bytes_of_feedgens(drawn: Feed, entries: list[FeedEntry]) -> None:
    """Whatever the words, days and sounds are."""
    written = tuple(
        WrittenEntry(*rss_and_atom_of(entry, drawn.publisher.name), "", entry.updated)
        for entry in entries
    )
    feed = replace(drawn, entries=written)
    assert (rss(feed), atom(feed)) == by_feedgen(feed, entries)


def test_days_of_rss_are_the_contents() -> None:
    """No date is the clock's; a day that is not known is left out, and feedgen's own date too."""
    known, unknown = article("a"), article("b", published="/2020-10")
    (channel,) = etree.fromstring(feeds_of(site(known, unknown))["rss.xml"])
    days = {item.findtext("link"): item.findtext("pubDate") for item in channel.iter("item")}
    assert days == {
        "https://tori.example/artikkelit/a/": "Thu, 15 Oct 2020 00:00:00 +0300",
        "https://tori.example/artikkelit/b/": None,
    }
    assert channel.find("pubDate") is None
    assert channel.find("lastBuildDate") is None


def test_days_of_atom_are_the_contents() -> None:
    """Where a day is not known, the update is the latest that it can be, as Atom needs one."""
    known, unknown = article("a"), article("b", published="/2020-10")
    root = etree.fromstring(feeds_of(site(known, unknown))["atom.xml"])
    days = [
        (e.findtext(f"{ATOM}published"), e.findtext(f"{ATOM}updated"))
        for e in root.iter(f"{ATOM}entry")
    ]
    first, second = "2020-10-15T00:00:00+03:00", "2020-10-31T00:00:00+02:00"
    assert days == [(None, second), (first, first)]
    assert root.findtext(f"{ATOM}updated") == second


def test_day_of_an_empty_atom_feed_is_always_the_same() -> None:
    """It says nothing of when it was made."""
    root = etree.fromstring(feeds_of(site())["atom.xml"])
    assert root.findtext(f"{ATOM}updated") == "2020-01-01T00:00:00+00:00"


def test_days_are_english_whatever_the_locale() -> None:
    """RFC 2822 has English names of days and months."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, finnish_locale())
        inside = locale.setlocale(locale.LC_ALL)
        made = feeds_of(site(article("a")))["rss.xml"]
        assert locale.setlocale(locale.LC_ALL) == inside
    finally:
        locale.setlocale(locale.LC_ALL, before)
    assert b"<pubDate>Thu, 15 Oct 2020 00:00:00 +0300</pubDate>" in made


def test_atom_is_well_linked(feeds: Feeds) -> None:
    """Feed and entries have one page each, the feed itself; every id is a tag URI and unique."""
    for path, data in of_form(feeds, "atom.xml").items():
        root = etree.fromstring(data)
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fi"
        own = {(e.get("rel"), e.get("type")): e.get("href") for e in root.findall(f"{ATOM}link")}
        assert own == {
            ("self", "application/atom+xml"): f"https://tori.example/{path}atom.xml",
            ("alternate", "text/html"): f"https://tori.example/{path}",
        }
        entries = root.findall(f"{ATOM}entry")
        for entry in entries:
            links = [(e.get("rel"), e.get("type")) for e in entry.findall(f"{ATOM}link")]
            assert links[0] == ("alternate", "text/html")
            assert {rel for rel, _ in links[1:]} <= {"enclosure"}
        ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) == len(entries) + 1
        assert all(TAG.fullmatch(name) for name in ids), ids
        assert root.findtext(f"{ATOM}author/{ATOM}name")


def test_atom_feeds_have_ids_of_their_own(feeds: Feeds) -> None:
    """No two feeds have the same id."""
    ids = [etree.fromstring(d).findtext(f"{ATOM}id") for d in of_form(feeds, "atom.xml").values()]
    assert len(ids) == len(set(ids))


def test_atom_is_never_updated_before_it_is_published(feeds: Feeds) -> None:
    """RFC 4287, 4.2.15: the update is the later one; the feed's is its entries' latest."""
    for data in of_form(feeds, "atom.xml").values():
        root = etree.fromstring(data)
        for entry in root.iter(f"{ATOM}entry"):
            updated = entry.findtext(f"{ATOM}updated") or ""
            published = entry.findtext(f"{ATOM}published") or updated
            assert RFC3339.fullmatch(updated)
            assert RFC3339.fullmatch(published)
            assert datetime.fromisoformat(updated) >= datetime.fromisoformat(published)
        days = [datetime.fromisoformat(e.text or "") for e in root.iter(f"{ATOM}updated")]
        assert days[0] == max(days)


def test_rss_channel_is_the_pages(feeds: Feeds) -> None:
    """The link is the category's page and not the feed; the feed names itself with its type."""
    for path, data in of_form(feeds, "rss.xml").items():
        (channel,) = etree.fromstring(data)
        assert channel.findtext("link") == f"https://tori.example/{path}"
        (own,) = channel.findall(f"{ATOM}link")
        assert dict(own.attrib) == {
            "href": f"https://tori.example/{path}rss.xml",
            "rel": "self",
            "type": "application/rss+xml",
        }
        assert channel.findtext("language") == "fi"
        assert channel.findtext("description")
        assert {e.get("isPermaLink") for e in channel.iter("guid")} <= {"false"}
        assert channel.find("item/author") is None


def test_entry_in_another_language_says_so() -> None:
    """Only what differs from the feed's language is told."""
    root = etree.fromstring(feeds_of(site(article("a", lang="sv"), article("b")))["atom.xml"])
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [entry.get(lang) for entry in root.iter(f"{ATOM}entry")] == ["sv", None]


def test_entry_of_atom_is_written_whole() -> None:
    """The very bytes: rel and type of links, HTML as HTML, the day of the content."""
    made = feeds_of(site(article(themes=["johtaminen"])))["atom.xml"].decode()
    _, _, entry = made.partition("  <entry>\n")
    assert (
        entry
        == """\
    <id>tag:tori.example,2026:/artikkelit/lukijat-toivoivat/</id>
    <title>Varauskalenteri kokosi tiedon</title>
    <updated>2020-10-15T00:00:00+03:00</updated>
    <content type="html">&lt;p&gt;Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.\
&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Teema: &lt;a href="https://tori.example/teot/teemat/johtaminen/"&gt;\
johtaminen&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;\
&lt;a href="https://tori.example/artikkelit/lukijat-toivoivat/"&gt;\
Lue koko artikkeli (Tekojen tori)&lt;/a&gt;&lt;/p&gt;</content>
    <link href="https://tori.example/artikkelit/lukijat-toivoivat/" rel="alternate" \
type="text/html"/>
    <summary>Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.</summary>
    <category term="artikkeli"/>
    <category term="johtaminen"/>
    <published>2020-10-15T00:00:00+03:00</published>
  </entry>
</feed>
"""
    )


def test_item_of_rss_is_written_whole() -> None:
    """The very bytes: an id that is no address, and an author without a mail address."""
    made = feeds_of(site(article()))["rss.xml"].decode()
    _, _, item = made.partition("    <item>\n")
    assert (
        item
        == """\
      <title>Varauskalenteri kokosi tiedon</title>
      <link>https://tori.example/artikkelit/lukijat-toivoivat/</link>
      <description>Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.</description>
      <content:encoded>&lt;p&gt;Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.\
&lt;/p&gt;&lt;p&gt;&lt;a href="https://tori.example/artikkelit/lukijat-toivoivat/"&gt;\
Lue koko artikkeli (Tekojen tori)&lt;/a&gt;&lt;/p&gt;</content:encoded>
      <guid isPermaLink="false">tag:tori.example,2026:/artikkelit/lukijat-toivoivat/</guid>
      <category>artikkeli</category>
      <pubDate>Thu, 15 Oct 2020 00:00:00 +0300</pubDate>
      <dc:creator>Tekojen tori (esittely)</dc:creator>
    </item>
  </channel>
</rss>
"""
    )
