"""The table of generators and the locks of their programs."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from bench.tools import HERE, TOOLS, installed, named, version
from tests.projects import ROOT

LOCKS = sorted((HERE / "locks").glob("*.lock"))


def test_names_are_unique() -> None:
    """Each generator is named by the command line in one way."""
    assert len({tool.name for tool in TOOLS}) == len(TOOLS)


def test_an_unknown_name_is_refused() -> None:
    """A mistyped name is no empty comparison."""
    with pytest.raises(KeyError, match="hogu"):
        named(["hogu"])


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_has_hashes_and_no_address(lock: Path) -> None:
    """Every package is pinned by hash, and no index is named."""
    text = lock.read_text(encoding="utf-8")
    packages = re.findall(r"(?m)^\S+==\S+ .*\\\n    --hash=sha256:", text)
    assert len(packages) == len(re.findall(r"(?m)^[\w-]+==", text)) > 0
    assert "://" not in text


@pytest.mark.parametrize("name", ["hugo", "pelican", "zensical"])
def test_locks_follow_pyproject(name: str) -> None:
    """The locked version is the one that pyproject.toml pins."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    (tool,) = named([name])
    assert f"{name}=={version(tool)}" in groups[f"rival-{name}"]


def test_npm_is_locked_without_addresses() -> None:
    """Every package of npm's has a hash, and no registry is named."""
    lock = json.loads((HERE / "node" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in package for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
    (eleventy,) = named(["eleventy"])
    assert packages["node_modules/@11ty/eleventy"]["version"] == version(eleventy)


def test_what_was_moved_is_installed_anew(tmp_path: Path) -> None:
    """Programs have the way to their own Python in them, which leads nowhere after a move."""
    lock, done = tmp_path / "lock", list[Path]()
    lock.write_text("a==1", "utf-8")

    def install(_lock: Path, folder: Path) -> None:
        folder.mkdir()
        done.append(folder)

    here, there = tmp_path / "here", tmp_path / "there"
    for _ in range(2):
        installed(lock, here, install)
    here.rename(there)
    installed(lock, there, install)
    assert done == [here, there]
