"""Whose an address is: no id, file or old address takes one of another's or of the site's own.

What is reserved is wider than what is built today: a year that has no deed yet will have a page.
tests/tree/test_site_tree.py holds that nothing is built outside what is reserved.
"""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename

from tori.content.records import Dated, InfoPage, Organisation, Record
from tori.diagnostics import FILE_START, Diagnostic, Span, said
from tori.site.draft import Draft
from tori.site.permalinks import (
    FRONT_PAGE,
    PAGING,
    RESERVED_FILES,
    RESERVED_FOLDERS,
    RESERVED_IDS,
    SECTIONS,
    media_address,
    permalink,
)
from tori.text import slug

_SECTION_ADDRESSES = frozenset(SECTIONS.values())
_HEADS = frozenset({FRONT_PAGE, *(f"pages{address.rstrip('/')}" for address in SECTIONS.values())})
"""The references of pages whose text heads a section."""


def check_addresses_are_free(draft: Draft) -> Iterator[Diagnostic]:
    """No id or file is one of the site's own (T307)."""
    for name, record in draft.records.items():
        if record.id == PAGING or record.id in RESERVED_IDS.get(record.origin.collection, ()):
            message = said('tunnus "{id}" on varattu sivuston omaan käyttöön', id=record.id)
            hint = "nimeä tiedosto toisin"
            yield Diagnostic(record.origin.path, FILE_START, "T307", message, hint)
        for file in draft.files.get(name, ()):
            if basename(file.path) in RESERVED_FILES:
                message = said(
                    'tiedoston nimi "{file}" on varattu sivuston omaan käyttöön', file=file.path
                )
                hint = "nimeä tiedosto toisin"
                yield Diagnostic(record.origin.path, file.span, "T307", message, hint)


def check_old_addresses(draft: Draft) -> Iterator[Diagnostic]:
    """No old address is another's (T302), nor the site's own or above anything of it (T361)."""
    renamed = [record for record in draft.all(Dated) if record.old_urls]
    if not renamed:
        return
    owners = {permalink(record): record for record in draft.records.values()}
    above = _folders((*_own_addresses(draft), *owners))
    for record in renamed:
        for number, address in enumerate(record.old_urls):
            span = record.span("old_urls", number)
            if address in owners:
                message = said(
                    "vanha osoite {address} on tiedostolla {file}",
                    address=address,
                    file=owners[address].origin.path,
                )
                hint = "poista osoite: vanhasta osoitteesta pääsee vain yhdelle sivulle"
                yield Diagnostic(record.origin.path, span, "T302", message, hint)
            elif _is_reserved(address) or address in above:
                yield _not_free(record, span, address, above.get(address, address))
            owners.setdefault(address, record)


def check_section_heads(draft: Draft) -> Iterator[Diagnostic]:
    """No page that heads a section is retired: the section's address stays in use (T362)."""
    for page in draft.all(InfoPage):
        if page.reference not in _HEADS:
            continue
        for field in ("withdrawn", "expires"):
            if getattr(page, field) is not None:
                message = said(
                    "sivu on osion {address} etusivu, eikä sitä voi poistaa julkaisusta",
                    address=permalink(page),
                )
                hint = said(
                    "poista rivi {field} ja muuta sivun tekstiä; jos tekstiä ei tarvita, "
                    "poista koko tiedosto",
                    field=field,
                )
                yield Diagnostic(page.origin.path, page.span(field), "T362", message, hint)


def check_places_have_addresses(draft: Draft) -> Iterator[Diagnostic]:
    """No two municipalities or regions are written so that their pages have one address (T302)."""
    for field in ("municipality", "region"):
        seen: dict[str, str] = {}
        for organisation in draft.all(Organisation):
            name = getattr(organisation, field)
            first = seen.setdefault(slug(name), name) if name else name
            if first != name:
                message = said(
                    'sanoilla "{word}" ja "{other}" on sama osoite', word=first, other=name
                )
                hint = said("kirjoita nimi samalla tavalla kuin muualla: {name}", name=first)
                span = organisation.span(field)
                yield Diagnostic(organisation.origin.path, span, "T302", message, hint)


def _own_addresses(draft: Draft) -> Iterator[str]:
    """Yield the addresses of what is no record: sections, reserved folders and media files."""
    yield from SECTIONS.values()
    yield from RESERVED_FOLDERS
    for path in draft.content.media:
        yield media_address(path)


def _folders(addresses: Iterable[str]) -> Mapping[str, str]:
    """Return every folder above what is at the addresses, with the first that is below it."""
    found: dict[str, str] = {}
    for address in addresses:
        folder = address[: address.rfind("/") + 1]
        while folder and folder not in found:
            found[folder] = address
            folder = folder[: folder.rstrip("/").rfind("/") + 1]
    return found


def _is_reserved(address: str) -> bool:
    """Tell whether the site may put a page of its own at an address, now or later."""
    parts = address.strip("/").split("/")
    folders = ("/" + "".join(f"{part}/" for part in parts[:n]) for n in range(1, len(parts) + 1))
    is_paged = PAGING in parts and (parts[0] == PAGING or f"/{parts[0]}/" in _SECTION_ADDRESSES)
    return is_paged or any(folder in RESERVED_FOLDERS for folder in folders)


def _not_free(record: Record, span: Span, address: str, below: str) -> Diagnostic:
    message = (
        said("vanha osoite {address} on sivuston oma", address=address)
        if below == address
        else said(
            "vanhan osoitteen {address} alla on sivuston oma {below}", address=address, below=below
        )
    )
    hint = "poista osoite: siinä on jo sivu tai tiedosto, jonka ohjaus peittäisi"
    return Diagnostic(record.origin.path, span, "T361", message, hint)
