"""Texts drawn by hypothesis of the signs that mean something in Markdown, and their HTML compared.

`document` makes HTML into a list that two of the same meaning share, whatever their spelling.
"""

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import strategies as st

WORDS = (
    *(
        "a",
        "ä",
        "😀",
        "e\u0301",
        "työ",
        "15. ",
        "1. ",
        "- ",
        "> ",
        "#",
        "## ",
        "*",
        "**",
        "_",
        "~~",
    ),
    *("`", "```\n", "[", "]", "(", ")", "![", "](", "](b.md)", "[a]", "[a]: ", "[^1]", "[^1]: x\n"),
    *("<", ">", "</", "<b>", "<!--", "-->", "<script>", "&", "&lt;", "&#106;", "&colon;", "&#58;"),
    *("javascript:", "JaVaScRiPt:", "data:text/html,", "vbscript:", "file:", "alert(1)", "java\t"),
    *(
        "http://a.fi",
        "https://b.fi/ä?a=b&c",
        "www.a.fi",
        "a@b.fi",
        "mailto:",
        "ftp://x.fi",
        "tel:1",
    ),
    *('"', "'", '"t"', " ", "  ", "\n", "\n\n", "    ", "\t", "\\", "|", "|-|-|\n", "| a | b |\n"),
    *("- [ ] ", "- [x] ", "> [!NOTE]\n", "---\n", "===\n", ":", "//", "=", "+ ", "on", "\u00a0"),
)
_TAG = "\0"
"""Tells a tag from words that look like one."""

texts = st.lists(st.sampled_from(WORDS), max_size=24).map("".join)
"""Texts in which marks meet in ways that nobody writes."""


def is_element(node: Element) -> bool:
    """Tell an element from a comment, whose tag is a function."""
    tag: object = node.tag
    return isinstance(tag, str)


def elements(html: str) -> list[Element]:
    """Return the elements of a piece of HTML as a browser reads it."""
    root = tree(html)
    return [each for each in root.iter() if is_element(each) and each is not root]


def tree(html: str) -> Element:
    """Return a piece of HTML as a browser reads it."""
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return root


def document(root: Element) -> list[str]:
    """Return the tags of a tree with their attributes, and its words."""
    found: list[str] = []
    _add(root, found)
    return [stripped for each in found if (stripped := each.strip())]


def _add(element: Element, found: list[str], *, is_code: bool = False) -> None:
    if not is_element(element):
        return
    is_code = is_code or element.tag == "pre"
    attributes = sorted((k, _plain(k, v)) for k, v in element.attrib.items())
    found.append(f"{_TAG}<{element.tag}{''.join(f' {k}={v}' for k, v in attributes)}>")
    _add_words(element.text, found, is_code=is_code)
    for inner in element:
        _add(inner, found, is_code=is_code)
        _add_words(inner.tail, found, is_code=is_code)
    found.append(f"{_TAG}</{element.tag}>")


def _plain(name: str, value: str) -> str:
    return unquote(value) if name in ("href", "src") else value


def _add_words(words: str | None, found: list[str], *, is_code: bool) -> None:
    """Add words; those between which only a comment was are one."""
    if words and found and not found[-1].startswith(_TAG):
        words = found.pop() + words
    if words:
        found.append(words if is_code else re.sub(r"\s+", " ", words))
