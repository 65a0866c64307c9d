"""A text that has been parsed: the value that pages, feeds, letters and checks share."""

from dataclasses import dataclass
from urllib.parse import unquote

from tori.markdown.headings import Heading, headings_of
from tori.markdown.links import Link, link_of, shown_links
from tori.markdown.parsing import tree_of
from tori.markdown.remark import Remark
from tori.markdown.remarks import remarks_of, too_deep
from tori.markdown.source import Source, nodes


@dataclass(frozen=True, slots=True)
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
        for heading in self.headings:
            if heading.id == fragment:
                return fragment
        name = unquote(fragment).lower()
        return next((h.id for h in self.headings if h.github_id == name), None)


def parsed(markdown: str, first_line: int = 1) -> Text:
    """Parse a text.

    Args:
        markdown: With line feeds at its lines' ends.
        first_line: The number that its first line has in its file; places are the file's.
    """
    source = Source(markdown, first_line)
    tree = tree_of(markdown)
    if tree is None:
        return Text("", remarks=(too_deep(source),))
    links = tuple(link_of(node, source) for node in shown_links(tree.root))
    every = tuple(nodes(tree.root))
    headings = headings_of((node for node in every if node.kind == "heading"), source)
    return Text(tree.markup, links, headings, remarks_of(source, tree.root, every, links))
