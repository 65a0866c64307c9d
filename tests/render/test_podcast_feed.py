"""The podcast feed of the real content as directories and players read it; hostile episodes."""

import json
import os
import shutil
import subprocess
from datetime import date
from email.utils import format_datetime, parsedate_to_datetime
from io import BytesIO
from pathlib import Path

import feedparser
import podcastparser
import pytest
from lxml import etree

from tests.projects import DAY, ROOT, BuiltSite, make_project, write
from tori.content.loader import load_content
from tori.content.publisher import Publisher, read_publisher
from tori.content.records import Episode
from tori.render.itunes import ITUNES
from tori.render.podcast_feed import podcast_feed
from tori.render.tree import BytesDocument
from tori.site.linking import link
from tori.toolchain import probes

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '</title><script>alert("x")</script> & ]]> {{ x }} <b>ä'
SOUND = "media/jakso-04.mp3"
EPISODE = """---
title: {title}
published: {published}
summary: {summary}
number: {number}
guid: {guid}
audio: {{file: {sound}, voice: {voice}}}
explicit: {explicit}
---
"""
PARTYTIME = """
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";
const log = console.log;
console.log = console.warn = console.error;
const feed = partytime.parseFeed(readFileSync(0, "utf8"));
log(JSON.stringify(feed));
"""


@pytest.fixture(scope="module")
def feed(built_site: BuiltSite) -> bytes:
    """The built feed's bytes."""
    return (built_site.folder / "podcast/feed.xml").read_bytes()


@pytest.fixture(scope="module")
def channel(feed: bytes) -> etree._Element:
    """The built feed's channel."""
    (found,) = etree.fromstring(feed)
    return found


@pytest.fixture(scope="module")
def episodes(built_site: BuiltSite) -> tuple[Episode, ...]:
    """The published episodes, the newest first."""
    return built_site.site.all(Episode)


def itunes(parent: etree._Element, name: str) -> list[str | None]:
    """Return the texts of a parent's own iTunes elements of that name."""
    return [element.text for element in parent.findall(f"{{{ITUNES}}}{name}")]


def feed_of(folder: Path, *episodes: str, publisher: Publisher | None = None) -> etree._Element:
    """Return the channel of a project whose podcast has these episodes."""
    project = make_project(folder / "project")
    (project / "content/podcasts/media").mkdir(parents=True)
    shutil.copy(ROOT / "content/podcasts" / SOUND, project / "content/podcasts/media")
    for number, text in enumerate(episodes, start=1):
        write(project, f"podcasts/jakso-{number}.md", text)
    site, diagnostics = link(load_content(project), DAY)
    assert site is not None, diagnostics
    path, document = podcast_feed(site, publisher or read_publisher(project))
    assert path == "podcast/feed.xml"
    assert isinstance(document, BytesDocument)
    (found,) = etree.fromstring(document.data)
    return found


def episode(  # noqa: PLR0913 — an episode has that many fields, and a test changes one
    *,
    title: str = "Työn ilo",
    published: str = "2020-10-15",
    number: int = 1,
    voice: str = "ihminen",
    explicit: str = "false",
    summary: str = "Jakson aiheena on työn ilo ja iloitseminen.",
) -> str:
    """Return an episode's file."""
    return EPISODE.format(
        title=json.dumps(title, ensure_ascii=False),
        summary=json.dumps(summary, ensure_ascii=False),
        published=published,
        number=number,
        guid=f"{number:08x}-0000-4000-8000-000000000000",
        sound=SOUND,
        voice=voice,
        explicit=explicit,
    )


def real_publisher() -> Publisher:
    """Return a publisher whose details are not placeholders."""
    placeholder = read_publisher(ROOT)
    podcast = placeholder.podcast.model_copy(update={"owner_email": "podcast@tori.fi"})
    return placeholder.model_copy(
        update={"site_url": "https://tori.fi/", "email": "palaute@tori.fi", "podcast": podcast}
    )


def test_every_episode_is_there_newest_first(
    channel: etree._Element, episodes: tuple[Episode, ...]
) -> None:
    """The items are the published episodes in falling order of their numbers."""
    numbers = [
        int(number or 0) for item in channel.findall("item") for number in itunes(item, "episode")
    ]
    assert numbers == sorted((episode.number for episode in episodes), reverse=True)
    assert len(numbers) == 24


def test_guid_is_the_front_matters(channel: etree._Element, episodes: tuple[Episode, ...]) -> None:
    """The guid never changes, and does not claim to be an address (PSP-1)."""
    guids = [item.find("guid") for item in channel.findall("item")]
    assert [guid.text for guid in guids if guid is not None] == [e.guid for e in episodes]
    assert {guid.get("isPermaLink") for guid in guids if guid is not None} == {"false"}


def test_enclosure_is_the_published_file(channel: etree._Element, built_site: BuiltSite) -> None:
    """Each enclosure's address has its file on the site, of just the stated length."""
    for item in channel.findall("item"):
        (enclosure,) = item.findall("enclosure")
        way = (enclosure.get("url") or "").removeprefix(built_site.publisher.site_url)
        assert enclosure.get("length") == str((built_site.folder / way).stat().st_size)
        assert enclosure.get("type") == "audio/mpeg"


def test_item_leads_to_its_page(channel: etree._Element, built_site: BuiltSite) -> None:
    """Each item's link is a page of the site that has the item's own title."""
    for item in channel.findall("item"):
        way = (item.findtext("link") or "").removeprefix(built_site.publisher.site_url)
        page = (built_site.folder / way / "index.html").read_text("utf-8")
        title = (item.findtext("title") or "").removesuffix(" (koneäänen lukema tiivistelmä)")
        assert title in page


def test_channel_says_what_directories_require(channel: etree._Element) -> None:
    """PSP-1 and Apple: explicit true or false, artwork, category, language, author, owner."""
    assert itunes(channel, "explicit") == ["false"]
    assert channel.findtext("language") == "fi"
    assert channel.findtext("link") == "https://tori.example/podcast/"
    (image,) = channel.findall(f"{{{ITUNES}}}image")
    assert image.get("href") == "https://tori.example/assets/images/podcast-kansi.png"
    (category,) = channel.findall(f"{{{ITUNES}}}category")
    assert category.get("text") == "Business"
    assert len(itunes(channel, "author")) == len(channel.findall(f"{{{ITUNES}}}owner")) == 1


def test_artwork_is_as_large_as_apple_asks(built_site: BuiltSite) -> None:
    """The picture is a square PNG of 1,400 to 3,000 pixels a side."""
    data = (built_site.folder / "assets/images/podcast-kansi.png").read_bytes()
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert width == height
    assert 1400 <= width <= 3000


def test_channel_names_itself(channel: etree._Element) -> None:
    """atom:link self is the feed's own address (RSS Advisory Board's profile)."""
    links = [dict(element.attrib) for element in channel.findall(f"{ATOM}link")]
    assert links == [
        {
            "href": "https://tori.example/podcast/feed.xml",
            "rel": "self",
            "type": "application/rss+xml",
        }
    ]


def test_no_date_is_made_up(channel: etree._Element) -> None:
    """The source dates no episode to the day, so no pubDate is stated, nor the day of the build."""
    assert list(channel.iter("pubDate", "lastBuildDate")) == []


def test_machine_voice_is_told(channel: etree._Element) -> None:
    """Who subscribes learns from the titles and the description that a machine reads."""
    titles = [channel.findtext("title"), *(i.findtext("title") for i in channel.findall("item"))]
    assert all("koneäänen lukema tiivistelmä" in (title or "") for title in titles)
    assert "kone lukee" in (channel.findtext("description") or "")


def test_feed_is_the_same_every_time(built_site: BuiltSite, feed: bytes) -> None:
    """The same Site gives the same bytes."""
    assert podcast_feed(built_site.site, built_site.publisher)[1] == BytesDocument(feed)


def test_placeholder_keeps_the_podcast_out_of_directories(channel: etree._Element) -> None:
    """While the publisher is nobody, the feed carries itunes:block."""
    assert itunes(channel, "block") == ["Yes"]


def test_real_publisher_is_not_blocked(tmp_path: Path) -> None:
    """With a real publisher there is no block, and the addresses are the publisher's."""
    found = feed_of(tmp_path, episode(), publisher=real_publisher())
    assert itunes(found, "block") == []
    assert found.findtext("link") == "https://tori.fi/podcast/"


@pytest.mark.parametrize(
    ("day", "offset"), [("2020-10-15", "+0300"), ("2020-01-15", "+0200"), ("2020-10-25", "+0200")]
)
def test_date_known_to_the_day_is_stated_in_helsinki_time(
    tmp_path: Path, day: str, offset: str
) -> None:
    """The pubDate is of RFC 2822's form, on that very day, with Helsinki's offset of the season."""
    (item,) = feed_of(tmp_path, episode(published=day)).findall("item")
    stated = item.findtext("pubDate") or ""
    moment = parsedate_to_datetime(stated)
    assert format_datetime(moment) == stated
    assert stated.endswith(f"09:00:00 {offset}")
    assert moment.date() == date.fromisoformat(day)


@pytest.mark.parametrize("published", ["2020-10", "2020", "/2020-10", "2020-W07"])
def test_date_not_known_to_the_day_is_left_out(tmp_path: Path, published: str) -> None:
    """A month or a year is no day, and none is chosen for it."""
    (item,) = feed_of(tmp_path, episode(published=published)).findall("item")
    assert item.find("pubDate") is None


def test_newest_is_first_whatever_the_numbers(tmp_path: Path) -> None:
    """The order is the Site's: by day, then by number."""
    found = feed_of(
        tmp_path,
        episode(number=1, published="2020-10-15"),
        episode(number=2, published="2020-10-01"),
        episode(number=3, published="2020-10-15"),
    )
    assert [itunes(item, "episode") for item in found.findall("item")] == [["3"], ["1"], ["2"]]


def test_explicit_episode_marks_the_channel(tmp_path: Path) -> None:
    """One explicit episode is enough for the whole (PSP-1)."""
    found = feed_of(tmp_path, episode(number=1, explicit="true"), episode(number=2))
    assert itunes(found, "explicit") == ["true"]
    assert [itunes(item, "explicit") for item in found.findall("item")] == [["false"], ["true"]]


def test_human_voice_is_not_called_a_machine(tmp_path: Path) -> None:
    """A title is left alone where a human speaks."""
    found = feed_of(tmp_path, episode())
    titles = [found.findtext("title"), *(item.findtext("title") for item in found.findall("item"))]
    assert titles == ["Kuntatyö 2.0", "Työn ilo"]


def test_hostile_words_are_text(tmp_path: Path) -> None:
    """Marks of XML and HTML in a title and a summary come out as they were typed."""
    (item,) = feed_of(tmp_path, episode(title=HOSTILE, summary=HOSTILE)).findall("item")
    assert item.findtext("title") == HOSTILE
    assert item.findtext("description") == HOSTILE
    assert list(item.iter("script", "b")) == []


def test_podcast_without_episodes_is_a_feed_still(tmp_path: Path) -> None:
    """A new podcast has a channel that says what directories require, and no item."""
    found = feed_of(tmp_path)
    assert found.findall("item") == []
    assert itunes(found, "explicit") == ["false"]
    assert found.findtext("title") == "Kuntatyö 2.0"


def test_feedparser_reads_it(feed: bytes, episodes: tuple[Episode, ...]) -> None:
    """Universal Feed Parser finds nothing wrong, and the same episodes."""
    read = feedparser.parse(feed)
    assert not read.bozo
    assert [entry.id for entry in read.entries] == [episode.guid for episode in episodes]
    assert {entry.guidislink for entry in read.entries} == {False}
    assert read.feed.image.href == "https://tori.example/assets/images/podcast-kansi.png"


def test_podcastparser_reads_it(feed: bytes, episodes: tuple[Episode, ...]) -> None:
    """The podcastparser, gPodder's own, finds the same episodes with their sound and length."""
    read = podcastparser.parse("https://tori.example/podcast/feed.xml", BytesIO(feed))
    assert [item["guid"] for item in read["episodes"]] == [episode.guid for episode in episodes]
    assert all(item["enclosures"][0]["file_size"] > 10_000 for item in read["episodes"])
    assert all(item["total_time"] > 5 for item in read["episodes"])
    assert (read["explicit"], read["type"], read["language"]) == (False, "episodic", "fi")


@pytest.mark.server
def test_xmllint_finds_no_fault(built_site: BuiltSite) -> None:
    """Both XML files of the site are well-formed to libxml2's own program."""
    files = [built_site.folder / name for name in ("podcast/feed.xml", "sitemap.xml")]
    done = subprocess.run(
        ["xmllint", "--noout", "--nonet", *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.server
def test_durations_are_ffprobes(channel: etree._Element, built_site: BuiltSite) -> None:
    """The stated length of each sound is within a second of what ffprobe measures."""
    wrong = []
    for item in channel.findall("item"):
        (enclosure,) = item.findall("enclosure")
        way = (enclosure.get("url") or "").removeprefix(built_site.publisher.site_url)
        measured = ffprobe_seconds(built_site.folder / way)
        stated = int(itunes(item, "duration")[0] or 0)
        if abs(stated - measured) > 1:
            wrong.append((way, stated, measured))
    assert wrong == []


def ffprobe_seconds(file: Path) -> float:
    """Return the length of a sound as ffprobe measures it."""
    asked = ("-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0")
    done = subprocess.run(
        ["ffprobe", *asked, file], capture_output=True, encoding="utf-8", check=True
    )
    return float(done.stdout)


@pytest.mark.server
def test_partytime_reads_it(feed: bytes, episodes: tuple[Episode, ...]) -> None:
    """podcast-partytime, the Podcast Index's own, finds the same episodes and what they require."""
    read = partytime(feed)
    items = read["items"]
    assert isinstance(items, list)
    assert [item["guid"] for item in items] == [episode.guid for episode in episodes]
    assert {item["enclosure"]["type"] for item in items} == {"audio/mpeg"}
    assert all(item["duration"] > 5 for item in items)
    assert (read["explicit"], read["language"], read["itunesBlock"]) == (False, "fi", True)
    assert read["itunesImage"] == "https://tori.example/assets/images/podcast-kansi.png"


def partytime(feed: bytes) -> dict[str, object]:
    """Return what podcast-partytime makes of a feed."""
    done = subprocess.run(
        [node(), "--input-type=module", "--eval", PARTYTIME],
        cwd=ROOT / probes.NODE_FOLDER,
        env={**os.environ, "LOG": "silent", "PARTYTIME_LOG": "silent"},
        input=feed,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    read = json.loads(done.stdout)
    assert isinstance(read, dict)
    return read


def node() -> str:
    """Return the Node that `build.py test` found, or that this machine has."""
    if told := os.environ.get("TORI_NODE"):
        return told
    found = probes.node(ROOT)
    assert found is not None, "run build.py test, which gets Node"
    return found.path
