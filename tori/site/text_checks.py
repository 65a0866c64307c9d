"""What must hold for the links of editors' texts: they lead to what is there, and stay true."""

import re
from collections.abc import Iterator
from posixpath import normpath

from tori.content.anchors import anchors
from tori.content.body import Link
from tori.content.records import Record
from tori.diagnostics import Diagnostic, said
from tori.site.draft import Draft


def check_text_links(draft: Draft) -> Iterator[Diagnostic]:
    """A text's link to the site itself names a Markdown file, which keeps its address true (T124).

    A link elsewhere is a web, e-mail or telephone address, and never a script.
    """
    for name, found in draft.links.items():
        record = draft.records[name]
        for link in found:
            hint = "" if link.is_image else _link_hint(link)
            if not hint:
                continue
            message = said('linkki "{target}" ei osu mihinkään', target=link.target)
            yield Diagnostic(record.origin.path, link.span, "T124", message, hint)


def check_anchors_exist(draft: Draft) -> Iterator[Diagnostic]:
    """A link to a heading names one that stands in the text of the page that it leads to (T124)."""
    for name, found in draft.links.items():
        record = draft.records[name]
        for link in found:
            path, mark, anchor = link.target.partition("#")
            if not mark or link.is_external or link.is_image:
                continue
            target = draft.records.get(_linked(record, path)) if path else record
            if target is None or anchor in anchors(target.body):
                continue
            there = ", ".join(f"#{name}" for name in anchors(target.body))
            message = said('linkin otsikkoa "#{anchor}" ei ole tekstissä', anchor=anchor)
            hint = said("tekstin otsikot ovat: {there}", there=there) if there else _NO_HEADINGS
            yield Diagnostic(record.origin.path, link.span, "T124", message, hint)


_NO_HEADINGS = "tekstissä ei ole väliotsikoita; poista linkistä merkki # ja mitä sen jäljessä on"


def _linked(record: Record, path: str) -> str:
    """Return the reference of the record whose file a link names."""
    folder = record.origin.path.rsplit("/", 1)[0]
    return normpath(f"{folder}/{path}").removeprefix("content/").removesuffix(".md")


def _link_hint(link: Link) -> str:
    """Return how to mend a link, or nothing when it is of a form that works."""
    if link.is_external:
        works = re.match(r"//|(?:https?|mailto|tel):", link.target, re.IGNORECASE)
        return "" if works else "kirjoita osoite, joka alkaa https://, mailto: tai tel:"
    path = link.target.split("#", 1)[0]
    if path.endswith(".md") or link.target.startswith("#"):
        return ""
    if path.startswith("www."):
        return said("kirjoita koko osoite: {address}", address=f"https://{link.target}")
    return "linkitä tietueen tiedostoon, esimerkiksi ../organisations/kangasalan-kaupunki.md"
