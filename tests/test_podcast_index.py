"""The podcast feed as the Podcast Index reads it: front matter → feed → partytime's JSON."""

import html
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.node_judges import answer
from tests.projects import PUBLISHER, BuiltSite
from tests.small_site import record, small_site
from tori.content.records import Dated, Episode, Person
from tori.content.settings.publisher import Funding, Statement, UpdateFrequency
from tori.documents import BytesDocument
from tori.feeds.podcast import podcast_feed
from tori.site.model import Site

pytestmark = pytest.mark.server

PARTYTIME = """
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";
const log = console.log;
console.log = console.warn = console.error;
const feed = partytime.parseFeed(readFileSync(0, "utf8"));
log(JSON.stringify(feed));
"""

MACHINE = {"name": "Koneääni", "role": "Narrator", "group": "Cast"}
TOLD_APART = ("description", "content", "pubDate")
OF_THE_READER = (
    *("items", "lastUpdate", "type", "categories", "pc20support", "podcastBlocked"),
    *("pubDate", "lastPubDate", "newestItemPubDate", "oldestItemPubDate", "podcastSeasons"),
)
"""What partytime gathers or guesses itself."""
DAY_STATED = "2020-10-14T21:00:00.000Z"
FULL_EPISODE = """title: Työn ilo & <suru>
published: 2020-10-15
summary: Jakson aiheena on työn ilo ja iloitseminen.
number: 7
season: 2
kind: lisäjakso
guid: 00000000-0000-4000-8000-000000000007
explicit: true
audio: {file: media/jakso-01.mp3}
artwork: media/jakso-07.png
transcript: media/jakso-01.vtt
chapters: [{start: "0:00", title: Alku}, {start: "0:30", title: Loppu}]
persons:
  - {role: vieras, name: Vieras "Veera"}
  - {role: tutkija}
  - {role: juontaja, name: Juontaja}"""
FULL_TEXT = "[Luku](#luku), sitten `]]> & <script>`.\n\n## Luku\n\nTeksti.\n"


@pytest.fixture(scope="module")
def full_site() -> Site:
    """A site whose podcast and episode state everything that they can."""
    host = Person(role="juontaja", name="Juontaja & kumppani")
    podcast = PUBLISHER.podcast.model_copy(
        update={
            "kind": "serial",
            "persons": (host, Person(role="tutkija")),
            "funding": (Funding(url="https://tori.example/tue/", text="Tue ohjelmaa"),),
            "statements": (*PUBLISHER.podcast.statements, Statement(purpose="verify", text="ab<c")),
            "update_frequency": UpdateFrequency(text="Viikoittain", rrule="FREQ=WEEKLY"),
            "complete": False,
            "new_feed_url": "https://muualla.example/feed.xml?a=1&b=2",
        }
    )
    told = record("podcasts/jakso", FULL_EPISODE, FULL_TEXT)
    return replace(small_site(told), publisher=PUBLISHER.model_copy(update={"podcast": podcast}))


def test_everything_is_read_as_it_was_meant(full_site: Site) -> None:
    """What the Podcast Index reads is what was stated: all of it, and nothing beside it."""
    read = partytime(feed_of(full_site))
    (item,) = items(read)
    (stated,) = full_site.all(Episode)
    assert without(item, TOLD_APART) == expected_item(full_site, stated)
    assert without(read, OF_THE_READER) == expected_channel(full_site, explicit=True)
    assert (read["pubDate"], item["pubDate"]) == (DAY_STATED, DAY_STATED)


def test_support_that_the_index_sees(full_site: Site) -> None:
    """The elements by the phases of Podcasting 2.0; updateFrequency it does not know yet."""
    assert partytime(feed_of(full_site))["pc20support"] == {
        "1": ["locked", "funding", "transcript", "chapters"],
        "2": ["person", "season", "episode"],
        "3": ["guid"],
        "4": ["medium"],
        "6": ["txt"],
    }


def test_notes_are_read_with_their_links(full_site: Site) -> None:
    """The description and the whole notes come through CDATA, whatever they hold.

    The Index takes references out of a description itself, so it is looked at as text.
    """
    (item,) = items(partytime(feed_of(full_site)))
    for name in ("description", "content"):
        notes = html.unescape(item[name])
        assert '<a href="https://tori.example/podcast/jakso/#luku">Luku</a>' in notes
        assert "]]> & <script>" in notes
        assert notes.endswith("Jakson sivu ja tekstivastine</a></p>")


def test_real_feed_is_read_whole(built_site: BuiltSite) -> None:
    """Each real episode and the channel come out with all that their files state."""
    site = built_site.site
    read = partytime((built_site.folder / "podcast/feed.xml").read_bytes())
    expected = [expected_item(site, episode) for episode in site.all(Episode)]
    assert [without(item, TOLD_APART) for item in items(read)] == expected
    assert len(expected) == 24
    page = site.records["pages/podcast"]
    assert isinstance(page, Dated)
    assert str(read["description"]).startswith(page.summary)
    channel = expected_channel(site, explicit=False)
    told = {key: f"{read[key]}" for key in ("title", "description")}
    assert without(read, OF_THE_READER) == channel | told | {"podcastPeople": [MACHINE]}
    assert told["title"] == f"{site.publisher.podcast.name} (koneäänen lukema tiivistelmä)"


def test_moved_host_and_changed_title_change_no_guid(full_site: Site) -> None:
    """The Index takes a podcast for the same one, and its episodes too, wherever it lives."""
    (told,) = full_site.all(Episode)
    renamed = told.model_copy(update={"title": "Aivan toinen nimi"})
    podcast = full_site.publisher.podcast.model_copy(update={"name": "Toinen nimi"})
    publisher = full_site.publisher.model_copy(
        update={"site_url": "https://muualla.example/tori/", "podcast": podcast}
    )
    moved = partytime(feed_of(replace(small_site(renamed), publisher=publisher)))
    here = partytime(feed_of(full_site))
    assert moved["guid"] == here["guid"]
    assert [item["guid"] for item in items(moved)] == [item["guid"] for item in items(here)]
    assert moved["link"] == "https://muualla.example/tori/podcast/"
    assert moved["title"] != here["title"]


def expected_channel(site: Site, *, explicit: bool) -> dict[str, object]:
    """Return what the Index must read of the channel, from the settings alone."""
    publisher, podcast = site.publisher, site.publisher.podcast
    owner = {"name": publisher.name, "email": podcast.owner_email}
    cover = f"{publisher.site_url}podcast/{podcast.artwork}"
    stated = {
        "title": podcast.name,
        "description": podcast.name,
        "link": f"{publisher.site_url}podcast/",
        "pubsub": {"self": f"{publisher.site_url}podcast/feed.xml"},
        "language": "fi",
        "generator": "Tekojen tori",
        "copyright": publisher.name,
        "author": publisher.name,
        "owner": owner,
        "explicit": explicit,
        "itunesBlock": True,
        "itunesComplete": podcast.complete,
        "itunesType": podcast.kind,
        "itunesCategory": [f"{podcast.category} > {podcast.subcategory}"],
        "itunesImage": cover,
        "image": {"url": cover},
        "itunesNewFeedUrl": podcast.new_feed_url,
        "guid": podcast.guid,
        "locked": podcast.locked,
        "podcastOwner": podcast.owner_email,
        "medium": "podcast",
        "podcastPeople": people(podcast.persons),
        "podcastFunding": [{"message": f.text, "url": f.url} for f in podcast.funding],
        "podcastTxt": [{"value": s.text, "purpose": s.purpose} for s in podcast.statements],
    }
    return {key: value for key, value in stated.items() if value not in (None, [])}


def expected_item(site: Site, episode: Episode) -> dict[str, object]:
    """Return what the Index must read of an episode, from its front matter and its files alone."""
    base = f"{site.publisher.site_url}podcast/"
    sound = site.media_of(episode, episode.audio.file or "")
    machine = episode.audio.voice == "kone"
    stated = {
        "guid": episode.guid,
        "title": episode.title + (" (koneäänen lukema tiivistelmä)" if machine else ""),
        "link": f"{base}{episode.id}/",
        "enclosure": {
            "url": f"{base}{episode.audio.file}",
            "length": sound.length_bytes,
            "type": "audio/mpeg",
        },
        "duration": sound.duration_seconds,
        "explicit": episode.explicit,
        "image": f"{base}{episode.artwork}" if episode.artwork else None,
        "itunesImage": f"{base}{episode.artwork}" if episode.artwork else None,
        "itunesEpisode": episode.number,
        "itunesEpisodeType": {"jakso": "full", "lisäjakso": "bonus"}[episode.kind],
        "itunesSeason": episode.season,
        "podcastEpisode": {"number": episode.number},
        "podcastSeason": {"number": episode.season} if episode.season else None,
        "podcastPeople": [MACHINE] if machine else people(episode.persons),
        "podcastTranscripts": [
            {
                "url": f"{base}{episode.transcript}",
                "type": "text/vtt",
                "language": episode.lang,
                "rel": "captions",
            }
        ],
        "podcastChapters": {
            "url": f"{base}{episode.id}/luvut.json",
            "type": "application/json+chapters",
        }
        if episode.chapters
        else None,
    }
    return {key: value for key, value in stated.items() if value is not None}


def people(persons: tuple[Person, ...]) -> list[dict[str, str]]:
    """Return those who are named, as the Index spells roles and groups."""
    roles = {"juontaja": "Host", "vieras": "Guest"}
    return [
        {"name": person.name, "role": roles[person.role], "group": "Cast"}
        for person in persons
        if person.name
    ]


def without(read: Mapping[str, object], names: Container[str]) -> dict[str, object]:
    """Return what was read, apart from some of it."""
    return {key: value for key, value in read.items() if key not in names}


def feed_of(site: Site) -> bytes:
    """Return the bytes of a site's podcast feed."""
    _, document = podcast_feed(site)
    assert isinstance(document, BytesDocument)
    return document.data


def items(read: dict[str, object]) -> list[dict[str, Any]]:
    """Return the items of what partytime read."""
    found = read["items"]
    assert isinstance(found, list)
    return found


def partytime(feed: bytes) -> dict[str, object]:
    """Return what podcast-partytime makes of a feed."""
    read = answer("--input-type=module", "--eval", PARTYTIME, given=feed)
    assert isinstance(read, dict)
    return read
