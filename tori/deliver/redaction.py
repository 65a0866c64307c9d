"""The redaction of a closed issue: one record is taken out of all that was kept, and it is logged.

The places that were stated when the issue was closed go, to the letter; nothing is made anew, since
content and templates may have changed. What was taken out stays told: no later issue tells it.
The log keeps the hash of each mail before and after, so that a sending that was begun can go on.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from tori.content.closed_issues import (
    ENTRIES,
    HASHES,
    IDS,
    ITEM,
    PAGE,
    REDACTIONS,
    ClosedIssue,
    hash_list,
    mail_hash,
    mail_names,
)
from tori.content.entry_places import BadEntriesError, EntryPlaces, read_entries, without
from tori.newsletter.errors import MailError
from tori.site.permalinks import SECTIONS


class RedactionError(MailError):
    """A record that cannot be taken out of the issue."""


def redacted(
    kept: ClosedIssue, reference: str, day: date, reason: str
) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """Return the issue's files without a record, and the names of those that still lead to it.

    A file leads to it where the editor's own words do: those are not for a program to change.

    Raises:
        RedactionError: The issue does not tell of the record, nothing says where it does, or the
            reason is not one line.
    """
    stated = " ".join(reason.split())
    if not stated or not stated.isprintable():
        raise RedactionError("kirjoita poistolle syy")
    if reference not in kept.ids:
        message = f"kirje ei kerro tietueesta {reference}"
        raise RedactionError(message)
    entries = _entries(kept, reference)
    cut = {
        name: without(kept.files[name], places, reference)
        for name, places in entries.places.items()
    }
    left = EntryPlaces(
        {name: places for name, (_, places) in cut.items()}, entries.unshown - {reference}
    )
    files = {
        **kept.files,
        **{name: data for name, (data, _) in cut.items()},
        IDS: "".join(f"{known}\n" for known in kept.ids if known != reference).encode(),
        ENTRIES: left.text(),
    }
    columns = (day.isoformat(), reference, stated, *_changes(kept, ClosedIssue(files)))
    line = "\t".join(columns) + "\n"
    del files[HASHES]
    address, lists = _address(reference), {IDS, ENTRIES, REDACTIONS}
    leading = tuple(n for n in files if n not in lists and _leads(files[n].decode(), address))
    files[REDACTIONS] = kept.files.get(REDACTIONS, b"") + line.encode()
    return {**files, HASHES: hash_list(files)}, leading


def _entries(kept: ClosedIssue, reference: str) -> EntryPlaces:
    """Return what is stated of the issue, if it says of a record where each file tells of it.

    What is shown is shown in both parts of a mail; and in the whole's, on the page and in the item.
    """
    if ENTRIES not in kept.files:
        message = (
            f"kirjeellä ei ole tiedostoa {ENTRIES}, jossa ovat kohtien paikat: kirje on suljettu "
            "ohjelman vanhemmalla versiolla. Poista kohta sillä versiolla, jolla kirje suljettiin "
            "(git worktree add ../vanha VERSIO), ja tuo kirjeen kansio sieltä"
        )
        raise RedactionError(message)
    try:
        entries = read_entries(kept.files, kept.files[ENTRIES])
    except BadEntriesError as error:
        message = f"tiedoston {ENTRIES} rivi ei kelpaa, palauta se versionhallinnasta: {error}"
        raise RedactionError(message) from error
    found = entries.files_of(reference)
    whole, *others = (mail_names(variant) for variant in kept.variants)
    alike = ((PAGE, ITEM, *whole), *others)
    unfound = [name for names in alike if found & {*names} for name in names if name not in found]
    if unfound or bool(found) == (reference in entries.unshown):
        place = ", ".join(unfound) or "missään"
        message = (
            f"tiedosto {ENTRIES} ei kerro, missä kirje kertoo tietueesta {reference} "
            f"({place}): palauta kirjeen tiedostot versionhallinnasta"
        )
        raise RedactionError(message)
    return entries


def _changes(before: ClosedIssue, after: ClosedIssue) -> Iterator[str]:
    """Yield the variants whose mail changes, each with the hashes of both mails."""
    for variant in before.variants:
        hashes = [mail_hash(*issue.mail(variant)) for issue in (before, after)]
        if hashes[0] != hashes[1]:
            yield f"{variant} {hashes[0]} {hashes[1]}"


def _address(reference: str) -> str:
    """Return a record's address, though the record itself may be no more."""
    collection, _, identifier = reference.rpartition("/")
    return f"{SECTIONS[collection]}{identifier}/"


def _leads(text: str, address: str) -> bool:
    """Tell whether a text leads to an address of the site, at whatever host it was."""
    return re.search(rf"{re.escape(address)}(?![a-z0-9-])", text) is not None
