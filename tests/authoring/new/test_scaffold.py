"""A new content file's text: readable whatever its title, wrong only where it is to be filled."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.records_at_hand import real_content
from tests.projects import DAY, PUBLISHER
from tori.authoring.field_help import editable_fields, help_for
from tori.authoring.new.neighbours import next_numbers
from tori.authoring.new.scaffold import (
    SHORTEST_TITLE,
    TITLE_LIMIT,
    NewRecord,
    asked_fields,
    clean_title,
    quoted,
    scaffold,
    shortened_title,
)
from tori.content.loader import Content, load_record
from tori.content.records.kinds import KINDS, KINDS_BY_WORD, Kind
from tori.content.vocabulary import Vocabulary
from tori.diagnostics import Diagnostic
from tori.site.checks.records import check
from tori.site.draft import draft_of
from tori.text import is_slug, slug

EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
GUID = "0b7ad5a2-3f0e-4c1d-9a55-6f2f3c1d7e10"
TITLE = "Aivan uusi asia, jota ei vielä ole"


def vocabulary() -> Vocabulary:
    """The real vocabulary."""
    found = real_content().vocabulary
    assert found is not None
    return found


def made(kind: Kind, title: str = TITLE, **filled: str) -> str:
    """A new file of a type, made as the command would make it."""
    known = dict(next_numbers(kind, real_content().records))
    if kind.name == "episode":
        known["guid"] = GUID
    clean = clean_title(title)
    short = shortened_title(clean)
    full = clean if clean != short else ""
    return scaffold(NewRecord(kind, short, DAY, full, {**known, **filled}), vocabulary())


def known_numbers(kind: Kind) -> dict[str, str]:
    """The fields that the command fills of itself."""
    return {**next_numbers(kind, real_content().records), "guid": GUID}


def filled_in(kind: Kind, text: str) -> str:
    """The file with each empty field given its example from the table."""
    for name in editable_fields(kind.record_type):
        example = help_for(kind.record_type, name).example.replace("\\", r"\\")
        text = re.sub(rf"(?m)^{name}:$", f"{name}: {example}", text)
    return text


def checked(kind: Kind, text: str, title: str = TITLE) -> tuple[Diagnostic, ...]:
    """What `check` says of the file beside the real content.

    It is no fault of a new episode's file that its guid is not on the list of published ones yet,
    its transcript is yet to be made, and the example's sound is an episode's already; warnings are
    about the words of a title and headings that nobody has written under yet.
    """
    real = real_content()
    path = f"content/{kind.collection}/{slug(title)}.md"
    record, findings = load_record(path, kind.collection, text.encode())
    if record is None:
        return tuple(finding for finding in findings if finding.severity == "error")
    content = Content(
        (*real.records, record), real.vocabulary, real.media, frozenset(), (), real.published_guids
    )
    found = (*findings, *check(draft_of(content, vocabulary(), PUBLISHER, DAY)))
    passed_over = {"T302", "T311", "T408"}
    return tuple(f for f in found if f.code not in passed_over and f.severity == "error")


@EVERY_KIND
def test_new_file_is_wrong_only_where_it_is_to_be_filled(kind: Kind) -> None:
    """Each field left empty for the editor is one finding, and there is no other."""
    found = checked(kind, made(kind))
    # A webinar's topic may be missing by itself; the next test is about it.
    required = [name for name in asked_fields(kind, known_numbers(kind)) if name != "topic"]
    about = {name: [d.code for d in found if f'"{name}"' in d.message] for name in required}
    assert about == {name: ["T201"] for name in required}
    assert len(found) == len(required)


def test_webinar_without_a_topic_lacks_series_or_topic() -> None:
    """With all else filled in, the one finding is about the field that was left empty."""
    kind = KINDS_BY_WORD["webinar"]
    text = re.sub("(?m)^topic: .*$", "topic:", filled_in(kind, made(kind)))
    assert [(d.code, "topic" in d.message) for d in checked(kind, text)] == [("T211", True)]


@EVERY_KIND
def test_new_file_filled_with_the_examples_passes_check(kind: Kind) -> None:
    """With the table's examples in the empty fields, nothing is wrong beside the real content."""
    assert checked(kind, filled_in(kind, made(kind))) == ()


@EVERY_KIND
def test_new_file_asks_for_something(kind: Kind) -> None:
    """The test above fills in something: no type is complete by its title alone."""
    assert asked_fields(kind, known_numbers(kind))


@EVERY_KIND
def test_every_empty_field_is_explained_above(kind: Kind) -> None:
    """Above an empty field stand comments: what it is, and last an example of that very field."""
    lines = made(kind).split("\n")
    empty = [place for place, line in enumerate(lines) if re.fullmatch(r"\w+:", line)]
    for place in empty:
        name = lines[place].rstrip(":")
        told = help_for(kind.record_type, name)
        comments = lines[place - 3 : place]
        assert lines[place - 1] == f"# Esimerkki: {name}: {told.example}"
        assert f"# {told.description}" in comments


@EVERY_KIND
def test_optional_fields_can_be_taken_into_use(kind: Kind) -> None:
    """Each commented field, freed of its mark, is valid front matter of the type."""
    freed = re.sub(r"(?m)^#(\w+:)", r"\1", filled_in(kind, made(kind)))
    record, findings = load_record(
        f"content/{kind.collection}/uusi.md", kind.collection, freed.encode()
    )
    assert record is not None, findings


def test_allowed_words_are_listed() -> None:
    """Service areas, themes and a type's own words stand in the comments."""
    text = made(KINDS_BY_WORD["deed"])
    allowed = [line for line in text.split("\n") if line.startswith("# Sallitut arvot: ")]
    assert allowed == [
        f"# Sallitut arvot: {' | '.join(words)}"
        for words in (
            vocabulary().service_area_names,
            vocabulary().theme_names,
            ("idea", "kokeilu", "käytössä", "levinnyt", "päättynyt"),
        )
    ]


@EVERY_KIND
def test_required_fields_come_first_in_the_types_order(kind: Kind) -> None:
    """Filled and empty fields keep the order of the type, and no optional one stands among them."""
    lines = made(kind).split("---")[1].split("\n")
    fields = [line.split(":")[0] for line in lines if re.match(r"#?\w+:", line)]
    optional = [name for name in fields if name.startswith("#")]
    stated = fields[: len(fields) - len(optional)]
    assert [f for f in fields if not f.startswith("#")] == stated
    assert stated == sorted(stated, key=editable_fields(kind.record_type).index)


def test_known_organisation_is_filled() -> None:
    """A field that is known is not asked for."""
    text = made(KINDS_BY_WORD["deed"], organisation="nokian-kaupunki")
    assert "\norganisation: nokian-kaupunki\n" in text
    assert "Esimerkki: organisation" not in text


def test_webinar_of_a_series_has_no_topic() -> None:
    """Series and topic do not stand side by side, not even as a comment."""
    text = made(KINDS_BY_WORD["webinar"], series="tekoalya-yhteiskunnan-tarpeisiin", part="9")
    assert "\nseries: tekoalya-yhteiskunnan-tarpeisiin\npart: 9\n" in text
    assert not re.search(r"(?m)^#?topic:", text)


def test_headings_guide_the_writer() -> None:
    """A deed's text begins with three headings; an article's is free."""
    assert made(KINDS_BY_WORD["deed"]).endswith(
        "\n---\n\n## Tavoite\n\n## Mitä tehtiin\n\n## Mitä opittiin\n"
    )
    assert made(KINDS_BY_WORD["article"]).endswith("\n---\n")


def test_same_arguments_give_the_same_text() -> None:
    """There is no clock and no chance in the text: the day is the one that was given."""
    new = NewRecord(KINDS_BY_WORD["page"], "Sivu", date(2021, 2, 3))
    assert scaffold(new, vocabulary()) == scaffold(new, vocabulary())
    assert "\npublished: 2021-02-03\n" in scaffold(new, vocabulary())


HOSTILE = {
    "quotes": "Teko \"jossa\" on 'lainauksia' ja ”kaarevia”",
    "colon": "Kuntatyö 2.0: työn murros",
    "hash": "Teko #hyväntekijät kiertoon",
    "emoji": "🎉🎉🎉",
    "joined emoji": "👩‍🏫 opettaa",
    "boundary": "---",
    "backslash": "C:\\teot\\uusi \\",
    "very long": "Pitkä otsikko " * 40,
    "one long word": "a" * 400,
    "decomposed": unicodedata.normalize("NFD", "Työn iloa Hämeenlinnassa"),
    "right to left": "Teko \u202eonnallak\u202c ja \u200f\u05e9\u05dc\u05d5\u05dd",
    "newlines": "Ensimmäinen\r\nrivi\u2028toinen\x85kolmas",
    "tab and null": "Sarkain\tja\x00nolla",
    "byte order mark": "\ufeffTeko \uffff merkillä",
    "lone surrogate": "Rikki \ud83c mennyt",
    "yaml": "{a: [b, *c, &d]} !e | > % @ `",
    "merge key": "<<: *kaikki",
    "number": "2020",
    "no": "Norja: no",
    "braces": "{{ muuttuja }} {% lohko %}",
    "html": "<script>alert(1)</script>",
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
@EVERY_KIND
def test_hostile_title_gives_a_valid_file(kind: Kind, title: str) -> None:
    """Whatever the title, the filled file passes check and says it back on one line."""
    text = filled_in(kind, made(kind, title))
    assert checked(kind, text, title) == ()
    record, _ = load_record("content/a/a.md", kind.collection, text.encode())
    assert record is not None
    assert getattr(record, kind.title_field) == shortened_title(clean_title(title))


@given(st.text(min_size=1, max_size=300))
def test_any_title_is_said_back(title: str) -> None:
    """The reader gets the very title that was cleaned and cut, and the name is a slug."""
    short = shortened_title(clean_title(title))
    assert is_slug(slug(short))
    if len(short) < SHORTEST_TITLE:
        return
    text = filled_in(KINDS_BY_WORD["page"], made(KINDS_BY_WORD["page"], title))
    record, findings = load_record("content/pages/a.md", "pages", text.encode())
    assert record is not None, findings
    assert record.origin.front_matter.data["title"] == short


@given(st.text(max_size=400))
def test_cleaning_is_done_once(title: str) -> None:
    """A clean title is left as it is, and a short enough one is not cut."""
    once = clean_title(title)
    assert clean_title(once) == once
    short = shortened_title(once)
    assert len(short) <= TITLE_LIMIT
    assert shortened_title(short) == short


def test_long_title_is_cut_at_a_word_and_kept_in_a_comment() -> None:
    """Nothing that the editor wrote is lost."""
    title = "Pitkä otsikko " * 40
    text = made(KINDS_BY_WORD["page"], title)
    assert f"# Otsikko oli liian pitkä. Koko otsikko: {title.strip()}\n" in text
    assert re.search(r'\ntitle: "(Pitkä otsikko )+Pitkä otsikko…"\n|\ntitle: ".*Pitkä…"\n', text)


def test_quoting_escapes_what_ends_a_quotation() -> None:
    """A quotation mark and a backslash inside stay inside."""
    assert quoted('a "b" \\') == '"a \\"b\\" \\\\"'
