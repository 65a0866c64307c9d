"""The redaction of a closed issue: one record is taken out of all that was kept, and it is logged.

Only what stands of the record in the kept files goes, to the letter; nothing is made anew, since
content and templates may have changed. What was taken out stays told: no later issue tells it.
The log keeps the hash of each mail before and after, so that a sending that was begun can go on.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from tori.content.closed_issues import (
    HASHES,
    IDS,
    ITEM,
    PAGE,
    REDACTIONS,
    ClosedIssue,
    hash_list,
    mail_hash,
)
from tori.pages.digest_sections import PICKS
from tori.render.mail_errors import MailError
from tori.site.permalinks import SECTIONS

_ENTRY = re.compile(r'<div class="entry"[^>]*>.*?</div>\n?', re.DOTALL)
_CARD = re.compile(r'<li class="card">.*?</li>', re.DOTALL)
_ITEM_ENTRY = re.compile(r"<li>.*?</li>\n", re.DOTALL)
_EMPTY_CARDS = re.compile(r'<ul class="cards"></ul>\n*')
_EMPTY_PICKS = re.compile(rf"<h2[^>]*>{PICKS}</h2>\s*(?=<h2|<dl|</td>)")
_EMPTY_LIST = re.compile(rf"(<h2>{PICKS}</h2>\n)?<ul>\n</ul>\n")
_BULLET = "* "


class RedactionError(MailError):
    """A record that cannot be taken out of the issue."""


def redacted(
    kept: ClosedIssue, reference: str, day: date, reason: str
) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """Return the issue's files without a record, and the names of those that still lead to it.

    A file leads to it where the editor's own words do: those are not for a program to change.

    Raises:
        RedactionError: The issue does not tell of the record, or the reason is not one line.
    """
    stated = " ".join(reason.split())
    if not stated or not stated.isprintable():
        raise RedactionError("kirjoita poistolle syy")
    if reference not in kept.ids:
        message = f"kirje ei kerro tietueesta {reference}"
        raise RedactionError(message)
    address = _address(reference)
    files = {
        **{name: _without(name, data.decode(), address) for name, data in kept.files.items()},
        IDS: "".join(f"{known}\n" for known in kept.ids if known != reference).encode(),
    }
    columns = (day.isoformat(), reference, stated, *_changes(kept, ClosedIssue(files)))
    line = "\t".join(columns) + "\n"
    files[REDACTIONS] = kept.files.get(REDACTIONS, b"") + line.encode()
    del files[HASHES]
    left = tuple(name for name, data in files.items() if _leads(data.decode(), address))
    return {**files, HASHES: hash_list(files)}, left


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


def _without(name: str, text: str, address: str) -> bytes:
    if name == PAGE:
        text = _EMPTY_CARDS.sub("", _cut(_CARD, text, address))
    elif name == ITEM:
        return _EMPTY_LIST.sub("", _cut(_ITEM_ENTRY, text, address)).encode()
    elif name.endswith(".html"):
        text = _cut(_ENTRY, text, address)
    elif name.startswith("mail-"):
        return _text_without(text, address).encode()
    else:
        return text.encode()
    return _EMPTY_PICKS.sub("", text).encode()


def _cut(entry: re.Pattern[str], text: str, address: str) -> str:
    return entry.sub(lambda found: "" if _leads(found[0], address) else found[0], text)


def _leads(text: str, address: str) -> bool:
    """Tell whether a text leads to an address of the site, at whatever host it was."""
    return re.search(rf'{re.escape(address)}(?=["#\s]|$)', text) is not None


def _text_without(text: str, address: str) -> str:
    blocks = text.split("\n\n")
    kept = [b for b in blocks if not (b.startswith(_BULLET) and _leads(b, address))]
    if PICKS.upper() in kept:
        place = kept.index(PICKS.upper())
        if not kept[place + 1].startswith(_BULLET):
            del kept[place]
    return "\n\n".join(kept)
