"""Structured data: whatever the words are, machines read them back as they were written."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from tori.pages.structured_data import StructuredData
from tori.templating.structured_data import json_ld
from tori.templating.template_data import template_data

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]>",
    "Työ & \"lainaus\" 'heitto'",
    "&lt;/script&gt; &amp;amp;",
    "rivin\u2028erotin\u2029kappaleen",
    "*tähti* _alaviiva_ `koodi` [linkki](#) {: .luokka }",
    "rivi\n\n# otsikko\r\n\ttaulukko | sarake",
    "\\u003c \\",
    "\x00\x1f\x7f",
)


def read_back(data: Mapping[str, object]) -> object:
    """Return what a parser of HTML finds in a page whose Markdown holds the data."""
    script = f'<script type="application/ld+json">{json_ld(data)}</script>'
    source = f"# Otsikko\n\nTekstiä.\n\n{script}\n"
    text = Markdown(extensions=["tables", "toc"]).convert(source)
    page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    (found,) = page.xpath("//script")
    assert found.get("type") == "application/ld+json"
    assert page.xpath("string(//p)") == "Tekstiä."
    return json.loads(found.text_content())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_read_back(words: str) -> None:
    """Nothing that an editor can write ends the element or changes on its way through the page."""
    thing = {"@type": "Thing", "name": words, words: [{"name": words}]}
    assert read_back(thing) == {"@context": "https://schema.org", **thing}


@given(st.text(min_size=1))
def test_any_words_are_read_back(words: str) -> None:
    """The same holds for any text at all."""
    assert read_back({"name": words}) == {"@context": "https://schema.org", "name": words}


def test_what_could_end_the_element_is_not_in_it() -> None:
    """No character of markup stands in the data, so that not even a lax reader is led astray."""
    text = json_ld({"name": "".join(HOSTILE)})
    assert not set("<>&\u2028\u2029\n\r") & set(text)


def test_what_is_not_known_is_left_out() -> None:
    """No value stands for 'unknown'; nought and false are values."""
    thing = {"a": None, "b": "", "c": [], "d": {"e": None}, "f": 0, "g": False, "h": [{"i": ""}]}
    assert read_back(thing) == {
        "@context": "https://schema.org",
        "f": 0,
        "g": False,
        "h": [{}],
    }


def test_templates_get_it_as_text() -> None:
    """A field of a page's data becomes the text of the element, whose escapes are JSON's only."""
    thing = {"name": '</script> & "lainaus"'}
    assert template_data((StructuredData(thing),)) == [json_ld(thing)]
