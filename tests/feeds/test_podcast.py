"""The podcast feed of the real content as directories and players read it; hostile episodes."""

import json
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
from lxml.html import HtmlElement, fragments_fromstring

from tests.projects import DAY, PUBLISHER, ROOT, BuiltSite, make_project, write
from tori.content.loader import load_content
from tori.content.records import Episode, Person
from tori.content.settings.publisher import Publisher
from tori.documents import BytesDocument
from tori.feeds.itunes import ITUNES
from tori.feeds.podcast import podcast_feed
from tori.site.linking import link

COVER = "https://tori.example/podcast/media/podcast-kansi.png"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
P20 = "{https://podcastindex.org/namespace/1.0}"
HOSTILE = '</title><script>alert("x")</script> & ]]> {{ x }} <b>ä'
SOUND, WORDS = "media/jakso-04.mp3", "media/jakso-04.vtt"
EPISODE = """---
title: {title}
published: {published}
summary: {summary}
number: {number}
guid: {guid}
audio: {{file: {sound}, voice: {voice}}}
transcript: media/jakso-04.vtt
explicit: {explicit}
{more}
---
{body}
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


def blocks_of(notes: str | None) -> list[HtmlElement]:
    """Return the elements that notes consist of."""
    return [block for block in fragments_fromstring(notes or "") if not isinstance(block, str)]


def feed_of(folder: Path, *episodes: str, publisher: Publisher | None = None) -> etree._Element:
    """Return the channel of a project whose podcast has these episodes."""
    project = make_project(folder / "project")
    for name in (SOUND, WORDS):
        shutil.copy(ROOT / "content/podcasts" / name, project / "content/podcasts/media")
    for number, text in enumerate(episodes, start=1):
        sound = f"media/oma-{number}.mp3"
        shutil.copy(ROOT / "content/podcasts" / SOUND, project / "content/podcasts" / sound)
        write(project, f"podcasts/jakso-{number}.md", text.replace(SOUND, sound))
    site, diagnostics = link(load_content(project), publisher or PUBLISHER, DAY)
    assert site is not None, diagnostics
    path, document = podcast_feed(site)
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
    more: str = "",
    body: str = "",
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
        more=more,
        body=body,
    )


def real_publisher() -> Publisher:
    """Return a publisher whose details are not placeholders."""
    placeholder = PUBLISHER
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
    assert image.get("href") == COVER
    (category,) = channel.findall(f"{{{ITUNES}}}category")
    assert category.get("text") == "Business"
    assert len(itunes(channel, "author")) == len(channel.findall(f"{{{ITUNES}}}owner")) == 1


def test_artwork_is_as_large_as_apple_asks(built_site: BuiltSite) -> None:
    """The picture is a square PNG of 1,400 to 3,000 pixels a side."""
    data = (built_site.folder / "podcast/media/podcast-kansi.png").read_bytes()
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
    assert podcast_feed(built_site.site)[1] == BytesDocument(feed)


def test_placeholder_keeps_the_podcast_out_of_directories(channel: etree._Element) -> None:
    """While the publisher is nobody, the feed carries itunes:block."""
    assert itunes(channel, "block") == ["Yes"]


def test_real_publisher_is_not_blocked(tmp_path: Path) -> None:
    """With a real publisher there is no block, and the addresses are the publisher's."""
    found = feed_of(tmp_path, episode(), publisher=real_publisher())
    assert itunes(found, "block") == []
    assert found.findtext("link") == "https://tori.fi/podcast/"


@pytest.mark.parametrize(
    ("day", "offset"), [("2020-10-15", "+0300"), ("2020-01-15", "+0200"), ("2020-10-26", "+0200")]
)
def test_date_known_to_the_day_is_stated_in_helsinki_time(
    tmp_path: Path, day: str, offset: str
) -> None:
    """The pubDate is of RFC 2822's form, on that very day, with Helsinki's offset of the season."""
    (item,) = feed_of(tmp_path, episode(published=day)).findall("item")
    stated = item.findtext("pubDate") or ""
    moment = parsedate_to_datetime(stated)
    assert format_datetime(moment) == stated
    assert stated.endswith(f"00:00:00 {offset}")
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
    assert list(item.iter("script", "b")) == []
    for notes in (item.findtext("description"), item.findtext(f"{CONTENT}encoded")):
        assert blocks_of(notes)[0].text_content() == HOSTILE


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
    assert read.feed.image.href == "https://tori.example/podcast/media/podcast-kansi.png"


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


def test_podcasting_20_of_the_channel(channel: etree._Element) -> None:
    """The stored guid, the lock, the medium, who is heard and what the publisher states."""
    stated = {
        element.tag.removeprefix(P20): (element.text, dict(element.attrib))
        for element in channel
        if isinstance(element.tag, str) and element.tag.startswith(P20)
    }
    assert stated == {
        "guid": (PUBLISHER.podcast.guid, {}),
        "locked": ("yes", {"owner": "podcast@tori.example"}),
        "medium": ("podcast", {}),
        "person": ("Koneääni", {"role": "narrator", "group": "cast"}),
        "txt": ("Äänen on tehnyt kone (espeak-ng).", {"purpose": "ai-content"}),
        "updateFrequency": (
            "Ohjelma päättyi vuonna 2020. Uusia jaksoja ei tule.",
            {"complete": "true"},
        ),
    }


def test_moved_host_changes_no_guid(tmp_path: Path) -> None:
    """The podcast and its items are the same to players wherever the site lives."""
    text = episode()
    here = feed_of(tmp_path / "a", text)
    there = feed_of(tmp_path / "b", text, publisher=real_publisher())
    assert here.findtext(f"{P20}guid") == there.findtext(f"{P20}guid")
    assert here.findtext("item/guid") == there.findtext("item/guid")
    assert here.findtext("item/link") != there.findtext("item/link")


def test_every_address_is_full_and_encrypted(channel: etree._Element) -> None:
    """No href, url or text that is an address is relative or without TLS."""
    stated = [
        value
        for element in channel.iter(etree.Element)
        for name, value in element.attrib.items()
        if name in {"href", "url"}
    ]
    stated += [element.text or "" for element in channel.iter("link")]
    notes = [e.text or "" for e in channel.iter("description", f"{CONTENT}encoded")][1:]
    for text in notes:
        for fragment in blocks_of(text):
            stated += [link[2] for link in fragment.iterlinks()]
    assert len(stated) > 100
    assert [address for address in stated if not address.startswith("https://")] == []


def test_descriptions_are_no_longer_than_apple_takes(tmp_path: Path) -> None:
    """A long text is cut at a block's end and tells of the rest; the full notes have it all."""
    paragraph = "Työpaikoilla tapahtuu paljon hyvää. " * 20
    body = "\n\n".join(f"Kappale {number}. {paragraph}" for number in range(1, 20))
    (item,) = feed_of(tmp_path, episode(body=body)).findall("item")
    description = item.findtext("description") or ""
    whole = item.findtext(f"{CONTENT}encoded") or ""
    assert 3000 < len(description.encode()) <= 4000
    assert description.endswith("Jakson sivu ja tekstivastine</a></p>")
    assert len(whole.encode()) > 10_000


def test_hostile_text_is_text_and_the_feed_lives(tmp_path: Path) -> None:
    """What the checks let by in an episode's text neither runs in a player nor ends the build."""
    body = f"```\na\n\n{HOSTILE}\n\nb\n```\n\nMerkki &#1; ja ]]&gt; ja `{{{{ x }}}}`.\n"
    (item,) = feed_of(tmp_path, episode(body=body)).findall("item")
    for notes in (item.findtext("description"), item.findtext(f"{CONTENT}encoded")):
        fragments = blocks_of(notes)
        assert HOSTILE in fragments[1].text_content()
        assert fragments[2].text_content() == "Merkki  ja ]]> ja {{ x }}."
        assert [e for f in fragments for e in f.iter("script")] == []


@pytest.mark.parametrize(
    ("transcript", "words"),
    [("transcript: media/jakso-04.vtt\n", "Jakson sivu ja tekstivastine"), ("", "Jakson sivu")],
)
def test_only_a_transcript_that_is_there_is_promised(
    tmp_path: Path, transcript: str, words: str
) -> None:
    """The notes end with a link to the page, which is said to hold what it holds."""
    old = episode(published="2020-09-01")  # before the law's day, so it may have none
    text = old.replace("transcript: media/jakso-04.vtt\n", transcript)
    (item,) = feed_of(tmp_path, text).findall("item")
    assert blocks_of(item.findtext("description"))[-1].text_content() == words
    assert len(item.findall(f"{P20}transcript")) == bool(transcript)


def test_items_of_a_serial_all_have_numbers(tmp_path: Path) -> None:
    """Apple orders a serial by the numbers, a trailer's too."""
    podcast = PUBLISHER.podcast.model_copy(update={"kind": "serial"})
    publisher = PUBLISHER.model_copy(update={"podcast": podcast})
    texts = (episode(more="kind: traileri"), episode(number=2, more="season: 3"))
    found = feed_of(tmp_path, *texts, publisher=publisher)
    assert itunes(found, "type") == ["serial"]
    assert [itunes(item, "episode") for item in found.findall("item")] == [["2"], ["1"]]
    assert [item.findtext(f"{P20}episode") for item in found.findall("item")] == ["2", "1"]
    assert itunes(found.findall("item")[0], "season") == ["3"]


def test_root_names_every_namespace(feed: bytes) -> None:
    """PSP-1: itunes, podcast, atom and content, in their exact case, on a feed of any content."""
    spaces = etree.fromstring(feed).nsmap
    assert {name: spaces[name] for name in ("itunes", "podcast", "atom", "content")} == {
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
    }
    assert feed.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss")


def test_no_address_of_a_sound_is_used_twice(channel: etree._Element) -> None:
    """Players know an episode by its file too (Apple: an enclosure's address is its own)."""
    addresses = [e.get("url") or "" for e in channel.iter("enclosure")]
    assert len(set(addresses)) == len(addresses)
    assert all(a.isascii() and a.endswith(".mp3") for a in addresses)


def test_real_descriptions_are_within_apples_limit(channel: etree._Element) -> None:
    """4,000 bytes, not characters, in the channel and in every item; never empty."""
    sizes = [len((e.text or "").encode()) for e in channel.iter("description")]
    assert [size for size in sizes if not 0 < size <= 4000] == []


def test_edges_of_texts_have_no_spaces(channel: etree._Element) -> None:
    """PSP-1: a value has no space at its edges."""
    texts = [e.text for e in channel.iter(etree.Element) if e.text and not len(e)]
    assert len(texts) > 100
    assert [text for text in texts if text != text.strip()] == []


def test_trailer_artwork_and_persons_are_told(tmp_path: Path) -> None:
    """An item has its kind, its own cover, and its persons instead of the podcast's."""
    shown = "kind: traileri\nartwork: media/podcast-kansi.png\n"
    persons = "persons: [{role: vieras, name: Esimerkki}, {role: tutkija}]"
    host = Person(role="juontaja", name="Juontaja")
    podcast = real_publisher().podcast.model_copy(update={"persons": (host,)})
    publisher = real_publisher().model_copy(update={"podcast": podcast})
    texts = (episode(more=shown + persons), episode(number=2))
    second, first = feed_of(tmp_path, *texts, publisher=publisher).findall("item")
    assert itunes(first, "episodeType") == ["trailer"]
    assert [e.get("href") for e in first.findall(f"{{{ITUNES}}}image")] == [
        "https://tori.fi/podcast/media/podcast-kansi.png"
    ]
    heard = [[(e.text, e.get("role")) for e in i.findall(f"{P20}person")] for i in (first, second)]
    assert heard == [[("Esimerkki", "guest")], [("Juontaja", "host")]]


def test_moved_feed_says_where_and_unfinished_podcast_is_not_complete(tmp_path: Path) -> None:
    """new-feed-url and complete are written only when they hold."""
    update = {"complete": False, "new_feed_url": "https://muualla.fi/feed.xml"}
    podcast = real_publisher().podcast.model_copy(update=update)
    publisher = real_publisher().model_copy(update={"podcast": podcast})
    found = feed_of(tmp_path, episode(), publisher=publisher)
    assert itunes(found, "new-feed-url") == ["https://muualla.fi/feed.xml"]
    assert itunes(found, "complete") == []
