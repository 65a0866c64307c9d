"""The built site as a reader's browser sees it: each page with its ids, and every address it names.

Addresses are resolved against the page's own; what the site says of itself with its full address
comes out like any other way. Only tests import this module.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_RESOURCE_LINKS = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
)
_FULL_ADDRESS_PROPERTIES = frozenset({"og:url", "og:image"})
_SILENT = ("script", "style", "pre", "code", "template")


@dataclass(slots=True)
class Walk:
    """How many pages and links the tests have walked."""

    pages: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a page names.

    Attributes:
        stated: As written.
        full: Resolved against the page's address.
        role: `resource` is fetched without asking, `link` is followed by a reader, `metadata` is
            for machines and may be a full address of the site.
    """

    stated: str
    full: str
    role: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the built site: its path, its full address, its elements and its ids."""

    path: str
    address: str
    root: HtmlElement
    ids: tuple[str, ...]

    @property
    def is_stub(self) -> bool:
        """Whether the page only leads on to where it has moved, or stands for one that is gone."""
        return bool(self.root.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"))

    def texts(self, path: str) -> tuple[str, ...]:
        """Return the texts or attribute values that an XPath finds."""
        found = self.root.xpath(path)
        assert isinstance(found, list)
        return tuple(
            str(item.text_content() if isinstance(item, HtmlElement) else item) for item in found
        )

    def elements(self, path: str) -> tuple[HtmlElement, ...]:
        """Return the elements that an XPath finds."""
        found = self.root.xpath(path)
        assert isinstance(found, list)
        return tuple(item for item in found if isinstance(item, HtmlElement))

    def addresses(self) -> Iterator[Address]:
        """Yield every address of the page, in no order that matters."""
        for stated, role in self._stated():
            yield Address(stated, urljoin(self.address, stated.strip()), role)

    def _stated(self) -> Iterator[tuple[str, str]]:
        yield from ((href, "link") for href in self.texts("//a/@href | //area/@href"))
        for attribute in ("src", "poster", "data"):
            yield from ((way, "resource") for way in self.texts(f"//*/@{attribute}"))
        for candidates in self.texts("//*/@srcset"):
            yield from ((part.split()[0], "resource") for part in candidates.split(","))
        for element in self.elements("//link[@href]"):
            fetched = _RESOURCE_LINKS & set((element.get("rel") or "").split())
            yield element.get("href") or "", "resource" if fetched else "metadata"
        for element in self.elements("//meta[@property]"):
            if element.get("property") in _FULL_ADDRESS_PROPERTIES:
                yield element.get("content") or "", "metadata"
        for content in self.texts("//meta[@http-equiv='refresh']/@content"):
            yield content.split("url=", 1)[1], "link"
        for css in self.texts("//style | //@style"):
            yield from ((way, "resource") for way in css_addresses(css))


def read_pages(folder: Path, site_url: str) -> tuple[Page, ...]:
    """Read every HTML file of a built site but the newsletters' mails, which are no pages of it."""
    pages = []
    for path in page_paths(folder):
        file = folder / path
        root = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        ids = tuple(str(found) for found in root.xpath("//@id"))
        address = urljoin(site_url, path.removesuffix("index.html"))
        pages.append(Page(path, address, root, ids))
    return tuple(pages)


def page_paths(folder: Path) -> tuple[str, ...]:
    """Return the paths of a built site's pages."""
    paths = (file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return tuple(sorted(path for path in paths if not is_mail(path)))


def is_mail(path: str) -> bool:
    """Tell whether a file is the HTML of a mail, shown to editors as its reader gets it."""
    return path.startswith("toimittajalle/kirjeet/") and not path.endswith("/index.html")


def css_addresses(css: str) -> Iterator[str]:
    """Yield the addresses that a style sheet names, but for data of its own."""
    for match in _CSS_ADDRESS.finditer(css):
        way = match[1] or match[2]
        if not way.startswith("data:"):
            yield way


def visible_text(page: Page) -> str:
    """Return the page's text without scripts, styles and code."""
    parts: list[str] = []
    _gather(page.elements("//body")[0], parts)
    return "".join(parts)


def _gather(element: HtmlElement, parts: list[str]) -> None:
    if element.tag not in _SILENT and isinstance(element.tag, str):
        parts.append(element.text or "")
        for child in element:
            _gather(child, parts)
    parts.append(element.tail or "")


def unreachable(
    addresses: Iterable[str], folder: Path, site_url: str, ids: dict[str, frozenset[str]]
) -> list[str]:
    """Return those addresses of the site that have no file, or an anchor that has no element.

    Args:
        addresses: Full addresses; those of other hosts are passed over.
        folder: The built site.
        site_url: Where it is to live.
        ids: The ids of each HTML file, by its path.
    """
    base = urlsplit(site_url)
    missing = []
    for address in addresses:
        parts = urlsplit(address)
        if (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
            continue
        path = unquote(parts.path).removeprefix(base.path)
        if not path or path.endswith("/"):
            path += "index.html"
        anchor = unquote(parts.fragment)
        is_page = path.endswith(".html")  # elsewhere a fragment is a moment: x.mp3#t=75
        lacks_anchor = is_page and anchor and anchor not in ids.get(path, frozenset())
        if not (folder / path).is_file() or lacks_anchor:
            missing.append(address)
    return missing
