"""A webinar as structured data: schema.org's Event, which the page states for machines."""

from collections.abc import Iterator

from tori.content.records import Series, Webinar
from tori.pages.structured_data import StructuredData, Thing, organisations
from tori.site.model import Site, media_path
from tori.site.permalinks import media_address, permalink
from tori.site.webinar_times import times_of

_VOCABULARY = "https://schema.org/"


def webinar_data(site: Site, webinar: Webinar, series: Series | None) -> StructuredData | None:
    """Return what is stated; None when no time is stated, as an event has one."""
    times = times_of(webinar)
    if times is None:
        return None
    publisher = site.publisher
    status = "EventCancelled" if webinar.status == "peruttu" else "EventScheduled"
    mode = "Mixed" if webinar.location else "Online"
    organisers = webinar.organisers or (series.organisers if series else ())
    return StructuredData(
        {
            "@type": "Event",
            "name": webinar.title,
            "url": publisher.full_address(permalink(webinar)),
            "description": webinar.summary,
            "inLanguage": webinar.lang,
            "startDate": times.starts.isoformat(timespec="seconds"),
            "endDate": times.ends.isoformat(timespec="seconds"),
            "eventStatus": f"{_VOCABULARY}{status}",
            "eventAttendanceMode": f"{_VOCABULARY}{mode}EventAttendanceMode",
            "location": list(_locations(site, webinar)),
            "organizer": list(organisations(site, organisers)),
            "performer": list(organisations(site, webinar.presenters)),
            "superEvent": _series(site, series),
            "recordedIn": _recording(site, webinar),
        }
    )


def _locations(site: Site, webinar: Webinar) -> Iterator[Thing]:
    page = site.publisher.full_address(permalink(webinar))
    yield {"@type": "VirtualLocation", "url": webinar.registration_url or page}
    if webinar.location:
        yield {"@type": "Place", "name": webinar.location, "address": webinar.location}


def _series(site: Site, series: Series | None) -> Thing | None:
    if series is None:
        return None
    address = site.publisher.full_address(permalink(series))
    return {"@type": "EventSeries", "name": series.title, "url": address}


def _recording(site: Site, webinar: Webinar) -> Thing | None:
    """Return the recording and its captions; the day is left out when it is not known."""
    recording = webinar.recording
    if recording is None:
        return None
    day = recording.published.day if recording.published else None
    captions = (
        {
            "@type": "MediaObject",
            "contentUrl": site.publisher.full_address(
                media_address(media_path(webinar, recording.captions))
            ),
            "encodingFormat": "text/vtt",
        }
        if recording.captions
        else None
    )
    return {
        "@type": "CreativeWork",
        "name": webinar.title,
        "url": recording.url,
        "datePublished": day.isoformat() if day else None,
        "accessibilityFeature": ["captions"] if captions else None,
        "associatedMedia": captions,
    }
