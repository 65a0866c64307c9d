"""What is imported means what its source did: HTML made into Markdown and that into HTML again.

`INTENDED` lists every difference that is on purpose; nothing else may differ.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from tests.markdown_texts import WORDS, tree
from tori.authoring.importing.html_text import markdown, named_texts
from tori.markdown.html import page_html
from tori.markdown.text import parsed

Token = str | tuple[str, frozenset[str]]
"""A tag, an edge of a paragraph, or a letter with what marks it."""

EDGE = "<>"
BREAK = "<br>"
MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "del", "s": "del"}
PASSED_THROUGH = frozenset({"thead", "tbody", "span", "div"})


def tokens(root: Element, marks: frozenset[str] = frozenset()) -> Iterable[Token]:
    """Yield what an element holds."""
    yield from ((letter, marks) for letter in root.text or "")
    for child in root:
        if child.tag == "br":
            yield BREAK
        elif child.tag in MARKS or child.tag in PASSED_THROUGH:
            inner = {MARKS[child.tag]} if child.tag in MARKS else set[str]()
            yield from tokens(child, marks | inner)
        elif child.tag == "a":
            yield from tokens(child, marks | {unquote(child.get("href", ""))})
        elif child.tag == "code":
            yield from tokens(child, marks | {"code"})
        elif child.tag == "p":
            yield EDGE
            yield from tokens(child, marks)
            yield EDGE
        else:
            start = child.get("start", "1")
            yield f"<{child.tag}{f' {start}' if start != '1' else ''}>"
            yield from tokens(child, marks)
            yield f"</{child.tag}>"
        yield from ((letter, marks) for letter in child.tail or "")


def _cells(found: list[Token]) -> list[Token]:
    """Put a slash for a line's end in a cell, and let all cells be of one kind."""
    made: list[Token] = []
    is_cell = False
    for token in found:
        name = token.strip("</>") if isinstance(token, str) else ""
        if name in ("td", "th"):
            is_cell = not str(token).startswith("</")
            made.append("<td>" if is_cell else "</td>")
        elif is_cell and token in (BREAK, EDGE):
            made += [(letter, frozenset()) for letter in " / "]
        else:
            made.append(token)
    return made


def _edges(found: list[Token]) -> list[Token]:
    """Let a paragraph be what is between two edges, tags or double breaks."""
    made: list[Token] = []
    for token in found:
        if token == BREAK and made and made[-1] == BREAK:
            made[-1] = EDGE
            continue
        is_tag = isinstance(token, str) and token != BREAK
        if is_tag and made and made[-1] in (BREAK, EDGE):
            made.pop()
        if token in (BREAK, EDGE) and (
            not made or (isinstance(made[-1], str) and made[-1] != BREAK)
        ):
            continue
        made.append(token)
    while made and made[-1] in (BREAK, EDGE):
        made.pop()
    return made


def _spaces(found: list[Token]) -> list[Token]:
    """Fold spaces, and leave them out at the ends of lines."""
    made: list[Token] = []
    is_code = False
    for token in found:
        if isinstance(token, str):
            while not is_code and made and made[-1] == (" ", frozenset()):
                made.pop()
            is_code = token.endswith("pre>") and not is_code
            made.append(token)
        elif is_code:
            made.append((token[0], frozenset()))
        elif token[0] not in " \t\r\n\f":
            made.append(token)
        elif made and not isinstance(made[-1], str) and made[-1][0] != " ":
            made.append((" ", frozenset()))
    while made and made[-1] == (" ", frozenset()):
        made.pop()
    return made


def _signs(found: list[Token]) -> list[Token]:
    """Leave emphasis to letters."""
    return [
        token
        if isinstance(token, str) or re.match(r"\w", token[0]) or "code" in token[1]
        else (token[0], token[1] - {"strong", "em", "del", "code"})
        for token in found
    ]


def _nothing(found: list[Token]) -> list[Token]:
    """Leave out elements with nothing in them; only the edge of a paragraph is left."""
    made: list[Token] = []
    for token in found:
        name = token[2:-1] if isinstance(token, str) and token.startswith("</") else ""
        while name and made and made[-1] in (EDGE, BREAK):
            made.pop()
        opened = made[-1] if made else ""
        if name not in ("", "hr", "td") and isinstance(opened, str) and _is_start(opened, name):
            made[-1] = EDGE
        else:
            made.append(token)
    return _edges(made)


def _is_start(token: str, name: str) -> bool:
    return token.strip("<>").split(" ")[0] == name


INTENDED: Mapping[str, Callable[[list[Token]], list[Token]]] = {
    "Spaces that HTML folds are folded": _spaces,
    "A paragraph needs no tag; two breaks part paragraphs, and one at an edge is nothing": _edges,
    "Elements with nothing in them are left out": _nothing,
    "A line's end in a cell cannot be said; a slash parts lines": _cells,
    "A sign or a space at emphasis' edge is marked as what is round it, or emphasis has no edge": (
        _signs
    ),
}
"""Why what we write differs, and what takes the difference away on either side."""


def meaning(html: str) -> list[Token]:
    """Return what HTML says, without what differs on purpose."""
    found = list(tokens(tree(html)))
    for take_away in INTENDED.values():
        found = take_away(found)
    return found


def without_emphasis(found: list[Token]) -> list[Token]:
    """Return tokens without emphasis, where its loss has been told."""
    return [
        token if isinstance(token, str) else (token[0], token[1] - {"strong", "em", "del", "code"})
        for token in found
    ]


def rendered(text: str) -> str:
    """Return a Markdown text as a page shows it."""
    return page_html(parsed(text), lambda link: link.target)


SIGNS = (
    *(word for word in WORDS if word != "\u00a0"),
    *(
        "https://a.fi/x_y",
        "1) ",
        "+",
        "=",
        "-",
        "--",
        "|--|",
        "!",
        "]: ",
        "](",
        "&amp;",
        "C:\\",
        "_b_",
    ),
    *("a\u00a0b", ".", ",", ":", "”", "(", "a b", "kissa", "Koira", "x", "y z"),
)
words = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=3).map("".join).map(escape)
addresses = st.sampled_from(
    ["b.md", "https://a.fi/x_(y)?a=b&amp;copy;=1", "mailto:a@b.fi", "x y*.md", "#ä", "a`|&lt;b>.md"]
)


def element(name: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw an element of a name."""
    return inner.map(lambda html: f"<{name}>{html}</{name}>")


def joined(parts: st.SearchStrategy[str], most: int = 2) -> st.SearchStrategy[str]:
    """Draw parts after each other."""
    return st.lists(parts, min_size=1, max_size=most).map("".join)


def marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw emphasis."""
    return st.one_of(element("strong", inner), element("em", inner), element("s", inner))


CODE = element("code", words)
emphasised = st.recursive(words | CODE, lambda inner: marked(joined(inner, 2)), max_leaves=3)
links = st.builds(lambda to, inner: f'<a href="{to}">{inner}</a>', addresses, joined(emphasised))
lines = joined(st.one_of(emphasised, links, marked(joined(links | words, 2))), 2)
inlines = joined(lines | st.just("<br>"), 3)


def tables() -> st.SearchStrategy[str]:
    """Draw tables with a header and full rows."""
    rows = st.integers(1, 3).flatmap(
        lambda wide: st.lists(
            st.lists(inlines, min_size=wide, max_size=wide), min_size=2, max_size=3
        )
    )
    return rows.map(
        lambda drawn: "<table><thead>{}</thead><tbody>{}</tbody></table>".format(
            *("".join(f"<tr>{_row(row)}</tr>" for row in part) for part in (drawn[:1], drawn[1:]))
        )
    )


def _row(cells: Iterable[str]) -> str:
    return "".join(f"<td>x{cell}</td>" for cell in cells)


def containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw lists and quotes."""
    items = joined(
        element("li", st.one_of(inlines, joined(inner), st.builds(str.__add__, inlines, inner)))
    )
    numbered = st.builds(lambda n, html: f'<ol start="{n}">{html}</ol>', st.integers(0, 12), items)
    return st.one_of(element("ul", items), numbered, element("blockquote", joined(inner)))


leaves = st.one_of(
    element("p", inlines),
    element("p", inlines),
    st.builds(lambda level, html: f"<h{level}>{html}</h{level}>", st.integers(2, 6), lines),
    element("pre", words.map(lambda text: f"x{text}\n  y\n")),
    tables(),
    st.just("<hr>"),
)
documents = joined(st.recursive(leaves, containers, max_leaves=4), 2)


@given(documents)
def test_drawn_html_means_the_same(html: str) -> None:
    """Whatever is in a page, its Markdown shows it again."""
    text, lost = markdown(html, keeps_lines=False)
    found, expected = meaning(rendered(text)), meaning(html)
    if any("korostus" in loss for loss in lost):
        found, expected = without_emphasis(found), without_emphasis(expected)
    assert found == expected, text


@given(st.lists(st.sampled_from([*SIGNS, "\n"]), min_size=1, max_size=8).map("".join))
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    """A cell's text has no marks; its lines and signs are on the page as they were."""
    html = escape(text).replace("\n", "<br>")
    expected = f"<ul><li><strong>a:</strong> {html}</li></ul>"
    assert meaning(rendered(named_texts([("a", text)]))) == meaning(expected)
