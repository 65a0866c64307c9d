"""feedgen's RSS with what its own iTunes extension cannot say.

feedgen 1.0.0 writes explicit only as yes/no/clean, while Apple and PSP-1 require true/false; block
and complete are written when they do not hold; and an image is dropped silently when its name
displeases it. All these are written here instead.
"""

from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


class ItunesChannel(BaseExtension):  # type: ignore[misc]  # feedgen is not typed
    """The channel's part: explicit and image (PSP-1, required), block, complete, new address."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.explicit = False
        self.image = ""
        self.block = False
        self.complete = False
        self.new_feed_url = ""

    def extend_ns(self) -> dict[str, str]:
        """Return the namespace that the elements need."""
        return {"itunes": ITUNES}

    def extend_rss(self, rss_feed: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Add the elements to the channel."""
        channel = rss_feed[0]
        _add(channel, "explicit", _true_or_false(self.explicit))
        if self.image:
            _add(channel, "image").set("href", self.image)
        if self.block:
            _add(channel, "block", "Yes")
        if self.complete:
            _add(channel, "complete", "Yes")
        if self.new_feed_url:
            _add(channel, "new-feed-url", self.new_feed_url)
        return rss_feed


class ItunesItem(BaseEntryExtension):  # type: ignore[misc]  # feedgen is not typed
    """The item's part: explicit, title and image."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.explicit = False
        self.title = ""
        self.image = ""

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Add the elements to the item."""
        _add(entry, "explicit", _true_or_false(self.explicit))
        if self.title:
            _add(entry, "title", self.title)
        if self.image:
            _add(entry, "image").set("href", self.image)
        return entry


def _true_or_false(value: bool) -> str:  # noqa: FBT001 — a flag turned into its word
    return "true" if value else "false"


def _add(parent: Any, name: str, text: str | None = None) -> Any:  # noqa: ANN401 — lxml's elements
    element = etree.SubElement(parent, f"{{{ITUNES}}}{name}")
    element.text = text
    return element
