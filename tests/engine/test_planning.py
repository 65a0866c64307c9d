"""What the units of a Site read."""

from collections.abc import Mapping
from contextlib import closing
from functools import partial

import pytest

from tests.factories import deed, organisation, site
from tori.engine.planning import PlannedSite
from tori.render.tree import Document, Unit
from tori.tracing import Read, traced

_LIST_ALL = {"organisaatiot/index.md", "teot/organisaatiot/index.md", "syotteet/index.md"}
"""The first paths of the units that show every organisation by their nature."""


@pytest.fixture(scope="module")
def reads() -> Mapping[str, frozenset[Read]]:
    """What each unit reads, by its first path, of a site in which organisation 3 is of no deed."""
    names = [f"organisaatio-{number}" for number in range(4)]
    organisations = (organisation(name, name=name.capitalize()) for name in names)
    deeds = (deed(f"teko-{name}", organisation=name) for name in names[:3])
    planned = PlannedSite(site(*organisations, *deeds), (), is_traced=True)
    with closing(planned):
        return {unit.paths[0]: traced(partial(_made, unit))[1] for unit in planned.units}


def _made(unit: Unit) -> list[tuple[str, Document]]:
    return list(unit.make())


def test_feed_reads_the_organisations_of_its_entries(reads: Mapping[str, frozenset[Read]]) -> None:
    """An organisation's feed is made again for its own sake, and not for that of others."""
    of_organisations = {
        read
        for read in reads["organisaatiot/organisaatio-0/rss.xml"]
        if read.startswith("organisations/")
    }
    assert of_organisations == {"organisations/organisaatio-0"}


def test_who_is_in_nothing_is_read_for_lists_alone(reads: Mapping[str, frozenset[Read]]) -> None:
    """What an organisation without deeds is called shows on its own pages and on lists of all."""
    readers = {path for path, found in reads.items() if "organisations/organisaatio-3" in found}
    own = {path for path in readers if "organisaatio-3" in path}
    assert own
    assert readers - own <= _LIST_ALL
