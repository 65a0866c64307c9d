"""Page data made safe for templates."""

from dataclasses import fields, replace
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.pages.shown import shown
from tests.small_site import deed, small_site
from tori.content.records import Deed
from tori.pages.deed import DeedData, deed_page
from tori.pages.page import Data, Section
from tori.pages.pieces import Fact, Link
from tori.templating.template_data import template_data

HOSTILE = """<script>alert(1)</script>&amp;"' onclick='x' {{ x }} {% x %} {# x #} \\"""


def test_every_text_is_escaped_however_deep() -> None:
    """Texts in tuples of data in data; numbers, None and HTML that is made stay as they are."""
    made = template_data(
        (Fact("a & b", links=(Link("<b>", "x/?a=1&b=2"),)), 3, None, Markup("<p>"))
    )
    assert made == [
        {
            "label": "a &amp; b",
            "words": "",
            "links": [{"words": "&lt;b&gt;", "address": "x/?a=1&amp;b=2", "elsewhere": False}],
        },
        3,
        None,
        "<p>",
    ]


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object(), Section])
def test_what_nobody_knows_how_to_escape_is_refused(value: object) -> None:
    """A kind of value that nobody thought of is an error and not a hole."""
    with pytest.raises(TypeError):
        template_data((value,))


def replaced(value: Any, text: str) -> Any:  # noqa: ANN401 — data is nested as its type is
    """Return page data with a text in place of every other, ids and addresses too."""
    match value:
        case str():
            return text
        case tuple():
            return tuple(replaced(each, text) for each in value)
        case Data():
            names = (each.name for each in fields(value))  # type: ignore[arg-type]  # all data are dataclasses
            return type(value)(**{name: replaced(getattr(value, name), text) for name in names})
        case _:
            return value


FULL = """customer_groups: [oppilaat]
stage: kokeilu
contact: esihenkilö
results: [Se toimi.]
transfer: [Aloita.]
modelled_on: [toinen]
adopted_by: [{organisation: malli, year: 2021, changed: pienempi}]
images: [{src: kuvat/a.jpg, alt: Sali, credit: Kunta, licence: CC BY 4.0}]
source: {isbn: "1", chapter: Luku}"""


HOSTILE_PARTS = (HOSTILE, "<", ">", '"', "'", "&", "a", "javascript:", " ")


@given(st.lists(st.sampled_from(HOSTILE_PARTS), max_size=6))
def test_no_text_of_a_page_comes_alive(parts: list[str]) -> None:
    """Whatever stands in whatever field, the page has the elements and attributes it had."""
    text = "".join(("x", *parts))
    this = deed("teko", more=FULL)
    assert isinstance(this, Deed)
    page = deed_page(small_site(deed("toinen"), this), this)
    assert isinstance(page.data, DeedData)
    tame, hostile = (
        shape(shown(replace(page, data=replaced(page.data, words)))) for words in ("x", text)
    )
    assert hostile == tame


def shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of HTML with the names of their attributes, as a browser reads them."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(str(each.tag), tuple(sorted(each.attrib))) for each in root.iter()]
