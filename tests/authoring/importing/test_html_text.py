"""HTML made into Markdown."""

import pytest

from tori.authoring.importing.html_text import (
    has_html,
    markdown,
    named_texts,
    plain_text,
    ruled,
    wordpress_markdown,
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>A &amp; <a href="https://a.fi/x">b</a></p>', "A & [b](https://a.fi/x)"),
        ("<ul><li>a</li><li><strong>b</strong></li></ul>", "- a\n- **b**"),
        ("<!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->", "A"),
        ("<h1>A</h1><h2>B</h2>", "## A\n\n### B"),
        ("Eka\n\nToka\nrivi", "Eka\n\nToka  \nrivi"),
        ("<p>&lt;b&gt; ja 1 &lt; 2</p>", "&lt;b> ja 1 < 2"),
        (
            (
                "<ol><li>Eka<ul><li>ala</li></ul></li></ol><ol><li><p>Yksi</p><p>Lisää.</p></li>"
                "<li><p>Kaksi</p></li></ol>"
            ),
            "1. Eka\n   - ala\n\n1) Yksi\n\n   Lisää.\n\n2) Kaksi",
        ),
        ("<ul><li>Kevät<ul><li>maaliskuu</li></ul></li></ul>", "- Kevät\n  - maaliskuu"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul><ul><li>c</li></ul>", "- a\n  - b\n\n* c"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        (
            '<ol start="9"><li>a</li><li>b<pre>x\n\ny</pre></li></ol>',
            "9. a\n\n10. b\n\n    ```\n    x\n\n    y\n    ```",
        ),
        ("<ul><li>a<ol start='3'><li>b</li></ol></li></ul>", "- a\n\n  3. b"),
        (
            "<blockquote>a</blockquote><blockquote><p>b</p><p>c</p></blockquote>",
            "> a\n\n> b\n>\n> c",
        ),
        ("<p><strong>Tavoite<br></strong>Teksti alkaa.</p>", "**Tavoite**  \nTeksti alkaa."),
        ("<p><strong>Tavoite: </strong>Teksti</p>", "**Tavoite:** Teksti"),
        ("<p><strong>Tavoite:</strong>Teksti</p>", "**Tavoite**:Teksti"),
        ("<p>a<br><br>b<br>&nbsp;<br>c</p><p>&nbsp;</p>", "a\n\nb\n\nc"),
        (
            "<p>15. lokakuuta<br>+ a<br>- b<br>1) c<br># d<br>&gt; e<br>===</p>",
            "15\\. lokakuuta  \n\\+ a  \n\\- b  \n1\\) c  \n\\# d  \n\\> e  \n\\===",
        ),
        (
            "<p>2*3 _a a_b ~5 `c` [d](e) ![f](g) C:\\*</p>",
            r"2\*3 \_a a_b \~5 \`c\` [d\](e) \![f\](g) C:\\\*",
        ),
        (
            "<p>https://a.fi www.b.fi c@d.fi &amp;amp; &amp;</p>",
            r"https\://a.fi www\.b.fi c\@d.fi &amp;amp; &",
        ),
        ("<p>| a |<br>|---|</p><h2>C #</h2>", "| a |  \n\\|---|\n\n## C \\#"),
        (
            '<p><a href="x y(1).md" title="a &quot;b&quot;">c]</a></p>',
            r'[c\]](x%20y%281%29.md "a \"b\"")',
        ),
        ("<p>[a <code>b]: c</code></p>", "\\[a `b]: c`"),
        ("<p><code>a`b</code> <del>c</del></p><hr>", "``a`b`` ~~c~~\n\n___"),
        (
            "<table><thead><tr><td>a</td></tr></thead><tr><td>b | c</td></tr></table>",
            "| a |\n| --- |\n| b \\| c |",
        ),
        ("<table><tr><td>a</td></tr></table>", "|  |\n| --- |\n| a |"),
        ("<table><caption>A</caption><tr><th>b</th></tr></table>", "A\n\n| b |\n| --- |"),
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
        ("<dl><dt>A</dt><dd>B</dd></dl>", "A\n\nB", "määritelmäluettelosta"),
        ('<ol type="a"><li value="2">A</li></ol>', "2. A", "kirjaimet"),
        ("<ol><li>A</li><li value='7'>B</li></ol>", "1. A\n2. B", "juokseviksi"),
        ("<p>a<b><code>b</code></b></p>", "a`b`", "korostus"),
        ('<p><a href="b.md"><code>a]: b</code></a></p>', r"[a\]: b](b.md)", "korostus"),
        (
            r"<table><tr><th>a</th></tr><tr><td><code>b\|c</code></td></tr></table>",
            "| a |\n| --- |\n| b\\\\\\|c |",
            "korostus",
        ),
        ("<pre><b>a</b><br>b</pre>", "```\na\nb\n```", "koodin muotoilu"),
        (
            (
                "<table><tr><th>V</th><th>T</th></tr><tr><td rowspan='2'>2018</td><td>118</td></tr>"
                "<tr><td>119</td></tr><tr><td colspan='2'>b</td></tr></table>"
            ),
            "| V | T |\n| --- | --- |\n| 2018 | 118 |\n|  | 119 |\n| b |  |",
            "yhdistetyn solun",
        ),
        (
            "<table><tr><th>a</th></tr><tr><th><p>b</p><p>c</p></th></tr></table>",
            "| a |\n| --- |\n| b / c |",
            "otsikkosolut",
        ),
        (
            "<table><tr><th>a</th></tr><tr><td>b<br>c</td></tr></table>",
            "| a |\n| --- |\n| b / c |",
            "vinoviivalla",
        ),
        (
            "<table><tr><th>a</th></tr><tr><td><ul><li>b</ul></td></tr></table>",
            "| a |\n| --- |\n| b |",
            "säilyivät sanat",
        ),
        (f"{'<div>' * 5000}A", "A", "sisäkkäin"),
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


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            'Eka.\n\n<p style="text-align: center;">Keskellä.</p>\n\nToka.\n\nKolmas.',
            "Eka.\n\nKeskellä.\n\nToka.\n\nKolmas.",
        ),
        (
            "<b>a\nb<br>\nc\n\nd</b>\n<ul>\n<li>e</li>\n</ul>\nf",
            "**a  \nb  \nc**\n\n**d**\n\n- e\n\nf",
        ),
        ("<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->", "a b"),
        ("a\r\n\r\nb", "a\n\nb"),
    ],
)
def test_wordpress_parts_paragraphs_by_empty_lines(html: str, text: str) -> None:
    """Its classic editor does; its blocks have tags for all."""
    assert wordpress_markdown(html) == (text, ())


def test_text_of_a_cell_keeps_its_lines_and_its_ordinals() -> None:
    """A line's end is one to whoever wrote the cell, and a sentence is no list."""
    assert ruled("15. lokakuuta\nsovittiin:\n- a\n- b") == (
        "15\\. lokakuuta  \nsovittiin:\n- a\n- b",
        (),
    )


def test_named_texts_are_shown_as_they_are() -> None:
    """What no field takes is a list; signs, lines and paragraphs stay."""
    text = named_texts([("A_b", "- c\n# d\n\ne"), ("f", "1. g")])
    assert text == "- **A_b:** - c  \n  \\# d\n\n  e\n\n- **f:** 1. g"
