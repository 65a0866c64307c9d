"""The Tree: a sorted mapping of path to document, which the engine turns into a website.

A document is a page, as data with the name of its template; bytes that are ready; or a file to be
copied. `rendered` makes of a page what MkDocs reads: front matter, and its body as HTML. Paths are
relative, with forward slashes: `teot/index.md`, `podcast/feed.xml`.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from markupsafe import escape

from tori.content.records import Record
from tori.pages.page import ContentsEntry, FeedLink, Page
from tori.templating.html import Html
from tori.templating.templates import Templates


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A page whose template has made its body.

    Attributes:
        title: Plain text.
        description: Plain text for search engines and social media.
        kind: What sort of page it is: the page shell may look different by it.
        body: In one element, so that MkDocs takes it for one block of raw HTML.
        searchable: Whether the search index holds it; lists do not help a reader who searches.
        modified: W3C date (year, month or day) for the sitemap; empty when it is not known.
        feeds: The page's own feeds, for readers that look for them (autodiscovery).
        moved_to: The relative way to where the page has moved, or empty.
        contents: The headings that are below no other.
    """

    title: str
    description: str
    kind: str
    body: Html
    searchable: bool = True
    modified: str = ""
    feeds: tuple[FeedLink, ...] = ()
    moved_to: str = ""
    contents: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class BytesDocument:
    """A document that is ready as it is: XML, JSON, text."""

    data: bytes


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A media file, copied as it is."""

    source: Path


Rendered = PageDocument | BytesDocument | CopiedFile
"""A document that is ready to be written, but for the shell around a page."""
Document = Rendered | Page
Tree = Mapping[str, Document]
RenderedTree = Mapping[str, Rendered]


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the Tree that can be made by itself, in any process and at a later time.

    Attributes:
        paths: Of the documents that it makes.
        make: Makes them. It is a function of a module, with all that it needs bound to it
            (`functools.partial`): little, and of records only which they are, so that it can be
            kept and what it reads of the Site can be traced.
    """

    paths: tuple[str, ...]
    make: Callable[[], Iterable[tuple[str, Document]]]


class ClashingDocumentsError(Exception):
    """Two documents have the same path: a fault of the program; the checks keep them apart.

    The message is Finnish, and names the path and both makers, where they are known.
    """


def merged(parts: Iterable[Iterable[tuple[str, Document]]]) -> Tree:
    """Return one Tree of all parts, sorted by path.

    Raises:
        ClashingDocumentsError: Two documents have the same path.
    """
    found: dict[str, Document] = {}
    for part in parts:
        for path, document in part:
            if path in found:
                raise ClashingDocumentsError(f"polulla {path} on kaksi sivua tai tiedostoa")
            found[path] = document
    return dict(sorted(found.items()))


def distinct(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units, of which no two make one file, nor a file where another needs a folder.

    Every engine writes what these make, in any order: the later would replace the earlier.

    Raises:
        ClashingDocumentsError: Two do.
    """
    found = tuple(units)
    makers: dict[str, Unit] = {}
    for unit in found:
        for path in unit.paths:
            file = _file_of(path)
            if file in makers:
                _refuse(path, makers[file], unit)
            makers[file] = unit
    for file, unit in makers.items():
        folder = file.rpartition("/")[0]
        while folder:
            if folder in makers:
                _refuse(folder, makers[folder], unit)
            folder = folder.rpartition("/")[0]
    return found


def documents(units: Iterable[Unit]) -> Tree:
    """Return the Tree of all units."""
    return merged(unit.make() for unit in units)


_BLANK_LINE = re.compile(r"\n( +)(?=\n)")


def one_element(body: str) -> Html:
    """Return a page's HTML as one block that MkDocs leaves as it is."""
    kept = left_alone(body.strip("\n"))
    return Html(f'<div class="page">\n{kept}\n</div>')


def left_alone(html: str) -> str:
    """Return HTML with references for blanks that Python-Markdown changes even in raw HTML."""
    return _BLANK_LINE.sub(lambda blank: f"\n&#32;{blank[1][1:]}", html.replace("\t", "&#9;"))


def rendered(document: Document, templates: Templates) -> Rendered:
    """Return a page as a document with its body, made by its template; another one as it is."""
    if not isinstance(document, Page):
        return document
    return PageDocument(
        document.title,
        document.description,
        document.kind,
        one_element(templates.body(document)),
        document.searchable,
        document.modified,
        document.feeds,
        document.moved_to,
        document.contents,
    )


def rendered_tree(tree: Tree, templates: Templates) -> RenderedTree:
    """Return a Tree with the bodies of all its pages."""
    return {path: rendered(document, templates) for path, document in tree.items()}


def page_path(address: str) -> str:
    """Return the path of the Markdown page at an address: `/teot/x/` → `teot/x/index.md`.

    Every page is its folder's index, since an address does not know whether others lie below it.
    """
    return f"{address.lstrip('/')}index.md"


_NOTHING: Mapping[str, object] = MappingProxyType({})
_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)}
"""What YAML takes for the end of a line, or for no text (YAML 1.2, 5.1 and 5.4)."""


def markdown_source(document: PageDocument, shown: Mapping[str, object] = _NOTHING) -> str:
    """Return the page as MkDocs reads it: our front matter, then the body, a block of raw HTML.

    Values are JSON, which YAML reads as it is but for some characters. Title and description are
    escaped for HTML, because MkDocs' templates print them as they are.

    Args:
        document: The page.
        shown: What a template of its own shows besides, as data of JSON.
    """
    meta: dict[str, object] = {
        "title": str(escape(document.title)),
        "description": str(escape(document.description)),
        "kind": document.kind,
    }
    if document.feeds:
        meta["feeds"] = [
            {"title": str(escape(f.title)), "address": f.address, "type": f.type}
            for f in document.feeds
        ]
    if document.moved_to:
        meta["moved_to"] = document.moved_to
    if document.contents:
        meta["contents"] = [
            {"url": f"#{entry.id}", "title": str(escape(entry.words))}
            for entry in document.contents
        ]
    if not document.searchable:
        meta["search"] = {"exclude": True}
    lines = [f"{key}: {_yaml(value)}" for key, value in {**meta, **shown}.items()]
    return "\n".join(["---", *lines, "---", "", document.body, ""])


def _yaml(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
    return text.replace("](", "]\\u0028")  # Zensical looks for Markdown's links here too


def page_unit(address: str, make: Callable[..., Document], *inputs: object) -> Unit:
    """Return the unit that makes the one page at an address, of a function and its inputs."""
    path = page_path(address)
    return Unit((path,), partial(_alone, path, make, *inputs))


def ready_unit(made: Iterable[tuple[str, Document]]) -> Unit:
    """Return a unit of documents that are made already, as they are few."""
    found = tuple(made)
    return Unit(tuple(path for path, _ in found), partial(tuple, found))


def _file_of(path: str) -> str:
    """Return the file that a document becomes: a page is its folder's index."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


def _refuse(path: str, first: Unit, second: Unit) -> NoReturn:
    message = (
        f"polulle {path} tekevät sivun tai tiedoston sekä {_maker(first)} että {_maker(second)}"
    )
    raise ClashingDocumentsError(message)


def _maker(unit: Unit) -> str:
    """Return what makes a unit: its function, and the record that it is made of, if any."""
    make = unit.make
    parts = (make.func, *make.args) if isinstance(make, partial) else (make,)
    function = next((each for each in parts if callable(each) and each is not _alone), make)
    name = f"{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', '')}"
    of = (each.reference for each in parts if isinstance(each, Record))
    return f"{name} ({next(of, unit.paths[0])})"


def _alone(
    path: str, make: Callable[..., Document], *inputs: object
) -> tuple[tuple[str, Document]]:
    return ((path, make(*inputs)),)
