"""By what a build knows which documents it has to make into files again: a digest of each.

A document's digest is of all that its file is made of: a page's of its data, of its template with
what that includes, and of whatever every page's shell is made of; any other document's of its
bytes. Nothing is traced and nothing declared, so nothing can be forgotten: a page that shows more
has more data.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tori.content.listing import TEMPLATES
from tori.documents import BytesDocument, CopiedFile, Document, PageDocument
from tori.engine.cache import Cache
from tori.engine.frame import Frame, as_json, from_json
from tori.engine.output import file_of
from tori.engine.publishing import files_below
from tori.engine.sources import CONTENT, NO_FILE, Stat, digest_of
from tori.files import read_file
from tori.pages.page import Page
from tori.templating.templates import Templates

SEARCH_INDEX = "search/search_index.json"
_NOT_OF_SHELLS = (CONTENT, *(f"{TEMPLATES}/{name}/" for name in ("pages", "mail")))
"""Where the sources are of which neither shells nor the theme's files are made."""


class Digester:
    """Makes the digests of a site's documents."""

    def __init__(self, shell: str, templates: Templates) -> None:
        """Take what stands for all that shells are made of, and the templates of pages."""
        self._shell = shell
        self._templates = templates

    def of(self, document: Document) -> str:
        """Return a document's digest.

        Raises:
            OSError: A media file cannot be read.
        """
        match document:
            case BytesDocument(data):
                return digest_of(data)
            case CopiedFile(source):
                return digest_of(read_file(source))
            case Page() | PageDocument():
                return self._of_page(document)

    def _of_page(self, page: Page | PageDocument) -> str:
        template = self._templates.digest(page.template) if isinstance(page, Page) else ""
        # The same for equal values, whichever objects they are, and in two thirds of JSON's time:
        # each part of a page is a frozen value, whose repr tells all of it.
        return digest_of(f"{self._shell} {template} {page!r}".encode())


def shell_digest(root: Path, scanned: Mapping[str, Stat]) -> str:
    """Return the digest of all sources of which shells are made, the program and styles among them.

    Args:
        root: The project's folder.
        scanned: Its sources.

    Raises:
        OSError: One of them cannot be read.
    """
    parts = (
        f"{path} {digest_of(read_file(root / path))}"
        for path, (_, size) in sorted(scanned.items())
        if size != NO_FILE and not path.startswith(_NOT_OF_SHELLS)
    )
    return digest_of("\n".join(parts).encode())


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What is known of the published site.

    Attributes:
        digests: Of each document whose file is there as it was published, by its path.
        frame: What is around its pages.
        folder: Where the site is; None where nothing is known of any.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    frame: Frame | None = None
    folder: Path | None = None

    def search_entries(self) -> Mapping[str, list[Any]]:
        """Return the entries of its search index, by the paths of its pages."""
        found: dict[str, list[Any]] = {}
        if self.folder:
            for entry in json.loads(read_file(self.folder / SEARCH_INDEX))["docs"]:
                page = entry["location"].partition("#")[0]
                found.setdefault(f"{page}index.md", []).append(entry)
        return found


NOTHING = LastBuild()


def digest_cache(root: Path, published: Path) -> Cache:
    """Return where a site's digests are kept."""
    return Cache(root, published, "digests")


def read_last_build(root: Path, published: Path, shell: str) -> LastBuild:
    """Return what is known of a published site; a file that changed since is not known.

    Args:
        root: The project's folder.
        published: The site's.
        shell: The digest of what shells are made of: where that is another, nothing is known.
    """
    cache = digest_cache(root, published)
    try:
        stored, time = cache.read(), cache.file.stat().st_mtime_ns
        if stored is None or stored["shell"] != shell:
            return NOTHING
        as_published = {
            name
            for name, entry in files_below(published)
            if entry.is_file(follow_symlinks=False) and entry.stat().st_mtime_ns <= time
        }
    except OSError:
        return NOTHING
    frame, digests = from_json(stored["frame"]), stored["digests"]
    if not as_published.issuperset(frame.files):
        return NOTHING
    known = {path: digest for path, digest in digests.items() if file_of(path) in as_published}
    return LastBuild(known, frame, published)


def write_digests(
    root: Path, published: Path, shell: str, frame: Frame, digests: Mapping[str, str]
) -> None:
    """Remember of what a site that has just been published was made.

    Args:
        root: The project's folder.
        published: The site's.
        shell: The digest of what shells are made of.
        frame: What is around its pages.
        digests: Of its documents, by their paths.
    """
    stored = {"shell": shell, "frame": as_json(frame), "digests": digests}
    digest_cache(root, published).write(stored)
