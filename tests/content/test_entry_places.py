"""Where kept files tell of each record: the text that states it, and a file without a record."""

import pytest

from tori.content.entry_places import BadEntriesError, EntryPlaces, Place, read_entries, without

DATA = "ä[(aa)(bb)]<(cc)>.".encode()
PLACES: tuple[Place, ...] = (
    Place("part-1", 2, 12),
    Place("deeds/a", 3, 7),
    Place("deeds/ab", 7, 11),
    Place("part-2", 12, 18),
    Place("deeds/c", 13, 17),
)


def test_text_states_what_is_read_again() -> None:
    """Lines are in the order of files and places, the outer first; the unshown are last."""
    entries = EntryPlaces(
        {"page.html": PLACES[::-1], "item.html": PLACES[:1]}, frozenset({"galas/x"})
    )
    text = entries.text()
    assert text.decode().split("\n")[:3] == [
        "item.html\t2\t12\tpart-1",
        "page.html\t2\t12\tpart-1",
        "page.html\t3\t7\tdeeds/a",
    ]
    assert text.endswith(b"\ngalas/x\n")
    again = read_entries({"page.html": DATA, "item.html": DATA}, text)
    assert again.text() == text
    assert again.unshown == {"galas/x"}
    assert again.files_of("deeds/a") == {"page.html"}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "sana",
        "page.html\t3\t7",
        "page.html\t3\tx\tdeeds/a",
        "page.html\t7\t3\tdeeds/a",
        "page.html\t3\t3\tdeeds/a",
        "page.html\t3\t99\tdeeds/a",
        "page.html\t1\t7\tdeeds/a",
        "page.html\t0\t1\tdeeds/a",
        "muu.html\t3\t7\tdeeds/a",
        "\udcff",
    ],
)
def test_line_that_says_nothing_is_told(line: str) -> None:
    """A place is of a file that is there, is not empty, and cuts no letter in two."""
    text = f"page.html\t3\t7\tdeeds/a\n{line}\n".encode(errors="surrogateescape")
    with pytest.raises(BadEntriesError):
        read_entries({"page.html": DATA}, text)


@pytest.mark.parametrize(
    ("reference", "left"),
    [
        ("deeds/a", "ä[(bb)]<(cc)>."),
        ("deeds/ab", "ä[(aa)]<(cc)>."),
        ("deeds/c", "ä[(aa)(bb)]."),
        ("deeds/b", "ä[(aa)(bb)]<(cc)>."),
    ],
)
def test_record_goes_and_so_does_the_part_it_leaves_empty(reference: str, left: str) -> None:
    """Every other byte stays, and what is left is found where it is then."""
    made, places = without(DATA, PLACES, reference)
    assert made.decode() == left
    before = {place.name: DATA[place.begin : place.end] for place in PLACES}
    after = {place.name: made[place.begin : place.end] for place in places}
    assert reference not in after
    assert after.keys() >= {p.name for p in PLACES if p.name not in {reference, "part-2"}}
    for name, text in after.items():
        assert text == before[name].replace(before.get(reference, b"-"), b"")


def test_records_go_one_by_one_to_the_last() -> None:
    """The places that a redaction leaves are those of the next one."""
    data, places = DATA, PLACES
    for reference in ("deeds/ab", "deeds/c", "deeds/a"):
        data, places = without(data, places, reference)
    assert (data.decode(), len(places)) == ("ä.", 0)


def test_record_and_part_may_be_told_in_several_places() -> None:
    """A list of contents loses both its line of the entry and that of the part left empty."""
    data = b"[1][2]|{1(a)}{2(b)(c)}|(a)(b)"
    places = (
        Place("part-1", 0, 3),
        Place("part-2", 3, 6),
        Place("part-1", 7, 13),
        Place("deeds/a", 9, 12),
        Place("part-2", 13, 22),
        Place("deeds/b", 15, 18),
        Place("deeds/c", 18, 21),
        Place("deeds/a", 23, 26),
        Place("deeds/b", 26, 29),
    )
    first, left = without(data, places, "deeds/a")
    assert first == b"[2]|{2(b)(c)}|(b)"
    assert without(first, left, "deeds/b")[0] == b"[2]|{2(c)}|"


def test_part_that_is_its_one_entry_goes_whole() -> None:
    """Two places may be of the same bytes."""
    data, places = without(b"x(a)y", (Place("part-1", 1, 4), Place("deeds/a", 1, 4)), "deeds/a")
    assert (data, len(places)) == (b"xy", 0)
