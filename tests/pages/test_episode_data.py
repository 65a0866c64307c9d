"""An episode as structured data: PodcastEpisode of schema.org."""

import json
from typing import Any

import pytest

from tests.small_site import SOUND, episode, record, small_site
from tori.content.records import Episode, Record
from tori.pages.episode_data import episode_data, iso_duration
from tori.templating.structured_data import json_ld


def data_of(this: Record) -> dict[str, Any]:
    """Return an episode's data as a machine reads it."""
    assert isinstance(this, Episode)
    data: dict[str, Any] = json.loads(json_ld(episode_data(small_site(this), this).thing))
    return data


def spoken(published: str = "2020-10-15", more: str = "") -> Record:
    """Return an episode that people speak, with its date."""
    return record(
        "podcasts/puhe",
        f"title: 'Työ & <ilo>'\npublished: {published}\n"
        "summary: Jaksossa puhutaan työstä & ilosta pitkään.\nnumber: 7\n"
        "guid: 00000000-0000-0000-0000-000000000007\naudio: {file: media/jakso-01.mp3}\n"
        f"transcript: media/jakso-01.vtt\n{more}",
    )


def test_everything_known_is_stated() -> None:
    """Name, number, season, series, sound, persons and chapters: all with full addresses."""
    more = (
        "season: 2\nartwork: media/kansi-07.png\norganisations: [malli]\n"
        "persons: [{role: juontaja, name: Malli Mallinen}, {role: vieras}]\n"
        "chapters: [{start: '0:00', title: Alku}, {start: '0:30', title: Loppu}]"
    )
    assert data_of(spoken(more=more)) == {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": "Työ & <ilo>",
        "url": "https://tori.example/podcast/puhe/",
        "identifier": "00000000-0000-0000-0000-000000000007",
        "description": "Jaksossa puhutaan työstä & ilosta pitkään.",
        "image": "https://tori.example/podcast/media/kansi-07.png",
        "inLanguage": "fi",
        "datePublished": "2020-10-15",
        "episodeNumber": 7,
        "partOfSeason": {"@type": "PodcastSeason", "seasonNumber": 2},
        "partOfSeries": {
            "@type": "PodcastSeries",
            "name": "Kuntatyö 2.0",
            "url": "https://tori.example/podcast/",
            "webFeed": "https://tori.example/podcast/feed.xml",
            "image": "https://tori.example/podcast/media/podcast-kansi.png",
        },
        "publisher": {"@type": "Organization", "name": "Tekojen tori (esittely)"},
        "contributor": [{"@type": "Person", "name": "Malli Mallinen"}],
        "about": [
            {
                "@type": "Organization",
                "name": "Malli & kumppanit",
                "url": "https://tori.example/organisaatiot/malli/",
            }
        ],
        "isAccessibleForFree": True,
        "accessibilityFeature": ["transcript"],
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": "https://tori.example/podcast/media/jakso-01.mp3",
            "encodingFormat": "audio/mpeg",
            "contentSize": str(SOUND.length_bytes),
            "duration": "PT1M15S",
            "inLanguage": "fi",
            "caption": {
                "@type": "MediaObject",
                "contentUrl": "https://tori.example/podcast/media/jakso-01.vtt",
                "encodingFormat": "text/vtt",
                "inLanguage": "fi",
            },
        },
        "hasPart": [
            {
                "@type": "Clip",
                "name": "Alku",
                "startOffset": 0,
                "endOffset": 30,
                "url": "https://tori.example/podcast/puhe/#t=0",
            },
            {
                "@type": "Clip",
                "name": "Loppu",
                "startOffset": 30,
                "endOffset": 75,
                "url": "https://tori.example/podcast/puhe/#t=30",
            },
        ],
    }


@pytest.mark.parametrize("published", ["/2020-10", "2020-10", "2020"])
def test_date_that_is_not_known_to_the_day_is_left_out(published: str) -> None:
    """A machine is not told a day that nobody knows."""
    assert "datePublished" not in data_of(spoken(published))


def test_machines_voice_is_in_the_name() -> None:
    """Search engines do not take the machine's voice for the original episode or its guests'."""
    data = data_of(episode(more="persons: [{role: vieras, name: Malli Mallinen}]"))
    assert "contributor" not in data
    assert data["name"] == "Jakso nimeltä jakso (koneäänen lukema tiivistelmä)"


@pytest.mark.parametrize(
    ("seconds", "stated"),
    [(0, "PT0S"), (5, "PT5S"), (65, "PT1M5S"), (3600, "PT1H"), (3725, "PT1H2M5S")],
)
def test_durations_are_of_iso_8601(seconds: int, stated: str) -> None:
    """Hours, minutes and seconds, each only if there are any."""
    assert iso_duration(seconds) == stated
