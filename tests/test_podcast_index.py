"""The podcast feed as the Podcast Index reads it: front matter → feed → partytime's JSON."""

import json
import os
import subprocess
from dataclasses import replace
from typing import Any

import pytest

from tests.projects import PUBLISHER, ROOT, BuiltSite
from tests.render.small_site import SOUND, WORDS, episode, small_site
from tori.content.publisher import Funding, UpdateFrequency
from tori.content.records import Episode
from tori.render.podcast_feed import podcast_feed
from tori.render.tree import BytesDocument
from tori.site.model import Site
from tori.toolchain import probes

pytestmark = pytest.mark.server

PARTYTIME = """
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";
const log = console.log;
console.log = console.warn = console.error;
const feed = partytime.parseFeed(readFileSync(0, "utf8"));
log(JSON.stringify(feed));
"""


@pytest.fixture(scope="module")
def full_site() -> Site:
    """A site whose podcast and episode state everything that they can."""
    podcast = PUBLISHER.podcast.model_copy(
        update={
            "kind": "serial",
            "funding": (Funding(url="https://tori.example/tue/", text="Tue ohjelmaa"),),
            "update_frequency": UpdateFrequency(text="Viikoittain", rrule="FREQ=WEEKLY"),
            "complete": False,
        }
    )
    told = episode(
        more="season: 2\nkind: lisäjakso\nexplicit: kyllä\n"
        'chapters: [{start: "0:00", title: Alku}, {start: "0:30", title: Loppu}]\n'
        "persons: [{role: vieras, name: Esimerkki}]"
    )
    assert isinstance(told, Episode)
    spoken = told.audio.model_copy(update={"voice": "ihminen"})
    site = small_site(told.model_copy(update={"audio": spoken}))
    return replace(site, publisher=PUBLISHER.model_copy(update={"podcast": podcast}))


def test_everything_of_the_channel_is_read_as_it_was_meant(full_site: Site) -> None:
    """Every element that the Podcast Index knows has the value that the settings state."""
    read = partytime(feed_of(full_site))
    podcast = full_site.publisher.podcast
    expected = {
        "title": podcast.name,
        "guid": podcast.guid,
        "locked": True,
        "podcastOwner": podcast.owner_email,
        "medium": "podcast",
        "itunesType": "serial",
        "explicit": True,
        "itunesBlock": True,
        "itunesComplete": False,
        "itunesImage": "https://tori.example/podcast/media/podcast-kansi.png",
        "itunesCategory": ["Business > Careers"],
        "language": "fi",
        "author": full_site.publisher.name,
        "owner": {"name": full_site.publisher.name, "email": podcast.owner_email},
        "podcastFunding": [{"message": "Tue ohjelmaa", "url": "https://tori.example/tue/"}],
        "podcastTxt": [{"value": podcast.statements[0].text, "purpose": "ai-content"}],
        "pubsub": {"self": "https://tori.example/podcast/feed.xml"},
        "link": "https://tori.example/podcast/",
    }
    assert {key: read.get(key) for key in expected} == expected


def test_everything_of_an_item_is_read_as_it_was_meant(full_site: Site) -> None:
    """Every element that the Podcast Index knows has the value that the front matter states."""
    (read,) = items(partytime(feed_of(full_site)))
    (stated,) = full_site.all(Episode)
    base = "https://tori.example/podcast"
    expected = {
        "guid": stated.guid,
        "title": stated.title,
        "link": f"{base}/{stated.id}/",
        "enclosure": {
            "url": f"{base}/media/jakso-01.mp3",
            "length": SOUND.length_bytes,
            "type": "audio/mpeg",
        },
        "duration": SOUND.duration_seconds,
        "explicit": True,
        "itunesEpisode": stated.number,
        "itunesSeason": 2,
        "itunesEpisodeType": "bonus",
        "podcastSeason": {"number": 2},
        "podcastEpisode": {"number": stated.number},
        "podcastPeople": [{"name": "Esimerkki", "role": "Guest", "group": "Cast"}],
        "podcastTranscripts": [
            {
                "url": f"{base}/media/{WORDS.source.name}",
                "type": "text/vtt",
                "language": "fi",
                "rel": "captions",
            }
        ],
        "podcastChapters": {
            "url": f"{base}/{stated.id}/luvut.json",
            "type": "application/json+chapters",
        },
    }
    assert {key: read.get(key) for key in expected} == expected


def test_real_feed_is_read_whole(built_site: BuiltSite) -> None:
    """Each real episode comes out with its guid, sound, number and transcript."""
    site = built_site.site
    read = items(partytime((built_site.folder / "podcast/feed.xml").read_bytes()))
    assert [
        (i["guid"], i["itunesEpisode"], i["enclosure"]["length"], i["podcastTranscripts"][0]["url"])
        for i in read
    ] == [
        (
            e.guid,
            e.number,
            site.media_of(e, e.audio.file or "").length_bytes,
            f"https://tori.example/podcast/{e.transcript}",
        )
        for e in site.all(Episode)
    ]


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
