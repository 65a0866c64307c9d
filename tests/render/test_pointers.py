"""Who points at a record."""

from tests.render.small_site import dated, deed, record, small_site
from tori.render.pointers import pointer_lines, pointer_section
from tori.render.view import View


def test_nobody_points() -> None:
    """A record that nobody names has no section."""
    site = small_site(deed("teko"))
    assert pointer_section(View(site, "/teot/teko/"), site.records["deeds/teko"]) == ()


def test_speaker_is_told_once_by_its_most_telling_relation() -> None:
    """A list that names a deed as an item and in its text too is there once, as a list."""
    fields = "size: 1\ncompiled_by: toimitus\nitems:\n  - {deed: teko, why: Oiva.}"
    toplist = record("toplists/lista", dated("TOP 1", fields), "Lue [teko](../deeds/teko.md).")
    site = small_site(deed("teko"), toplist)
    lines = list(pointer_lines(View(site, "/teot/teko/"), site.records["deeds/teko"]))
    assert lines == ['TOP-lista: <a href="../../top/lista/">TOP 1</a> – Oiva.']
