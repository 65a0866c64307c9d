"""Where records and files live on the site."""

import pytest

from tests.factories import deed, info_page, organisation, series, webinar
from tori.content.records import COLLECTIONS, Record
from tori.site.permalinks import RESERVED_IDS, SECTIONS, media_address, permalink


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (deed("varauskalenteri"), "/teot/varauskalenteri/"),
        (webinar("tekoaly"), "/webinaarit/tekoaly/"),
        (series("tekoalya"), "/webinaarit/sarjat/tekoalya/"),
        (organisation("kuhmon-kaupunki"), "/organisaatiot/kuhmon-kaupunki/"),
        (info_page("tietoa"), "/tietoa/"),
        (info_page("etusivu"), "/"),
    ],
)
def test_a_records_address(record: Record, address: str) -> None:
    """An address comes from the collection and the file's name; the front page's is the root."""
    assert permalink(record) == address


def test_a_changed_title_moves_no_address() -> None:
    """The title has no part in the address."""
    assert permalink(deed(title="Aivan toinen otsikko")) == permalink(deed())


def test_every_collection_has_a_section() -> None:
    """No record is without an address, and no two collections share one."""
    assert SECTIONS.keys() == COLLECTIONS.keys()
    assert len(set(SECTIONS.values())) == len(SECTIONS)
    assert RESERVED_IDS.keys() <= COLLECTIONS.keys()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/podcasts/media/x.mp3", "/podcast/media/x.mp3"),
        ("content/deeds/x.png", "/teot/x.png"),
        ("content/deeds/media/2020/x.png", "/teot/media/2020/x.png"),
        ("content/webinars/series/x.png", "/webinaarit/sarjat/x.png"),
        ("content/webinars/media/x.pdf", "/webinaarit/media/x.pdf"),
        ("content/pages/x.png", "/x.png"),
    ],
)
def test_a_files_address(path: str, address: str) -> None:
    """A file lives below the section of the nearest collection above it."""
    assert media_address(path) == address


@pytest.mark.parametrize("path", ["content/x.png", "content/kuvat/x.png"])
def test_a_file_in_no_collection_has_no_address(path: str) -> None:
    """The loader refuses such files, so to ask is a fault of the program."""
    with pytest.raises(ValueError, match="in no collection"):
        media_address(path)
