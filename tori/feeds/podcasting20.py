"""The elements of Podcasting 2.0, which feedgen does not know: extensions of channel and item.

Names, attributes and counts are those of the podcast namespace's documents.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

PODCAST = "https://podcastindex.org/namespace/1.0"


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name, text and attributes; an attribute that is None is left out."""

    name: str
    text: str | None = None
    attributes: tuple[tuple[str, str | None], ...] = ()


class Podcasting20Channel(BaseExtension):  # type: ignore[misc]  # feedgen is not typed
    """The channel's elements, in the order in which they were set."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.elements: tuple[Element, ...] = ()

    def extend_ns(self) -> dict[str, str]:
        """Return the namespace that the elements need, the items' too."""
        return {"podcast": PODCAST}

    def extend_rss(self, rss_feed: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Add the elements to the channel."""
        _add(rss_feed[0], self.elements)
        return rss_feed


class Podcasting20Item(BaseEntryExtension):  # type: ignore[misc]  # feedgen is not typed
    """An item's elements, and its description as HTML (PSP-1: in CDATA)."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.elements: tuple[Element, ...] = ()
        self.description = ""
        self.published = ""

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Add the elements to the item, after its description and day."""
        entry.find("description").text = etree.CDATA(self.description)
        if self.published:
            # feedgen would write the day by changing the process's locale.
            etree.SubElement(entry, "pubDate").text = self.published
        _add(entry, self.elements)
        return entry


def _add(parent: Any, elements: Iterable[Element]) -> None:  # noqa: ANN401 — lxml's elements
    for stated in elements:
        element = etree.SubElement(parent, f"{{{PODCAST}}}{stated.name}")
        element.text = stated.text
        for name, value in stated.attributes:
            if value is not None:
                element.set(name, value)
