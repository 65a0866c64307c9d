"""Names made into the ids and words of our content: organisations, service areas, themes.

Only an exact name counts, whatever its letters' case. Near ones are suggested in the report and
never guessed: what is not known stays as it was written, and the check tells the editor.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from tori.authoring.importing.imported import ImportedRecord, Note, Value
from tori.authoring.importing.values import one_line
from tori.content.records import COLLECTIONS, Organisation, Record
from tori.content.vocabulary import Vocabulary
from tori.text import finnish_list, nfc

_ORGANISATION_LISTS = ("organisations", "presenters", "organisers")
_LIKENESS_OF_A_NAME = 70
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Names:
    """The names at hand, each by its key (see `name_key`).

    Attributes:
        organisations: The ids of those that have the name; more than one is ambiguous.
        nearby: Names that lead to an organisation without being its own: a municipality's.
    """

    organisations: Mapping[str, tuple[str, ...]]
    nearby: Mapping[str, tuple[str, ...]]
    service_areas: Mapping[str, str]
    themes: Mapping[str, str]


def name_key(text: str) -> str:
    """Return what two spellings of a name have in common."""
    return one_line(nfc(text)).casefold()


def names_at_hand(records: Iterable[Record], vocabulary: Vocabulary | None) -> Names:
    """Gather the names of the organisations and of the vocabulary."""
    own: dict[str, tuple[str, ...]] = defaultdict(tuple)
    nearby: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for record in records:
        if not isinstance(record, Organisation):
            continue
        spellings = (record.id, record.name, *record.short_names, *record.former_names)
        for key in {name_key(spelling) for spelling in spellings}:
            own[key] += (record.id,)
        if record.kind == "kunta" and record.municipality:
            nearby[name_key(record.municipality)] += (record.id,)
    areas = vocabulary.service_area_names if vocabulary else ()
    themes = vocabulary.theme_names if vocabulary else ()
    return Names(own, nearby, {name_key(a): a for a in areas}, {name_key(t): t for t in themes})


def matched(record: ImportedRecord, names: Names) -> ImportedRecord:
    """Return the record with ids and words of ours, and a note on each name that has none."""
    fields = dict(record.fields)
    known = COLLECTIONS[record.collection].model_fields
    notes = [*record.notes, *_spread_tags(record, names, fields)]
    if isinstance(name := fields.get("organisation"), str):
        fields["organisation"], note = _organisation(record, "organisation", name, names)
        notes.extend(note)
    for field in _ORGANISATION_LISTS:
        if field in known and isinstance(values := fields.get(field), tuple):
            found = [_organisation(record, field, str(value), names) for value in values]
            fields[field] = tuple(value for value, _ in found)
            notes.extend(note for _, told in found for note in told)
    if isinstance(area := fields.get("service_area"), str):
        fields["service_area"] = names.service_areas.get(name_key(area), area)
        notes.extend(_unknown_word(record, "service_area", area, names.service_areas))
    if isinstance(themes := fields.get("themes"), tuple):
        words = tuple(str(word) for word in themes)
        fields["themes"] = tuple(dict.fromkeys(names.themes.get(name_key(w), w) for w in words))
        for word in words:
            notes.extend(_unknown_word(record, "themes", word, names.themes))
    return replace(record, fields=fields, notes=tuple(notes), tags=())


def _spread_tags(record: ImportedRecord, names: Names, fields: dict[str, Value]) -> Iterator[Note]:
    """Put each tag where the vocabulary has it; a type without the field takes none."""
    known = COLLECTIONS[record.collection].model_fields
    themes = fields.get("themes", ())
    words = [*themes] if isinstance(themes, tuple) else [themes]
    for tag in record.tags:
        area, theme = names.service_areas.get(name_key(tag)), names.themes.get(name_key(tag))
        if theme and "themes" in known:
            words.append(theme)
        elif area and "service_area" in known and fields.get("service_area", area) == area:
            fields["service_area"] = area
        else:
            yield Note(record.place, f'asiasana "{tag}" ei ole sanastossa; jäi pois')
    if words:
        fields["themes"] = tuple(dict.fromkeys(words))


def _organisation(
    record: ImportedRecord, field: str, name: str, names: Names
) -> tuple[str, tuple[Note, ...]]:
    """Return (the id, nothing), or (the name as it was, a note with what is near)."""
    key = name_key(name)
    ids = names.organisations.get(key, ())
    if len(ids) == 1:
        return ids[0], ()
    if ids:
        text = f'"{name}" on monen organisaation nimi: {finnish_list(ids)}; kirjoita tunnus'
        return name, (record.note(field, text),)
    choices = {**names.nearby, **names.organisations}
    near = process.extract(
        key, choices.keys(), scorer=fuzz.ratio, limit=_SUGGESTIONS, score_cutoff=_LIKENESS_OF_A_NAME
    )
    meant = tuple(dict.fromkeys(identifier for found in near for identifier in choices[found[0]]))
    hint = f"; tarkoitetaanko: {', '.join(meant)}?" if meant else ""
    return name, (record.note(field, f'organisaatiota "{name}" ei ole{hint}'),)


def _unknown_word(
    record: ImportedRecord, field: str, word: str, words: Mapping[str, str]
) -> Iterator[Note]:
    key = name_key(word)
    if key in words:
        return
    near = process.extractOne(
        key, words.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS_OF_A_NAME
    )
    hint = f'; tarkoitetaanko "{words[near[0]]}"?' if near else ""
    yield record.note(field, f'sanaa "{word}" ei ole sanastossa{hint}')
