"""feedgen's feeds without the clock: it states the moment of the build unless it is taken out."""

from typing import Any

from feedgen.ext.base import BaseExtension


class UndatedChannel(BaseExtension):  # type: ignore[misc]  # feedgen is not typed
    """Takes lastBuildDate out of an RSS channel (RSS 2.0: optional)."""

    def extend_rss(self, rss_feed: Any) -> Any:  # noqa: ANN401 — feedgen's own signature
        """Remove the element."""
        channel = rss_feed[0]
        for element in channel.findall("lastBuildDate"):
            channel.remove(element)
        return rss_feed
