"""Valid records and content for tests: each is made whole, and a test changes one thing.

Records go the real way: fields → front matter → text → bytes → `load_record`. Only tests import
this module.
"""

import shutil
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from tests.projects import ARTWORK, PUBLISHER, ROOT
from tori.content.loader import Content, load_record
from tori.content.media.media_files import MediaFile
from tori.content.media.pictures import Picture
from tori.content.published_guids import PODCAST, PUBLISHED_GUIDS, PublishedGuid
from tori.content.records import (
    COLLECTIONS,
    Article,
    Campaign,
    Deed,
    Episode,
    Gala,
    InfoPage,
    Issue,
    Organisation,
    Record,
    Series,
    Story,
    TopList,
    Webinar,
)
from tori.content.settings.configuration import CONFIGURATION
from tori.content.vocabulary import Vocabulary, read_vocabulary
from tori.diagnostics import FILE_START, Diagnostic
from tori.site.model import Site, build_site

DAY = date(2020, 11, 1)
"""The day for which tests look at content, unless they say otherwise."""

AnyRecord = TypeVar("AnyRecord", bound=Record)

_EPISODE_GUID = "dce0217d-2c85-5e52-9c99-941ea0dc696a"
_DATED: Mapping[str, object] = {
    "title": "Varauskalenteri kokosi tiedon",
    "published": "2020-10-15",
    "summary": "Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.",
}
_FIELDS: Mapping[type[Record], Mapping[str, object]] = {
    Deed: {
        **_DATED,
        "organisation": "alavuden-kaupunki",
        "service_area": "koko kunta",
        "themes": ["johtaminen"],
    },
    Episode: {
        **_DATED,
        "number": 1,
        "season": 1,
        "guid": _EPISODE_GUID,
        "audio": {"file": "media/jakso-01.mp3", "voice": "kone"},
        "transcript": "media/jakso-01.vtt",
    },
    Webinar: {**_DATED, "series": "tekoalya", "part": 1},
    Series: _DATED,
    Story: {**_DATED, "number": 1},
    TopList: {
        **_DATED,
        "title": "Rauhaa työpäivään TOP 1",
        "size": 1,
        "compiled_by": "toimitus",
        "items": [{"deed": "varauskalenteri", "why": "Se on helppo aloittaa."}],
    },
    Campaign: {**_DATED, "starts": "2020-09", "ends": "2020-10"},
    Gala: {**_DATED, "year": 2019, "categories": [{"name": "Teot", "winners": "unknown"}]},
    Article: _DATED,
    Issue: {**_DATED, "period": "2020-10"},
    InfoPage: _DATED,
    Organisation: {"name": "Alavuden kaupunki", "kind": "kunta"},
}
_COLLECTION_OF = {record_type: collection for collection, record_type in COLLECTIONS.items()}

VOCABULARY = """service_areas:
  - {name: koko kunta, description: Mikä koskee kaikkia.}
  - {name: opetus ja kasvatus, description: Koulut ja varhaiskasvatus.}
themes:
  - {name: johtaminen, description: Johto tukee muita.}
  - {name: viestintä, description: Viestintä kertoo työstä.}
  - {name: työhyvinvointi, description: Työssä voi hyvin.}
synonyms:
  - [esimies, esihenkilö]
"""
TRANSCRIPT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHei, olen konepuhuja.\n"
MP3 = (b"\xff\xfb\x90\x00" + bytes(413)) * 40
"""A second of silence: 40 frames of MPEG 1 layer III, 128 kb/s at 44.1 kHz."""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


class _Dumper(yaml.SafeDumper):
    """Writes a value that occurs twice twice, and not as an anchor and an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 — the signature is PyYAML's
        """Tell that no value needs an anchor."""
        return True


def text_of(record_type: type[Record], body: str = "", **changes: object) -> str:
    """Return a valid record's file with some fields changed; None takes a field out."""
    fields = {**_FIELDS[record_type], **changes}
    kept = {key: value for key, value in fields.items() if value is not None}
    block = yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{block}---\n{body}"


def load(
    text: str | bytes, record_type: type[Record] = Deed, identifier: str = "varauskalenteri"
) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    """Read a file's text or bytes as the loader does."""
    collection = _COLLECTION_OF[record_type]
    raw = text.encode() if isinstance(text, str) else text
    return load_record(f"content/{collection}/{identifier}.md", collection, raw)


def faults(record_type: type[Record], body: str = "", **changes: object) -> tuple[Diagnostic, ...]:
    """Return what is found in a valid record with some fields changed."""
    return load(text_of(record_type, body, **changes), record_type)[1]


def record(
    record_type: type[AnyRecord], identifier: str, body: str = "", **changes: object
) -> AnyRecord:
    """Return a valid record with some fields changed."""
    made, found = load(text_of(record_type, body, **changes), record_type, identifier)
    assert not found, found
    assert isinstance(made, record_type)
    return made


def deed(identifier: str = "varauskalenteri", body: str = "", **changes: object) -> Deed:
    """Return a valid deed."""
    return record(Deed, identifier, body, **changes)


def episode(identifier: str = "tyon-murros", body: str = "", **changes: object) -> Episode:
    """Return a valid podcast episode."""
    return record(Episode, identifier, body, **changes)


def webinar(identifier: str = "tekoaly-ja-etiikka", body: str = "", **changes: object) -> Webinar:
    """Return a valid webinar of the series `tekoalya`."""
    return record(Webinar, identifier, body, **changes)


def series(identifier: str = "tekoalya", body: str = "", **changes: object) -> Series:
    """Return a valid series of webinars."""
    return record(Series, identifier, body, **changes)


def story(identifier: str = "apua-kotiin", body: str = "", **changes: object) -> Story:
    """Return a valid story."""
    return record(Story, identifier, body, **changes)


def top_list(identifier: str = "rauhaa-tyopaivaan", body: str = "", **changes: object) -> TopList:
    """Return a valid list of one deed, `varauskalenteri`."""
    return record(TopList, identifier, body, **changes)


def campaign(identifier: str = "hyva-kiertamaan", body: str = "", **changes: object) -> Campaign:
    """Return a valid campaign."""
    return record(Campaign, identifier, body, **changes)


def gala(identifier: str = "2019", body: str = "", **changes: object) -> Gala:
    """Return a valid gala whose winners are not known."""
    return record(Gala, identifier, body, **changes)


def article(identifier: str = "lukijat-toivoivat", body: str = "", **changes: object) -> Article:
    """Return a valid article."""
    return record(Article, identifier, body, **changes)


def issue(identifier: str = "2020-10", body: str = "", **changes: object) -> Issue:
    """Return a valid newsletter issue of October 2020."""
    return record(Issue, identifier, body, **changes)


def info_page(identifier: str = "tietoa", body: str = "", **changes: object) -> InfoPage:
    """Return a valid page about the site."""
    return record(InfoPage, identifier, body, **changes)


def organisation(
    identifier: str = "alavuden-kaupunki", body: str = "", **changes: object
) -> Organisation:
    """Return a valid organisation."""
    return record(Organisation, identifier, body, **changes)


def vocabulary() -> Vocabulary:
    """Return a vocabulary of two service areas and three themes."""
    made, found = read_vocabulary("content/vocabulary.yml", VOCABULARY.encode())
    assert made is not None, found
    return made


def gathered(*records: Record, media: Iterable[str] = (), rejected: Iterable[str] = ()) -> Content:
    """Return records as content that was read without findings."""
    cover = f"content/{ARTWORK}"
    picture = Picture(3000, 3000, "RGB", has_alpha=False)
    files = {cover: MediaFile(cover, Path(cover), 1, picture=picture)}
    files |= {path: MediaFile(path, Path(path), 1) for path in media}
    guids = [(e.guid, e.id) for e in records if isinstance(e, Episode)]
    guids.append((PUBLISHER.podcast.guid, PODCAST))
    listed = tuple(PublishedGuid(guid, name, FILE_START) for guid, name in dict(guids).items())
    return Content(records, vocabulary(), files, frozenset(rejected), (), listed)


def site(*records: Record, today: date = DAY) -> Site:
    """Return the Site of some records; `alavuden-kaupunki` is always among them."""
    others = () if any(r.id == "alavuden-kaupunki" for r in records) else (organisation(),)
    return build_site((*records, *others), vocabulary(), {}, today, PUBLISHER)


def minimal_content() -> dict[str, bytes]:
    """Return the files of a content folder that has one record of each kind, by their paths."""
    files = {
        "deeds/varauskalenteri.md": text_of(Deed),
        "podcasts/tyon-murros.md": text_of(Episode),
        "podcasts/media/jakso-01.vtt": TRANSCRIPT,
        "webinars/tekoaly-ja-etiikka.md": text_of(Webinar),
        "webinars/series/tekoalya.md": text_of(Series),
        "sankarit/apua-kotiin.md": text_of(Story),
        "toplists/rauhaa-tyopaivaan.md": text_of(TopList),
        "campaigns/hyva-kiertamaan.md": text_of(Campaign),
        "galas/2019.md": text_of(Gala),
        "articles/lukijat-toivoivat.md": text_of(Article),
        "newsletters/2020-10.md": text_of(Issue),
        "pages/tietoa.md": text_of(InfoPage),
        "organisations/alavuden-kaupunki.md": text_of(Organisation),
        "vocabulary.yml": VOCABULARY,
        PUBLISHED_GUIDS: f"{_EPISODE_GUID} tyon-murros\n{PUBLISHER.podcast.guid} {PODCAST}\n",
    }
    return {
        **{path: text.encode() for path, text in files.items()},
        "podcasts/media/jakso-01.mp3": MP3,
        ARTWORK: (ROOT / "content" / ARTWORK).read_bytes(),
    }


def content(
    root: Path,
    files: Mapping[str, str | bytes | None] | None = None,
    only: Collection[str] | None = None,
) -> Path:
    """Write the minimal content and the settings below a project's root, and return the root.

    Args:
        root: The project's folder.
        files: Files of the content folder to add or change, by their paths; None leaves one out.
        only: Write no other paths than these; all, if not given.
    """
    for path, data in {**minimal_content(), **(files or {})}.items():
        if data is None or (only is not None and path not in only):
            continue
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    if not (root / CONFIGURATION).exists():
        shutil.copy(ROOT / CONFIGURATION, root)
    return root
