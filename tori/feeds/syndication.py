"""A feed as RSS 2.0 and as Atom 1.0, byte for byte as feedgen writes them (docs/decisions/0020)."""

from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from tori.feeds.entries import Enclosure, FeedEntry
from tori.feeds.feed import LANGUAGE, Feed
from tori.feeds.xml_text import xml_text, xml_value
from tori.pages.feeds import ATOM, RSS


def rss(feed: Feed) -> bytes:
    """Return the feed as RSS."""
    return f"""\
<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>{xml_text(feed.title)}</title>
    <link>{xml_text(feed.url)}</link>
    <description>{xml_text(feed.description)}</description>
    <atom:link href="{xml_value(feed.file_url(RSS))}" rel="self" type="{RSS.type}"/>
    <docs>https://www.rssboard.org/rss-specification</docs>
    <generator>{xml_text(feed.publisher.site_name)}</generator>
    <language>{LANGUAGE}</language>
{"".join([entry.rss for entry in feed.entries])}\
  </channel>
</rss>
""".encode()


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    return f"""\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom" \
xml:lang="{LANGUAGE}">
  <id>{xml_text(feed.id)}</id>
  <title>{xml_text(feed.title)}</title>
  <updated>{feed.updated.isoformat()}</updated>
  <author>
    <name>{xml_text(feed.publisher.name)}</name>
  </author>
  <link href="{xml_value(feed.file_url(ATOM))}" rel="self" type="{ATOM.type}"/>
  <link href="{xml_value(feed.url)}" rel="alternate" type="text/html"/>
  <generator>{xml_text(feed.publisher.site_name)}</generator>
  <subtitle>{xml_text(feed.description)}</subtitle>
{"".join([entry.atom for entry in feed.entries])}\
</feed>
""".encode()


def rss_and_atom_of(entry: FeedEntry, author: str) -> tuple[str, str]:
    """Return an entry as RSS and as Atom.

    RSS' own author would need a mail address, so it has Dublin Core's. Atom tells the language
    where it is not the feed's.
    """
    name, title, url = xml_text(entry.id), xml_text(entry.title), xml_text(entry.url)
    summary, content = xml_text(entry.summary), xml_text(entry.content)
    categories = [_category(category) for category in entry.categories]
    language = "" if entry.lang == LANGUAGE else f' xml:lang="{xml_value(entry.lang)}"'
    rss_sound, atom_sound = _sound(entry.enclosure) if entry.enclosure else ("", "")
    rss_day, atom_day = _published(entry.published.isoformat()) if entry.published else ("", "")
    item = f"""\
    <item>
      <title>{title}</title>
      <link>{url}</link>
      <description>{summary}</description>
      <content:encoded>{content}</content:encoded>
      <guid isPermaLink="false">{name}</guid>
{"".join([in_rss for in_rss, _ in categories])}{rss_sound}{rss_day}\
      <dc:creator>{xml_text(author)}</dc:creator>
    </item>
"""
    return (
        item,
        f"""\
  <entry{language}>
    <id>{name}</id>
    <title>{title}</title>
    <updated>{entry.updated.isoformat()}</updated>
    <content type="html">{content}</content>
    <link href="{xml_value(entry.url)}" rel="alternate" type="text/html"/>
{atom_sound}\
    <summary>{summary}</summary>
{"".join([in_atom for _, in_atom in categories])}{atom_day}\
  </entry>
""",
    )


@lru_cache(maxsize=1024)
def _category(name: str) -> tuple[str, str]:
    return (
        f"      <category>{xml_text(name)}</category>\n",
        f'    <category term="{xml_value(name)}"/>\n',
    )


def _sound(sound: Enclosure) -> tuple[str, str]:
    url, length, mime_type = xml_value(sound.url), sound.length_bytes, xml_value(sound.type)
    return (
        f'      <enclosure url="{url}" length="{length}" type="{mime_type}"/>\n',
        f'    <link href="{url}" rel="enclosure" type="{mime_type}" length="{length}"/>\n',
    )


@lru_cache(maxsize=4096)
def _published(day: str) -> tuple[str, str]:
    return (
        f"      <pubDate>{format_datetime(datetime.fromisoformat(day))}</pubDate>\n",
        f"    <published>{day}</published>\n",
    )
