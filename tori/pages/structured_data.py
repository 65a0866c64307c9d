"""What pages state for search engines, as a mapping: `tori.templating` makes JSON-LD of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tori.pages.page import Data
from tori.site.model import Site
from tori.site.permalinks import permalink

Thing = Mapping[str, object]
"""Something of schema.org: its `@type` and properties; those without a value are left out."""


@dataclass(frozen=True, slots=True)
class StructuredData(Data):
    """What a page states for machines; its template gets it as text for a script element."""

    thing: Thing


def organisations(site: Site, identifiers: Iterable[str]) -> Iterator[Thing]:
    """Yield organisations by their ids, each with its page on the site."""
    for organisation in map(site.organisation, identifiers):
        address = site.publisher.full_address(permalink(organisation))
        yield {"@type": "Organization", "name": organisation.name, "url": address}
