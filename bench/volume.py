"""A content folder of any size: synthetic deeds of synthetic organisations, the same each time.

The texts are sentences of Finnish office prose with invented names that are plainly invented
('Esimerkkilä 12'); nothing of it is ever put into `content/`.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from tori.content.settings.publisher import read_publisher

ROOT = Path(__file__).resolve().parents[1]

_AREAS = (
    "opetus ja kasvatus",
    "sosiaali- ja terveysala",
    "kulttuuri ja vapaa-aika",
    "tekniset alat ja ympäristö",
    "elinkeino- ja yrityspalvelut",
    "johto, hr ja hallinto",
    "ruoka- ja siivouspalvelut",
    "koko kunta",
)
_THEMES = tuple(f"teema {letter}" for letter in "abcdefghijklmnopqrstuvwxy")
_SUBJECTS = ("Työryhmä", "Esihenkilö", "Tiimi", "Henkilöstö", "Kirjasto", "Keittiö", "Koulu")
_VERBS = ("suunnitteli", "kokeili", "arvioi", "uudisti", "seurasi", "sopi", "kuvasi")
_OBJECTS = (
    "viikkopalaverin kulun",
    "yhteiset pelisäännöt",
    "palautteen keräämisen",
    "työvuorojen rytmin",
    "perehdytyksen ensimmäiset päivät",
    "asiakkaan polun alusta loppuun",
    "muistilistan hiljaisiin hetkiin",
)
_ENDS = ("yhdessä muiden kanssa", "kolmessa kuukaudessa", "pienin askelin", "ilman lisärahaa")

DEEDS_OF_AN_ORGANISATION = 20


def write_content(folder: Path, deeds: int, organisations: int = 0) -> None:
    """Write `content/` with so many deeds of so many organisations below a folder.

    The podcast's cover is the project's own, as mkdocs.yml names it and the checks ask for it.
    """
    content = folder / "content"
    for name in ("deeds", "organisations"):
        (content / name).mkdir(parents=True, exist_ok=True)
    (content / "vocabulary.yml").write_text(_vocabulary(), encoding="utf-8")
    cover = Path("content/podcasts") / read_publisher(ROOT).podcast.artwork
    (folder / cover).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / cover, folder / cover)
    organisations = organisations or max(1, deeds // DEEDS_OF_AN_ORGANISATION)
    for number in range(organisations):
        text = f"---\nname: Esimerkkilä {number}\nkind: kunta\nmunicipality: Esimerkkilä {number}\n"
        text += f"region: Esimerkkimaa {number % 19}\n---\n"
        (content / "organisations" / f"esimerkkila-{number}.md").write_text(text, encoding="utf-8")
    for number in range(deeds):
        text = _deed(number, organisations)
        (content / "deeds" / f"teko-{number:06}.md").write_text(text, encoding="utf-8")


def _vocabulary() -> str:
    lines = ["service_areas:"]
    for area in _AREAS:
        lines += [f'  - name: "{area}"', "    description: Synteettinen palvelualue."]
    lines.append("themes:")
    for theme in _THEMES:
        lines += [f"  - name: {theme}", "    description: Synteettinen teema."]
    return "\n".join(lines) + "\n"


def _deed(number: int, organisations: int) -> str:
    chance = random.Random(number)  # noqa: S311 — the same deed for the same number, no secret
    themes = ", ".join(chance.sample(_THEMES, chance.randint(1, 3)))
    sentences = list(_sentences(chance, 12))
    return "\n".join(
        (
            "---",
            f'title: "Teko {number}: {sentences[0].rstrip(".").lower()}"',
            f"published: {_day(chance)}",
            f"summary: {sentences[1]} {sentences[2]}",
            f"organisation: esimerkkila-{number % organisations}",
            f'service_area: "{chance.choice(_AREAS)}"',
            f"themes: [{themes}]",
            f"stage: {chance.choice(('idea', 'kokeilu', 'käytössä', 'levinnyt'))}",
            "results:",
            *(f"  - {sentence}" for sentence in sentences[3:5]),
            "transfer:",
            f"  - {sentences[5]}",
            "contact: kehittämispäällikkö",
            "source: {isbn: 000-0-000-00000-0, chapter: Synteettinen luku}",
            "---",
            "",
            " ".join(sentences[6:9]),
            "",
            "## Mitä tehtiin",
            "",
            " ".join(sentences[9:12]),
            "",
        )
    )


def _day(chance: random.Random) -> str:
    year, month, day = chance.randint(2015, 2020), chance.randint(1, 12), chance.randint(1, 28)
    return f"{year}-{month:02}-{day:02}"


def _sentences(chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        subject, verb, thing = (
            chance.choice(_SUBJECTS),
            chance.choice(_VERBS),
            chance.choice(_OBJECTS),
        )
        yield f"{subject} {verb} {thing} {chance.choice(_ENDS)}."
