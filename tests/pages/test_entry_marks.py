"""Marks around what an issue tells: they say where each entry is, and no text can fake one."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tori.pages.entry_marks import NO_MARK, Mark, Marks, MarksError


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a page or a letter has it."""

    reference: str
    title: str = "Teko"
    mark: Mark = NO_MARK


@dataclass(frozen=True, slots=True)
class Part:
    """A part as a page or a letter has it."""

    entries: tuple[Entry, ...]
    mark: Mark = NO_MARK


PARTS = (Part((Entry("deeds/a"), Entry("deeds/ab"))), Part((Entry("webinars/series/s"),)))
MARKS = Marks.of(PARTS, PARTS)
FIRST, SECOND = MARKS.around(PARTS)
A, AB = FIRST.entries
(S,) = SECOND.entries


def around(thing: Entry | Part, text: str) -> str:
    """Return a text between marks."""
    return f"{thing.mark.begin}{text}{thing.mark.end}"


WHOLE = f"{around(FIRST, around(A, 'ä') + around(AB, 'b'))}, {around(SECOND, around(S, 's'))}"


def test_marks_come_out_and_say_where_each_thing_was() -> None:
    """Places are in bytes, the inner before the outer; nothing else changes."""
    text, places = MARKS.taken_out(f"Työ {WHOLE}.")
    assert text == "Työ äb, s."
    found = {place.name: text.encode()[place.begin : place.end].decode() for place in places}
    assert found == {
        "deeds/a": "ä",
        "deeds/ab": "b",
        "part-1": "äb",
        "webinars/series/s": "s",
        "part-2": "s",
    }


def test_thing_may_be_shown_in_several_places() -> None:
    """A list of contents is a place too, of an entry outside its part even."""
    _, places = MARKS.taken_out(around(A, "Sisältö") + around(FIRST, "Otsikko") + WHOLE)
    assert [place.name for place in places].count("deeds/a") == 2
    assert [place.name for place in places].count("part-1") == 2


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("", "kohdan deeds/a ympärillä ei ole merkkejä"),
        (WHOLE.replace(A.mark.begin, "").replace(A.mark.end, ""), "kohdan deeds/a ympärillä"),
        (WHOLE.replace(A.mark.begin, ""), "kohdan deeds/a merkit"),
        (WHOLE.replace(A.mark.end, ""), "kohdan deeds/a merkkien välissä"),
        (WHOLE.replace("ä", " \n"), "kohdan deeds/a merkit eivät ole sen ympärillä"),
        (WHOLE + A.mark.begin, "kohdan deeds/a loppumerkki puuttuu"),
        (WHOLE + FIRST.mark.end, "osan 1 merkit"),
        (WHOLE.replace("ä", around(AB, "ä")), "kohdan deeds/a merkkien välissä"),
        (f"{around(A, 'a')}{WHOLE.replace(around(A, 'ä'), '')}", "deeds/a ei ole osansa"),
        (WHOLE.replace(SECOND.mark.begin, "").replace(SECOND.mark.end, ""), "series/s ei ole"),
        (WHOLE + A.mark.begin.replace("<", "&lt;"), "näkyy tekstinä"),
        (
            A.mark.begin + FIRST.mark.begin + "x" + A.mark.end + FIRST.mark.end + WHOLE,
            "kohdan deeds/a merkkien välissä",
        ),
    ],
)
def test_template_that_does_not_say_where_an_entry_is_is_told(marked: str, told: str) -> None:
    """Missing, empty, crossing and misplaced marks are told, with how to write them."""
    with pytest.raises(MarksError) as caught:
        MARKS.taken_out(marked)
    assert told in str(caught.value)
    assert "{{ entry.mark.begin }}" in str(caught.value)


HOSTILE = (
    "-->",
    "<!--",
    "<",
    "--",
    " ",
    "\n",
    A.mark.begin,
    A.mark.end,
    FIRST.mark.end,
    MARKS.key,
    "deeds/a",
    "{{ entry.mark.end }}",
)


@given(st.lists(st.sampled_from(HOSTILE), max_size=8))
def test_no_text_can_break_or_fake_a_mark(words: list[str]) -> None:
    """Words of marks, unescaped as in plain text, are words: those of other issues' marks too."""
    title = "".join(("x", *words))
    parts = (Part((Entry("deeds/a", title), Entry("deeds/b"))),)
    marks = Marks.of(parts, parts)
    (part,) = marks.around(parts)
    a, b = part.entries
    text, places = marks.taken_out(f"{title}{around(part, around(a, title) + around(b, 'b'))}")
    assert text == f"{title}{title}b"
    size = len(title.encode())
    assert [(place.name, place.begin, place.end) for place in places] == [
        ("deeds/a", size, 2 * size),
        ("deeds/b", 2 * size, 2 * size + 1),
        ("part-1", size, 2 * size + 1),
    ]
