"""WebVTT transcripts (W3C WebVTT, §4): cues with times, speakers and text, and a file's faults."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tori.content.frontmatter.source_text import read_source
from tori.diagnostics import Diagnostic, Span, said

_TIME = r"(?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
"""Any number of digits may state the hours (§4.1); no recording has a year of them."""
_TIMES = re.compile(rf"(?P<start>{_TIME})[ \t]+-->[ \t]+(?P<end>{_TIME})(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
"""Matched against whole tags only: sought in a text of many `<v.` it would take forever."""
_TAG = re.compile(r"<[^>]*>")
"""For a text in which every `<` is closed: each left open would be read to the text's end."""
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": "\N{NO-BREAK SPACE}", "&amp;": "&"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech: times in milliseconds from the start, who speaks (or empty), words."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The cues of a recording, in order."""

    cues: tuple[Cue, ...]

    @property
    def text(self) -> str:
        """All words, a cue after another."""
        return " ".join(cue.text for cue in self.cues)


def parse_webvtt(path: str, raw: bytes) -> tuple[Transcript | None, tuple[Diagnostic, ...]]:
    """Read a transcript; None with findings (T101, T108, T114 or T403) when it cannot be used."""
    source, findings = read_source(path, raw)
    if source is None:
        return None, findings
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", source.text):
        hint = "kirjoita ensimmäiselle riville WEBVTT ja sen alle tyhjä rivi"
        return None, (_fault(path, 1, "tiedosto ei ala sanalla WEBVTT", hint),)
    cues: list[Cue] = []
    faults: list[Diagnostic] = []
    line = 1
    for block in source.text.split("\n\n"):
        cue = _cue(path, block, line)
        if isinstance(cue, Diagnostic):
            faults.append(cue)
        elif cue:
            if cues and cue.start_ms < cues[-1].start_ms:
                at = line + _line_of_times(block.split("\n"))
                hint = "järjestä repliikit aikajärjestykseen"
                faults.append(_fault(path, at, "repliikki alkaa ennen edellistä", hint))
            cues.append(cue)
        line += block.count("\n") + 2
    if not cues and not faults:
        hint = "lisää ajat ja teksti: 00:00:01.000 --> 00:00:04.000"
        faults.append(_fault(path, 1, "tekstivastineessa ei ole yhtään repliikkiä", hint))
    return (None, tuple(faults)) if faults else (Transcript(tuple(cues)), ())


def _line_of_times(lines: Sequence[str]) -> int:
    """Return the 0-based line that holds a cue's times, or -1 for a block that is no cue."""
    return next((number for number, line in enumerate(lines) if "-->" in line), -1)


def _cue(path: str, block: str, first_line: int) -> Cue | Diagnostic | None:
    """Return the block's cue or what is wrong with it; None for a header, note or empty block."""
    lines = block.split("\n")
    number = _line_of_times(lines)
    if number < 0:
        return None
    times = lines[number].strip()
    match = _TIMES.fullmatch(times)
    if match is None:
        hint = "kirjoita ajat muodossa 00:00:01.000 --> 00:00:04.000"
        unreadable = said('aikoja "{times}" ei voi lukea', times=times)
        return _fault(path, first_line + number, unreadable, hint)
    start, end = _milliseconds(match["start"]), _milliseconds(match["end"])
    if end <= start:
        message = "repliikki loppuu ennen kuin alkaa"
        return _fault(path, first_line + number, message, "tarkista ajat")
    payload = " ".join(line.strip() for line in lines[number + 1 :] if line.strip())
    tagged, closing, rest = payload.rpartition(">")
    tagged += closing
    voices = (_VOICE.fullmatch(tag[0]) for tag in _TAG.finditer(tagged))
    speaker = next((voice[1].strip() for voice in voices if voice), "")
    return Cue(start, end, speaker, _plain(_TAG.sub("", tagged) + rest))


def _plain(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text.strip()


def _milliseconds(clock: str) -> int:
    *hours_and_minutes, seconds = clock.split(":")
    total = 0
    for part in hours_and_minutes:
        total = total * 60 + int(part)
    return total * 60_000 + int(seconds.replace(".", ""))


def _fault(path: str, line: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, Span(line, 1, line, 1), "T403", message, hint)
