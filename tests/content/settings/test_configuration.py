"""mkdocs.yml as data."""

import pytest

from tori.content.settings.configuration import read_settings
from tori.diagnostics import FILE_START, Span


def test_every_value_has_its_place() -> None:
    """A value is a string with its place; a missing one is where it should stand in."""
    settings, found = read_settings(b"site_name: Tori\ntheme:\n  font: false\n")
    assert found == ()
    assert settings is not None
    assert settings.data == {"site_name": "Tori", "theme": {"font": "false"}}
    assert settings.span("theme", "font") == Span(3, 9, 3, 14)
    assert settings.span("theme", "logo") == settings.span("theme")
    assert settings.span("nav") == FILE_START


def test_a_menu_may_be_deep() -> None:
    """A menu has more levels than front matter ever needs."""
    settings, found = read_settings(b"nav: [a: [b: [c: [d: [e: [x.md]]]]]]")
    assert (settings is not None, found) == (True, ())


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"a: \xe4", "T101"),
        (b"a: [", "T104"),
        (b"a: 1\n---\nb: 2", "T104"),
        (b"a: &a 1", "T106"),
        (b"a: *a", "T106"),
        (b"<<: {a: 1}", "T106"),
        (b"a: !!python/name:os.system", "T106"),
        (b"a: !ENV X", "T106"),
        (b"a: " + b"[" * 100_000, "T107"),
        (b"a: " + b"{a: " * 100_000, "T107"),
        (b"a: 1\n" * 200_000, "T108"),
        (b"a:\n\tb: 1", "T111"),
        (b"- a", "T113"),
        (b"a: \x07", "T114"),
        (b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", "T161"),
    ],
)
def test_what_cannot_be_used_is_told(raw: bytes, code: str) -> None:
    """Whatever stands there instead is one finding, and quickly."""
    settings, found = read_settings(raw)
    assert settings is None
    assert [finding.code for finding in found] == [code]
