"""The dialect is GitHub's: our HTML means what GitHub's own library (cmark-gfm) makes of a text.

`INTENDED` lists every difference that is on purpose; nothing else may differ.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import assume, given

from tests.markdown.cases import CASES
from tests.markdown_texts import document, is_element, texts, tree
from tests.projects import ROOT
from tori.markdown.addresses import is_safe
from tori.markdown.html import page_html
from tori.markdown.text import parsed

EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
CONTENT = sorted((ROOT / "content").rglob("*.md"))
ALERT = re.compile(r"\s*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)


def _headings(root: Element) -> None:
    for element in _all(root):
        if re.fullmatch(r"h[1-6]", element.tag):
            element.attrib.pop("id", None)


def _addresses(root: Element) -> None:
    for element in _all(root):
        for name in ("href", "src"):
            if name in element.attrib and not is_safe(element.attrib[name]):
                del element.attrib[name]
            if element.attrib.get(name) == "":
                del element.attrib[name]


def _alerts(root: Element) -> None:
    for element in _all(root):
        if element.tag == "div":
            element.tag = "blockquote"
            element.attrib.clear()
            element.remove(element[0])
        elif element.tag == "blockquote" and len(element) and element[0].tag == "p":
            first = element[0]
            found = ALERT.match(first.text or "")
            if found:
                first.text = (first.text or "")[found.end() :]
            if found and not first.text and not len(first):
                element.remove(first)


def _footnotes(root: Element) -> None:
    for element in _all(root):
        name = element.attrib.get("class", "")
        if element.tag == "section":
            element.attrib.clear()
        elif name in ("footnote-ref", "footnote-backref"):
            element.attrib.clear()
            if element.text == "↩":
                for inner in list(element):
                    element.remove(inner)
        elif element.attrib.get("id", "").startswith(("fn", "fnref")):
            element.attrib.clear()


def _tasks(root: Element) -> None:
    for element in _all(root):
        if element.tag in ("input", "li", "ol", "ul"):
            element.attrib.pop("class", None)
            element.attrib.pop("aria-label", None)


INTENDED: Mapping[str, Callable[[Element], None]] = {
    "Headings have ids of our rule, as they have been published; GitHub adds its own later": (
        _headings
    ),
    "An address that is not of the web, mail or telephone is left out, and so is an empty one": (
        _addresses
    ),
    "A note box is Material's; the library leaves alerts to GitHub's site": _alerts,
    "Footnotes have ids that no heading can have, and words in Finnish": _footnotes,
    "A task's box says in Finnish whether it is done": _tasks,
}
"""Why we differ, and what takes the difference away on either side."""


PASSED_OVER: Mapping[str, str] = {
    "The libraries read broken definitions otherwise; any definition is a finding (T126)": (
        r"(?<!\[\^1)\]:"
    ),
    "GitHub's library knows no task at the start of a quote or of an inner list; its site does": (
        r"\[[ xX]\]"
    ),
    "A note box is none of the library's, so a line that goes on lazily is told from it (T283)": (
        r"\[!"
    ),
    "A bare address ends otherwise beside marks of emphasis, and is none in an open bracket": (
        r"(?s)(?:www\.|:|@).*[_~*]|\[.*(?:www\.|:|@)"
    ),
    "CommonMark 0.31 takes an emoji for punctuation beside emphasis; GitHub's is 0.29": (
        r"(?s)[*_~]+😀|😀[*_~]+"
    ),
}
"""Where two libraries differ in forms that nobody writes: drawn texts with these are left."""


def _all(root: Element) -> Iterator[Element]:
    return (each for each in list(root.iter()) if is_element(each))


def meaning(html: str) -> list[str]:
    """Return what HTML says, without what differs on purpose."""
    root = tree(html)
    for take_away in INTENDED.values():
        take_away(root)
    return document(root)


def ours(text: str) -> str:
    """Return our HTML."""
    return page_html(parsed(text), lambda link: link.target)


def githubs(text: str) -> str:
    """Return GitHub's HTML."""
    made: str = cmarkgfm.markdown_to_html_with_extensions(
        text, options=Options.CMARK_OPT_FOOTNOTES, extensions=EXTENSIONS
    )
    return made


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_the_real_content_means_the_same(path: object) -> None:
    """Every text of the site reads as on GitHub."""
    text = (ROOT / str(path)).read_text("utf-8").split("\n---\n", 1)[-1]
    assert meaning(ours(text)) == meaning(githubs(text))


@pytest.mark.parametrize("text", CASES)
def test_the_cases_mean_the_same(text: str) -> None:
    """So do the forms that the converter before read otherwise, and the hostile ones."""
    assert meaning(ours(text)) == meaning(githubs(text))


@given(texts)
def test_drawn_texts_mean_the_same(text: str) -> None:
    """So does whatever marks come together."""
    assume(not any(re.search(form, text) for form in PASSED_OVER.values()))
    assert meaning(ours(text)) == meaning(githubs(text))
