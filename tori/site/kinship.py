"""Which deeds are near each other: an index by shared themes, made once, asked for each deed.

Of every set of themes only the first few deeds are kept, in the total order, because no more than
`KINDRED` are ever shown. So the cost grows with the number of deeds and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from operator import itemgetter

from tori.content.records import Deed

KINDRED = 3

_Themes = frozenset[str]
_Head = list[tuple[int, Deed]]
_PLACE = itemgetter(0)


class Kinship:
    """An index of deeds by the themes and the service area that they share."""

    def __init__(self, deeds: Iterable[Deed]) -> None:
        """Take the deeds in their total order."""
        heads = defaultdict[tuple[_Themes, str], _Head](list)
        for place, deed in enumerate(deeds):
            for of_size in _subsets(deed.themes):
                for shared in of_size:
                    for area in (deed.service_area, ""):
                        head = heads[shared, area]
                        if len(head) <= KINDRED:  # one more than are shown: itself is in it
                            head.append((place, deed))
        self._heads: Mapping[tuple[_Themes, str], _Head] = heads
        self._nearest: dict[tuple[tuple[str, ...], str | None], tuple[Deed, ...]] = {}

    def of(self, deed: Deed) -> tuple[Deed, ...]:
        """Return those that share most themes, then the service area, then in the total order."""
        key = (deed.themes, deed.service_area)
        nearest = self._nearest.get(key)
        if nearest is None:
            nearest = self._nearest[key] = self._nearest_to(*key)
        return tuple([other for other in nearest if other.id != deed.id][:KINDRED])

    def _nearest_to(self, themes: Sequence[str], service_area: str) -> tuple[Deed, ...]:
        """Return one more than are shown, as the deed that is asked about may be among them."""
        found: dict[str, Deed] = {}
        for of_size in _subsets(themes):
            for area in (service_area, ""):
                for _, other in self._near(of_size, area):
                    found.setdefault(other.id, other)
                    if len(found) > KINDRED:
                        return tuple(found.values())
        return tuple(found.values())

    def _near(self, shared: Sequence[_Themes], area: str) -> Sequence[tuple[int, Deed]]:
        """Return the first that share any of the sets of themes, in the total order."""
        if len(shared) == 1:
            return self._heads.get((shared[0], area), ())
        near = (entry for themes in shared for entry in self._heads.get((themes, area), ()))
        return sorted(near, key=_PLACE)


@lru_cache(maxsize=4096)
def _subsets(themes: tuple[str, ...]) -> tuple[tuple[_Themes, ...], ...]:
    """Return the sets of some of the themes by their sizes, the largest first."""
    distinct = sorted(set(themes))
    return tuple(
        tuple(frozenset(some) for some in combinations(distinct, size))
        for size in range(len(distinct), 0, -1)
    )
