"""Two sites compared, file by file."""

from pathlib import Path

import pytest

from bench.sites import differing_files


def site(folder: Path, **files: str) -> Path:
    """Return a site of these files."""
    (folder / "teot").mkdir(parents=True)
    for name, text in files.items():
        (folder / "teot" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"a": "1", "b": "2"}, ""),
        ({"a": "1", "b": "3"}, "b"),
        ({"a": "1"}, "b"),
        ({"a": "1", "b": "2", "c": "3"}, "c"),
        ({"a": "2", "c": "2"}, "abc"),
    ],
)
def test_other_bytes_and_files_of_one_site_differ(
    files: dict[str, str], names: str, tmp_path: Path
) -> None:
    """A file differs when its bytes do, though its size is the same, and when it has no twin."""
    one = site(tmp_path / "one", a="1", b="2")
    found = differing_files(one, site(tmp_path / "other", **files))
    assert found == tuple(f"teot/{name}" for name in names)
