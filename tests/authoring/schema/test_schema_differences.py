"""The loader and the JSON Schemas agree on mutated front matter, but for the known differences.

`DIFFERENCES` in `tori.authoring.schema.record_schemas` names where a schema may differ from the
loader; `EXPLANATIONS` here recognises each.
"""

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.authoring.schema.verdicts import Data, schema_accepts, validator, value_faults
from tori.authoring.field_help import editable_fields, help_for
from tori.authoring.schema.record_schemas import DIFFERENCES, example_value
from tori.content.records.kinds import KINDS, KINDS_BY_WORD, Kind
from tori.text import nfc

Path = tuple[str | int, ...]


def as_the_loader_sees(value: Any) -> Any:  # noqa: ANN401 — front matter holds any YAML value
    """Turn every scalar into stripped text in normal form C, as the loader does."""
    match value:
        case dict():
            return {key: as_the_loader_sees(part) for key, part in value.items()}
        case list():
            return [as_the_loader_sees(part) for part in value]
        case None:
            return None
        case str():
            return nfc(value).strip()
        case _:
            return json.dumps(value)


def texts(value: object) -> Iterator[str]:
    """Yield every text of a value."""
    match value:
        case dict():
            for part in value.values():
                yield from texts(part)
        case list():
            for part in value:
                yield from texts(part)
        case str():
            yield value
        case _:
            pass


def _any_text(pattern: str) -> Callable[[Kind, Data], bool]:
    return lambda _, data: any(re.search(pattern, text) for text in texts(data))


def _loader_judges_its_own_view(kind: Kind, data: Data) -> bool:
    return schema_accepts(kind, as_the_loader_sees(data)) == (not value_faults(kind, data))


EXPLANATIONS: Mapping[str, Callable[[Kind, Data], bool]] = {
    "campaign dates": lambda kind, data: any(
        fault.code == "T211" and "ennen kuin se alkaa" in fault.message
        for fault in value_faults(kind, data)
    ),
    "weeks": _any_text("-W53|9999-W52"),
    "outer spaces": _loader_judges_its_own_view,
    "moments": lambda kind, data: (
        kind.name == "webinar"
        and not value_faults(kind, data)
        and schema_accepts(kind, as_the_loader_sees({**data, "starts": None}))
    ),
    "plain scalars": _loader_judges_its_own_view,
    "normal form": _loader_judges_its_own_view,
}
"""For each difference that values alone can show, whether front matter is a case of it."""


def assert_same_verdict(kind: Kind, data: Data) -> None:
    """Hold that both say the same, or that a known difference explains why not."""
    faults = value_faults(kind, data)
    if schema_accepts(kind, data) == (not faults):
        return
    known = [name for name, explains in EXPLANATIONS.items() if explains(kind, data)]
    assert known, (kind.name, data, faults)


def test_every_difference_is_recognised() -> None:
    """The tests pass over nothing but what the schema's module says of itself."""
    assert {*EXPLANATIONS, "other records"} == set(DIFFERENCES)


WORK = {
    "title": "Asukkaat varaavat ajan itse",
    "published": "2020-10-15",
    "summary": "Asukas varaa ajan verkosta silloin, kun hänelle sopii.",
}


@pytest.mark.parametrize(
    ("difference", "name", "change", "schema_says"),
    [
        ("campaign dates", "campaign", {"starts": "2020-05", "ends": "2020-04"}, True),
        ("weeks", "page", {"published": "2021-W53"}, True),
        ("outer spaces", "page", {"published": " 2020-10-15 "}, False),
        ("outer spaces", "page", {"title": "a  "}, True),
        (
            "moments",
            "webinar",
            {"topic": "aivotyö", "starts": "20261201T1230+0200", "duration_minutes": "60"},
            False,
        ),
        ("plain scalars", "page", {"title": 2020}, False),
        ("normal form", "page", {"title": "a\u0308" * 160}, False),
    ],
)
def test_difference_is_real(difference: str, name: str, change: Data, schema_says: bool) -> None:  # noqa: FBT001 — a parameter of the case
    """Each listed difference is still there; one that is gone leaves the list."""
    kind, data = KINDS_BY_WORD[name], {**WORK, **change}
    assert schema_accepts(kind, data) == schema_says
    assert (not value_faults(kind, data)) != schema_says
    assert EXPLANATIONS[difference](kind, data)


@cache
def full_front_matter(kind: Kind) -> Data:
    """Valid front matter with every field of a type, each with its example."""
    data = {
        name: example_value(help_for(kind.record_type, name).example)
        for name in editable_fields(kind.record_type)
    }
    return {
        name: value for name, value in data.items() if (kind.name, name) != ("webinar", "topic")
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_examples_are_valid_all_together(kind: Kind) -> None:
    """Front matter of all the examples is taken by the loader and by the schema."""
    data = full_front_matter(kind)
    assert value_faults(kind, data) == ()
    assert list(validator(kind).iter_errors(data)) == []


LETTERS = "abcäöÅ019 -–_./:#'\"\\,[]{}&*!|>%@`?\n\t🎉é\u0308٣TW"
WORDS = st.sampled_from(
    (
        *("2020-10-15", "/2020-10", "2020-W53", "2020-02-30", "2021", "2020-11-31", "2020-W00"),
        *("2026-12-01T12:30+02:00", "2026-12-01 12:30Z", "12:30", "1:15", "0:00:75", "75", "007"),
        *("kyllä", "EI", "true", "unknown", "viestintä", "koko kunta", "media/a.mp3", "media/../a"),
        *("https://esimerkki.fi/a", "http:/x", "/teot/a/", "kangasalan-kaupunki", "deeds/a", ""),
        *("fi", "kone", "toimitus", "kunta", "avoin", "peruttu", "kunteko", "a" * 61, "a" * 501),
    )
)
SCALARS = WORDS | st.text(LETTERS, max_size=40) | st.integers(-3, 10_000) | st.booleans()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("deed", "why", "file", "url", "name", "x")), inner, max_size=3
        )
    ),
    max_leaves=5,
)


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the way to every part of a value."""
    if path:
        yield path
    parts: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        parts = iter(value.items())
    elif isinstance(value, list):
        parts = iter(enumerate(value))
    for key, part in parts:
        yield from paths(part, (*path, key))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[Kind, Data]:
    """Valid front matter of some type, changed in one to three places."""
    kind = draw(st.sampled_from(KINDS))
    full = full_front_matter(kind)
    required = {name for name, info in kind.record_type.model_fields.items() if info.is_required()}
    kept = required | {"series"} | draw(st.sets(st.sampled_from(sorted(full))))
    data = copy.deepcopy({name: value for name, value in full.items() if name in kept})
    for _ in range(draw(st.integers(1, 3))):
        ways = list(paths(data))
        if ways:
            change(draw, data, draw(st.sampled_from(ways)))
    return kind, data


def change(draw: st.DrawFn, data: Data, path: Path) -> None:
    """Change one place: remove, replace, empty, lengthen or rename it."""
    *way, key = path
    holder: Any = data
    for step in way:
        holder = holder[step]
    done = draw(st.sampled_from(("remove", "replace", "empty", "edit", "rename", "repeat", "wrap")))
    value = holder[key]
    match done:
        case "remove":
            del holder[key]
        case "empty" if isinstance(holder, dict):
            holder[key] = None
        case "edit" if isinstance(value, str):
            place = draw(st.integers(0, len(value)))
            holder[key] = value[:place] + draw(st.text(LETTERS, max_size=3)) + value[place + 1 :]
        case "rename" if isinstance(holder, dict):
            holder[draw(st.sampled_from(("topic", "url", "deed", "nimi")))] = holder.pop(key)
        case "repeat" if isinstance(value, list):
            holder[key] = value * draw(st.integers(0, 4))
        case "wrap":
            holder[key] = [value] if value is not None else []
        case _:
            holder[key] = draw(VALUES)


@settings(max_examples=600, deadline=None)
@given(mutated())
@example((KINDS_BY_WORD["campaign"], {**WORK, "starts": "2020-05", "ends": "2020-04"}))
def test_mutated_front_matter_gets_the_same_verdict(found: tuple[Kind, Data]) -> None:
    """Whatever is done to valid front matter, loader and schema agree but for what is known."""
    kind, data = found
    assert_same_verdict(kind, data)
