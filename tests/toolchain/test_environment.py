"""The environment's decisions that need no new interpreter; test_bootstrap runs the whole."""

import importlib.metadata
import os
import re
from pathlib import Path

import pytest

from tori.toolchain import environment

ROOT = Path(__file__).resolve().parents[2]


def locked(name: str) -> dict[str, str]:
    """The packages of a lock file, by name in lower case, with their versions."""
    text = (ROOT / name).read_text("utf-8")
    return {found[1].lower(): found[2] for found in re.finditer(r"(?m)^([\w.-]+)==([^ ]+)", text)}


@pytest.mark.parametrize(
    ("lock", "tests"), [("requirements.lock", False), ("requirements-test.lock", True)]
)
def test_lock_holds_the_pins(lock: str, tests: bool) -> None:  # noqa: FBT001 - a parameter's value
    """A pin of pyproject.toml that is not in the lock was never locked."""
    pins = {name.lower(): pin for name, pin in environment.pins(ROOT, tests=tests).items()}
    assert pins.items() <= locked(lock).items()


def test_test_lock_holds_the_build_lock() -> None:
    """The test lock only adds: it may be installed on top of the other."""
    assert locked("requirements.lock").items() <= locked("requirements-test.lock").items()


@pytest.mark.parametrize(
    "lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda lock: lock.name
)
def test_lock_names_no_address(lock: Path) -> None:
    """Everybody installs from the index that their own machine is set up with."""
    assert re.search(r"://|--index|--find-links|^/", lock.read_text("utf-8"), re.MULTILINE) is None


def test_same_versions_are_enough() -> None:
    """An interpreter with just the wanted versions has the packages."""
    assert environment.has_packages({"pytest": importlib.metadata.version("pytest")})


def test_all_that_is_installed_here_is_found() -> None:
    """However a package's name is written, it is the same package."""
    pins = environment.pins(ROOT, tests=True)
    assert environment.has_packages(pins)
    shouted = {name.upper().replace("-", "_"): version for name, version in pins.items()}
    assert environment.has_packages(shouted)


def test_first_folder_in_reach_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a package that is there twice, the one that would be imported has to be right."""
    for folder, version in (("a", "1.0"), ("b", "2.0")):
        (tmp_path / folder / f"Tori_kaksi-{version}.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(tmp_path / "a"), str(tmp_path / "b")])
    assert environment.has_packages({"tori-kaksi": "1.0"})
    assert not environment.has_packages({"tori-kaksi": "2.0"})


def test_package_of_a_distribution_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that pip did not put there has its version in its metadata alone."""
    metadata = tmp_path / "tori_kolme.egg-info" / "PKG-INFO"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.1\nName: tori-kolme\nVersion: 3.0\n", "utf-8")
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert environment.has_packages({"tori-kolme": "3.0"})


def test_other_version_is_not_enough() -> None:
    """A package of another version is as good as none."""
    assert not environment.has_packages({"pytest": "0.1"})


def test_missing_package_is_not_enough() -> None:
    """A package that is not there is an answer, not an error."""
    assert not environment.has_packages({"tori-jota-ei-ole": "1.0"})


def test_digest_depends_on_the_place(tmp_path: Path) -> None:
    """A project that was moved has programs in .venv that do not start: it is made again."""
    lock = tmp_path / "lock"
    lock.write_text("", "utf-8")
    first, second = (environment.digest(lock, tmp_path / name) for name in ("a", "b"))
    assert first != second


def test_moved_package_is_never_waved_through() -> None:
    """A package that is not the locked one gets a message of its own."""
    told = environment.explain("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE.")
    assert "ei ole se, jonka lukkotiedosto nimeää" in told


def test_unknown_failure_shows_what_pip_said() -> None:
    """A failure that we do not know is told in pip's words, without its warnings."""
    told = environment.explain("WARNING: old\nERROR: No space left on device\n")
    assert told.splitlines() == [
        "Pakettien asennus ei onnistunut.",
        "pip kertoi:",
        "    ERROR: No space left on device",
    ]


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Where .venv cannot be made the failure says where, in Finnish."""
    (tmp_path / "file").touch()
    with pytest.raises(environment.UnavailableError, match="ei voitu tehdä"):
        environment.install(tmp_path, tmp_path / "file" / ".venv", "lock", anew=False)


def test_removal_spares_what_a_link_points_at(tmp_path: Path) -> None:
    """A .venv that is a link is unlinked; the environment elsewhere is not ours to delete."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / ".venv").symlink_to(elsewhere)
    environment.remove(tmp_path / ".venv")
    assert elsewhere.exists()
    assert not (tmp_path / ".venv").is_symlink()


def test_place_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """Libraries cannot read there, so the folder is named before anything is installed."""
    root = tmp_path / os.fsdecode(b"ty\xf6t")
    with pytest.raises(environment.UnavailableError, match=r"ty\\xf6t nimessä") as refused:
        environment.prepare(root, tests=False)
    assert str(refused.value).replace("\n", "").isprintable()
