"""A worker refuses what would come out otherwise than where the task comes from."""

from dataclasses import replace
from pathlib import Path

import pytest

from tori.engine.cluster.worker import (
    Order,
    UnlikeWorkerError,
    program_here,
    refuse_unlike,
    sources_hash,
    work,
)


@pytest.fixture
def order(tiny_project: Path, tmp_path: Path) -> Order:
    """An order of a build of the tiny project, which this process can do."""
    destination = tmp_path / "site"
    destination.mkdir()
    hashed = sources_hash(tiny_project)
    return Order(str(tmp_path), tiny_project, destination, hashed, program_here())


def test_task_of_a_like_process_is_done(order: Order) -> None:
    """The same program, folders and sources: the task's result comes back."""
    assert work(order, lambda: 42) == 42


@pytest.mark.parametrize("name", ["Python", "ohjelman tunniste", "paketti mkdocs"])
def test_other_program_is_named(order: Order, name: str) -> None:
    """What differs is named, and the task is not begun."""
    other = replace(order, program={**order.program, name: "muu"})
    with pytest.raises(UnlikeWorkerError, match=rf"{name} on siellä .*, täällä muu"):
        work(other, lambda: pytest.fail("begun"))


def test_missing_package_is_named() -> None:
    """A package that only one of the two has differs too."""
    with pytest.raises(UnlikeWorkerError, match="paketti uusi on siellä 1, täällä puuttuu"):
        refuse_unlike({}, {"paketti uusi": "1"})


@pytest.mark.parametrize("folder", ["root", "destination"])
def test_folder_that_is_not_seen_is_named(order: Order, tmp_path: Path, folder: str) -> None:
    """A worker on another disk makes no folder of its own there."""
    unseen = tmp_path / "muualla"
    order = replace(order, root=unseen) if folder == "root" else replace(order, destination=unseen)
    with pytest.raises(UnlikeWorkerError, match=r"ei näe kansiota .*muualla"):
        work(order, lambda: pytest.fail("begun"))
    assert not unseen.exists()


def test_templates_that_change_meanwhile_are_told(order: Order) -> None:
    """What the sender did not read is not published, whatever the task makes of it."""
    template = order.root / "overrides/main.html"
    with pytest.raises(UnlikeWorkerError, match="muuttuivat kesken"):
        work(order, lambda: template.write_text("muuta", "utf-8"))


def test_failure_over_changed_templates_tells_of_the_change(order: Order) -> None:
    """A task that fails because a template changed does not look like the program's fault."""

    def fail() -> None:
        (order.root / "overrides/main.html").unlink()
        raise KeyError

    with pytest.raises(UnlikeWorkerError, match="muuttuivat kesken"):
        work(order, fail)


def test_hash_knows_each_source(tiny_project: Path) -> None:
    """Another configuration, a changed template, an added one and a renamed one are different."""
    seen = {sources_hash(tiny_project)}
    for name in ("mkdocs.yml", "overrides/main.html"):
        file = tiny_project / name
        file.write_text(file.read_text("utf-8") + " ", "utf-8")
        seen.add(sources_hash(tiny_project))
    added = tiny_project / "overrides/uusi.html"
    added.write_text("", "utf-8")
    seen.add(sources_hash(tiny_project))
    added.rename(added.with_name("muu.html"))
    seen.add(sources_hash(tiny_project))
    assert len(seen) == 5
