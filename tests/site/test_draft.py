"""What the checks look at."""

from pathlib import Path

from tests.projects import DAY, PUBLISHER
from tori.content.loader import load_content
from tori.content.records import COLLECTIONS, Dated, Record
from tori.site.draft import draft_of
from tori.site.references import named_files


def test_draft_has_every_record_and_what_it_says_of_others(tiny_project: Path) -> None:
    """References are computed once, for drafts and coming records too."""
    content = load_content(tiny_project)
    assert content.vocabulary is not None
    draft = draft_of(content, content.vocabulary, PUBLISHER, DAY)
    assert set(draft.records) == {record.reference for record in content.records}
    targets = [reference.target for reference in draft.references["newsletters/2020-10"]]
    assert targets == ["deeds/varauskalenteri"]


def test_draft_has_what_the_checks_ask_of_many_records(tiny_project: Path) -> None:
    """Files are of those records alone that name any, and a type's records are all."""
    content = load_content(tiny_project)
    assert content.vocabulary is not None
    draft = draft_of(content, content.vocabulary, PUBLISHER, DAY)
    named = {r.reference: tuple(named_files(r)) for r in content.records}
    assert draft.files == {name: files for name, files in named.items() if files}
    kinds: tuple[type[Record], ...] = (*COLLECTIONS.values(), Dated)
    for kind in kinds:
        of_kind = {record.reference for record in draft.all(kind)}
        assert of_kind == {r.reference for r in content.records if isinstance(r, kind)}
