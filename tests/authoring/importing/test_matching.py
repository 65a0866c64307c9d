"""Names made into ids and words of ours."""

from collections.abc import Mapping

import pytest

from tori.authoring.importing.imported import ImportedRecord, Value
from tori.authoring.importing.matching import Names, matched, names_at_hand
from tori.content.loader import load_record
from tori.content.vocabulary import Term, Vocabulary


def names() -> Names:
    """Return two organisations and a small vocabulary."""
    files = {
        "alavuden-kaupunki": (
            "name: Alavuden kaupunki\nkind: kunta\nmunicipality: Alavus\n"
            "short_names: [ALA]\nformer_names: [Alavuden kauppala]\n"
        ),
        "ala-oy": "name: Ala Oy\nkind: yritys\nshort_names: [Ala, Yhteinen]\n",
        "toinen-oy": "name: Toinen Oy\nkind: yritys\nshort_names: [Yhteinen]\n",
    }
    records = []
    for identifier, text in files.items():
        path = f"content/organisations/{identifier}.md"
        record, _ = load_record(path, "organisations", f"---\n{text}---\n".encode())
        assert record
        records.append(record)
    area = Term(name="opetus ja kasvatus", description="x")
    themes = (Term(name="työhyvinvointi", description="x"), Term(name="osaaminen", description="x"))
    return names_at_hand(records, Vocabulary(service_areas=(area,), themes=themes))


def match(fields: Mapping[str, Value], *tags: str, collection: str = "deeds") -> ImportedRecord:
    """Match a record's fields and tags."""
    columns = {"organisation": 'sarake "Kunta"', "themes": 'sarake "Teemat"'}
    record = ImportedRecord("1", "rivi 2", collection, fields, "", (), columns, tags)
    return matched(record, names())


@pytest.mark.parametrize(
    "name",
    ["Alavuden kaupunki", "ALAVUDEN  KAUPUNKI", "alavuden-kaupunki", "Alavuden kauppala"],
)
def test_organisation_by_any_of_its_names(name: str) -> None:
    """Its name, a former or a short one, and its id lead to the id, whatever the case."""
    record = match({"organisation": name})
    assert (record.fields["organisation"], record.notes) == ("alavuden-kaupunki", ())


@pytest.mark.parametrize("name", ["Alavus", "Alavuden kaupungi"])
def test_near_organisation_is_suggested_and_not_guessed(name: str) -> None:
    """A municipality's or a misspelt name stays, and the report suggests."""
    record = match({"organisation": name})
    assert record.fields["organisation"] == name
    (note,) = record.notes
    assert note.place == 'rivi 2, sarake "Kunta"'
    assert "tarkoitetaanko: alavuden-kaupunki" in note.text


def test_unknown_organisation_is_told() -> None:
    """A name that is near nothing is reported without a suggestion."""
    (note,) = match({"organisation": "Xyz Quux"}).notes
    assert note.text == 'organisaatiota "Xyz Quux" ei ole'


@pytest.mark.parametrize("name", ["Ala", "yhteinen"])
def test_name_of_many_is_not_guessed(name: str) -> None:
    """A name that two organisations share is left to the editor."""
    record = match({"organisation": name})
    assert record.fields["organisation"] == name
    assert "monen organisaation nimi" in record.notes[0].text


def test_words_of_the_vocabulary() -> None:
    """Service area and themes take the vocabulary's spelling; NFD and case do not matter."""
    record = match({"service_area": "Opetus ja kasvatus", "themes": ("TYO\u0308HYVINVOINTI",)})
    assert record.fields == {"service_area": "opetus ja kasvatus", "themes": ("työhyvinvointi",)}
    assert record.notes == ()


def test_unknown_word_stays_and_is_told() -> None:
    """A word that is not ours stays, so that the check tells of it too."""
    record = match({"themes": ("osaamine", "xyz")})
    assert record.fields["themes"] == ("osaamine", "xyz")
    assert [str(note) for note in record.notes] == [
        'rivi 2, sarake "Teemat": sanaa "osaamine" ei ole sanastossa; tarkoitetaanko "osaaminen"?',
        'rivi 2, sarake "Teemat": sanaa "xyz" ei ole sanastossa',
    ]


def test_tags_become_words_or_notes() -> None:
    """WordPress's tags are themes or the service area where the vocabulary has them."""
    record = match({}, "Osaaminen", "Opetus ja kasvatus", "Uncategorized")
    assert record.fields == {"themes": ("osaaminen",), "service_area": "opetus ja kasvatus"}
    assert [note.text for note in record.notes] == [
        'asiasana "Uncategorized" ei ole sanastossa; jäi pois'
    ]


def test_type_without_the_field_takes_no_tag() -> None:
    """A page has no themes: the tag is reported."""
    record = match({}, "Osaaminen", collection="pages")
    assert record.fields == {}
    assert len(record.notes) == 1


def test_list_of_organisations() -> None:
    """An episode may name many organisations."""
    record = match({"organisations": ("Ala Oy", "Xyz Quux")}, collection="podcasts")
    assert record.fields["organisations"] == ("ala-oy", "Xyz Quux")
    assert len(record.notes) == 1
