"""HTML made into Markdown."""

import pytest

from tori.content.importing.html_text import has_html, markdown, plain_text, ruled


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>A &amp; <a href="https://a.fi/x">b</a></p>', "A & [b](https://a.fi/x)"),
        ("<ul><li>a</li><li><strong>b</strong></li></ul>", "- a\n- **b**"),
        ("<!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->", "A"),
        ("<h1>A</h1><h2>B</h2>", "## A\n\n### B"),
        ("Eka\n\nToka\nrivi", "Eka\n\nToka  \nrivi"),
        ("<p>&lt;b&gt; ja 1 &lt; 2</p>", "&lt;b> ja 1 < 2"),
        ("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", "| a |\n| --- |\n| b |"),
    ],
)
def test_without_loss(html: str, text: str) -> None:
    """What Markdown can say is said, and nothing is reported."""
    assert markdown(html) == (text, ())


@pytest.mark.parametrize(
    ("html", "kept", "told"),
    [
        ('<p>A <img src="https://a.fi/k.jpg" alt="Sali"></p>', "A", 'k.jpg (tekstivastine "Sali")'),
        ('<p>A<img src="k.jpg" alt=""></p>', "A", "k.jpg (tekstivastine puuttuu)"),
        ('<iframe src="https://v.fi/1"></iframe>', "<https://v.fi/1>", "<iframe> https://v.fi/1"),
        ('<video><source src="/v.mp4">vara</video>', "vara", "<video> /v.mp4"),
        ("<p>A</p><script>alert(1)</script>", "A", "<script> jäi pois: alert(1)"),
        ('<p><a href="java&#10;script:x">A</a></p>', "A", "linkki"),
        ("<p>m<sup>2</sup></p>", "m2", "<sup>"),
        ("<p>A</p><form><button>B</button></form>", "A\n\nB", "<button>"),
        ('<p>A</p>[gallery ids="1,2"]', 'A\n\n[gallery ids="1,2"]', "lyhytkoodi"),
    ],
)
def test_loss_is_told_and_text_kept(html: str, kept: str, told: str) -> None:
    """What Markdown cannot say is reported; its text stays."""
    text, lost = markdown(html)
    assert text == kept
    assert any(told in loss for loss in lost)


def test_plain_text() -> None:
    """An excerpt is its text on one line."""
    assert plain_text("<p>A\n&amp; B</p>") == "A & B"


def test_markdown_is_not_taken_for_html() -> None:
    """Only a known tag outside code makes a text HTML."""
    assert not has_html("a < b `<p>` <https://a.fi>")
    assert has_html("a<br>b")


def test_markdown_passes_as_it_is() -> None:
    """A text that keeps our rules is not touched."""
    text = "## A\n\n- b *c* [d](../e.md)"
    assert ruled(text) == (text, ())


def test_html_in_a_cell_is_converted_and_told() -> None:
    """A cell may hold HTML; the report says that it was converted."""
    text, lost = ruled("<p>A <b>b</b></p>")
    assert text == "A **b**"
    assert "HTML" in lost[0]
