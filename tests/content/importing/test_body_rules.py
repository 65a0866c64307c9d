"""Our rules for a body."""

from hypothesis import given
from hypothesis import strategies as st

from tori.content.importing.body_rules import shortcodes, with_lower_headings, without_html
from tori.markdown.findings import text_findings
from tori.markdown.text import parsed


def test_angle_that_begins_html_is_written_out() -> None:
    """A tag is shown as text; code, autolinks and lone signs are left."""
    text = "a <b> `<i>` <https://a.fi/> 1 < 2 \\<u>\n```\n<p>\n```"
    assert without_html(text)[0] == "a &lt;b> `<i>` <https://a.fi/> 1 < 2 &lt;u>\n```\n<p>\n```"


def test_headings_move_down_together() -> None:
    """One top heading moves every heading a level down, underlined ones too."""
    text, squeezed = with_lower_headings("# A\n\n## B\n\nC\n===\n\nD\n---\n\nteksti")
    assert text.split() == ["##", "A", "###", "B", "##", "C", "###", "D", "teksti"]
    assert not squeezed


def test_headings_without_a_top_one_stay() -> None:
    """Headings that break no rule are left, and so is a rule of dashes."""
    text = "## A\n\nx\n\n---\n\n`# koodi`"
    assert with_lower_headings(text) == (text, False)


def test_hashtag_at_the_start_of_a_line_is_no_heading() -> None:
    """Python-Markdown takes #word for a heading; we keep it a word, and move nothing."""
    assert with_lower_headings("#hyväntekijät\n\n## A") == ("\\#hyväntekijät\n\n## A", False)


def test_two_levels_that_become_one_are_told() -> None:
    """There is no seventh level."""
    assert with_lower_headings("# A\n\n###### B") == ("## A\n\n###### B", True)


def test_shortcodes_are_found_and_brackets_are_not() -> None:
    """A shortcode has attributes, an end or a known name; a link and a bracketed word are none."""
    text = '[gallery ids="1"] [sic] [linkki](x) [oma a=1] [laatikko]x[/laatikko]'
    found = ('[gallery ids="1"]', "[oma a=1]", "[laatikko]", "[/laatikko]")
    assert shortcodes(text) == found


@given(st.text(alphabet="#=-`<>abä/!?\\ \n|", max_size=60))
def test_rules_hold_for_any_text(text: str) -> None:
    """After both steps no text has raw HTML or a top heading."""
    mended, _ = with_lower_headings(without_html(text)[0])
    assert not {finding.code for finding in text_findings(parsed(mended), "x.md")} & {
        "T121",
        "T122",
    }
