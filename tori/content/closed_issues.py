"""What a closed newsletter issue said: the files beside it, as they were sent.

`content/newsletters/2020-10/` holds each variant's mail (`mail-kaikki.html`, `.txt`), the page of
the archive, the feeds' item, the references of all that the issue told, where each file tells of
each, and the hashes of these files, in the form of sha256sum. They are written by `build.py
digest`, and by nobody's hand. The hashes tell of slips, not of forgery: whoever may change a file
may change its hash.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

COLLECTION = "newsletters"
PAGE = "page.html"
ITEM = "item.html"
IDS = "ids.txt"
ENTRIES = "entries.txt"
"""Where each file tells of each record: `tori.content.entry_places`."""
REDACTIONS = "redactions.txt"
HASHES = "sha256.txt"
WHOLE = "kaikki"
"""The variant that holds all; each other is of one service area."""

_KEPT = (".html", ".txt")
_HASH_LINE = re.compile(r"(?P<hash>[0-9a-f]{64})  (?P<name>[a-z0-9.-]+)")
_MAIL = re.compile(r"mail-(?P<variant>[a-z0-9-]+)\.html")
_LOGGED = 3
"""Columns of the log before the mails that changed: the day, the reference and the reason."""
_CHANGE = re.compile(r"(?P<variant>[a-z0-9-]+) (?P<before>[0-9a-f]{64}) (?P<after>[0-9a-f]{64})")
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def issue_of(folder: str, name: str) -> str:
    """Return the id of the issue whose kept file this may be, or nothing.

    Args:
        folder: Below `content/`.
        name: The file's; pictures beside an issue's text are media like others.
    """
    collection, _, identifier = folder.partition("/")
    is_kept = collection == COLLECTION and "/" not in identifier and name.endswith(_KEPT)
    return identifier if is_kept else ""


def mail_names(variant: str) -> tuple[str, str]:
    """Return the names of a variant's HTML and plain text."""
    return f"mail-{variant}.html", f"mail-{variant}.txt"


def subject_of(page: str) -> str:
    """Return the subject of a mail's HTML, its title; empty where there is none."""
    title = _TITLE.search(page)
    return html.unescape(title[1]) if title else ""


def mail_hash(subject: str, page: str, text: str) -> str:
    """Return the hash of a mail's subject, HTML and plain text."""
    return hashlib.sha256(f"{subject}\0{page}\0{text}".encode()).hexdigest()


def hash_list(files: Mapping[str, bytes]) -> bytes:
    """Return the list of the files' hashes, in the form that `sha256sum -c` reads."""
    rows = sorted(files.items())
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in rows).encode()


@dataclass(frozen=True, slots=True)
class ClosedIssue:
    """The kept files of one issue.

    Attributes:
        files: Their bytes by their names.
    """

    files: Mapping[str, bytes]

    @property
    def is_whole(self) -> bool:
        """Whether the list of hashes is there: it is written last."""
        return HASHES in self.files

    @property
    def ids(self) -> tuple[str, ...]:
        """The references of what the issue tells, one a line."""
        return tuple(self.files[IDS].decode(errors="replace").split())

    @property
    def told(self) -> frozenset[str]:
        """The references of what the issue told, what was taken out of it later too."""
        log = self.files.get(REDACTIONS, b"").decode(errors="replace").splitlines()
        return frozenset(self.ids) | {line.split("\t")[1] for line in log}

    @property
    def page(self) -> str:
        """The body of the archive's page, HTML."""
        return self.files[PAGE].decode()

    @property
    def item(self) -> str:
        """What feeds hold of it, HTML; empty where it was closed before there were items."""
        return self.files.get(ITEM, b"").decode()

    @property
    def variants(self) -> tuple[str, ...]:
        """The names of the variants, the whole first."""
        found = {match["variant"] for name in self.files if (match := _MAIL.fullmatch(name))}
        return WHOLE, *sorted(found - {WHOLE})

    def mail(self, variant: str) -> tuple[str, str, str]:
        """Return a variant's subject, HTML and plain text; the subject is the HTML's title."""
        page, text = (self.files[name].decode() for name in mail_names(variant))
        return subject_of(page), page, text

    def replaced(self, variant: str) -> frozenset[str]:
        """Return the hashes of a variant's earlier mails that redactions led from to the present.

        The log keeps with each redaction the hash of the mail before it and of the mail after, so
        a mail that was changed in any other way has no way back.
        """
        now = mail_hash(*self.mail(variant))
        found: set[str] = set()
        for line in reversed(self.files.get(REDACTIONS, b"").decode(errors="replace").split("\n")):
            for column in line.split("\t")[_LOGGED:]:
                if (match := _CHANGE.fullmatch(column)) and match["variant"] == variant:
                    if match["after"] != now:
                        return frozenset(found)
                    now = match["before"]
                    found.add(now)
        return frozenset(found)

    def lost(self) -> Iterator[str]:
        """Yield the names of files that are not there."""
        listed = self._listed()
        for name in dict.fromkeys((HASHES, PAGE, IDS, *mail_names(WHOLE), *listed)):
            if name not in self.files:
                yield name

    def changed(self) -> Iterator[str]:
        """Yield the names of files that are not as they were written, or are not on the list."""
        if not self.is_whole:
            return
        listed = self._listed()
        if self.files[HASHES].decode(errors="replace").count("\n") != len(listed):
            yield HASHES
        for name, data in self.files.items():
            if name != HASHES and listed.get(name) != hashlib.sha256(data).hexdigest():
                yield name

    def _listed(self) -> Mapping[str, str]:
        """Return the hash of each file by its name."""
        lines = self.files.get(HASHES, b"").decode(errors="replace").splitlines()
        matches = (_HASH_LINE.fullmatch(line) for line in lines)
        return {match["name"]: match["hash"] for match in matches if match}
