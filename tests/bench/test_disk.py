"""The disk space of a comparison."""

from pathlib import Path

import pytest

from bench.disk import disk_space, put_aside


def test_space_is_empty_and_deleted_at_the_end(tmp_path: Path) -> None:
    """What a killed comparison left is gone, and nothing is left of this one."""
    folder = tmp_path / "space"
    (folder / "left").mkdir(parents=True)
    with disk_space(folder) as space:
        assert list(space.iterdir()) == []
        (space / "site").mkdir()
    assert list(tmp_path.iterdir()) == []


def test_space_is_deleted_when_the_comparison_fails(tmp_path: Path) -> None:
    """A failure leaves no gigabytes."""
    with pytest.raises(RuntimeError), disk_space(tmp_path / "space"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_what_is_put_aside_is_not_deleted(tmp_path: Path) -> None:
    """Things of the same name can be put aside again and again."""
    for text in ("a", "b"):
        (tmp_path / "site").write_text(text, "utf-8")
        put_aside([tmp_path / "site"], tmp_path)
    assert not (tmp_path / "site").exists()
    assert sorted(path.read_text("utf-8") for path in tmp_path.glob("*/site")) == ["a", "b"]
