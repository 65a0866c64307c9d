"""What the checks look at."""

from pathlib import Path

from tests.projects import DAY, PUBLISHER
from tori.content.loader import load_content
from tori.site.draft import draft_of


def test_draft_has_every_record_and_what_it_says_of_others(tiny_project: Path) -> None:
    """References are computed once, for drafts and coming records too."""
    content = load_content(tiny_project)
    assert content.vocabulary is not None
    draft = draft_of(content, content.vocabulary, PUBLISHER, DAY)
    assert set(draft.records) == {record.reference for record in content.records}
    targets = [reference.target for reference in draft.references["newsletters/2020-10"]]
    assert targets == ["deeds/varauskalenteri"]
