"""The pages that the menu in mkdocs.yml names."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from tori.documents import Document, PageDocument
from tori.engine.errors import MissingPageError
from tori.pages.page import Page


class MenuPage(NamedTuple):
    """A page that the menu names, and whether the menu shows it by the page's own title."""

    page: Page | PageDocument
    shows_title: bool

    @property
    def title(self) -> str:
        """The title that the page gives the menu; empty where mkdocs.yml states one."""
        return self.page.title if self.shows_title else ""


def menu_pages(menu: Mapping[str, bool], tree: Mapping[str, Document]) -> Mapping[str, MenuPage]:
    """Return those of the menu's pages that there are."""
    return {
        path: MenuPage(page, shows_title)
        for path, shows_title in menu.items()
        if isinstance(page := tree.get(path), Page | PageDocument)
    }


def pages_named(menu: object) -> Iterator[str]:
    """Yield the pages that MkDocs' `nav` names, however deep."""
    match menu:
        case str():
            yield menu
        case list():
            for entry in menu:
                yield from pages_named(entry)
        case dict():
            for entry in menu.values():
                yield from pages_named(entry)
        case _:
            pass


def untitled(menu: object) -> Iterator[str]:
    """Yield the pages whose titles MkDocs' `nav` leaves to themselves."""
    match menu:
        case list():
            for entry in menu:
                yield from [entry] if isinstance(entry, str) else untitled(entry)
        case dict():
            for entry in menu.values():
                yield from untitled(entry)
        case _:
            pass


def refuse_missing(named: Iterable[str], paths: Container[str]) -> None:
    """Raise MissingPageError if a page that the menu names is not among the site's."""
    for path in sorted(named):
        if path not in paths:
            page = path.removesuffix("/index.md")
            raise MissingPageError(
                f"mkdocs.yml-tiedoston valikossa on sivu {path}, jota ei ole. "
                f"Palauta tiedosto content/pages/{page}.md tai poista rivi valikosta."
            )
