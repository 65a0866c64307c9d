"""Hostile content by rule: each input is files of the content folder, by their paths.

All of one run are laid into one project, so each has paths of its own. A new rule is a function
that yields inputs, named in `RULES`.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tests.factories import MP3, TRANSCRIPT, text_of
from tests.hostile.body_texts import TEXTS
from tests.hostile.words import WORDS
from tori.content.records import Article, Deed, Episode, Organisation, Webinar

Files = Mapping[str, str | bytes]


class Input(NamedTuple):
    """A rule's input: its name, its files, and whether something must be found in them."""

    name: str
    files: Files
    is_faulty: bool = False


_TEXTS = ("title", "summary", "withdrawn", "organisation", "service_area", "lang", "published")
_DEED_VALUES: Mapping[str, Callable[[str], object]] = {
    **{name: lambda word: word for name in _TEXTS},
    "title-around": lambda word: f"Teko {word[:100]}",
    "summary-around": lambda word: f"Tämä tiivistelmä on riittävän pitkä {word[:300]}",
    "old_urls": lambda word: [word],
    "themes": lambda word: [word],
    "draft": lambda word: word,
    "source": lambda word: {"link": word, "chapter": word[:400], "isbn": word[:400]},
    "source-address": lambda word: {"link": f"https://example.org/{word}"},
    "results": lambda word: [word],
}
_WEBINAR_VALUES = ("starts", "registration_url", "recording", "slides", "topic", "part", "status")
_EPISODE_VALUES = ("guid", "audio", "transcript", "artwork", "chapters", "number", "season")


def values() -> Iterator[Input]:
    """A hostile word in the place of each field's value."""
    for rule, word in WORDS.items():
        for name, make in _DEED_VALUES.items():
            text = text_of(Deed, "", **{name.partition("-")[0]: make(word)})
            yield Input(f"deed {name} {rule}", {f"deeds/{rule}-{name.replace('_', '-')}.md": text})
        for name in _WEBINAR_VALUES:
            text = text_of(Webinar, **{name: word})
            path = f"webinars/{rule}-{name.replace('_', '-')}.md"
            yield Input(f"webinar {name} {rule}", {path: text})
        for name in _EPISODE_VALUES:
            text = text_of(Episode, **{name: word})
            yield Input(f"episode {name} {rule}", {f"podcasts/{rule}-{name}.md": text})
        text = text_of(Organisation, name=f"Kunta {word[:100]}", municipality=word, region=word)
        yield Input(f"organisation {rule}", {f"organisations/{rule}.md": text})


def bodies() -> Iterator[Input]:
    """A hostile word as the text below a valid front matter."""
    for rule, word in WORDS.items():
        yield Input(f"body {rule}", {f"articles/{rule}.md": text_of(Article, f"\n{word}\n")})


def texts() -> Iterator[Input]:
    """Hostile Markdown of a deed and of an article; of what is harmless, all its outputs."""
    for name, text in TEXTS.items():
        for record_type, folder in ((Deed, "deeds"), (Article, "articles")):
            file = text_of(record_type, f"\n{text.markdown}\n", title=f"Outo {name}")
            path = f"{folder}/text-{name}.md"
            yield Input(f"text {name} in {folder}", {path: file}, is_faulty=bool(text.told))


_ENDS = (
    *("0000", "0001", "/0001", "0001-01-01", "0001-W01", "9999", "/9999", "9999-12", "9999-12-31"),
    *("9999-W52", "9999-W53", "2020-W54", "2020-02-30", "2020-00", "10000", "-1", "٢٠٢٠", "²⁰²⁰"),
)


def dates() -> Iterator[Input]:
    """A day at the calendar's ends, or on none, in each field that is a date."""
    for field in ("published", "expires", "reviewed"):
        for number, day in enumerate(_ENDS):
            title = f"Teko {field} {number}"
            text = text_of(Deed, title=title, **{field: day})
            yield Input(f"date {field} {day}", {f"deeds/date-{field}-{number}.md": text})
    moments = ("1970-01-01T00:00+23:59", "2199-12-31T23:59-23:59", "0001-01-01T00:00+14:00")
    for number, moment in enumerate((*moments, "9999-12-31T23:59-14:00", "2020-01-01T24:00+00:00")):
        for minutes in ("1", "999999999", "0", "-1", "9" * 5_000):
            text = text_of(
                Webinar,
                series=None,
                part=None,
                topic="aika",
                starts=moment,
                duration_minutes=minutes,
            )
            name = f"aika-{number}-{len(minutes)}{minutes[:1].strip('-')}"
            yield Input(f"moment {moment} {minutes[:9]}", {f"webinars/{name}.md": text})


def blocks() -> Iterator[Input]:
    """Front matter whose YAML itself is hostile."""
    made = {
        "brackets": "title: " + "[" * 50_000,
        "brackets-closed": "title: " + "[" * 5_000 + "]" * 5_000,
        "braces": "title: " + "{a: " * 20_000,
        "levels": "\n".join(" " * level + "a:" for level in range(700)),
        "dashes": "title:\n" + "- " * 20_000 + "x",
        "anchors": "a: &a [x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(2_000)),
        "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c]",
        "itself": "a: &a [*a]",
        "merge": "a: &a {b: c}\n<<: *a",
        "twice": "title: x\n" * 20_000,
        "keys": "\n".join(f"k{number}: x" for number in range(20_000)),
        "question": "? " * 20_000,
        "scalar": "title: " + "x" * 400_000,
        "quoted": 'title: "' + "\\" * 200_000,
        "open": "title: '" + "a " * 100_000,
        "folded": "title: >\n" + "  a\n" * 60_000,
        "tag": "title: !!python/object/apply:os.system [id]",
        "tags": "title: " + "!a " * 50_000,
        "binary": "title: !!binary " + "A" * 10_000,
        "directive": "%YAML 9.9\n---\ntitle: x",
        "documents": "title: x\n---\n" * 5_000,
        "colons": "title: " + "a: " * 50_000,
        "spaces": "title:" + " " * 200_000 + "x\nb",
        "hashes": "title: x" + " #" * 100_000,
        "quotes": "title: " + "'" * 100_000,
        "indent": " " * 200_000 + "title: x",
        "tabs": "title:" + "\t" * 100_000 + "x",
        "commas": "themes: [" + "," * 50_000 + "]",
        "escapes": 'title: "' + "\\u202e" * 20_000 + '"',
        "surrogate": 'title: "\\ud800\\udfff"',
        "stars": "*" * 100_000,
        "key": "k" * 100_000 + ": x",
        "lines": "\n" * 300_000,
        "number": "number: " + "1" * 100_000,
    }
    for name, block in made.items():
        yield Input(
            f"yaml {name}", {f"deeds/yaml-{name}.md": f"---\n{block}\n---\n"}, is_faulty=True
        )
    for name, data in {"empty": b"", "marks": b"---\n" * 100_000, "nulls": b"\0" * 99_999}.items():
        yield Input(f"file {name}", {f"deeds/file-{name}.md": data}, is_faulty=True)
    for name, data in {"utf16": b"\xff\xfe" * 999, "bom": b"\xef\xbb\xbf" * 999}.items():
        yield Input(f"file {name}", {f"deeds/file-{name}.md": data}, is_faulty=True)


def file_names() -> Iterator[Input]:
    """A file whose name is no name: a finding, wherever it lies and whatever it is."""
    names = {
        "latin": os.fsdecode(b"ty\xf6"),
        "surrogates": os.fsdecode(b"\xed\xa0\x80"),
        "overlong": os.fsdecode(b"\xc0\xaf"),
        "escape": "a\x1b[31mb",
        "line": "a\nb",
        "turned": "gnp\u202eexe",
        "mark": "<script>alert(1)<",
        "quote": "a\" onload='x",
        "query": "a?b#c",
        "percent": "%2e%2e",
        "option": "-rf",
        "space": " a ",
        "glob": "*[a]{b}",
        "colon": "c:x",
        "backslash": "x\\..\\x",
        "letters": "ä" * 120,
        "apart": "a\u0308",
        "template": "{{ 7*7 }}",
        "capital": "TEKO",
    }
    for rule, name in names.items():
        text = text_of(Deed)
        yield Input(f"name {rule}", {f"deeds/{name}.md": text}, is_faulty=True)
        yield Input(f"name of a picture {rule}", {f"deeds/media/{name}.png": b"x"}, is_faulty=True)
        yield Input(f"name of a folder {rule}", {f"deeds/{name}/x.md": text}, is_faulty=True)


def transcripts() -> Iterator[Input]:
    """A transcript in WebVTT that takes forever, or whose numbers no machine reads."""
    head = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n"
    for name, words in {
        "angles": "<" * 400_000,
        "voices": "<v." * 130_000,
        "voices-spaced": "<v " * 130_000,
        "voices-closed": "<v." * 130_000 + ">",
        "voice": "<v " + " " * 400_000 + ">",
        "closed": "<>" * 200_000,
        "ends": ">" * 400_000,
        "entities": "&amp;lt;" * 50_000,
        "script": "<v <script>alert(1)</script>>x<img src=x onerror=alert(1)>",
        "escaped": "&lt;script&gt;alert(1)&lt;/script&gt;",
    }.items():
        yield Input(f"transcript {name}", {f"podcasts/media/vtt-{name}.vtt": head + words})
    for name, text in {
        "hours": f"WEBVTT\n\n{'1' * 5_000}:00:00.000 --> {'1' * 5_000}:00:01.000\nx",
        "digits": "WEBVTT\n\n" + "0" * 400_000 + " --> ",
        "arrows": "WEBVTT\n\n" + "-->" * 130_000,
        "blocks": "WEBVTT\n\n" + "-->\n\n" * 60_000,
        "spaces": "WEBVTT\n\n00:01.000" + " " * 400_000 + "-->",
        "head": "WEBVTT" * 50_000,
        "back": "".join(
            ("WEBVTT", *(f"\n\n{n:02}:00.000 --> 59:59.000\nx" for n in range(58, 0, -1)))
        ),
    }.items():
        yield Input(f"transcript {name}", {f"podcasts/media/vtt-{name}.vtt": text}, is_faulty=True)


def spoken() -> Iterator[Input]:
    """Episodes whose transcripts hold hostile words, to be seen on their pages."""
    for number, (rule, word) in enumerate(WORDS.items(), start=2):
        name, safe = f"puhe-{rule}", json.dumps(word)[:900]
        guid = f"{number:08}-0000-4000-8000-000000000000"
        changes = {"number": number, "guid": guid, "title": f"Jakso {rule}"}
        yield Input(
            f"spoken {rule}",
            {
                f"podcasts/{name}.md": text_of(
                    Episode,
                    "",
                    **changes,
                    audio={"file": f"media/{name}.mp3", "voice": "kone"},
                    transcript=f"media/{name}.vtt",
                ),
                f"podcasts/media/{name}.mp3": MP3,
                f"podcasts/media/{name}.vtt": TRANSCRIPT + f"<v {safe}>{safe} &lt;script&gt;\n",
            },
        )


RULES = (values, bodies, texts, dates, blocks, file_names, transcripts, spoken)
