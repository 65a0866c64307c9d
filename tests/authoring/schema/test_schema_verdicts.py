"""The loader, the JSON Schemas in Python and those in Node say what each case states."""

import copy
import json
from collections.abc import Iterator

import pytest

from tests.authoring.schema.verdicts import Data, schema_accepts, value_faults, vocabulary
from tests.node_judges import answer
from tests.projects import ROOT
from tori.authoring.schema.record_schemas import record_schema, schema_files, vocabulary_schema
from tori.content.records.kinds import KINDS, KINDS_BY_WORD, Kind

CASES = ROOT / "tests/schema"


def cases() -> Iterator[tuple[Kind, str, Data, bool]]:
    """Every fixture: its type, name, front matter and verdict."""
    for file in sorted(CASES.glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        for case in told["cases"]:
            data = {**copy.deepcopy(told["base"]), **case.get("set", {})}
            for name in case.get("drop", ()):
                del data[name]
            yield KINDS_BY_WORD[file.stem], case["name"], data, case["valid"]


ALL_CASES = tuple(cases())
NAMED_CASES = pytest.mark.parametrize(
    ("kind", "data", "valid"),
    [(kind, data, valid) for kind, _, data, valid in ALL_CASES],
    ids=[f"{kind.name}-{name}" for kind, name, _, _ in ALL_CASES],
)


def test_every_type_has_cases() -> None:
    """There are valid and invalid cases of every type."""
    assert {(kind, valid) for kind, _, _, valid in ALL_CASES} == {
        (kind, valid) for kind in KINDS for valid in (True, False)
    }


@NAMED_CASES
def test_loader_says_what_the_case_states(kind: Kind, data: Data, valid: bool) -> None:  # noqa: FBT001 — a parameter of the case
    """The loader takes the valid case, and finds a fault of a value in the invalid one."""
    faults = value_faults(kind, data)
    assert (not faults) == valid, faults
    assert {fault.code[:2] for fault in faults} <= {"T2"}


@NAMED_CASES
def test_schema_says_what_the_case_states(kind: Kind, data: Data, valid: bool) -> None:  # noqa: FBT001 — a parameter of the case
    """The schema takes the valid case and refuses the invalid one."""
    assert schema_accepts(kind, data) == valid


@pytest.mark.server
def test_ajv_says_what_the_cases_state() -> None:
    """Ajv, which web forms use, compiles every schema strictly and says what Python says."""
    schemas = {kind.name: record_schema(kind, vocabulary()) for kind in KINDS}
    asked = {
        "schemas": {**schemas, "vocabulary": vocabulary_schema()},
        "cases": [(kind.name, data) for kind, _, data, _ in ALL_CASES],
    }
    verdicts = answer("schema_verdicts.mjs", given=json.dumps(asked).encode())
    wrong = [
        f"{kind.name}-{name}"
        for (kind, name, _, valid), verdict in zip(ALL_CASES, verdicts, strict=True)
        if verdict != valid
    ]
    assert wrong == []


def test_committed_schemas_are_up_to_date() -> None:
    """`schemas/` holds what `build.py schema` would write, and nothing else."""
    committed = {
        file.name: file.read_text("utf-8") for file in sorted((ROOT / "schemas").iterdir())
    }
    assert committed == schema_files(vocabulary()), "run: python3 build.py schema"
