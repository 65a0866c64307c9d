"""A category's feed, whatever its format: what it is called, where it is and what stands in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from tori.content.records import Dated
from tori.content.settings.publisher import Publisher
from tori.pages.feeds import Format, category_address, feed_content, feed_title
from tori.site.feeds import Category

LANGUAGE = "fi"
"""The language of feeds and of most entries."""

_BEFORE_ANYTHING = datetime(2020, 1, 1, tzinfo=UTC)
"""When an empty feed was last changed: Atom requires a moment, and content has none to give."""


class WrittenEntry(NamedTuple):
    """An entry as each format writes it, and when it was changed."""

    rss: str
    atom: str
    json: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        id: A tag URI (RFC 4151), which stays when the site moves.
        address: Of the category's page; the feed's files are beside it.
        url: The page's full address.
        publisher: Its author.
        entries: Newest first.
    """

    id: str
    title: str
    description: str
    address: str
    url: str
    publisher: Publisher
    entries: tuple[WrittenEntry, ...]

    @property
    def updated(self) -> datetime:
        """When its latest entry was."""
        return max((entry.updated for entry in self.entries), default=_BEFORE_ANYTHING)

    def file_url(self, form: Format) -> str:
        """Return the full address of the feed in a format."""
        return self.publisher.full_address(f"{self.address}{form.file}")


def feed_of(
    publisher: Publisher, category: Category, entry: Callable[[Dated], WrittenEntry]
) -> Feed:
    """Return a category's feed, with the entries of its records."""
    address = category_address(category)
    return Feed(
        id=publisher.permanent_id(f"feeds/{category.kind}/{category.slug}".rstrip("/")),
        title=feed_title(publisher, category.name),
        description=feed_content(category),
        address=address,
        url=publisher.full_address(address),
        publisher=publisher,
        entries=tuple(entry(record) for record in category.records),
    )
