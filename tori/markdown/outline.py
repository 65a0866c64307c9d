"""What is wrong with how a text is divided: its headings, and what stands for them."""

import re
from collections.abc import Iterator, Sequence

from tori.diagnostics import Span, said
from tori.markdown.parsing import Node
from tori.markdown.remark import Remark
from tori.markdown.source import Source, nodes, words_of

_MARKS = re.compile(r"(?P<before>[ >]*)#{1,6}(?P<after>[ \t].*|)")
_GLUED = re.compile(r"(?m)^[ >]*(?P<marks>#{2,6})(?P<words>[^\s#].*)$")
_TEMPLATE = re.compile(r"[Ll]orem\s+ipsum|[Kk]irjoita (?:teksti )?tähän|\b(?:TODO|TBD|XXX)\b")
_MAY_BE_GLUED = re.compile(r"##[^#\s]")
TEMPLATE_PARTS = ("ipsum", "irjoita t", "TODO", "TBD", "XXX")
_LONGEST_HEADING = 80
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ",", ";")


def outline_remarks(source: Source, root: Node, every: Sequence[Node]) -> Iterator[Remark]:
    """Yield what is wrong with headings: their levels, what stands for one, what is under one."""
    level = 1
    for node in every:
        if node.kind == "heading":
            yield from _level(source, node, level)
            level = node.number
    yield from _sections(source, root)
    text = source.text
    if _MAY_BE_GLUED.search(text) or any(part in text for part in TEMPLATE_PARTS):
        for node in every:
            if node.kind == "text":
                yield from _text(source, node)


def _level(source: Source, heading: Node, before: int) -> Iterator[Remark]:
    if heading.number == 1:
        hint = (
            "sivun pääotsikko tulee kentästä title; aloita väliotsikko merkeillä ##; "
            "jos # kuuluu tekstiin, kirjoita sen eteen kenoviiva: \\#"
        )
        yield Remark("T122", _line(source, heading), "leipätekstissä on pääotsikko", hint)
    elif heading.number > before + 1:
        marks = "#" * (before + 1)
        message = said(
            "otsikon taso {level} on väärä: edellinen on tasoa {before}",
            level=heading.number,
            before=before,
        )
        hint = said("aloita otsikko merkeillä {marks}", marks=marks)
        span = _line(source, heading)
        found = _MARKS.fullmatch(source.line(span))
        corrected = f"{found['before']}{marks}{found['after']}" if found else ""
        yield Remark("T184", span, message, hint, corrected, "warning")


def _line(source: Source, node: Node) -> Span:
    span = source.span(node.place)
    return Span(span.line, span.column, span.line, len(source.line(span)) + 1)


def _text(source: Source, node: Node) -> Iterator[Remark]:
    template = _TEMPLATE.search(node.text)
    if template:
        span = source.span(node.place)
        message = said('tekstissä on mallin sanoja: "{words}"', words=template[0])
        yield Remark("T187", span, message, "kirjoita oma teksti tai poista kohta", "", "warning")
    if node.text.startswith("##"):
        span = source.span(node.place)
        found = _GLUED.fullmatch(source.line(span))
        if found and found.start("marks") == span.column - 1:
            line = source.line(span)
            end = found.end("marks")
            yield Remark(
                "T282",
                Span(span.line, span.column, span.line, len(line) + 1),
                "rivistä ei tule otsikkoa",
                "kirjoita merkkien # jälkeen välilyönti",
                f"{line[:end]} {line[end:]}",
                "warning",
            )


def _sections(source: Source, root: Node) -> Iterator[Remark]:
    """Yield headings with nothing under them, and bold paragraphs that stand for headings."""
    blocks = [block for block in root.children if not _is_note(block)]
    level = 1
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if block.kind == "heading":
            level = block.number
            if following is None or (following.kind == "heading" and following.number <= level):
                span = _line(source, block)
                empty = said('otsikon "{words}" alla ei ole tekstiä', words=words_of(block))
                advice = "kirjoita teksti tai poista otsikko"
                yield Remark("T187", span, empty, advice, "", "warning")
        elif following is not None and following.kind != "heading" and _is_bold(block):
            marks = "#" * min(level + 1, 6)
            words = words_of(block)
            span = _line(source, block)
            message = "lihavoitu rivi on otsikon paikalla"
            hint = said("kirjoita otsikko: {marks} {words}", marks=marks, words=words)
            yield Remark("T186", span, message, hint, f"{marks} {words}", "warning")


def _is_note(block: Node) -> bool:
    """Tell whether a block is an editor's own note, of which nothing is shown."""
    return block.kind == "html" and block.text.startswith("<!--")


def _is_bold(block: Node) -> bool:
    if block.kind != "paragraph" or len(block.children) != 1:
        return False
    (only,) = block.children
    words = words_of(only)
    return (
        only.kind == "strong"
        and block.place.line == block.place.end_line
        and len(words) <= _LONGEST_HEADING
        and not words.endswith(_SENTENCE_ENDS)
        and all(node.kind in ("strong", "text") for node in nodes(only))
    )
