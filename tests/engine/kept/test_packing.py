"""Units as bytes: the same for the same unit, and units again of any Site."""

from dataclasses import replace
from functools import partial

import pytest

from tests import factories
from tests.projects import BuiltSite
from tori.engine.kept.packing import packed, unpacked
from tori.render.mail_proofs import issue_proofs
from tori.render.record_pages import record_page
from tori.render.site_tree import site_units
from tori.render.tree import BytesDocument, Unit, documents, page_unit
from tori.render.view import View
from tori.site.model import Site


def unit_of(site: Site, address: str = "/teot/varauskalenteri/") -> Unit:
    """Return the unit of the page of a deed."""
    return page_unit(address, record_page, View(site, address), site.records[_DEED])


_DEED = "deeds/varauskalenteri"


def test_same_unit_of_another_site_has_the_same_bytes() -> None:
    """What the record says is traced, and is no part of them."""
    one = factories.site(factories.deed())
    other = factories.site(factories.deed(title="Aivan toinen otsikko"))
    assert packed(unit_of(one).make) == packed(unit_of(other).make)
    assert packed(unit_of(one).make) != packed(unit_of(one, "/muualla/").make)


def test_equal_things_need_not_be_one() -> None:
    """Bytes do not tell whether two equal strings in a unit are the same string."""
    title = str(factories.deed().title)
    page = BytesDocument(title.encode())
    again = BytesDocument(factories.deed().title.encode())
    assert page.data is not again.data
    assert packed(partial(tuple, [("a", page), ("b", page)])) == packed(
        partial(tuple, [("a", page), ("b", again)])
    )


def test_unpacked_unit_makes_what_another_site_has() -> None:
    """Kept bytes and edited records make the edited page."""
    data = packed(unit_of(factories.site(factories.deed())).make)
    edited = factories.site(factories.deed(title="Aivan toinen otsikko"))
    ((_, page),) = unpacked(data, edited)()
    assert "Aivan toinen otsikko" in repr(page)


def test_record_that_is_no_more_is_told() -> None:
    """A unit of a record that the Site has not cannot be unpacked."""
    data = packed(unit_of(factories.site(factories.deed())).make)
    with pytest.raises(KeyError, match="varauskalenteri"):
        unpacked(data, factories.site())


def test_every_unit_of_the_real_site_can_be_kept(built_site: BuiltSite) -> None:
    """Each makes the same documents after it was kept as bytes."""
    site = built_site.site
    units = site_units(site, issue_proofs(site, "{{ gone }}"))
    again = [replace(unit, make=unpacked(packed(unit.make), site)) for unit in units]
    assert documents(again) == documents(units)
