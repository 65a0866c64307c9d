"""The types of content by their names."""

from tori.content.records import COLLECTIONS
from tori.content.records.kinds import KINDS, KINDS_BY_WORD


def test_every_collection_has_one_type() -> None:
    """Nothing that the content folder can hold is without a name, and nothing has two."""
    assert sorted(kind.collection for kind in KINDS) == sorted(COLLECTIONS)


def test_no_word_names_two_types() -> None:
    """English and Finnish names are all different."""
    assert len(KINDS_BY_WORD) == 2 * len(KINDS)


def test_title_field_is_one_of_the_type() -> None:
    """What a record is called stands in a field that its type has."""
    assert all(kind.title_field in kind.record_type.model_fields for kind in KINDS)
