"""The pages of a long list, and the ways between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tori.pages.page import Data
from tori.pages.pieces import from_root
from tori.site.permalinks import paged

PAGE_SIZE = 50
"""How many records a page of a list shows."""

_NEAR = 3
"""How many pages a pager leads to on each side of the current one."""


@dataclass(frozen=True, slots=True)
class PagerStep(Data):
    """A page of a list, as the list's other pages lead to it.

    Attributes:
        number: From 1.
        address: From the site's root.
        current: Whether it is the page at hand.
        after_gap: Whether pages between it and the step before are left out.
    """

    number: int
    address: str
    current: bool
    after_gap: bool


def pages_of(count: int) -> int:
    """Return how many pages a list of so many records has; an empty one has a page too."""
    return max(1, -(-count // PAGE_SIZE))


def pager(address: str, pages: int, current: int) -> tuple[PagerStep, ...]:
    """Return the ways to the pages of the list at an address; none where there is one page.

    Args:
        address: Of the list's first page.
        pages: How many there are.
        current: The page at hand, counted from 0.
    """
    return tuple(_steps(address, pages, current)) if pages > 1 else ()


def _steps(address: str, pages: int, current: int) -> Iterator[PagerStep]:
    before = -1
    for number in _pages_near(current, pages):
        way = from_root(paged(address, number))
        yield PagerStep(number + 1, way, number == current, number > before + 1)
        before = number


def _pages_near(current: int, count: int) -> Sequence[int]:
    """Return the pages that a pager leads to: the first, the last and those around the current."""
    near = {0, *range(current - _NEAR, current + _NEAR + 1), count - 1}
    return sorted(number for number in near if 0 <= number < count)
