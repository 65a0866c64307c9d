"""A Site of a few records, for the tests of pages: each test adds the record it looks at."""

from datetime import date
from pathlib import Path

from tests.projects import PUBLISHER
from tori.content.loader import load_record
from tori.content.media.media_files import MediaFile
from tori.content.media.webvtt import Cue, Transcript
from tori.content.records import Record
from tori.content.vocabulary import Publication, Term, Vocabulary
from tori.site.model import Site, build_site

DAY = date(2026, 11, 24)
VOCABULARY = Vocabulary(
    service_areas=(
        Term(name="koko kunta", description="Koskee koko kuntaa."),
        Term(name="sosiaali- ja terveysala", description="Hoito ja hoiva."),
    ),
    themes=(
        Term(name="aivotyö", description="Ajattelua vaativa työ."),
        Term(name="viestintä", description="Kertominen."),
    ),
    publications=(Publication(isbn="1", name="Malliraportti"),),
)
ORGANISATION = "name: Malli & kumppanit\nkind: kunta\nmunicipality: Mallila\nregion: Mallimaa"
SOUND = MediaFile(
    "content/podcasts/media/jakso-01.mp3", Path("jakso-01.mp3"), 126_260, duration_seconds=75
)
WORDS = MediaFile(
    "content/podcasts/media/jakso-01.vtt",
    Path("jakso-01.vtt"),
    120,
    transcript=Transcript(
        (Cue(0, 2000, "Koneääni", "Ensin tämä."), Cue(65_000, 70_000, "Koneääni", "Sitten <tämä>."))
    ),
)


def record(reference: str, front_matter: str, body: str = "") -> Record:
    """Return the record of a file's text; a fault in it fails the test with the findings."""
    path = f"content/{reference}.md"
    text = f"---\n{front_matter}\n---\n{body}\n"
    made, findings = load_record(path, reference.rpartition("/")[0], text.encode())
    assert made is not None, findings
    return made


def dated(title: str, more: str = "") -> str:
    """Return front matter with the common fields, and more lines below them."""
    common = f"title: {title}\npublished: /2020-10\nsummary: Tämä on riittävän pitkä tiivistelmä."
    return f"{common}\n{more}".rstrip()


def deed(identifier: str, title: str = "Tavallinen teko", more: str = "", body: str = "") -> Record:
    """Return a deed of the model organisation."""
    fields = f"organisation: malli\nservice_area: koko kunta\nthemes: [aivotyö]\n{more}"
    return record(f"deeds/{identifier}", dated(title, fields), body)


def episode(identifier: str = "jakso", number: int = 1, more: str = "") -> Record:
    """Return an episode whose sound and transcript the small site has."""
    fields = (
        f"number: {number}\nguid: 00000000-0000-0000-0000-{number:012}\n"
        f"audio: {{file: media/jakso-01.mp3, voice: kone}}\ntranscript: media/jakso-01.vtt\n{more}"
    )
    return record(f"podcasts/{identifier}", dated(f"Jakso nimeltä {identifier}", fields))


def small_site(*records: Record, day: date = DAY) -> Site:
    """Return the Site of the model organisation and these records."""
    organisation = record("organisations/malli", ORGANISATION)
    media = {medium.path: medium for medium in (SOUND, WORDS)}
    return build_site((organisation, *records), VOCABULARY, media, day, PUBLISHER)
