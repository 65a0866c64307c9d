"""What an editor's Markdown holds: links, images, headings and HTML, each in its place."""

import time

import pytest

from tori.content.body import Link, body_findings, links, prose_lines
from tori.diagnostics import Span


def _links(body: str) -> list[Link]:
    return list(links(body, first_line=10))


def _codes(body: str) -> list[tuple[str, int, int]]:
    found = body_findings("a.md", body, first_line=10)
    return [(f.code, f.span.line, f.span.column) for f in found]


def test_a_link_has_its_target_and_place() -> None:
    """A link's place is its target's, in code points, in the file."""
    body = "Rivi.\nÄiti 👩 [työ](../deeds/a.md#kohta)."
    assert _links(body) == [
        Link("työ", "../deeds/a.md#kohta", Span(11, 14, 11, 33), is_image=False)
    ]


def test_an_image_is_told_from_a_link() -> None:
    """An exclamation mark makes an image, unless a backslash takes its meaning away."""
    assert [link.is_image for link in _links("![a](b.png) [a](b.md) \\![a](b.md)")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('[a](b.md "Otsikko")', "b.md"),
        ('[a](b.md "Otsikko (x)")', "b.md"),
        ("[a](b_(c).md)", "b_(c).md"),
        ("[a \\] b](c.md)", "c.md"),
        ("[](b.md)", "b.md"),
        ("[a]()", ""),
        ("[a](b c.md)", "b"),
    ],
)
def test_the_forms_of_a_link(text: str, target: str) -> None:
    """A link may have a title, brackets in its target or an escaped bracket in its words."""
    assert [link.target for link in _links(text)] == [target]


@pytest.mark.parametrize(
    "text", ["[a] (b.md)", "\\[a](b.md)", "[a](b.md", "`[a](b.md)`", "a](b.md)"]
)
def test_what_is_no_link(text: str) -> None:
    """A space between, an escape, an open bracket or code make no link."""
    assert _links(text) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://a.fi", True),
        ("mailto:a@b.fi", True),
        ("//a.fi", True),
        ("HTTP://a.fi", True),
        ("a.md", False),
        ("/teot/", False),
        ("#kohta", False),
        ("a/b:c.md", False),
    ],
)
def test_external(target: str, expected: object) -> None:
    """What names a scheme or a host is elsewhere."""
    (link,) = _links(f"[a]({target})")
    assert link.is_external is expected


def test_code_is_passed_over_and_columns_stay() -> None:
    """Code is no prose: within a line it is blanked, so that what follows keeps its column."""
    assert list(prose_lines("a `<b>` c\n```\nd\n```\ne", 5)) == [(5, "a       c"), (9, "e")]


@pytest.mark.parametrize(
    "body",
    [
        "```\n<b>\n```",
        "```` html\n<b>\n```\n<i>\n````",
        "~~~\n<b>\n~~~",
        "``<b> ` c``",
        "``` python\n<b>\n```  ",
    ],
)
def test_html_in_code_is_text(body: str) -> None:
    """Whatever stands in code is shown, not done."""
    assert _codes(body) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("```\n<b>", 11),
        ("  ```\n<b>\n  ```", 11),
        ("```\n<b>\n~~~", 11),
        ("``` <b> ```\n<i>", 11),
        ("\\`<b>\\`", 10),
        ("`<b>``", 10),
    ],
)
def test_html_in_what_only_looks_like_code(body: str, line: int) -> None:
    """What Python-Markdown does not take for code is no hiding place for HTML."""
    assert ("T121", line) in [(code, number) for code, number, _ in _codes(body)]


@pytest.mark.parametrize("text", ["<script>", "</p>", "<!-- a -->", "<?php", "a <B", "<a@b.fi>"])
def test_html_is_found(text: str) -> None:
    """A tag, a comment and an instruction are HTML."""
    assert [code for code, _, _ in _codes(f"Teksti {text}")] == ["T121"]


@pytest.mark.parametrize(
    "text", ["1 < 2", "a <- b", "<https://a.fi/b>", "<mailto:a@b.fi>", "&lt;b>", "<3"]
)
def test_what_is_no_html(text: str) -> None:
    """A sign of comparison and an address in angle brackets are text."""
    assert _codes(text) == []


@pytest.mark.parametrize(
    "body",
    ["# Otsikko", "#tunniste", "   # Otsikko", "#", "Otsikko\n===", "A\n= ", "A\n\n# B", "`a`# B"],
)
def test_a_top_heading_is_found(body: str) -> None:
    """Both forms of a top heading are found, and a hashtag that would become one."""
    assert [code for code, _, _ in _codes(body)] == ["T122"]


@pytest.mark.parametrize(
    "body", ["## Väliotsikko", "\\#tunniste", "Kunta #tunniste", "===", "\n===", "a = b"]
)
def test_what_is_no_top_heading(body: str) -> None:
    """A lower heading, an escaped sign and one amid the line are no top heading."""
    assert _codes(body) == []


def test_an_image_needs_words_and_a_file_of_ours() -> None:
    """An image without words and one from another server are found at their targets."""
    body = "![Sali](a.png)\n![ ](a.png)\n![Sali](https://b.fi/a.png)\n![](//b.fi/a.png)"
    assert _codes(body) == [("T123", 11, 6), ("T125", 12, 9), ("T125", 13, 5)]


@pytest.mark.parametrize(
    "piece", ["[a](", "[a](x ", '[a](x "', "`", "` `` ", "[", "![", "<", "```a\n", "\\[", "(", "**"]
)
def test_a_long_line_is_read_once(piece: str) -> None:
    """The largest file that is read, made of one thing over and over, takes no time to speak of."""
    body = "[a](b.md) " + piece * (400_000 // len(piece))
    start = time.process_time()
    assert _links(body)
    list(body_findings("a.md", body, 1))
    assert time.process_time() - start < 5


def test_link_whose_words_go_over_lines_is_seen() -> None:
    """An editor who breaks lines still has the link checked; its target stands where it stands."""
    body = "Lue [pitkä\nnimi](../a.md), [b\n\nei](c.md)\n"
    assert [(link.target, link.span) for link in links(body, 5)] == [("../a.md", Span(6, 7, 6, 14))]


@pytest.mark.parametrize(
    ("text", "column"),
    [("[a](http://[::1)", 5), ("<http://[::1>", 2), ("[a](https://x\u2100y.fi/)", 5)],
)
def test_an_address_that_cannot_be_read_is_told(text: str, column: int) -> None:
    """MkDocs would fall over it, so the editor is told where it stands."""
    (found,) = body_findings("content/deeds/a.md", text, 5)
    assert (found.code, found.span.line, found.span.column) == ("T124", 5, column)
