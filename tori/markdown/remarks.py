"""What is wrong with a text by itself: everything that its tree and its source show."""

import re
from collections.abc import Iterator, Sequence

from tori.diagnostics import Span, said
from tori.markdown.depth import DEEPEST, deepest_line
from tori.markdown.link_remarks import link_remarks
from tori.markdown.links import Link
from tori.markdown.marks import mark_remarks
from tori.markdown.outline import outline_remarks
from tori.markdown.parsing import Node
from tori.markdown.remark import Remark
from tori.markdown.source import Source

_ORDINAL = re.compile(r"(?P<before>[ >]*)(?P<number>\d{1,9})\.(?P<after>\s+(?P<word>\w+).*)")
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu", re.IGNORECASE
)


def remarks_of(
    source: Source, root: Node, every: Sequence[Node], links: Sequence[Link]
) -> tuple[Remark, ...]:
    """Return everything that is wrong with a text, in its order.

    Args:
        source: The text.
        root: Its tree.
        every: All nodes of the tree, in order.
        links: Those of the text.
    """
    found = [
        *mark_remarks(source, every),
        *link_remarks(source, every, links),
        *outline_remarks(source, root, every),
        *_node_remarks(source, every),
    ]
    return tuple(sorted(found, key=lambda remark: (remark.span, remark.code)))


def too_deep(source: Source) -> Remark:
    """Return the remark of a text that has not been parsed."""
    message = said("tekstissä on yli {most} sisäkkäistä lainausta tai luetteloa", most=DEEPEST)
    hint = "poista ylimääräiset merkit > - * rivien alusta; tekstiä ei voi näyttää"
    line = source.number(deepest_line(source.lines))
    return Remark("T189", Span(line, 1, line, 2), message, hint)


def _node_remarks(source: Source, every: Sequence[Node]) -> Iterator[Remark]:
    lines_with_html: set[int] = set()
    may_have_alerts = "[!" in source.text
    for node in every:
        if node.kind == "html":
            remark = _html(source, node)
            if remark and remark.span.line not in lines_with_html:
                lines_with_html.add(remark.span.line)
                yield remark
        elif node.kind == "list" and node.number >= 0:
            yield from _ordinal(source, node)
        elif may_have_alerts and (
            (node.kind == "alert" and (node.text or not node.children))
            or (node.kind == "text" and _ALERT.search(node.text))
        ):
            yield _no_alert(source, node)


def _no_alert(source: Source, node: Node) -> Remark:
    """Return the remark of a note box that GitHub does not show as one."""
    span = source.span(node.place)
    line = source.line(span)
    found = _ALERT.search(line)
    start, end = found.span() if found else (span.column - 1, len(line))
    at_mark = Span(span.line, start + 1, span.line, end + 1)
    if node.kind == "alert" and not node.children:
        message = "huomautuslaatikossa ei ole tekstiä"
        hint = "aloita laatikon jokainen rivi merkillä >"
    elif node.kind == "alert":
        message = "huomautuslaatikon merkinnän perässä on sanoja"
        hint = "siirrä sanat seuraavalle riville ja aloita sekin merkillä >"
    else:
        message = "merkinnästä ei tule huomautuslaatikkoa"
        hint = "kirjoita lainauksen ensimmäiselle riville vain > [!NOTE]"
    return Remark("T283", at_mark, message, hint, severity="warning")


def _html(source: Source, node: Node) -> Remark | None:
    """Return the remark of raw HTML; a comment is the editor's own note."""
    span = source.span(node.place)
    blanked = _without_comments(node.text)
    rest = blanked.strip()
    if not rest:
        return None
    start = Span(span.line, span.column, span.line, span.column + 2)
    if rest.startswith("<!--"):
        message = "kommentti on jäänyt auki, ja loppu tekstistä jää pois"
        return Remark("T121", start, message, "päätä kommentti merkkeihin -->")
    if not rest.startswith("<"):
        message = "kommentin perässä on tekstiä, joka jää pois"
        return Remark("T121", start, message, "kirjoita kommentti omalle rivilleen")
    line = span.line + blanked[: blanked.index(rest)].count("\n")
    if line != span.line:
        start = Span(line, 1, line, 3)
    hint = "kirjoita Markdownia; jos tarkoitat merkkiä <, kirjoita &lt;"
    return Remark("T121", start, "leipätekstissä on HTML:ää", hint)


def _without_comments(html: str) -> str:
    """Return HTML with blanks for each comment that ends; all else stays in its place."""
    parts: list[str] = []
    place = 0
    while (start := html.find("<!--", place)) >= 0:
        end = html.find("-->", start + 2)  # `<!-->` is a whole one
        if end < 0:
            break
        parts += (html[place:start], re.sub(r"[^\n]", " ", html[start : end + 3]))
        place = end + 3
    return "".join((*parts, html[place:]))


def _ordinal(source: Source, node: Node) -> Iterator[Remark]:
    """Yield the remark of a list that was meant for a sentence: '15. lokakuuta …'."""
    span = source.span(node.place)
    line = source.line(span)
    found = _ORDINAL.fullmatch(line)
    if found is None:
        return
    is_alone = len(node.children) == 1
    is_month = _MONTH.match(found["word"]) is not None
    is_late = node.number > 1 and (is_alone or found["word"][0].islower())
    if not (is_late or (is_alone and is_month)):
        return
    column = len(found["before"]) + 1
    start = Span(span.line, column, span.line, column + len(found["number"]) + 1)
    message = said(
        'rivi alkaa "{number}.", ja siitä tulee numeroitu luettelo', number=found["number"]
    )
    hint = "jos se on järjestysluku, kirjoita pisteen eteen kenoviiva"
    corrected = f"{found['before']}{found['number']}\\.{found['after']}"
    yield Remark("T188", start, message, hint, corrected, "warning")
