"""A text that has been parsed: the value that pages, feeds, letters and checks share."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from tori.diagnostics import Span
from tori.markdown.headings import Found, Heading, headings_of
from tori.markdown.links import Link, link_of, shown_links
from tori.markdown.outline import TEMPLATE_PARTS
from tori.markdown.parsing import html_of, tree_of
from tori.markdown.remark import Remark
from tori.markdown.remarks import remarks_of, too_deep
from tori.markdown.source import Source, nodes, words_of

_LETTER, _SIGN = "a-zA-ZåäöÅÄÖéüÉÜ", " ,.;:?()\"'”’–%/0-9-"
_SECTION = "## "
_PLAIN = re.compile(
    rf"(?:(?:- )?[{_LETTER}][{_LETTER}{_SIGN}]*+(?:\n|\Z)"
    rf"|{_SECTION}[{_LETTER}][{_LETTER}{_SIGN}]*+(?<! )\n\n(?=[{_LETTER}-])|\n)*+"
)
_TOLD_PARTS = ("://", "www.", *TEMPLATE_PARTS)
"""An address that stands by itself is a link, and words of a template are told of."""


@dataclass(frozen=True)
class Text:
    """An editor's text, parsed; it can be pickled, and the parser is not needed any more.

    Attributes:
        markup: The HTML of the parser, before it is made fit for where it goes
            (`html.page_html`, `html.mail_html`). It is never shown as it is.
        links: The links and images that are in the HTML, in its order.
        headings: Those of all levels, in their order.
        remarks: What is wrong with the text by itself (`findings.text_findings`).
    """

    markup: str
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def anchor(self, fragment: str) -> str | None:
        """Return the id of the heading that a link names by our id or by GitHub's, or None."""
        if fragment in self._ids:
            return fragment
        return self._by_github_id.get(unquote(fragment).lower())

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(heading.id for heading in self.headings)

    @cached_property
    def _by_github_id(self) -> Mapping[str, str]:
        """Our ids by GitHub's, of which the first heading has what two share."""
        return {heading.github_id: heading.id for heading in reversed(self.headings)}


def is_plain(markdown: str) -> bool:
    """Tell whether a text is words in paragraphs, bullets and sections, of which no rule speaks.

    Most are; their tree, in which there is nothing to look for, takes five times as long as their
    HTML.
    """
    return _PLAIN.fullmatch(markdown) is not None and not any(
        part in markdown for part in _TOLD_PARTS
    )


def _plain_headings(markdown: str, first_line: int) -> Iterator[Found]:
    """Yield the headings of a plain text."""
    for number, line in enumerate(markdown.split("\n") if "#" in markdown else (), first_line):
        if line.startswith(_SECTION):
            words = line.removeprefix(_SECTION)
            yield Found(len(_SECTION) - 1, words, Span(number, 1, number, len(line) + 1))


def parsed(markdown: str, first_line: int = 1) -> Text:
    """Parse a text.

    Args:
        markdown: With line feeds at its lines' ends.
        first_line: The number that its first line has in its file; places are the file's.
    """
    if is_plain(markdown):
        return Text(html_of(markdown), headings=headings_of(_plain_headings(markdown, first_line)))
    source = Source(markdown, first_line)
    tree = tree_of(markdown)
    if tree is None:
        return Text("", remarks=(too_deep(source),))
    links = tuple(link_of(node, source) for node in shown_links(tree.root))
    every = tuple(nodes(tree.root))
    headings = headings_of(
        Found(node.number, words_of(node), source.span(node.place))
        for node in every
        if node.kind == "heading"
    )
    return Text(tree.markup, links, headings, remarks_of(source, tree.root, every, links))
