"""Facts of media files, read from the files themselves."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.factories import MP3, PNG, TRANSCRIPT
from tests.projects import ARTWORK, ROOT
from tori.content.media.media_files import MediaFile, read_media
from tori.content.media.pictures import Picture

COVER = ROOT / "content" / ARTWORK


def _read(
    folder: Path, name: str, data: bytes, collection: str = "podcasts"
) -> tuple[MediaFile | None, list[str]]:
    file = folder / name
    file.write_bytes(data)
    medium, findings = read_media(f"content/{collection}/{name}", file)
    return medium, [finding.code for finding in findings]


def test_sound_has_its_size_and_length(tmp_path: Path) -> None:
    """A sound's facts for the feed come from its bytes."""
    medium, codes = _read(tmp_path, "jakso.mp3", MP3)
    assert codes == []
    assert medium is not None
    assert (medium.length_bytes, medium.duration_seconds) == (len(MP3), 1)
    assert medium.type == "audio/mpeg"


def test_the_shortest_sound_lasts_a_second(tmp_path: Path) -> None:
    """A feed may not state that a sound takes no time."""
    medium, _ = _read(tmp_path, "jakso.mp3", MP3[: 417 * 5])
    assert medium is not None
    assert medium.duration_seconds == 1


@pytest.mark.parametrize("name", ["jakso.mp3", "jakso.m4a", "JAKSO.MP3"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Teksti.",
        "Tämä on pitkä teksti, jonka pääte on väärä. ".encode() * 500,
        b"\x00" * 500,
        b"ID3\x04\x00\x00\x00\x00\x00\x00",
        COVER.read_bytes(),
    ],
    ids=["nothing", "text", "long text", "nulls", "tags alone", "picture"],
)
def test_what_is_no_sound(tmp_path: Path, name: str, data: bytes) -> None:
    """A file that is called a sound and is none is a finding."""
    assert _read(tmp_path, name, data) == (None, ["T402"])


@pytest.mark.parametrize("before", [b"", bytes(1_000)])
def test_nulls_may_come_before_the_first_frame(tmp_path: Path, before: bytes) -> None:
    """Some programs write them, and players pass over them."""
    assert _read(tmp_path, "jakso.mp3", before + MP3)[1] == []


def test_sound_of_the_other_kind_is_told(tmp_path: Path) -> None:
    """An MP3 named M4A would be sent with a wrong type."""
    assert _read(tmp_path, "jakso.m4a", MP3) == (None, ["T402"])


def test_a_sound_cut_short_is_told(tmp_path: Path) -> None:
    """Its first frame states the whole length, which the feed would repeat."""
    whole = (ROOT / "content/podcasts/media/jakso-04.mp3").read_bytes()
    assert _read(tmp_path, "jakso.mp3", whole)[1] == []
    assert _read(tmp_path, "jakso.mp3", whole[: len(whole) // 2]) == (None, ["T402"])


@pytest.mark.parametrize("name", ["kansi.png", "kansi.jpg", "kansi.jpeg", "KANSI.JPG"])
def test_a_cover_has_its_facts(tmp_path: Path, name: str) -> None:
    """A picture beside the episodes may be a cover, so it is read."""
    file = tmp_path / name
    Image.new("RGB", (20, 10)).save(file)
    medium, findings = read_media(f"content/podcasts/media/{name}", file)
    assert findings == ()
    assert medium is not None
    assert medium.picture == Picture(20, 10, "RGB", has_alpha=False)


def test_a_broken_cover_is_told(tmp_path: Path) -> None:
    """A picture that was cut short when it was copied begins as one and cannot be used."""
    assert _read(tmp_path, "kansi.png", COVER.read_bytes()[:5_000]) == (None, ["T404"])


def test_other_pictures_are_not_read(tmp_path: Path) -> None:
    """The pictures of deeds are many, and only their beginnings are looked at."""
    medium, codes = _read(tmp_path, "kansi.png", COVER.read_bytes(), "deeds")
    assert codes == []
    assert medium is not None
    assert medium.picture is None


@given(st.binary(max_size=600), st.sampled_from(["a.mp3", "a.m4a", "a.vtt", "a.png"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_or_told(tmp_path: Path, data: bytes, name: str) -> None:
    """No bytes break the reading of a medium."""
    medium, codes = _read(tmp_path, name, data)
    assert (medium is None) == bool(codes)


def test_a_transcript_is_read(tmp_path: Path) -> None:
    """A WebVTT file has its words with it."""
    medium, _ = _read(tmp_path, "jakso.vtt", TRANSCRIPT.encode())
    assert medium is not None
    assert medium.transcript is not None
    assert medium.transcript.text == "Hei, olen konepuhuja."
    assert medium.type == "text/vtt"


def test_a_faulty_transcript_is_told(tmp_path: Path) -> None:
    """A file that is called a transcript and is none is a finding."""
    assert _read(tmp_path, "jakso.vtt", b"Hei.") == (None, ["T403"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG),
        ("a.PNG", PNG),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.jpeg", b"\xff\xd8\xff\xe1"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF\x0a\x00\x00\x00WEBPVP8 "),
    ],
)
def test_an_image_is_what_its_ending_says(tmp_path: Path, name: str, data: bytes) -> None:
    """A picture is known by how its bytes begin."""
    medium, codes = _read(tmp_path, name, data, "deeds")
    assert medium is not None
    assert codes == []
    assert medium.type.startswith("image/")


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.jpeg", "a.gif", "a.webp"])
@pytest.mark.parametrize("data", [b"", b"<html>", b"RIFF\x0a\x00\x00\x00WAVE"])
def test_what_is_no_image(tmp_path: Path, name: str, data: bytes) -> None:
    """A file that is called a picture and is none, or another kind, is a finding."""
    assert _read(tmp_path, name, data) == (None, ["T404"])


def test_slides_are_taken(tmp_path: Path) -> None:
    """What begins as a PDF is one."""
    medium, codes = _read(tmp_path, "kalvot.pdf", b"%PDF-1.7")
    assert medium is not None
    assert codes == []
    assert medium.type == "application/pdf"
    assert medium.duration_seconds is None


@pytest.mark.parametrize("name", ["a.pdf", "a.PDF", "a.odp", "a.docx", "a.pptx", "a.xlsx"])
@pytest.mark.parametrize("data", [b"", b"<html><script>1</script>", b"PK\x03\x04"])
def test_attachment_is_what_its_ending_says(tmp_path: Path, name: str, data: bytes) -> None:
    """A page or a broken package under another name is a finding."""
    assert _read(tmp_path, name, data) == (None, ["T442"])


def test_text_is_text(tmp_path: Path) -> None:
    """An attached text is UTF-8 without control characters, as all text is."""
    medium, codes = _read(tmp_path, "a.txt", "Työ".encode())
    assert medium is not None
    assert (medium.type, codes) == ("text/plain", [])
    assert _read(tmp_path, "a.txt", "Työ".encode("cp1252")) == (None, ["T101"])
    assert _read(tmp_path, "a.txt", b"a\x00b") == (None, ["T114"])


def test_an_unknown_ending_has_the_general_type() -> None:
    """A file of an unknown kind is bytes."""
    medium = MediaFile("content/deeds/a.tuntematon", Path("a.tuntematon"), 1)
    assert medium.type == "application/octet-stream"
