"""Our rules for a body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markdown_texts import texts
from tori.authoring.importing.body_rules import (
    shortcodes,
    with_lines,
    with_lower_headings,
    with_ordinals,
    without_html,
)
from tori.markdown.text import parsed


@pytest.mark.parametrize(
    ("text", "mended", "changed"),
    [
        (
            "a <b> `<i>` <https://a.fi/> <a@b.fi> 1 < 2",
            "a &lt;b> `<i>` <https://a.fi/> <a@b.fi> 1 < 2",
            1,
        ),
        ("```\n<p>\n```\n\n    <p>\n\n\\<u>", "```\n<p>\n```\n\n    <p>\n\n\\<u>", 0),
        ("<div>\n<p>a `<i>`</p>\n</div>", "&lt;div>\n&lt;p>a `<i>`&lt;/p>\n&lt;/div>", 4),
        ("ä😀 <b\nc='1'>x</b>", "ä😀 &lt;b\nc='1'>x&lt;/b>", 2),
        ("> - <!-- a -->", "> - &lt;!-- a -->", 1),
    ],
)
def test_angle_that_begins_html_is_written_out(text: str, mended: str, changed: int) -> None:
    """A tag is shown as text; code, addresses, escaped and lone signs are left."""
    assert without_html(text) == (mended, changed)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("# A\n\n## B", "## A\n\n### B"),
        ("C\n===\n\nD\n---\n\nteksti", "C\n---\n\n### D\n\n\nteksti"),
        ("C\n=\n\n> D\n> E\n> ---", "C\n-\n\n> ### D E\n>\n>"),
        ("- # Ä\n\n  x\n\n> ## B", "- ## Ä\n\n  x\n\n> ### B"),
        ("# A\n\n```\n# koodi\n```", "## A\n\n```\n# koodi\n```"),
    ],
)
def test_headings_move_down_together(text: str, mended: str) -> None:
    """One top heading moves every heading a level down, underlined ones too."""
    found, squeezed = with_lower_headings(text)
    assert [line.rstrip() for line in found.split("\n")] == mended.split("\n")
    assert not squeezed


@pytest.mark.parametrize(
    "text", ["## A\n\nx\n\n---\n\n`# koodi`", "#hyväntekijät\n\n## A", "\\# A", "    # A"]
)
def test_headings_without_a_top_one_stay(text: str) -> None:
    """Headings that break no rule are left, and so is what only looks like one."""
    assert with_lower_headings(text) == (text, False)


def test_two_levels_that_become_one_are_told() -> None:
    """There is no seventh level."""
    assert with_lower_headings("# A\n\n###### B") == ("## A\n\n###### B", True)


def test_ordinal_at_the_start_of_a_text_is_escaped() -> None:
    """A sentence is no list, and a list is none the less one."""
    text = "15. lokakuuta pidettiin päivä.\n\n1. eka\n2. toka"
    assert with_ordinals(text) == text.replace("15.", "15\\.")


def test_lines_of_a_cell_stay_lines() -> None:
    """Only lines of paragraphs are marked: lists, tables and code have lines of their own."""
    text = "a\nb\n- c\n- d\n\n```\nx\ny\n```\n\n> e\n> f\\\n> g"
    assert with_lines(text) == text.replace("a\n", "a  \n").replace("e\n", "e  \n")


def test_shortcodes_are_found_and_brackets_are_not() -> None:
    """A shortcode has attributes, an end or a known name; a link and a bracketed word are none."""
    text = '[gallery ids="1"] [sic] [linkki](x) [oma a=1] [laatikko]x[/laatikko] `[video]`'
    found = ('[gallery ids="1"]', "[oma a=1]", "[laatikko]", "[/laatikko]")
    assert shortcodes(text) == found


@given(st.one_of(texts, st.text(alphabet="#=-`<>abä/!?\\ \n|", max_size=60)))
def test_rules_hold_for_any_text(text: str) -> None:
    """After both steps no text has raw HTML or a top heading."""
    mended, _ = with_lower_headings(without_html(text)[0])
    assert not {remark.code for remark in parsed(mended).remarks} & {"T121", "T122"}
