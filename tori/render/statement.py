"""What the accessibility statement lists by itself: older media without their words as text."""

from tori.content.records import Episode, Webinar
from tori.pages.wording import date_in_finnish, day_in_finnish
from tori.render.body import Blocks, SectionHeading
from tori.render.components import bullets
from tori.render.html import Html, html
from tori.render.view import View
from tori.site.accessibility import TRANSCRIPTS_REQUIRED_FROM, exempt_media

STATEMENT = "pages/saavutettavuusseloste"


def exempt_media_section(view: View) -> Blocks:
    """Return the list with its heading and reason; nothing when there are no such media."""
    media = exempt_media(view.site)
    if not media:
        return ()
    return (
        SectionHeading("Äänet ja videot, joita laki ei koske"),
        html(
            "<p>Laki digitaalisten palvelujen tarjoamisesta (306/2019) ei koske ääniä ja videoita, "
            "jotka on julkaistu ennen {}. Näiltä puuttuu tekstivastine tai tekstitys:</p>",
            day_in_finnish(TRANSCRIPTS_REQUIRED_FROM),
        ),
        bullets(_line(view, medium) for medium in media),
    )


def _line(view: View, medium: Episode | Webinar) -> Html:
    if isinstance(medium, Episode):
        lacking, when = "tekstivastine", medium.published
    else:
        lacking = "tekstitys"
        recording = medium.recording
        when = recording.published if recording and recording.published else medium.published
    return html("{}: {} puuttuu, julkaistu {}", view.link(medium), lacking, date_in_finnish(when))
