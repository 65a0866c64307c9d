"""What the W3C's webvtt-parser says of the content's transcripts and subtitles."""

import json
from collections.abc import Mapping

import pytest

from tests.node_judges import answer
from tests.projects import BuiltSite

pytestmark = pytest.mark.server

GOOD = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Anna>Hei &amp; tervetuloa!\n"
FAULTS = {
    "no signature": GOOD.removeprefix("WEBVTT"),
    "comma in a time": GOOD.replace("02.000", "02,000"),
    "ends before it starts": GOOD.replace("00:00:00.000", "00:00:03.000"),
    "tag left open": GOOD.replace("Hei", "<i>Hei"),
    "unknown tag": GOOD.replace("Hei", "<font>Hei</font>"),
    "bare ampersand": GOOD.replace("&amp;", "&"),
}


def errors_of(files: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what the judge finds in each file, by the file's name."""
    found = answer("webvtt_errors.mjs", given=json.dumps(files).encode())
    assert isinstance(found, dict)
    assert found.keys() == files.keys()
    return found


def test_judge_finds_no_error_in_the_published_files(built_site: BuiltSite) -> None:
    """Every WebVTT file of the built site is without error."""
    files = {
        path.relative_to(built_site.folder).as_posix(): path.read_text("utf-8")
        for path in sorted(built_site.folder.rglob("*.vtt"))
    }
    assert files
    assert {name: errors for name, errors in errors_of(files).items() if errors} == {}


def test_judge_finds_faults() -> None:
    """The judge can fail: each of these faults is seen, and the file without one passes."""
    found = errors_of({**FAULTS, "good": GOOD})
    assert [name for name, errors in found.items() if not errors] == ["good"]
