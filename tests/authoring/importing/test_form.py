"""The `.md` that the site's own form makes."""

import pytest

from tori.authoring.importing.form import read_form
from tori.authoring.importing.imported import ImportRefusedError

FORM = """---
"title": "no: 12 # x"
organisation: "Alavuden kaupunki"
themes: ["osaaminen"]
source: {"link": "https://a.fi/x"}
expires: ""
---

Teksti.
"""


def test_values_are_what_was_typed() -> None:
    """JSON's strings are YAML's; an empty one is no value."""
    reading = read_form(FORM.encode(), "teko.md", "deeds")
    (record,) = reading.records
    assert record.fields == {
        "title": "no: 12 # x",
        "organisation": "Alavuden kaupunki",
        "themes": ("osaaminen",),
        "source": {"link": "https://a.fi/x"},
    }
    assert (record.body, record.notes) == ("Teksti.", ())


def test_id_is_the_organisation_and_the_title() -> None:
    """Two municipalities may send a deed of the same title under the same file name."""
    ours = read_form(FORM.encode(), "teko.md", "deeds").records[0]
    theirs = read_form(FORM.replace("Alavuden", "Salon").encode(), "teko.md", "deeds").records[0]
    assert ours.legacy_id != theirs.legacy_id


def test_other_records_have_not_vanished() -> None:
    """A form holds one record; the others are still there."""
    assert not read_form(FORM.encode(), "teko.md", "deeds").complete


def test_finding_is_a_note_with_its_place() -> None:
    """What is wrong but readable is told with its line."""
    raw = FORM.replace('expires: ""', 'title: "b"').encode()
    (note,) = read_form(raw, "teko.md", "deeds").records[0].notes
    assert note.place == "teko.md:6:1"


@pytest.mark.parametrize(
    "raw", ["tekstiä".encode(), b"---\ntitle: a\n", "---\n\xe4".encode("cp1252")]
)
def test_unreadable_file_is_refused(raw: bytes) -> None:
    """A file without readable front matter is refused with the finding that says why."""
    with pytest.raises(ImportRefusedError, match=r"teko\.md:\d+:\d+: virhe T10"):
        read_form(raw, "teko.md", "deeds")
