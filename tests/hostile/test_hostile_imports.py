"""Hostile files to import: refused with the cause, or made into files that the check knows."""

import pytest

from tests.hostile.import_rules import RULES, Import
from tests.hostile.watchdog import watchdog
from tori.authoring.importing.imported import ImportRefusedError
from tori.authoring.importing.planning import Action, planned
from tori.authoring.importing.source_file import read_file
from tori.content.loader import load_record


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_file_is_refused_or_becomes_content(rule: object) -> None:
    """Each ends in time; what it becomes is read as any record is."""
    assert callable(rule)
    for each in rule():
        with watchdog():
            actions, told = _imported(each)
        assert actions or told, each.rule
        for action in actions[:20]:
            with watchdog():
                record, found = load_record(action.path, "deeds", action.data)
                assert record or found, each.rule


def _imported(each: Import) -> tuple[tuple[Action, ...], str]:
    """Return the files that an import would make, or what it tells instead."""
    try:
        plan = planned(read_file(each.name, each.raw, "deeds"), {}, lambda _: None, {})
    except ImportRefusedError as refused:
        return (), str(refused)
    return plan.actions, " ".join(map(str, plan.notes)) or f"{plan.numbers['new']} riviä"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("row 2000000000", 'paikka "A2000000000" ei kelpaa'),
        ("row -5", 'numero "-5"|paikka "A-5"'),
        ("cell XFD2", "yli 200 saraketta"),
        ("900,000 rows", "yli 5.000 riviä"),
        ("900,000 texts", "yli 5.000 riviä"),
        ("900,000 lines", "yli 5.000 riviä"),
        ("6,000 rows", "yli 5.000 riviä"),
        ("30,000 posts", "yli 5.000 riviä"),
    ],
)
def test_refusal_says_why(rule: str, told: str) -> None:
    """An editor reads what is too much, and what to do."""
    each = next(each for make in RULES for each in make() if each.rule == rule)
    with pytest.raises(ImportRefusedError, match=told):
        read_file(each.name, each.raw, "deeds")


def test_text_of_an_export_that_is_nested_too_deep_is_kept() -> None:
    """Its looks are lost, and that is told."""
    each = next(each for make in RULES for each in make() if each.rule == "500 <ul><li>")
    (record,) = read_file(each.name, each.raw, "deeds").records
    assert record.body == "x"
    assert any("muotoilu ja kuvat jäivät pois" in note.text for note in record.notes)
