"""The repair as a whole: by example, and as properties of real and of arbitrary files."""

import re
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.authoring.fix.breaking import (
    BYTE_FAULTS,
    REAL_FILES,
    TEXT_FAULTS,
    TextFault,
    halves,
    path_of,
)
from tori.authoring.fix import Change, repaired
from tori.content.loader import load_record
from tori.content.records import Record
from tori.text import nfc

DEED = "content/deeds/teko.md"
PROSE = st.text(alphabet="aäöÄÖåé–”…’ x\n\t#-:*[](){}<>\u2028\xa0", max_size=60)
FRAGMENTS = st.sampled_from(
    [
        *("---", "\n", "\n\n", "\n---\n", "title:", "published: 5/2020", "summary: >-", "\nitems:"),
        *("\nresults:", "\n- ", "\n  - why:", " ", "  ", "\t", "\xa0", "\u2028", "\u3000", "\r\n"),
        *(
            "X",
            "ä",
            "a\u0308",
            "a: b",
            " #w",
            " # k",
            "”",
            '"',
            "'",
            "\\",
            "[",
            "]",
            "{",
            "}",
            "&a",
        ),
        *("*b", "|", "> 5", "@", ",", "\ufeff", "\uffff", "\x01", "\u0338", "<", "source:{"),
    ]
)
PLAIN_FILES = tuple(file for file in REAL_FILES if "\n---\ntitle: " not in file.read_text("utf-8"))
"""Those whose text shows no front matter: in the guide a lost closing line cannot be told."""
BLOCKS = st.lists(FRAGMENTS, max_size=25).map("".join)


def by_lines(text: str) -> str:
    """Return a text as the repair may leave it: in normal form C, with line feeds."""
    return nfc(re.sub(r"\r\n?", "\n", text))


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, as by chance those of Windows-1252 may be: `Ä–` is then `Ė`."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def loaded(path: str, data: bytes) -> tuple[Record | None, tuple[str, ...]]:
    """Return the record of a file and what `check` says of the file alone."""
    collection = path.removeprefix("content/").rpartition("/")[0]
    record, findings = load_record(path, collection, data)
    return record, tuple(finding.message for finding in findings)


def test_valid_real_files_stay_as_they_are() -> None:
    """No file of the real content is changed."""
    changed = [
        file for file in REAL_FILES if repaired(path_of(file), raw := file.read_bytes()).data != raw
    ]
    assert REAL_FILES
    assert changed == []


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(PLAIN_FILES),
    st.lists(st.sampled_from(range(len(TEXT_FAULTS))), max_size=4, unique=True),
    st.sampled_from(range(len(BYTE_FAULTS))),
    st.randoms(use_true_random=False),
)
def test_broken_file_passes_check_with_the_same_data(
    file: Path, faults: list[int], encoding: int, random: Random
) -> None:
    """Whatever known faults are heaped on a real file, the repair gives back what it said."""
    path, valid = path_of(file), file.read_text("utf-8")
    text = valid
    for number in sorted(faults):
        text = TEXT_FAULTS[number](text, random)
    mended = repaired(path, BYTE_FAULTS[encoding](text))
    record, findings = loaded(path, mended.data)
    expected, _ = loaded(path, valid.encode())
    assert findings == ()
    assert record is not None
    assert expected is not None
    assert record.origin.front_matter.data == expected.origin.front_matter.data
    assert record.body == expected.body


@pytest.mark.parametrize("fault", TEXT_FAULTS)
def test_each_fault_of_the_text_breaks_some_file(fault: TextFault) -> None:
    """The faults above are faults: of each, `check` complains or the data is another."""
    for file in REAL_FILES:
        path, valid = path_of(file), file.read_text("utf-8")
        broken = fault(valid, Random(0))  # noqa: S311 — a place in a file, no secret
        record, findings = loaded(path, broken.encode())
        if findings or record is None:
            return
        expected, _ = loaded(path, valid.encode())
        assert expected is not None
        if record.origin.front_matter.data != expected.origin.front_matter.data:
            return
        if broken != valid and repaired(path, broken.encode()).data == valid.encode():
            return
    pytest.fail("no file was broken")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_mended_once(raw: bytes) -> None:
    """Nothing raises, and a mended file needs no further repair."""
    mended = repaired(DEED, raw)
    assert repaired(DEED, mended.data).changes == ()
    assert bool(mended.changes) == (mended.data != raw)


@settings(deadline=None, max_examples=300)
@given(BLOCKS, PROSE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_arbitrary_blocks_are_mended_once_and_the_text_below_is_kept(
    block: str, body: str, encoding: str
) -> None:
    """However broken the block, no character of the text is lost, and one repair is enough."""
    try:
        raw = f"---\n{block}\n---\n{body}".encode(encoding)
    except UnicodeEncodeError:
        raw = f"---\n{block}\n---\n{body}".encode()
    assume(encoding != "cp1252" or raw.isascii() or not is_utf8(raw))
    mended = repaired(DEED, raw)
    assert repaired(DEED, mended.data).changes == ()
    if mended.changes:
        assert mended.data.decode("utf-8").endswith("\n" + by_lines(body))
    else:
        assert mended.data == raw


def test_text_below_keeps_what_would_be_mended_above() -> None:
    """Below the front matter only encoding, normal form and line ends change."""
    front, _ = halves(REAL_FILES[0].read_text("utf-8"))
    body = "\ttitle:X\n\xa0published: 1.1.2020\nA\u2028B\n”x”\n- a: b\n---\n"
    data = (front + body).encode()
    assert repaired(path_of(REAL_FILES[0]), data).data == data


def test_changes_are_told_with_their_lines() -> None:
    """An editor sees what was done and on which line of the mended file."""
    raw = b"\xef\xbb\xbf---\r\ntitle:Teko\r\npublished: 18.5.2020\r\n\r\nTeksti\r\n"
    assert repaired(DEED, raw).changes == (
        Change(1, "poistettu näkymätön tavujärjestysmerkki (BOM)"),
        Change(1, "rivinvaihdot muutettu muotoon LF, rivejä 5"),
        Change(2, "kentän title kaksoispisteen jälkeen lisätty välilyönti"),
        Change(3, "päivämäärä 18.5.2020 → 2020-05-18"),
        Change(4, "lisätty etutietojen lopettava rivi ---"),
    )


def test_vocabulary_gets_text_steps_only() -> None:
    """A file without front matter is not taken for one that has it."""
    raw = "---\ntitle:X\r\nthemes:\n\t- a\u0308\n".encode()
    mended = repaired("content/vocabulary.yml", raw)
    assert mended.data.decode() == "---\ntitle:X\nthemes:\n\t- ä\n"


def test_file_without_front_matter_is_left() -> None:
    """Where nobody opened a block there is nothing to mend but the text."""
    raw = b"title:X\n\npublished: 1.1.2020\n"
    assert repaired(DEED, raw).data == raw


def test_too_large_file_is_left() -> None:
    """What `check` refuses unread, the repair does not read either."""
    raw = b"---\r\n" + b"x" * 600_000
    assert repaired(DEED, raw).data == raw


@pytest.mark.parametrize("end", ["\n---\n", "\n\x85\n"], ids=["closed", "open"])
@pytest.mark.parametrize(
    "line",
    [
        "title: x" + " " * 400_000 + "y",
        "title: a: b" + " #" * 200_000,
        "- " * 200_000,
        "title: " + "[" * 400_000,
        "published: " + "1" * 400_000,
        'title: "' + '\\"' * 200_000,
        "\n".join(["title: a: b"] * 20_000),
        "\n" * 400_000 + "x",
        "title: |\n" + "\n" * 400_000,
    ],
    ids=lambda line: line[:12].strip(),
)
def test_hostile_block_takes_no_long_time(line: str, end: str) -> None:
    """No pattern takes quadratic time: each of these is done in the time of a few."""
    start = process_time()
    repaired(DEED, f"---\n{line}{end}".encode())
    assert process_time() - start < 10
