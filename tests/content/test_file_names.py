"""Names of files that no finding could show as they are."""

import os
from pathlib import Path

import pytest

from tests.factories import content
from tori.authoring.fix.mending import text_files
from tori.content.file_names import can_be_shown, shown, unreadable_name
from tori.content.loader import load_content
from tori.diagnostics import as_text


def latin(name: str) -> str:
    """Return a Latin-1 name as Python gives it on a machine whose names are UTF-8."""
    return os.fsdecode(name.encode("latin-1"))


@pytest.mark.parametrize(
    ("path", "told", "mended"),
    [
        (latin("deeds/Päiväkirja.PDF"), r"deeds/P\xe4iv\xe4kirja.PDF", "deeds/paivakirja.pdf"),
        (latin("käsi/työ.md"), r"k\xe4si/ty\xf6.md", "kasi/tyo.md"),
        ("deeds/a\x1b[31mb.png", r"deeds/a\x1b[31mb.png", "deeds/a-31mb.png"),
        ("deeds/gnp\u202eexe.", "deeds/gnp\\u202eexe.", "deeds/gnpexe"),
        ("deeds/\ud800", "deeds/\\ud800", "deeds/nimeton"),
        ("deeds/kaksi\nriviä.png", "deeds/kaksi\\nriviä.png", "deeds/kaksirivia.png"),
    ],
)
def test_name_is_told_with_escapes_and_mended(path: str, told: str, mended: str) -> None:
    """The finding can be printed anywhere, and says what to name the file."""
    finding = unreadable_name(path)
    assert not can_be_shown(path)
    assert (finding.path, shown(path)) == (told, told)
    assert finding.hint == f"nimeä uudelleen: {mended}"
    assert as_text(finding).replace("\n", "").isprintable()


@pytest.mark.parametrize("path", ["deeds/Päivä.pdf", "deeds/Näyttökuva 9.41\u202fip.png", "😀"])
def test_letters_spaces_and_signs_are_names(path: str) -> None:
    """What people name files is told as it is."""
    assert can_be_shown(path)
    assert shown(path) == path


def test_file_in_latin_1_is_a_finding_and_nothing_else_suffers(tmp_path: Path) -> None:
    """Markdown, media and what stands in a folder of such a name are told, and not read."""
    paths = [
        latin(path)
        for path in ("deeds/ä.md", "deeds/ä.png", "deeds/ä/kuva.png", "newsletters/ä/sha256.txt")
    ]
    root = content(tmp_path, dict.fromkeys(paths, b"x"))
    loaded = load_content(root)
    assert [found.code for found in loaded.diagnostics] == ["T171"] * 4
    assert loaded.records
    assert not set(text_files(root)) & {root / "content" / path for path in paths}
