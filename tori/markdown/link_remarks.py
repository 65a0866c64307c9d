"""What is wrong with a text's links and images."""

import re
from collections.abc import Iterator, Sequence

from tori.diagnostics import Span, said
from tori.markdown.addresses import is_external, is_readable, is_safe
from tori.markdown.links import Link
from tori.markdown.parsing import Node
from tori.markdown.remark import Remark
from tori.markdown.source import Source, code_spans, is_within, nodes

_DEFINITION = re.compile(r"(?m)^[ >]*(?P<name>\[(?!\^)[^\[\]\n]+\]:)(?=\s*\S)")
_BROKEN = re.compile(r"(?<![\\!])!?\[(?:[^\[\]\n\\]|\\.)*\]\((?P<inside>[^()\n]*)\)")
_CURLY = str.maketrans(
    {"”": '"', "“": '"', "„": '"', "’": "'", "\N{LEFT SINGLE QUOTATION MARK}": "'"}
)
_FILE = re.compile(r"\S.*\.(?:md|jpe?g|png|webp|gif|pdf)")


def link_remarks(source: Source, every: Sequence[Node], links: Sequence[Link]) -> Iterator[Remark]:
    """Yield what is wrong with links, with what was meant to be one, and with images."""
    for link in links:
        yield from _of_one(link)
    if links:
        yield from _nested(source, every)
    if "]:" in source.text:
        yield from _definitions(source, every)
    if "](" in source.text:
        yield from _broken(source, every)


def _of_one(link: Link) -> Iterator[Remark]:
    if link.is_apart:
        yield _apart(link.span)
    if link.is_image and link.is_external:
        message = "kuva haetaan toiselta palvelimelta"
        yield Remark("T125", link.span, message, "tallenna kuva sivuston kansioon")
    elif link.is_image and not link.words.strip():
        hint = "kirjoita hakasulkuihin, mitä kuvassa on: ![Kirjaston uusi sali](kuvat/sali.jpg)"
        yield Remark("T123", link.span, "kuvalta puuttuu tekstivastine", hint)
    elif not link.target.strip():
        hint = "kirjoita osoite sulkuihin: [sanat](osoite)"
        yield Remark("T124", link.span, "linkiltä puuttuu osoite", hint)
    elif not is_readable(link.target):
        hint = "kopioi osoite selaimen osoiteriviltä"
        yield Remark("T124", link.span, "linkin osoitetta ei voi lukea", hint)
    elif not is_safe(link.target):
        message = said('linkki "{target}" ei osu mihinkään', target=link.target)
        hint = "kirjoita osoite, joka alkaa https://, mailto: tai tel:"
        yield Remark("T124", link.span, message, hint)


def _apart(span: Span) -> Remark:
    hint = "kirjoita osoite heti linkin sanojen perään: [sanat](osoite)"
    return Remark("T126", span, "linkin osoite on erillään linkistä", hint)


def _nested(source: Source, every: Sequence[Node]) -> Iterator[Remark]:
    """Yield images and links that are the words of a link."""
    for node in every:
        if node.kind != "link":
            continue
        for inner in nodes(node):
            if inner is node:
                continue
            if inner.kind == "image":
                hint = "kirjoita kuva omalle rivilleen ja linkki sen alle"
                yield Remark("T124", source.span(node.place), "kuva on linkin sanoina", hint)
                break
            if inner.kind == "link":
                hint = "kirjoita linkit peräkkäin"
                message = "linkki on toisen linkin sanoina"
                yield Remark("T124", source.span(inner.place), message, hint)
                break


def _definitions(source: Source, every: Sequence[Node]) -> Iterator[Remark]:
    """Yield addresses that are apart from their links; whatever has one there is not shown."""
    code = {
        line
        for node in every
        if node.kind in ("fence", "html")
        for line in range(node.place.line, node.place.end_line + 1)
    }
    offset = next(source.numbered())[0] - 1
    for found in _DEFINITION.finditer(source.text):
        span = source.between(found.start("name"), found.end("name"))
        if span.line - offset not in code:
            yield _apart(span)


def _broken(source: Source, every: Sequence[Node]) -> Iterator[Remark]:
    """Yield what looks like a link to its writer and is none."""
    searched = 0
    code = code_spans(source, every)
    for node in every:
        if node.kind != "text" or "](" not in node.text:
            continue
        place = source.span(node.place)
        start = source.index(place.line, place.column)
        if start < searched:
            continue
        end = source.text.find("\n\n", start)  # an address within is a node of its own
        searched = end if end >= 0 else len(source.text)
        for found in _BROKEN.finditer(source.text, start, searched):
            if not is_within(source.between(*found.span()), code):
                yield _no_link(source, found)


def _no_link(source: Source, found: re.Match[str]) -> Remark:
    span = source.between(found.start(), found.end())
    inside = found["inside"].strip()
    straight = inside.translate(_CURLY)
    address, _, rest = inside.partition(" ")
    if straight != inside:
        hint, mended = 'kirjoita linkin otsikko suorissa lainausmerkeissä: "…"', straight
    elif _FILE.fullmatch(inside):
        hint, mended = "osoitteessa on välilyönti; kirjoita se kulmasulkuihin", f"<{inside}>"
    elif rest and (is_external(address) or _FILE.fullmatch(address)):
        hint, mended = said('poista osoitteen perästä sanat "{rest}"', rest=rest), address
    else:
        hint, mended = "kirjoita linkki muodossa [sanat](osoite)", ""
    words = found[0][: found.start("inside") - found.start()]
    corrected = source.corrected(span, f"{words}{mended})") if mended else ""
    return Remark("T281", span, "merkinnästä ei tule linkkiä", hint, corrected)
