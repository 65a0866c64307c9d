"""Ways to lists, each with its count, and where the lists of deeds are."""

from collections.abc import Iterable
from dataclasses import dataclass

from tori.pages.page import Data
from tori.pages.pieces import from_root
from tori.site.model import Group
from tori.site.permalinks import SECTIONS
from tori.site.taxonomies import Taxonomy


@dataclass(frozen=True, slots=True)
class Chip(Data):
    """A link with a count: a term and how many records it has."""

    words: str
    address: str
    count: int


def chips(found: Iterable[Chip]) -> tuple[Chip, ...]:
    """Return the chips that lead to something."""
    return tuple(chip for chip in found if chip.count)


def taxonomy_address(taxonomy: Taxonomy) -> str:
    """Return the address of the page that lists a taxonomy's terms."""
    return f"{SECTIONS['deeds']}{taxonomy.slug}/"


def group_address(taxonomy: Taxonomy, group: Group) -> str:
    """Return the address of a term's page."""
    return f"{taxonomy_address(taxonomy)}{group.slug}/"


def group_chips(taxonomy: Taxonomy) -> tuple[Chip, ...]:
    """Return the ways to a taxonomy's terms, the empty ones too."""
    return tuple(
        Chip(group.name, from_root(group_address(taxonomy, group)), len(group.deeds))
        for group in taxonomy.groups
    )
