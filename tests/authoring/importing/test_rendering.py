"""An imported record written as a content file."""

from hypothesis import given
from hypothesis import strategies as st

from tori.authoring.field_help import help_for
from tori.authoring.importing.imported import ImportedRecord, Value
from tori.authoring.importing.rendering import rendered
from tori.authoring.importing.values import clean, one_line
from tori.content.frontmatter.front_matter import read_front_matter
from tori.content.frontmatter.source_text import SourceText
from tori.content.records import COLLECTIONS

LINES = st.text(max_size=40).map(lambda text: one_line(clean(text)[0]))


def read_back(fields: dict[str, Value], body: str = "") -> tuple[dict[str, object], str]:
    """Render a deed and read it with the reader of all content."""
    raw = rendered(ImportedRecord("1", "rivi 2", "deeds", fields, body))
    front_matter, data, _ = read_front_matter(SourceText("x.md", raw.decode()))
    assert front_matter
    return {k: v for k, v in data.items() if v is not None}, front_matter.body


@given(LINES.filter(bool), st.lists(LINES.filter(bool), min_size=1, max_size=4))
def test_any_text_is_read_back_as_it_was(title: str, results: list[str]) -> None:
    """No text of an import can be anything but the value of its field."""
    data, _ = read_back({"title": title, "results": tuple(results)})
    assert data == {"title": title, "results": results}


def test_hostile_text_stays_a_value() -> None:
    """Quotes, colons, signs of YAML and a boundary do not leave their line."""
    values = ("a: b #c", "- x", "---", '"', "no", "1:20", "[x", "*y", "!z", "@a", "\\n", "2020")
    for value in values:
        assert read_back({"title": value})[0] == {"title": value}


def test_parts_within_parts() -> None:
    """Nested values of a form are written on one line and read back."""
    images = ({"src": "media/a.jpg", "alt": "Sali, ilta"},)
    assert read_back({"images": images})[0] == {"images": [*images]}


def test_fields_are_in_the_types_order() -> None:
    """Required fields come first, whatever the order of the columns; a stranger comes last."""
    fields: dict[str, Value] = {
        "outo kenttä": "x",
        "results": ("a",),
        "themes": ("osaaminen",),
        "title": "Teko",
        "published": "2020-05-18",
        "summary": "Lyhyesti",
        "service_area": "koko kunta",
        "organisation": "a",
    }
    text = rendered(ImportedRecord("1", "", "deeds", fields, "Teksti.")).decode()
    assert text == (
        "---\ntitle: Teko\npublished: 2020-05-18\nsummary: Lyhyesti\norganisation: a\n"
        "service_area: koko kunta\nthemes: [osaaminen]\nresults: [a]\n"
        '"outo kenttä": x\n---\n\nTeksti.\n'
    )


def test_missing_required_field_has_a_comment() -> None:
    """An empty required field stands below what to write and an example."""
    text = rendered(ImportedRecord("1", "", "deeds", {"title": "Teko"}, "")).decode()
    told = help_for(COLLECTIONS["deeds"], "summary")
    assert f"# Täytä: {told.description}\n# Esimerkki: summary: {told.example}\nsummary:\n" in text


def test_long_list_has_a_line_for_each() -> None:
    """Sentences are easier to edit on lines of their own."""
    sentence = "Työ sujuu nyt paremmin kuin ennen, ja siitä kerrotaan muillekin."
    text = rendered(
        ImportedRecord("1", "", "deeds", {"results": (sentence, sentence)}, "")
    ).decode()
    assert f'results:\n  - "{sentence}"\n  - "{sentence}"\n' in text


def test_every_required_field_has_help() -> None:
    """No type has a required field of which nothing could be said."""
    for collection in COLLECTIONS:
        assert rendered(ImportedRecord("1", "", collection, {}, "")).startswith(b"---\n# ")
