"""The help on fields: complete, true to the records, and fit to be shown."""

from typing import get_args, get_type_hints

import pytest

from tori.authoring.field_help import FIELD_HELP, Help, editable_fields, help_for
from tori.content.records import COLLECTIONS
from tori.content.records.fields import Fields
from tori.content.vocabulary import Vocabulary


def types_within(annotation: object) -> set[type[Fields]]:
    """The record types that an annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return {annotation}
    return {found for part in get_args(annotation) for found in types_within(part)}


def all_types() -> set[type[Fields]]:
    """Every type that front matter or the vocabulary is made of."""
    found: set[type[Fields]] = set()
    waiting: set[type[Fields]] = {*COLLECTIONS.values(), Vocabulary}
    while waiting:
        record_type = waiting.pop()
        found.add(record_type)
        hints = get_type_hints(record_type, include_extras=True)
        for name in editable_fields(record_type):
            waiting |= types_within(hints[name]) - found
    return found


EVERY_FIELD = [
    pytest.param(record_type, name, id=f"{record_type.__name__}.{name}")
    for record_type in sorted(all_types(), key=lambda found: found.__name__)
    for name in editable_fields(record_type)
]
EVERY_HELP = [told for fields in FIELD_HELP.values() for told in fields.values()]


@pytest.mark.parametrize(("record_type", "name"), EVERY_FIELD)
def test_every_field_has_a_description_and_an_example(record_type: type[Fields], name: str) -> None:
    """No field of any type is without help."""
    told = help_for(record_type, name)
    assert told.description
    assert told.example


def test_table_speaks_of_no_field_that_is_not() -> None:
    """A field that was renamed or removed leaves the table too."""
    strangers = [
        f"{record_type.__name__}.{name}"
        for record_type, fields in FIELD_HELP.items()
        for name in fields
        if name not in record_type.model_fields
    ]
    assert strangers == []


def test_table_speaks_of_no_type_that_is_not_used() -> None:
    """Every type of the table, or one below it, can be written."""
    used = {ancestor for record_type in all_types() for ancestor in record_type.__mro__}
    assert {record_type.__name__ for record_type in FIELD_HELP if record_type not in used} == set()


def test_field_without_help_is_a_fault_of_the_program() -> None:
    """Asking for a field that the table lacks names it."""

    class Stranger(Fields):
        strange: str

    with pytest.raises(KeyError, match=r"Stranger\.strange"):
        help_for(Stranger, "strange")


@pytest.mark.parametrize("told", EVERY_HELP, ids=lambda told: told.description[:40])
def test_help_is_sentences_on_one_line(told: Help) -> None:
    """A description stands in a comment: one line, from a capital letter to a full stop."""
    assert "\n" not in told.description + told.example
    assert told.description[0].isupper()
    assert told.description.endswith(".")
