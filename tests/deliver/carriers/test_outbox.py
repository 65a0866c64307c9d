"""The outbox: a file a recipient, whole or not at all, and none twice."""

import os
from collections import Counter
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.deliver.test_sender import PEOPLE, post_to, run, states
from tori.deliver.carriers.carrier import ServerError
from tori.deliver.carriers.outbox import Outbox, outbox_of
from tori.deliver.ledger.suppression import recipient_key
from tori.deliver.sender import Post, send_one


def post_into(folder: Path) -> Post:
    """Return a post into a folder."""
    like = post_to(0)
    return replace(like, carrier=Outbox(folder), envelope_from="")


def test_a_file_for_each_recipient(tmp_path: Path) -> None:
    """Its bytes are the message's, and its name is no address."""
    folder = tmp_path / "lahtevat/2020-10"
    assert run(tmp_path / "l.sqlite", post_into(folder)) == {"sent": len(PEOPLE)}
    files = {file.name: file for file in folder.iterdir()}
    assert files.keys() == {f"{recipient_key(one.address)}.eml" for one in PEOPLE}
    got = Counter(message_from_bytes(one.read_bytes())["To"] for one in files.values())
    assert got == Counter(one.address for one in PEOPLE)
    assert {file.stat().st_mode & 0o077 for file in (folder, *files.values())} == {0}


def test_second_run_writes_nothing(tmp_path: Path) -> None:
    """A message that another program has taken away does not come again."""
    folder = tmp_path / "lahtevat"
    run(tmp_path / "l.sqlite", post_into(folder))
    for file in folder.iterdir():
        file.unlink()
    run(tmp_path / "l.sqlite", post_into(folder))
    assert list(folder.iterdir()) == []


def test_folder_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    """All stay queued, and no half of a message is left."""
    folder = tmp_path / "lahtevat"
    folder.mkdir()
    key = recipient_key(PEOPLE[0].address)
    (folder / f"{key}.eml").mkdir()
    with pytest.raises(ServerError, match="on kansio"):
        run(tmp_path / "l.sqlite", post_into(folder))
    assert [file.name for file in folder.iterdir()] == [f"{key}.eml"]
    assert states(tmp_path / "l.sqlite") == {"queued": len(PEOPLE)}


def test_same_message_takes_its_own_place(tmp_path: Path) -> None:
    """One in doubt may be sent again without making two."""
    post = post_into(tmp_path)
    assert [send_one(post, PEOPLE[0]).state for _ in range(2)] == ["sent", "sent"]
    assert len(list(tmp_path.iterdir())) == 1


def test_folder_must_be_stated() -> None:
    """No folder is guessed."""
    with pytest.raises(ServerError, match="--outbox"):
        outbox_of({})


def test_folder_that_is_a_link_takes_nothing(tmp_path: Path) -> None:
    """Where a link leads is not looked at, and all stay queued."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (tmp_path / "lahtevat").symlink_to(elsewhere)
    with pytest.raises(ServerError, match="linkki"):
        run(tmp_path / "l.sqlite", post_into(tmp_path / "lahtevat"))
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_message_goes_through_nothing_that_stands_in_its_place(tmp_path: Path, kind: str) -> None:
    """A link or a pipe of a message's name is told and left, and no other file is written."""
    folder, other = tmp_path / "lahtevat", tmp_path / "muu.txt"
    folder.mkdir()
    other.write_text("tärkeää", "utf-8")
    place = folder / f"{recipient_key(PEOPLE[0].address)}.eml"
    if kind == "link":
        place.symlink_to(other)
    else:
        os.mkfifo(place)
    with pytest.raises(ServerError, match=r"linkki|putki"):
        run(tmp_path / "l.sqlite", post_into(folder))
    assert other.read_text("utf-8") == "tärkeää"
    assert [file.name for file in folder.iterdir()] == [place.name]
