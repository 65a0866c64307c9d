"""What must hold of media: covers, chapters and transcripts against the sound, and their deadlines.

One rule, one generator, as in `checks`, which runs them. A file that is missing or cannot be read
has its own findings (T401–T404), and nothing more is said of it here.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, pairwise
from pathlib import PurePosixPath

from tori.content.media.kinds import IMAGES, KINDS
from tori.content.media.pictures import COVER_SIDES
from tori.content.records import COLLECTIONS, Episode, Record, Webinar
from tori.content.settings.configuration import CONFIGURATION
from tori.diagnostics import Diagnostic, Severity, Span, said
from tori.site.accessibility import is_exempt, recording_day
from tori.site.draft import Draft
from tori.site.model import media_path
from tori.text import grouped

_PODCASTS = next(name for name, kind in COLLECTIONS.items() if kind is Episode)
_ROUNDING_MS = 1_000
"""A sound's length is known to half a second, and programs round the last cue's end upwards."""

_WEBVTT = ".vtt"
_TEXTS_OF_SOUND = {("transcript",), ("captions",)}
_NUMBER_FIRST = re.compile(r"(?:jakso|osa|kausi|episode|season|#)\s*[0-9]", re.IGNORECASE)

CAPTIONS_WITHIN = timedelta(days=14)
"""Act 306/2019 §3: a recording of what was sent live gets its captions in this time."""


def check_covers(draft: Draft) -> Iterator[Diagnostic]:
    """The podcast's cover and the episodes' own ones are as directories want them (T401, T407)."""
    span = draft.publisher.span("podcast", "artwork")
    path = f"content/{_PODCASTS}/{draft.publisher.podcast.artwork}"
    if path not in draft.content.media and path not in draft.content.rejected:
        message = said('tiedostoa "{file}" ei löydy', file=draft.publisher.podcast.artwork)
        hint = said("lisää tiedosto {file} tai korjaa nimi", file=path)
        yield Diagnostic(CONFIGURATION, span, "T401", message, hint)
    yield from _cover_faults(draft, path, CONFIGURATION, span)
    for episode in draft.all(Episode):
        if episode.artwork:
            cover = media_path(episode, episode.artwork)
            yield from _cover_faults(draft, cover, episode.origin.path, episode.span("artwork"))


def check_transcripts_fit(draft: Draft) -> Iterator[Diagnostic]:
    """No transcript goes on after its sound has ended (T405)."""
    for episode in draft.all(Episode):
        length = _seconds(draft, episode)
        medium = draft.content.media.get(media_path(episode, episode.transcript or ""))
        if length is None or medium is None or medium.transcript is None:
            continue
        last = max(cue.end_ms for cue in medium.transcript.cues)
        if last > length * 1_000 + _ROUNDING_MS:
            message = said(
                "tekstivastine loppuu kohdassa {last}, mutta ääni jo kohdassa {end}",
                last=_clock(last // 1_000),
                end=_clock(length),
            )
            hint = "tarkista, että tekstivastine on tästä jaksosta ja sen ajat ovat oikein"
            path, span = episode.origin.path, episode.span("transcript")
            yield Diagnostic(path, span, "T405", message, hint)


def check_words_are_webvtt(draft: Draft) -> Iterator[Diagnostic]:
    """Transcripts and captions are WebVTT, which players and the pages can read (T403)."""
    for episode in draft.all(Episode):
        if episode.transcript and not episode.transcript.endswith(_WEBVTT):
            yield _no_webvtt(episode, episode.transcript, "transcript")
    for webinar in draft.all(Webinar):
        captions = webinar.recording.captions if webinar.recording else None
        if captions and not captions.endswith(_WEBVTT):
            yield _no_webvtt(webinar, captions, "recording", "captions")


def _no_webvtt(record: Record, path: str, *field: str) -> Diagnostic:
    message = said('tekstivastine "{file}" ei ole WebVTT-tiedosto', file=path)
    hint = "tallenna tekstitys WebVTT-muodossa; tiedoston pääte on .vtt"
    return Diagnostic(record.origin.path, record.span(*field), "T403", message, hint)


def check_episode_titles(draft: Draft) -> Iterator[Diagnostic]:
    """A title repeats neither its number nor the podcast's name, which players show (PSP-1; T203).

    It is a warning: players show both all the same.
    """
    name = draft.publisher.podcast.name
    for episode in draft.all(Episode):
        if _NUMBER_FIRST.match(episode.title) or name in episode.title:
            message = said("otsikossa on jakson numero tai podcastin nimi")
            hint = "poista se otsikosta: soittimet näyttävät numeron ja nimen itse"
            path, span = episode.origin.path, episode.span("title")
            yield Diagnostic(path, span, "T203", message, hint, severity="warning")


def check_kinds_may_be_published(draft: Draft) -> Iterator[Diagnostic]:
    """Every file that a record names is of a kind that runs nowhere (T441), and a picture is one.

    What is no text of the sound has a finding already where text is wanted (T403).
    """
    for file in chain.from_iterable(draft.files.values()):
        path, ending = PurePosixPath(file.path), PurePosixPath(file.path).suffix.lower()
        is_picture = not file.location or file.location[0] == "images"
        origin = file.record.origin.path
        if ending in KINDS:
            if is_picture and ending not in IMAGES:
                message = said('tiedosto "{file}" ei ole kuva', file=file.path)
                yield Diagnostic(origin, file.span, "T404", message, _saved_as(path, ".png"))
        elif file.location[-1:] not in _TEXTS_OF_SOUND:
            message = said('tiedostoa "{file}" ei voi julkaista', file=file.path)
            better = ".png" if is_picture or ending == ".svg" else ".pdf"
            yield Diagnostic(origin, file.span, "T441", message, _saved_as(path, better))


def _saved_as(path: PurePosixPath, ending: str) -> str:
    return said(
        "tallenna se muodossa, joka ei voi ajaa mitään: {file}; julkaista voi näitä: {endings}",
        file=path.with_suffix(ending),
        endings=", ".join(sorted(known.removeprefix(".") for known in KINDS)),
    )


def check_sounds_are_single(draft: Draft) -> Iterator[Diagnostic]:
    """No two episodes have the same sound (Apple: an enclosure's address is of one item; T302)."""
    seen: dict[str, Episode] = {}
    for episode in draft.all(Episode):
        sound = episode.audio.url or media_path(episode, episode.audio.file or "")
        if sound in seen:
            message = said("sama ääni on tiedostossa {file}", file=seen[sound].origin.path)
            hint = "vie jaksolle oma äänitiedosto"
            path, span = episode.origin.path, episode.span("audio")
            yield Diagnostic(path, span, "T302", message, hint)
        seen.setdefault(sound, episode)


def check_chapters_fit(draft: Draft) -> Iterator[Diagnostic]:
    """Chapters begin at the start, follow each other, and begin before the end (T406)."""
    for episode in draft.all(Episode):
        starts = tuple(chapter.start for chapter in episode.chapters)
        if starts and starts[0] != 0:
            message = said("ensimmäinen luku alkaa vasta kohdasta {start}", start=_clock(starts[0]))
            hint = "aloita ensimmäinen luku kohdasta 0:00"
            yield _chapter_fault(episode, 0, message, hint)
        for number, (before, start) in enumerate(pairwise(starts), start=1):
            if start <= before:
                message = said(
                    "luku alkaa kohdasta {start}, mutta edellinen kohdasta {before}",
                    start=_clock(start),
                    before=_clock(before),
                )
                hint = "järjestä luvut alkuaikojen mukaan; kahdella ei ole samaa alkua"
                yield _chapter_fault(episode, number, message, hint)
        length = _seconds(draft, episode)
        for number, start in enumerate(starts):
            if length is not None and start >= length:
                message = said(
                    "luku alkaa kohdasta {start}, mutta ääni loppuu kohdassa {end}",
                    start=_clock(start),
                    end=_clock(length),
                )
                hint = "korjaa luvun alkuaika tai poista luku"
                yield _chapter_fault(episode, number, message, hint)


def check_episodes_have_transcripts(draft: Draft) -> Iterator[Diagnostic]:
    """Every episode has a transcript, unless it is older than the duty (T408).

    A draft gets a warning: its transcript may be in the making.
    """
    for episode in draft.all(Episode):
        if episode.transcript or episode.withdrawn or is_exempt(episode.published.latest):
            continue
        hint = (
            "tee jakson puheesta WebVTT-tiedosto, vie se äänen viereen ja kirjoita sen nimi "
            "kenttään transcript: media/jakso-01.vtt"
        )
        message = said("jaksolta puuttuu tekstivastine, jonka laki vaatii")
        severity: Severity = "warning" if episode.draft else "error"
        path, span = episode.origin.path, episode.span("audio")
        yield Diagnostic(path, span, "T408", message, hint, severity=severity)


def check_recordings_have_captions(draft: Draft) -> Iterator[Diagnostic]:
    """Every recording has captions when its time for them has run out (T409).

    Until the last day it is a warning that counts the days. Nothing is said of a draft, or of a
    recording that is not up yet.
    """
    for webinar in draft.all(Webinar):
        if webinar.recording is None or webinar.recording.captions:
            continue
        day = recording_day(webinar)
        if webinar.draft or webinar.withdrawn or is_exempt(day) or day > draft.today:
            continue
        last = day + CAPTIONS_WITHIN
        late = draft.today > last
        message = (
            said("tallenteen tekstitys olisi pitänyt lisätä viimeistään {day}", day=_finnish(last))
            if late
            else said(
                "tallenteelta puuttuu tekstitys: lisää se viimeistään {day} ({left})",
                day=_finnish(last),
                left=_days_left((last - draft.today).days),
            )
        )
        hint = (
            "vie tekstitys WebVTT-tiedostona kansioon ja kirjoita sen nimi tallenteen kenttään "
            "captions"
        )
        path, span = webinar.origin.path, webinar.span("recording")
        severity: Severity = "error" if late else "warning"
        yield Diagnostic(path, span, "T409", message, hint, severity=severity)


def _seconds(draft: Draft, episode: Episode) -> int | None:
    """Return the sound's length; None where it has findings of its own."""
    if episode.audio.file is None:
        return episode.audio.seconds
    medium = draft.content.media.get(media_path(episode, episode.audio.file))
    return medium.duration_seconds if medium else None


def _cover_faults(draft: Draft, cover: str, path: str, span: Span) -> Iterator[Diagnostic]:
    """Yield what is wrong with a cover, at the place that names it."""
    medium = draft.content.media.get(cover)
    if medium is None:
        return
    picture, faults = medium.picture, []
    if picture is None:
        faults.append((said("kansikuva ei ole PNG- eikä JPEG-kuva"), "tallenna kuva PNG-muodossa"))
    else:
        size = f"{grouped(picture.width)} × {grouped(picture.height)}"
        if picture.width != picture.height:
            message = said("kansikuva ei ole neliö: sen koko on {size} kuvapistettä", size=size)
            faults.append((message, "rajaa kuva neliöksi"))
        if not {picture.width, picture.height} <= set(COVER_SIDES):
            message = said("kansikuvan koko {size} kuvapistettä ei kelpaa", size=size)
            hint = said(
                "sivun pituus on {least}–{most} kuvapistettä; tee kansi uudelleen isosta kuvasta",
                least=grouped(COVER_SIDES[0]),
                most=grouped(COVER_SIDES[-1]),
            )
            faults.append((message, hint))
        if picture.has_alpha:
            message = said("kansikuvassa on läpinäkyvyyttä")
            faults.append((message, "tallenna kuva yksivärisellä taustalla ilman alfakanavaa"))
        if picture.colours != "RGB":
            message = said("kansikuvan värit ovat muotoa {mode}", mode=picture.colours)
            faults.append((message, "tallenna kuva RGB-väreissä"))
    yield from (Diagnostic(path, span, "T407", message, hint) for message, hint in faults)


def _chapter_fault(episode: Episode, number: int, message: str, hint: str) -> Diagnostic:
    span = episode.span("chapters", number, "start")
    return Diagnostic(episode.origin.path, span, "T406", message, hint)


def _clock(seconds: int) -> str:
    """Return a place in a sound as editors write it: 1:15, 1:02:03."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _days_left(number: int) -> str:
    if number == 0:
        return said("tänään on viimeinen päivä")
    return said("1 päivä jäljellä") if number == 1 else said("{n} päivää jäljellä", n=number)
