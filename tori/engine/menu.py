"""The pages that the menu in mkdocs.yml names."""

from collections.abc import Container, Iterable, Iterator

from tori.engine.errors import MissingPageError


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


def refuse_missing(named: Iterable[str], paths: Container[str]) -> None:
    """Raise MissingPageError if a page that the menu names is not among the site's."""
    for path in sorted(named):
        if path not in paths:
            page = path.removesuffix("/index.md")
            raise MissingPageError(
                f"mkdocs.yml-tiedoston valikossa on sivu {path}, jota ei ole. "
                f"Palauta tiedosto content/pages/{page}.md tai poista rivi valikosta."
            )
