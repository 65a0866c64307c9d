"""Which deeds are near each other: an index by shared themes, made once, asked for each deed.

Of every set of themes only the first few deeds are kept, in the total order, because no more than
`KINDRED` are ever shown. So the cost grows with the number of deeds and not with its square.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tori.content.records import Deed

KINDRED = 3

_Themes = frozenset[str]
_Head = list[tuple[int, Deed]]


class Kinship:
    """An index of deeds by the themes and the service area that they share."""

    def __init__(self, deeds: Iterable[Deed]) -> None:
        """Take the deeds in their total order."""
        heads: dict[tuple[_Themes, str], _Head] = {}
        for place, deed in enumerate(deeds):
            for shared in _subsets(deed.themes):
                for area in (deed.service_area, ""):
                    head = heads.setdefault((shared, area), [])
                    if len(head) <= KINDRED:  # one more than are shown: the deed itself is in it
                        head.append((place, deed))
        self._heads: Mapping[tuple[_Themes, str], _Head] = heads

    def of(self, deed: Deed) -> tuple[Deed, ...]:
        """Return those that share most themes, then the service area, then in the total order."""
        found: dict[str, Deed] = {}
        for size in range(len(set(deed.themes)), 0, -1):
            for area in (deed.service_area, ""):
                for _, other in self._near(deed, size, area):
                    if other.id != deed.id and len(found) < KINDRED:
                        found.setdefault(other.id, other)
        return tuple(found.values())

    def _near(self, deed: Deed, size: int, area: str) -> Sequence[tuple[int, Deed]]:
        """Return the first that share so many of the themes, or more, in the total order."""
        near = (
            entry
            for shared in _subsets(deed.themes)
            if len(shared) == size
            for entry in self._heads.get((shared, area), ())
        )
        return sorted(near, key=lambda entry: entry[0])


def _subsets(themes: Iterable[str]) -> Iterator[_Themes]:
    distinct = sorted(set(themes))
    for size in range(1, len(distinct) + 1):
        yield from map(frozenset, combinations(distinct, size))
