"""What is read is noted for whoever reads it, and for nobody else."""

from collections.abc import Iterator

import pytest

from tests import factories
from tori.content.records import FIELDS, FIELDS_ASLEEP, Deed
from tori.tracing import FieldReads, Tracer, note, replay, traced, wake

ALONE = {"deeds/a"}


@pytest.fixture
def deeds() -> Iterator[tuple[Deed, Deed]]:
    """Two records whose reads are traced."""
    pair = factories.deed("a"), factories.deed("b")
    tracer = Tracer(pair, FIELDS_ASLEEP)
    tracer.start()
    yield pair
    tracer.stop()


def test_field_of_a_record_is_noted_under_its_name(deeds: tuple[Deed, Deed]) -> None:
    """Whoever reads any field reads the record, however often."""
    one, _ = deeds
    assert traced(lambda: (one.title, one.title, one.themes))[1] == ALONE


def test_which_record_it_is_needs_no_read(deeds: tuple[Deed, Deed]) -> None:
    """Its reference, its type and its place tell nothing that an edit could change."""
    one, _ = deeds
    assert traced(lambda: (one.reference, one.id, type(one), one.origin.path))[1] == set()


def test_text_is_a_read_of_its_own(deeds: tuple[Deed, Deed]) -> None:
    """A text can change without the fields, and the fields without the text."""
    one, _ = deeds
    assert traced(lambda: one.body)[1] == {"text of deeds/a"}


def test_what_another_has_read_is_noted_again(deeds: tuple[Deed, Deed]) -> None:
    """A record that is awake already would be forgotten for the second reader."""
    one, _ = deeds
    assert traced(lambda: one.title)[1] == ALONE
    assert traced(lambda: one.title)[1] == ALONE


def test_reads_within_are_not_those_around(deeds: tuple[Deed, Deed]) -> None:
    """What is traced apart is replayed only where somebody asks for it; both read the first."""
    one, other = deeds
    inner: list[frozenset[str]] = []

    def outer() -> None:
        assert one.title
        inner.append(traced(lambda: (one.title, other.title))[1])
        assert one.title

    assert traced(outer)[1] == ALONE
    assert inner == [{"deeds/a", "deeds/b"}]
    assert traced(lambda: replay(inner[0]))[1] == {"deeds/a", "deeds/b"}


def test_reads_are_noted_when_making_fails(deeds: tuple[Deed, Deed]) -> None:
    """After a failure everybody sleeps, and the next trace is whole."""
    one, _ = deeds

    def failing() -> None:
        assert one.title
        raise ValueError(one.title)

    with pytest.raises(ValueError, match="Varauskalenteri"):
        traced(failing)
    assert traced(lambda: one.title)[1] == ALONE


def test_other_record_can_be_put_to_sleep_later() -> None:
    """A record that is read from memory meanwhile is traced like the others."""
    late = factories.deed("c")
    tracer = Tracer((), FIELDS_ASLEEP)
    tracer.start()
    try:
        tracer.add(late)
        assert traced(lambda: late.title)[1] == {"deeds/c"}
    finally:
        tracer.stop()
    assert late.title


def test_field_that_there_is_not_is_missing_still(deeds: tuple[Deed, Deed]) -> None:
    """A sleeping record has no other fields than it has awake."""
    one, _ = deeds
    assert getattr(one, "audio", None) is None
    with pytest.raises(AttributeError, match="audio"):
        _ = one.audio  # type: ignore[attr-defined]  # that is the point


def test_nothing_is_noted_without_a_tracer() -> None:
    """In a check or a preview records never sleep."""
    record = factories.deed("a")
    note("something")
    replay({"something"})
    assert traced(lambda: record.title) == (record.title, frozenset())
    assert not wake(record)


def test_fields_are_found_by_type() -> None:
    """Whatever the record, and whether it sleeps or not; a field that nobody reads is not among."""
    one, other = factories.deed("a"), factories.story("b")
    tracer = Tracer((one,), FIELDS_ASLEEP)
    tracer.start()
    try:
        with FieldReads(FIELDS) as reads:
            assert one.themes == one.themes
            assert other.number
    finally:
        tracer.stop()
    assert reads.found == {("Deed", "themes"), ("Story", "number")}
    assert one.title
    assert reads.found == {("Deed", "themes"), ("Story", "number")}


def test_watched_fields_are_as_they_were_afterwards() -> None:
    """Neither a field that was read nor one that was not leaves anything on its class."""
    with FieldReads(FIELDS):
        assert factories.deed("a").title
    assert not vars(Deed).keys() & set(FIELDS[Deed])
