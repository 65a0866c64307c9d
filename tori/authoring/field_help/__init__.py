"""What an editor is told of every field of every type: one table, in Finnish.

New files, the JSON Schemas, the snippets of VS Code and the editors' guide all take their words
from here; a test holds that no field is without. The allowed values are not repeated here: they
come from the records and the vocabulary.
"""

from tori.authoring.field_help.broadcasts import BROADCASTS
from tori.authoring.field_help.deeds import DEEDS_AND_GATHERINGS
from tori.authoring.field_help.entries import Help, Table
from tori.authoring.field_help.shared import SHARED
from tori.authoring.field_help.texts import TEXTS
from tori.content.records.fields import Fields

__all__ = ["FIELD_HELP", "Help", "Table", "editable_fields", "help_for"]

FIELD_HELP: Table = {**SHARED, **DEEDS_AND_GATHERINGS, **BROADCASTS, **TEXTS}


def editable_fields(record_type: type[Fields]) -> tuple[str, ...]:
    """Return the fields that front matter may have, in the type's own order."""
    return tuple(name for name in record_type.model_fields if name != "origin")


def help_for(record_type: type[Fields], field: str) -> Help:
    """Return what is told of a field, by the type itself or by the nearest type above it.

    Where the table has nothing, the field's own description and example are told (`Field`).

    Raises:
        KeyError: There are none either: a fault of the program.
    """
    for ancestor in record_type.__mro__:
        told = FIELD_HELP.get(ancestor, {}).get(field)
        if told is not None:
            return told
    stated = record_type.model_fields[field]
    if stated.description and stated.examples:
        return Help(stated.description, str(stated.examples[0]))
    message = f"{record_type.__name__}.{field}"
    raise KeyError(message)
