"""The documentation keeps up with the program: every command and every diagnostic code is in it.

The examples of docs/virheet.md and of docs/findings.md, the same in English, are tried: the faulty
lines give the code that they stand under, and the mended ones give no finding. An example marked
`text` is of something that is no content file.
"""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.projects import DAY, DEED, PUBLISHER, ROOT, make_project, write
from tori.cli import COMMANDS
from tori.content.loader import load_content
from tori.content.published_guids import PUBLISHED_GUIDS
from tori.content.settings.configuration import CONFIGURATION
from tori.content.settings.publisher import read_publisher
from tori.diagnostics import CODES, Diagnostic, Language
from tori.formats import CODE_PAGES
from tori.site.linking import link
from tori.translation import english

PAGES = {language: (ROOT / file).read_text("utf-8") for language, file in CODE_PAGES.items()}
FAULTY = {"fi": "Väärin", "en": "Wrong"}
HEADING = re.compile(r"(?m)^### (T\d{3}) (.+)$")
EXAMPLE = re.compile(
    r"(?ms)^(Väärin|Oikein|Wrong|Right):\n\n"
    r"```(?P<kind>\w+) ?(?P<place>\w*)\n(?P<lines>.*?)\n```$"
)
KEY = re.compile(r"[\w-]+:")

EPISODE = """---
title: Työn ilo – case Hämeenlinna
published: /2020-10
summary: Jakson aiheena on työn ilo, ja esimerkkinä on Hämeenlinna.
number: {number}
guid: 0000000{number}-0000-4000-8000-000000000000
audio: {{file: media/jakso-04.mp3}}
transcript: media/jakso-04.vtt
---
"""
GUID = "0000000{number}-0000-4000-8000-000000000000"
GUIDS = f"{PUBLISHER.podcast.guid} podcast\n{GUID.format(number=1)} ensimmainen\n"
MODELS = {
    "": ("deeds/esimerkki.md", DEED),
    "podcasts": ("podcasts/esimerkki.md", EPISODE.format(number=2)),
    "webinars": (
        "webinars/esimerkki.md",
        """---
title: Webinaari aivotyöstä
published: 2026-11-20
summary: Webinaarissa kerrotaan, miten aivot jaksavat työssä.
topic: aivotyö
---
""",
    ),
    "newsletters": (
        "newsletters/esimerkki.md",
        """---
title: Kirje esimerkiksi
published: 2026-11-20
summary: Kirjeessä kerrotaan kahdesta teosta ja podcastista.
period: 2026-11
---
""",
    ),
    "heads": (
        "pages/teot.md",
        """---
title: Teot kunnista ja kuntayhtymistä
published: 2020
summary: Tässä osiossa ovat kaikki teot ja tavat löytää niitä.
---
""",
    ),
    "toplists": (
        "toplists/esimerkki.md",
        """---
title: Viestinnän TOP 2
published: 2020
summary: Kaksi tekoa, joissa tieto kulkee paremmin kuin ennen.
compiled_by: toimitus
size: 2
items:
  - {deed: sisainen-viestinta, why: Tieto kulkee.}
  - {deed: varauskalenteri, why: Tilat löytyvät.}
---
""",
    ),
}
"""What each example's lines are laid on, by the word after the block's language."""


class Example(NamedTuple):
    """An example of a page: which language and code, whether faulty, and its block."""

    language: Language
    code: str
    is_faulty: bool
    kind: str
    place: str
    lines: str


def examples(*languages: Language) -> list[Example]:
    """Return every example of the pages in these languages."""
    return [
        Example(
            language,
            code,
            found[1] == FAULTY[language],
            found["kind"],
            found["place"].replace("whole", "koko"),
            found["lines"],
        )
        for language in languages
        for parts in (HEADING.split(PAGES[language])[1:],)
        for code, text in zip(parts[0::3], parts[2::3], strict=True)
        for found in EXAMPLE.finditer(text)
    ]


def laid_on(model: str, lines: str) -> str:
    """Put lines of front matter in the place of the model's lines for the same fields."""
    keys = {found[0] for line in lines.split("\n") if (found := KEY.match(line))}
    kept = []
    dropping = False
    for line in model.split("\n")[1:]:
        found = KEY.match(line)
        if found or line == "---":
            dropping = found is not None and found[0] in keys
        if not dropping:
            kept.append(line)
    return "\n".join(["---", lines, *kept, ""])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny project with all that the examples speak of."""
    folder = make_project(tmp_path / "project")
    first = EPISODE.format(number=1).replace("media/jakso-04.mp3", "media/ensimmainen.mp3")
    write(folder, "podcasts/ensimmainen.md", first)
    write(folder, PUBLISHED_GUIDS, GUIDS)
    write(folder, "deeds/luonnos.md", DEED.replace("published:", "draft: true\npublished:"))
    for source, target in (
        ("content/podcasts/media/jakso-04.mp3", "podcasts/media/jakso-04.mp3"),
        ("content/podcasts/media/jakso-04.mp3", "podcasts/media/ensimmainen.mp3"),
        ("content/podcasts/media/jakso-04.vtt", "podcasts/media/jakso-04.vtt"),
        ("content/podcasts/media/jakso-04.vtt", "webinars/media/aivotyo.vtt"),
        ("overrides/assets/images/favicon.png", "deeds/kuvat/sali.png"),
    ):
        (folder / "content" / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, folder / "content" / target)
    write(folder, "webinars/media/aivotyo.pdf", "%PDF-1.7\n")
    return folder


def findings(project: Path, example: Example) -> tuple[Diagnostic, ...]:
    """Return what the checks find when the example is part of the project."""
    path, model = MODELS[example.place if example.place in MODELS else ""]
    if path.startswith("podcasts/"):
        write(project, PUBLISHED_GUIDS, f"{GUIDS}{GUID.format(number=2)} esimerkki\n")
    match example.kind, example.place:
        case "yaml", "settings":
            set_in_settings(project, example.lines)
        case "guids", _:
            write(project, PUBLISHED_GUIDS, f"{example.lines}\n")
        case "yaml", "koko":
            write(project, path, example.lines)
        case "yaml", _:
            write(project, path, laid_on(model, example.lines))
        case "markdown", _:
            write(project, path, f"{model}\n{example.lines}\n")
        case "vtt", _:
            write(project, "podcasts/media/jakso-04.vtt", example.lines)
        case _:
            pytest.fail(f"unknown kind of example: {example.kind}")
    return link(load_content(project), read_publisher(project), DAY)[1]


def set_in_settings(project: Path, lines: str) -> None:
    """Put lines of the settings in the place of those for the same fields."""
    file = project / CONFIGURATION
    text = file.read_text("utf-8")
    for line in lines.split("\n"):
        key = line.partition(":")[0]
        text, count = re.subn(rf"(?m)^( *){key}: .*$", rf"\g<1>{line}", text)
        assert count, key
    file.write_text(text, "utf-8")


def test_every_code_has_its_heading_in_order() -> None:
    """The page has a heading for each code, with the code's own words, and for nothing else."""
    assert HEADING.findall(PAGES["fi"]) == list(CODES.items())
    in_english = [(code, english(name)) for code, name in CODES.items()]
    assert HEADING.findall(PAGES["en"]) == in_english


@pytest.mark.parametrize("language", PAGES)
def test_every_code_has_a_faulty_and_a_mended_example(language: Language) -> None:
    """Below each heading stand first the lines that are wrong, then the same lines mended."""
    found = [(example.code, example.is_faulty) for example in examples(language)]
    assert found == [(code, is_faulty) for code in CODES for is_faulty in (True, False)]


def test_examples_are_the_same_in_both_languages() -> None:
    """Content is Finnish in both; only what is no content is told in the page's language."""
    finnish, translated = (
        [example[1:] for example in examples(language) if example.kind != "text"]
        for language in PAGES
    )
    assert finnish == translated


@pytest.mark.parametrize("language", PAGES)
def test_every_code_is_explained(language: Language) -> None:
    """Between heading and example there is a sentence for an editor."""
    parts = HEADING.split(PAGES[language])[1:]
    short = [
        code
        for code, text in zip(parts[0::3], parts[2::3], strict=True)
        if len(text.split(f"{FAULTY[language]}:")[0].strip()) < 60
    ]
    assert short == []


@pytest.mark.parametrize(
    "example",
    [example for example in examples(*PAGES) if example.kind != "text"],
    ids=lambda example: (
        f"{example.language} {example.code} {'faulty' if example.is_faulty else 'mended'}"
    ),
)
def test_example_is_true(project: Path, example: Example) -> None:
    """Faulty lines give the code that they explain; mended ones give no finding at all."""
    found = findings(project, example)
    if example.is_faulty:
        assert example.code in {finding.code for finding in found}, found
    else:
        assert found == ()


def test_most_examples_are_tried() -> None:
    """Only what no content file can show, a name, a size or a byte, is told as text."""
    assert sum(example.kind == "text" for example in examples("fi")) <= 2 * 14


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_readme_names_every_command(name: str) -> None:
    """Whoever reads the README meets each command."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"`(?:python3 )?build\.py {name}\b", readme), name


@pytest.mark.parametrize("document", ["README.md", "docs/performance.md", *CODE_PAGES.values()])
def test_links_of_the_documents_lead_somewhere(document: str) -> None:
    """No link from the documentation to a file of the project is broken."""
    file = ROOT / document
    ways = re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text("utf-8"))
    prose = [way for way in ways if not way.startswith(("kuvat/", "../organisations/", "/"))]
    assert [way for way in prose if not (file.parent / way).exists()] == []


_TOPS = ("tori", "bench", "scripts", "tests")
_FOLDERS = ("docs", "hosting", "overrides", "tori", "bench", "scripts", "tests/schema")
_PATH = re.compile(
    r"(?<![\w/.-])(?:tori|tests|overrides|bench|scripts|hosting|schemas|docs/decisions)/[\w./-]*\w"
)
_MODULE = re.compile(r"`(tori(?:\.[a-z_0-9]+)+)")
_FILE = re.compile(r"`([\w/]+\.py)`")


def missing_in(text: str) -> list[str]:
    """Return the files and modules that a text names and that are not there."""
    named = [path for path in _PATH.findall(text) if "/." not in path]  # those are made, not kept
    paths = [path for path in named if not list(ROOT.glob(f"{path}*"))]
    modules = [name for name in _MODULE.findall(text) if not _is_module(name.replace(".", "/"))]
    files = [name for name in _FILE.findall(text) if name not in named and not _is_file(name)]
    return [*paths, *modules, *files]


def _is_module(path: str) -> bool:
    return (ROOT / path).is_dir() or (ROOT / f"{path}.py").is_file()


def _is_file(name: str) -> bool:
    found = (file for top in _TOPS for file in (ROOT / top).rglob(name))
    return (ROOT / name).is_file() or any("/." not in file.as_posix() for file in found)


def test_named_files_and_modules_are_there() -> None:
    """Documents, comments and docstrings name nothing that has moved; a decision by its number."""
    texts = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "pyproject.toml", "build.py")]
    for folder in _FOLDERS:
        below = (
            file for file in (ROOT / folder).rglob("*") if file.suffix in {".md", ".py", ".html"}
        )
        texts += (file for file in below if "/." not in file.relative_to(ROOT).as_posix())
    missing = {str(file): missing_in(file.read_text("utf-8")) for file in texts}
    assert {name: found for name, found in missing.items() if found} == {}


def test_what_is_not_there_is_found() -> None:
    """Paths, modules and files, each by what is left of a move."""
    text = "See `tori/render/tree.py`, `tori.render.tree` and `no_module.py`; `tori/text.py` is."
    assert missing_in(text) == ["tori/render/tree.py", "tori.render.tree", "no_module.py"]
