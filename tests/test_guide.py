"""The editors' guide keeps up with the program: its templates, words, codes, pictures and copy."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from PIL import Image

from scripts.guide import DOCUMENT, PAGE, as_document, with_ways_from_docs
from tests.projects import DAY, PUBLISHER, ROOT, make_project, write
from tori.cli import commands
from tori.content.loader import load_content
from tori.content.records import COLLECTIONS, Deed, Organisation
from tori.content.records.fields import Fields
from tori.content.records.kinds import KINDS
from tori.content.vocabulary import read_vocabulary
from tori.diagnostics import CODES, Diagnostic
from tori.markdown.text import parsed
from tori.site.linking import link

GUIDE = (ROOT / PAGE).read_text("utf-8")
BODY = GUIDE.split("\n---\n", 1)[1]
PICTURES = ROOT / "content/pages/kuvat"
SCREENSHOTS = ROOT / "scripts/guide_screenshots.py"
TEMPLATE = re.compile(
    r"(?ms)^Tiedosto: `content/(?P<path>[^`]+)`\n\n```yaml\n(?P<text>---\n.*?)^```$"
)
TEMPLATES = {found["path"]: found["text"] for found in TEMPLATE.finditer(GUIDE)}
OF_WHAT_IS_NOT_THERE = {"T187", "T301", "T311", "T401"}
"""A text, an id, a line of the list of guids or a file that only the editor's own project has."""
LARGEST_PICTURE, WIDEST_PICTURE = 80_000, 960
WORDS_OF_AN_ALTERNATIVE = 12


def findings(project: Path) -> tuple[Diagnostic, ...]:
    """Return what the checks find in a project."""
    return link(load_content(project), PUBLISHER, DAY)[1]


def sentences(kind: str) -> str:
    """Return the guide's list of words below a bold heading of the vocabulary's chapter."""
    return BODY.split(f"**{kind}:**\n\n", 1)[1].split("\n\n", 1)[0]


def test_every_type_has_a_template() -> None:
    """Each collection has one template that an editor can copy."""
    assert sorted(path.rpartition("/")[0] for path in TEMPLATES) == sorted(COLLECTIONS)


@pytest.mark.parametrize("path", TEMPLATES)
def test_template_passes_alone(tmp_path: Path, path: str) -> None:
    """A template alone in another project lacks nothing but the records and files it names."""
    project = make_project(tmp_path / "project")
    write(project, path, TEMPLATES[path])
    assert {finding.code for finding in findings(project)} <= OF_WHAT_IS_NOT_THERE


def test_templates_pass_together(tmp_path: Path) -> None:
    """All templates name each other rightly: only the episode's sound and transcript are absent."""
    project = make_project(tmp_path / "project")
    for path, text in TEMPLATES.items():
        write(project, path, text)
    assert [(f.code, Path(f.path).parent.name) for f in findings(project)] == [
        ("T311", "podcasts"),
        ("T401", "podcasts"),
        ("T401", "podcasts"),
        ("T311", ""),
    ]


def test_faulty_template_would_be_seen(tmp_path: Path) -> None:
    """The trial can fail: a template with a misspelt theme has a finding."""
    project = make_project(tmp_path / "project")
    path = next(path for path in TEMPLATES if path.startswith("deeds/"))
    write(project, path, TEMPLATES[path].replace("työhyvinvointi", "työhyvinvonti"))
    assert "T204" in {finding.code for finding in findings(project)}


@pytest.mark.parametrize("path", TEMPLATES)
def test_template_has_the_required_fields(path: str) -> None:
    """No field that must be there is left for the editor to guess."""
    record_type: type[Fields] = COLLECTIONS[path.rpartition("/")[0]]
    required = {name for name, info in record_type.model_fields.items() if info.is_required()}
    keys = set(re.findall(r"(?m)^(\w+):", TEMPLATES[path]))
    assert required - {"origin"} - keys == set()


def test_vocabulary_is_told_whole() -> None:
    """The guide lists the vocabulary's words in its order: a new word is added here too."""
    vocabulary, _ = read_vocabulary("", (ROOT / "content/vocabulary.yml").read_bytes())
    assert vocabulary is not None
    for heading, words in (
        ("Palvelualueet", vocabulary.service_area_names),
        ("Teemat", vocabulary.theme_names),
    ):
        assert sentences(heading).split("\n") == [f"- {word}" for word in words]


@pytest.mark.parametrize(("record_type", "field"), [(Organisation, "kind"), (Deed, "stage")])
def test_allowed_words_are_told_whole(record_type: type[Fields], field: str) -> None:
    """What may stand in a field is in the guide, word for word."""
    annotation = record_type.model_fields[field].annotation
    words = [
        word
        for part in (annotation, *get_args(annotation))
        for word in get_args(part)
        if isinstance(word, str)
    ]
    assert words
    assert [word for word in words if f"`{word}`" not in GUIDE] == []


def test_twelve_findings_are_told() -> None:
    """The commonest findings are twelve, each of its own code that the program has."""
    chapter = BODY.split("## Kaksitoista tavallisinta huomautusta")[1].split("\n## ")[0]
    codes = re.findall(r"(?m)^\d+\. \*\*.+ \((T\d{3})\)\.\*\*", chapter)
    assert len(set(codes)) == len(codes) == 12
    assert set(codes) <= set(CODES)


def test_types_are_called_as_the_command_calls_them() -> None:
    """Each type that `new` makes is in the guide by its Finnish name."""
    chapter = BODY.split("### Uusi tiedosto\n")[1].split("\n### ")[0]
    assert [kind.alias for kind in KINDS if not re.search(rf"\b{kind.alias}\b", chapter)] == []


def test_commands_of_the_guide_exist() -> None:
    """Every command line of the guide has a command and options that the program knows."""
    lines = re.findall(r"(?m)^python3 build\.py (.+)$", GUIDE)
    assert len(lines) >= 8
    for line in lines:
        name, *rest = line.split(" ")
        told = CliRunner().invoke(commands, [name, "--help"])
        assert told.exit_code == 0, line
        assert [word for word in rest if word.startswith("--") and word not in told.output] == []


def test_document_is_up_to_date() -> None:
    """docs/toimittajalle.md is the page: python3 -m scripts.guide."""
    assert (ROOT / DOCUMENT).read_text("utf-8") == as_document((ROOT / PAGE).read_bytes())


def test_ways_lead_from_the_documents() -> None:
    """Links and pictures of the content are told from docs/; code and the web stay as they are."""
    text = (
        "[a](tietoa.md) ![b](kuvat/x.png) "
        "[c](https://example.com/) `[d](x.md)` [e](../deeds/y.md#z)"
    )
    assert with_ways_from_docs(text) == (
        "[a](../content/pages/tietoa.md) ![b](../content/pages/kuvat/x.png) "
        "[c](https://example.com/) `[d](x.md)` [e](../content/deeds/y.md#z)"
    )


@pytest.mark.parametrize("document", [DOCUMENT, "CONTRIBUTING.md"])
def test_ways_of_the_documents_lead_somewhere(document: str) -> None:
    """No link or picture of a document is broken."""
    file = ROOT / document
    ways = [found for found in parsed(file.read_text("utf-8")).links if not found.is_external]
    assert ways
    assert [way.target for way in ways if not (file.parent / way.target).exists()] == []


def test_contributing_is_short_and_names_what_is_there() -> None:
    """Whoever maintains the program reads less than 150 lines, and each path in them exists."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert text.count("\n") < 150
    named = re.findall(r"`((?:tori|tests|scripts|docs|content|overrides|\.\w+)/[\w./-]*)`", text)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_pictures_are_those_that_the_script_takes() -> None:
    """Each picture of the guide is taken by the script, and no other is kept."""
    shown = {Path(found.target).name for found in parsed(BODY).links if found.is_image}
    taken = set(re.findall(r'folder / "([\w-]+\.png)"', SCREENSHOTS.read_text("utf-8")))
    assert shown == taken == {file.name for file in PICTURES.iterdir()}


@pytest.mark.parametrize("file", sorted(PICTURES.iterdir()), ids=lambda file: file.name)
def test_picture_is_light(file: Path) -> None:
    """A picture is small enough for a phone, has a palette, and shows something."""
    with Image.open(file) as picture:
        assert file.stat().st_size < LARGEST_PICTURE
        assert (picture.width, picture.mode) == (WIDEST_PICTURE, "P")
        assert len(picture.getcolors() or ()) > 8


def test_pictures_are_told_in_words() -> None:
    """A picture's alternative says in sentences what is to be seen, not only what it is of."""
    alternatives = [found.words for found in parsed(BODY).links if found.is_image]
    assert alternatives
    assert [a for a in alternatives if len(a.split()) < WORDS_OF_AN_ALTERNATIVE] == []


@pytest.mark.browser
def test_pictures_can_be_taken_anew(tmp_path: Path) -> None:
    """The script still finds what it takes: the deed, the findings over the page, the check."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.guide_screenshots", tmp_path / "kuvat"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    taken = {file.name for file in (tmp_path / "kuvat").iterdir()}
    assert taken == {file.name for file in PICTURES.iterdir()}
