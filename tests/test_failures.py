"""What the machine refused, in Finnish."""

import errno
import os
import pickle
import socket
import sqlite3
import ssl
from pathlib import Path

import pytest

from tori.failures import told


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "levy on täynnä"),
        (errno.EDQUOT, "kiintiö on täynnä"),
        (errno.EACCES, "käyttöoikeus puuttuu"),
        (errno.EPERM, "ei salli"),
        (errno.EROFS, "vain luettavissa"),
        (errno.EMFILE, "liian monta tiedostoa"),
        (errno.ENFILE, "liian monta tiedostoa"),
        (errno.ENAMETOOLONG, "nimi on liian pitkä"),
        (errno.EIO, "ei toimi"),
        (errno.ENOTDIR, "kansion paikalla on tiedosto"),
        (errno.EISDIR, "tiedoston paikalla on kansio"),
        (errno.ELOOP, "kehässä"),
        (errno.ENOMEM, "muisti loppui"),
        (errno.ENOENT, "ei ole"),
        (errno.EPROTO, "virhe EPROTO"),
        (99999, "virhe 99999"),
    ],
)
def test_cause_is_named_with_the_file(number: int, words: str) -> None:
    """Each cause in words of its own, with no word of the system's English."""
    error = OSError(number, os.strerror(number), "site/teot/index.html")
    assert words in told(error)
    assert told(error).endswith(": site/teot/index.html")
    assert os.strerror(number) not in told(error)
    assert told(pickle.loads(pickle.dumps(error))) == told(error)  # noqa: S301 — of this test; a worker hands it over so


def test_both_files_are_named() -> None:
    """A move has two; a name that is no text is still told."""
    moved = OSError(errno.EXDEV, "", b"a\xe4", None, "b")
    assert told(moved) == "kohde on eri levyllä: a\udce4 → b"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError("kansiossa x on muuta"), "kansiossa x on muuta"),
        (MemoryError(), "muisti loppui"),
        (TimeoutError("timed out"), "vastausta ei tullut ajoissa"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "yhteys torjuttiin"),
        (socket.gaierror(-2, "Name or service not known"), "nimipalvelusta"),
        (ssl.SSLError(1, "sertifikaatti"), "sertifikaatti"),
    ],
)
def test_other_errors_keep_their_meaning(error: Exception, words: str) -> None:
    """Ours have words of their own, and a number of another module is not the system's."""
    assert words in told(error)


def test_database_that_is_none_is_told(tmp_path: Path) -> None:
    """SQLite's English is no better than the system's."""
    file = tmp_path / "x.sqlite"
    file.write_text("roskaa " * 1000)
    with pytest.raises(sqlite3.DatabaseError) as broken:
        sqlite3.connect(file).execute("PRAGMA user_version = 1")
    assert told(broken.value).startswith("tietokantatiedosto on rikki")
    with pytest.raises(sqlite3.OperationalError) as refused:
        sqlite3.connect(tmp_path / "ei/ole")
    assert told(refused.value).startswith("tietokantatiedostoa ei voi avata")


def test_full_disk_is_no_other_programs_fault(tmp_path: Path) -> None:
    """SQLite says by its own number what the disk lacks."""
    database = sqlite3.connect(tmp_path / "x.sqlite", isolation_level=None)
    database.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as full:
        database.execute("CREATE TABLE t (x)")
    assert told(full.value).startswith("levy on täynnä")
    database.close()
