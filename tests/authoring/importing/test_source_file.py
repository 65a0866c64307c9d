"""Which reader takes a file."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.importing.workbooks import workbook_bytes
from tori.authoring.importing.imported import MAX_BYTES, ImportRefusedError
from tori.authoring.importing.source_file import read_file, refuse_size

CSV = b"Otsikko\nTeko\n"
WXR = b'<rss xmlns:wp="w"><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>'


@pytest.mark.parametrize(
    ("name", "raw", "source"),
    [
        ("Teot 2020.csv", CSV, "teot-2020"),
        ("TEOT.CSV", CSV, "teot"),
        ("teot.tsv", CSV, "teot"),
        ("teot.xlsx", workbook_bytes(("Otsikko",), ("Teko",)), "teot-teot"),
        ("vienti.xml", WXR, "wordpress"),
        ("teko.md", b"---\ntitle: Teko\n---\n", "lomake"),
    ],
)
def test_reader_by_the_ending(name: str, raw: bytes, source: str) -> None:
    """A file's ending, whatever its case, decides who reads it."""
    assert read_file(name, raw, "deeds").source == source


@pytest.mark.parametrize("name", ["teot.xls", "teot.pdf", "teot"])
def test_other_files_are_refused(name: str) -> None:
    """What no reader takes is refused, and those that are taken are named."""
    with pytest.raises(ImportRefusedError, match=r"\.xlsx"):
        read_file(name, b"", "deeds")


def test_sheet_of_a_text_file_is_refused() -> None:
    """A text file has no sheets: the option is a mistake."""
    with pytest.raises(ImportRefusedError, match="--sheet"):
        read_file("teot.csv", CSV, "deeds", "Teot")


def test_size_is_bounded() -> None:
    """A file over the bound is refused before it is read."""
    refuse_size(MAX_BYTES)
    with pytest.raises(ImportRefusedError, match="20 Mt"):
        refuse_size(MAX_BYTES + 1)


VALID = (
    ("a.csv", CSV),
    ("a.xlsx", workbook_bytes(("Otsikko", "Muuta"), ("Teko", 1))),
    ("a.xml", WXR),
    ("a.md", b"---\ntitle: Teko\n---\n"),
)


@given(st.sampled_from(VALID), st.integers(min_value=0), st.binary(max_size=20), st.integers(0, 20))
def test_no_bytes_crash_a_reader(
    valid: tuple[str, bytes], place: int, inserted: bytes, cut: int
) -> None:
    """A valid file with anything written over a part of it is read or refused."""
    name, raw = valid
    at = place % (len(raw) + 1)
    with suppress(ImportRefusedError):
        assert read_file(name, raw[:at] + inserted + raw[at + cut :], "deeds").source


@given(st.sampled_from([name for name, _ in VALID]), st.binary(max_size=200))
def test_no_other_bytes_crash_a_reader(name: str, raw: bytes) -> None:
    """Bytes that are no such file at all are read or refused, never crashed on."""
    with suppress(ImportRefusedError):
        assert read_file(name, raw, "deeds").source
