"""What is around the bodies of a site's pages, and the same for many: MkDocs makes it.

It is a value that a build remembers, so that the next one, where templates, settings and menu are
as they were, has no need of MkDocs: to import that and make it ready takes a third of an edit's
time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tori.engine.pages.shell import Class, ContentsMark, Piece

Pieces = Mapping[Class, tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around the bodies of pages.

    Attributes:
        menu: The titles that the menu's pages give it, by their paths: every page shows them. Empty
            where mkdocs.yml states a title.
        site_url: What canonical addresses begin with; empty if nobody knows.
        has_search: Whether there is a search index.
        files: The theme's own, and the search index.
        shells: By the classes of pages, the pieces of those that were needed so far.
    """

    menu: Mapping[str, str]
    site_url: str
    has_search: bool
    files: tuple[str, ...]
    shells: Pieces


def as_json(frame: Frame) -> Mapping[str, Any]:
    """Return a frame as values that JSON has."""
    return {
        "menu": frame.menu,
        "site_url": frame.site_url,
        "has_search": frame.has_search,
        "files": frame.files,
        "shells": [[key, list(_stored(pieces))] for key, pieces in frame.shells.items()],
    }


def from_json(stored: Mapping[str, Any]) -> Frame:
    """Return the frame of such values."""
    shells: dict[Class, tuple[Piece, ...]] = {
        (kind, described, entries, tuple(feeds), moved): tuple(_piece(each) for each in pieces)
        for (kind, described, entries, feeds, moved), pieces in stored["shells"]
    }
    return Frame(
        stored["menu"], stored["site_url"], stored["has_search"], tuple(stored["files"]), shells
    )


def _stored(pieces: tuple[Piece, ...]) -> Iterator[str | list[str] | dict[str, str]]:
    for piece in pieces:
        match piece:
            case ContentsMark(before, between):
                yield {"before": before, "between": between}
            case str():
                yield piece
            case kind, value:
                yield [kind, value]


def _piece(stored: Any) -> Piece:  # noqa: ANN401 — whatever `_stored` gives, once it was JSON
    match stored:
        case {"before": before, "between": between}:
            return ContentsMark(before, between)
        case [kind, value]:
            return kind, value
        case text:
            return str(text)
