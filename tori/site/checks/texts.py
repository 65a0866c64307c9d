"""What must hold for the links of editors' texts: they lead to what is there, and stay true."""

from collections.abc import Iterator

from tori.content.records import Record
from tori.diagnostics import Diagnostic, said
from tori.markdown.links import Link
from tori.site.draft import Draft
from tori.site.references import linked_record


def check_text_links(draft: Draft) -> Iterator[Diagnostic]:
    """A text's link to the site itself names a Markdown file, so that it stays true (T124)."""
    for record in draft.records.values():
        for link in record.text.links:
            hint = "" if link.is_image else _link_hint(link)
            if not hint:
                continue
            message = said('linkki "{target}" ei osu mihinkään', target=link.target)
            yield Diagnostic(record.origin.path, link.span, "T124", message, hint)


def check_anchors_exist(draft: Draft) -> Iterator[Diagnostic]:
    """A link to a heading names one that stands in the text of the page that it leads to (T124)."""
    for record in draft.records.values():
        for link in record.text.links:
            path, mark, anchor = link.target.partition("#")
            if not mark or link.is_external or link.is_image:
                continue
            named = linked_record(record, link.target)
            target = (draft.records.get(named.reference) if named else None) if path else record
            if target is None or target.text.anchor(anchor):
                continue
            message = said('linkin otsikkoa "#{anchor}" ei ole tekstissä', anchor=anchor)
            hint = _headings_hint(target)
            yield Diagnostic(record.origin.path, link.span, "T124", message, hint)


_MOST_NAMED = 20
_NO_HEADINGS = "tekstissä ei ole väliotsikoita; poista linkistä merkki # ja mitä sen jäljessä on"


def _headings_hint(target: Record) -> str:
    """Return which headings a text has, the first ones where there are many."""
    headings = target.text.headings
    if not headings:
        return _NO_HEADINGS
    there = ", ".join(f"#{heading.id}" for heading in headings[:_MOST_NAMED])
    more = ", …" if len(headings) > _MOST_NAMED else ""
    return said("tekstin otsikot ovat: {there}", there=f"{there}{more}")


def _link_hint(link: Link) -> str:
    """Return how to mend a link, or nothing when it is of a form that works."""
    if link.is_external:
        return ""  # what is wrong with it by itself is told of its text
    path = link.target.split("#", 1)[0]
    if path.endswith(".md") or link.target.startswith("#"):
        return ""
    if path.startswith("www."):
        return said("kirjoita koko osoite: {address}", address=f"https://{link.target}")
    return "linkitä tietueen tiedostoon, esimerkiksi ../organisations/kangasalan-kaupunki.md"
