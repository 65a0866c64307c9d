"""What a request to the preview asks for, however odd it is."""

from pathlib import Path

import pytest

from tori.preview.requests import Hosts, bind_address, bounds, file_of, known_version, number


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"]
)
def test_own_names_are_answered(host: str) -> None:
    """This machine's own, with the port on which the server listens."""
    assert Hosts(8000).has([host])


@pytest.mark.parametrize(
    "stated",
    [
        [],
        [""],
        ["vieras.example:8000"],
        ["127.0.0.1"],
        ["127.0.0.1:8001"],
        ["127.0.0.1.vieras.example:8000"],
        ["localhost:8000@vieras.example"],
        ["localhost:8000", "vieras.example"],
        ["[::1"],
        ["0.0.0.0:8000"],
        ["192.168.1.5:8000"],
        ["localhost:٨٠٠٠"],
        ["x" * 60000],
    ],
)
def test_other_names_are_not(stated: list[str]) -> None:
    """Another site's name may lead here, and its page would read what we answer."""
    assert not Hosts(8000).has(stated)


def test_own_name_without_a_port_means_that_of_http() -> None:
    """Browsers leave out port 80."""
    assert Hosts(80).has(["localhost"])


@pytest.mark.parametrize(
    ("added", "host", "is_answered"),
    [
        ("tila-8000.example.dev", "tila-8000.example.dev", True),
        ("tila-8000.example.dev", "TILA-8000.example.dev.:443", True),
        ("tila-8000.example.dev", "localhost:9000", True),
        ("tila-8000.example.dev", "vieras.example", False),
        ("192.168.1.5", "192.168.1.5:8000", True),
        ("192.168.1.5", "192.168.1.6:8000", False),
        ("0.0.0.0", "192.168.1.6:9000", True),  # noqa: S104 — what somebody asks for
        ("0.0.0.0", "vieras.example:8000", False),  # noqa: S104 — the same
        ("::", "[fe80::1]:8000", True),
    ],
)
def test_added_name_is_answered(added: str, host: str, is_answered: bool) -> None:  # noqa: FBT001 — pytest passes parameters so
    """With any port, and no other name with it."""
    assert Hosts(8000, added).has([host]) == is_answered


@pytest.mark.parametrize(
    ("added", "bound"),
    [
        ("", "127.0.0.1"),
        ("192.168.1.5", "192.168.1.5"),
        ("::1", "::1"),
        ("tila.example", "0.0.0.0"),  # noqa: S104 — what somebody asks for
    ],
)
def test_place_to_listen(added: str, bound: str) -> None:
    """This machine alone, unless somebody asks for more."""
    assert bind_address(added) == bound


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("007", 7),
        ("0", 0),
        ("", 0),
        ("²", 0),
        ("\u0667", 0),
        ("-1", 0),
        ("roskaa", 0),
        ("9" * 5000, 10**18),
        ("0" * 5000 + "7", 7),
    ],
)
def test_number(text: str, value: int) -> None:
    """Any text is some number, and no more than that."""
    assert number(text) == value
    assert known_version(f"after={text}&x") == value


def test_long_range_ends_with_the_file() -> None:
    """Numbers that no file has are those of its end."""
    assert bounds(f"bytes=0-{'9' * 5000}", 10) == (0, 9)
    assert bounds(f"bytes=-{'9' * 5000}", 10) == (0, 9)
    assert bounds(f"bytes={'9' * 5000}-", 10) is None
    assert bounds("bytes=0-1,4-5", 10) is None
    assert bounds("bytes=\u0660-\u0661", 10) is None


def test_links_out_of_the_folder_lead_nowhere(tmp_path: Path) -> None:
    """Neither to a file nor to a folder; one inside it is followed."""
    folder = tmp_path / "site"
    (folder / "teot").mkdir(parents=True)
    (folder / "teot/a.txt").touch()
    (tmp_path / "salaisuus.txt").touch()
    (folder / "ulos.txt").symlink_to(tmp_path / "salaisuus.txt")
    (folder / "ulos").symlink_to(tmp_path)
    (folder / "sisaan").symlink_to("teot")
    (folder / "keha").symlink_to("keha")
    for path in ("/ulos.txt", "/ulos/", "/ulos/salaisuus.txt", "/keha", "/..", "/teot/a.txt/"):
        assert file_of(path, folder) is None
    assert file_of("/sisaan/a.txt", folder) == folder / "teot/a.txt"
    assert file_of("/teot/%61.txt", folder) == folder / "teot/a.txt"
