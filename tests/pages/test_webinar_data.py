"""A webinar as structured data: Event of schema.org."""

import json
from typing import Any

import pytest

from tests.factories import organisation, series, site, webinar
from tori.content.records import Webinar
from tori.pages.webinar_data import webinar_data
from tori.site.model import Site
from tori.templating.structured_data import json_ld

SERIES = series(title="Tekoälyä", organisers=["alavuden-kaupunki"])
ORGANISATION = {
    "@type": "Organization",
    "name": "Alavuden kaupunki",
    "url": "https://tori.example/organisaatiot/alavuden-kaupunki/",
}


def timed(**changes: object) -> Webinar:
    """Return a webinar with a time."""
    return webinar(
        "tekoaly-ja-etiikka", "", starts="2026-12-01T10:30+00:00", duration_minutes="60", **changes
    )


def data_of(this: Webinar) -> dict[str, Any]:
    """Return a webinar's data as a machine reads it."""
    stated = webinar_data(site_of(this), this, SERIES)
    assert stated is not None
    data: dict[str, Any] = json.loads(json_ld(stated.thing))
    return data


def site_of(this: Webinar) -> Site:
    """Return a site with a webinar."""
    return site(SERIES, organisation(), this)


def test_everything_known_is_stated() -> None:
    """Times with the zone, place, state, organisers, series and recording, with full addresses."""
    recording = {
        "url": "https://tallenne.example/1",
        "captions": "media/w.vtt",
        "published": "2026-12-02",
    }
    made = timed(
        title="Tekoäly & <etiikka>",
        registration_url="https://ilmo.example/",
        presenters=["alavuden-kaupunki"],
        recording=recording,
    )
    assert data_of(made) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Tekoäly & <etiikka>",
        "url": "https://tori.example/webinaarit/tekoaly-ja-etiikka/",
        "description": "Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.",
        "inLanguage": "fi",
        "startDate": "2026-12-01T12:30:00+02:00",
        "endDate": "2026-12-01T13:30:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": [{"@type": "VirtualLocation", "url": "https://ilmo.example/"}],
        "organizer": [ORGANISATION],
        "performer": [ORGANISATION],
        "superEvent": {
            "@type": "EventSeries",
            "name": "Tekoälyä",
            "url": "https://tori.example/webinaarit/sarjat/tekoalya/",
        },
        "recordedIn": {
            "@type": "CreativeWork",
            "name": "Tekoäly & <etiikka>",
            "url": "https://tallenne.example/1",
            "datePublished": "2026-12-02",
            "accessibilityFeature": ["captions"],
            "associatedMedia": {
                "@type": "MediaObject",
                "contentUrl": "https://tori.example/webinaarit/media/w.vtt",
                "encodingFormat": "text/vtt",
            },
        },
    }


def test_place_is_beside_the_net() -> None:
    """A webinar that can be followed at a place is an event of both kinds."""
    data = data_of(timed(location="Kuntatalo, Helsinki"))
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert data["location"] == [
        {
            "@type": "VirtualLocation",
            "url": "https://tori.example/webinaarit/tekoaly-ja-etiikka/",
        },
        {"@type": "Place", "name": "Kuntatalo, Helsinki", "address": "Kuntatalo, Helsinki"},
    ]


def test_cancelled_keeps_its_time() -> None:
    """A search engine takes an event off by its state, and knows which by its time."""
    data = data_of(timed(status="peruttu"))
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert data["startDate"] == "2026-12-01T12:30:00+02:00"


@pytest.mark.parametrize("published", [None, "2026-12"])
def test_recordings_unknown_day_is_left_out(published: str | None) -> None:
    """A machine is not told a day that nobody knows."""
    recording = {"url": "https://tallenne.example/1"} | (
        {"published": published} if published else {}
    )
    assert data_of(timed(recording=recording))["recordedIn"] == {
        "@type": "CreativeWork",
        "name": "Varauskalenteri kokosi tiedon",
        "url": "https://tallenne.example/1",
    }


def test_webinar_without_a_time_is_no_event() -> None:
    """Search engines want a start: without one nothing is stated."""
    assert webinar_data(site_of(webinar()), webinar(), SERIES) is None
