"""The memory of imports, `content/.imported.json`: what file each legacy id became, and its hash.

Committed with the content. The hash tells whether anybody has edited the file since.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from tori.authoring.importing.imported import ImportedRecord, ImportRefusedError
from tori.content.records import COLLECTIONS
from tori.text import SLUG_PATTERN

LEDGER_FILE = "content/.imported.json"
_PATH = re.compile(rf"content/({'|'.join(COLLECTIONS)})/{SLUG_PATTERN}\.md")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What an import made of a record.

    Attributes:
        file: Relative to the root.
        sha256: Of the file's bytes: has anybody edited it?
        record: Of what the source said, however it is laid out: has that changed?
    """

    file: str
    sha256: str
    record: str


Ledger = Mapping[str, LedgerEntry]
"""By `collection:source:legacy id`."""


def digest(data: bytes) -> str:
    """Return the hash by which two versions of a file are compared."""
    return hashlib.sha256(data).hexdigest()


def record_digest(record: ImportedRecord) -> str:
    """Return the hash of a record's fields and text."""
    told = [record.fields, record.body]
    return digest(json.dumps(told, ensure_ascii=False, sort_keys=True, default=dict).encode())


def ledger_key(collection: str, source: str, legacy_id: str) -> str:
    """Return the record's name among all that were ever imported."""
    return f"{collection}:{source}:{legacy_id}"


def read_ledger(raw: bytes | None) -> Ledger:
    """Read the memory; there is none before the first import.

    Raises:
        ImportRefusedError: It is not what `ledger_bytes` writes: a merge went wrong, say.
    """
    if raw is None:
        return {}
    try:
        entries = json.loads(raw)["imported"]
        ledger = {
            str(key): LedgerEntry(entry["file"], entry["sha256"], entry["record"])
            for key, entry in entries.items()
        }
        if all(_is_sound(entry) for entry in ledger.values()):
            return ledger
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged() from error
    raise _damaged()


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return the memory as it is committed: sorted, a line for each value."""
    entries = {key: asdict(entry) for key, entry in sorted(ledger.items())}
    text = json.dumps({"schema": 1, "imported": entries}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _is_sound(entry: LedgerEntry) -> bool:
    hashes = (entry.sha256, entry.record)
    return bool(_PATH.fullmatch(entry.file)) and all(_HASH.fullmatch(value) for value in hashes)


def _damaged() -> ImportRefusedError:
    message = (
        f"Tuontien muisti {LEDGER_FILE} on rikki. Palauta se versionhallinnasta; "
        "ilman sitä ei tiedetä, mitä on jo tuotu."
    )
    return ImportRefusedError(message)
