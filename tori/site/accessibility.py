"""Which media must have a transcript or captions, and which older ones may be without.

The act on the provision of digital services (306/2019) leaves out sound and video that
were published before 23.9.2020. They are listed in the accessibility statement all the same.
"""

from datetime import date

from tori.content.records import Episode, Webinar
from tori.site.model import Site
from tori.site.webinar_times import times_of

TRANSCRIPTS_REQUIRED_FROM = date(2020, 9, 23)
"""The first day whose media must be accessible."""


def is_exempt(day: date) -> bool:
    """Tell whether media published on a day may be without a transcript or captions."""
    return day < TRANSCRIPTS_REQUIRED_FROM


def recording_day(webinar: Webinar) -> date:
    """Return the latest day on which a webinar's recording may have been put up.

    Where the recording's own date is not stated, it is the page's, or the webinar's if that is
    later, since nothing is recorded before it is held.
    """
    if webinar.recording and webinar.recording.published:
        return webinar.recording.published.latest
    day = webinar.published.latest
    times = times_of(webinar)
    return max(day, times.ends.date()) if times else day


def exempt_media(site: Site) -> tuple[Episode | Webinar, ...]:
    """Return the episodes without a transcript and the webinars without captions that may be so.

    Episodes first; each in the site's order.
    """
    episodes = (
        episode
        for episode in site.all(Episode)
        if episode.transcript is None and is_exempt(episode.published.latest)
    )
    webinars = (
        webinar
        for webinar in site.all(Webinar)
        if webinar.recording
        and webinar.recording.captions is None
        and is_exempt(recording_day(webinar))
    )
    return (*episodes, *webinars)
