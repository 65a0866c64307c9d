"""The content folder read: a load always succeeds and says what was wrong."""

import os
import shutil
import socket
import unicodedata
from pathlib import Path

import pytest

from tests.factories import PNG, content, load, text_of
from tests.projects import ARTWORK, files_of
from tori.content.loader import Content, load_content, load_record
from tori.content.records import COLLECTIONS, Deed


def _codes(loaded: Content) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in loaded.diagnostics]


def test_every_kind_of_record_is_read(tmp_path: Path) -> None:
    """The minimal content has a record of every collection, in the order of paths."""
    loaded = load_content(content(tmp_path))
    assert loaded.diagnostics == ()
    assert {record.origin.collection for record in loaded.records} == COLLECTIONS.keys()
    paths = [record.origin.path for record in loaded.records]
    assert paths == sorted(paths)
    assert loaded.vocabulary is not None


def test_media_are_read_with_their_paths(tmp_path: Path) -> None:
    """Files beside records are known by their paths from the project's root."""
    loaded = load_content(content(tmp_path, {"deeds/media/syvalla/sali.png": PNG}))
    assert loaded.media.keys() == {
        "content/podcasts/media/jakso-01.mp3",
        "content/podcasts/media/jakso-01.vtt",
        f"content/{ARTWORK}",
        "content/deeds/media/syvalla/sali.png",
    }
    assert loaded.media["content/podcasts/media/jakso-01.mp3"].duration_seconds == 1


def test_a_rejected_record_is_remembered(tmp_path: Path) -> None:
    """What could not become a record is listed, so that nothing follows from its absence."""
    loaded = load_content(content(tmp_path, {"deeds/rikki.md": "---\na: [\n---\n"}))
    assert loaded.rejected == {"deeds/rikki"}
    assert _codes(loaded) == [("content/deeds/rikki.md", "T104")]
    assert "deeds/varauskalenteri" in {record.reference for record in loaded.records}


def test_a_rejected_medium_is_remembered(tmp_path: Path) -> None:
    """A sound that cannot be played is listed too."""
    loaded = load_content(content(tmp_path, {"podcasts/media/jakso-01.mp3": b""}))
    assert loaded.rejected == {"content/podcasts/media/jakso-01.mp3"}


@pytest.mark.parametrize(
    "path", [".git/a.md", "deeds/.a.md", "deeds/.DS_Store", ".obsidian/x.json"]
)
def test_hidden_files_are_passed_over(tmp_path: Path, path: str) -> None:
    """What programs leave in a folder is no content."""
    loaded = load_content(content(tmp_path, {path: "x"}))
    assert loaded.diagnostics == ()
    assert not any("/." in medium for medium in loaded.media)


@pytest.mark.parametrize("path", ["a.md", "muut/a.md", "deeds/2020/a.md", "a.png", "kuvat/a.png"])
def test_a_file_in_no_collection(tmp_path: Path, path: str) -> None:
    """A record or picture where none belongs is told, as it would have no address."""
    loaded = load_content(content(tmp_path, {path: PNG}))
    assert _codes(loaded) == [(f"content/{path}", "T110")]
    assert f"content/{path}" not in loaded.media


def test_files_are_read_by_whom_the_caller_names(tmp_path: Path) -> None:
    """Whoever wants the bytes for something else too has them as they are read: media aside."""
    root = content(tmp_path, {})
    met: dict[str, bytes] = {}
    loaded = load_content(root, read=lambda file: met.setdefault(file.path, file.read()))
    records = {record.origin.path for record in loaded.records}
    lists = {"content/vocabulary.yml", "content/podcasts/guids.txt"}
    assert set(met) - lists == records
    assert "content/vocabulary.yml" in met
    assert all(data == (root / path).read_bytes() for path, data in met.items())


def test_every_file_that_was_read_is_named(tmp_path: Path) -> None:
    """Records, media, lists and faulty files: all but hidden ones, as the disk names them."""
    decomposed = unicodedata.normalize("NFD", "deeds/media/ääni.mp3")
    root = content(tmp_path, {"deeds/rikki.md": "x", decomposed: b"", "deeds/.piilo": b""})
    on_disk = {f"content/{path}" for path in files_of(root / "content")}
    assert load_content(root).files == on_disk - {"content/deeds/.piilo"}


def test_a_missing_vocabulary(tmp_path: Path) -> None:
    """Without its words content can be read but not checked."""
    loaded = load_content(content(tmp_path, {"vocabulary.yml": None}))
    assert loaded.vocabulary is None
    assert _codes(loaded) == [("content/vocabulary.yml", "T115")]
    assert loaded.records


def test_a_missing_folder_is_no_fault_of_content(tmp_path: Path) -> None:
    """Without a content folder the command was given in the wrong place."""
    with pytest.raises(FileNotFoundError):
        load_content(tmp_path)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Iso_Nimi.md", "iso-nimi.md"),
        ("työ.md", "tyo.md"),
        ("teko.MD", "teko.md"),
        ("a b.md", "a-b.md"),
    ],
)
def test_a_name_that_makes_no_address(tmp_path: Path, name: str, better: str) -> None:
    """The file's name becomes the address, so a better one is proposed."""
    loaded = load_content(content(tmp_path, {f"deeds/{name}": text_of(Deed)}))
    (finding,) = loaded.diagnostics
    assert (finding.code, finding.hint) == ("T112", f"anna nimeksi {better}")


def test_names_are_compared_in_one_normal_form(tmp_path: Path) -> None:
    """A file named on a Mac is known by the path that an editor would type."""
    name = unicodedata.normalize("NFD", "työ.md")
    loaded = load_content(content(tmp_path, {f"deeds/{name}": "rikki"}))
    assert _codes(loaded) == [("content/deeds/työ.md", "T102")]
    assert loaded.rejected == {"deeds/työ"}


def test_all_that_is_wrong_with_a_record_is_told() -> None:
    """Faults of the name, the fields and the text come together."""
    _, found = load(text_of(Deed, "# Otsikko\n\nTeksti.\n", stage="aate"), identifier="Iso")
    assert [finding.code for finding in found] == ["T112", "T122", "T207"]


def test_a_fault_of_the_text_leaves_a_record() -> None:
    """A record whose text has a fault is still a record, which others may name."""
    record, found = load(text_of(Deed, "# Otsikko\n\nTeksti.\n"))
    assert record is not None
    assert [finding.code for finding in found] == ["T122"]


def test_origin_is_no_field_of_editors() -> None:
    """The name that the program uses for itself cannot be written in a file."""
    record, (finding,) = load(text_of(Deed, origin="a"))
    assert record is None
    assert finding.code == "T202"


def test_an_unknown_collection() -> None:
    """A record of no collection is refused before its bytes are looked at."""
    record, (finding,) = load_record("content/muut/a.md", "muut", b"\xff")
    assert record is None
    assert finding.code == "T110"


def test_the_same_record_whatever_the_lines_and_letters() -> None:
    """Windows line ends, a byte-order mark and a Mac's letters make no difference."""
    text = text_of(Deed, "Työ.\n", title="Äiti työssä")
    typed = "\ufeff" + unicodedata.normalize("NFD", text).replace("\n", "\r\n")
    one, other = load(text)[0], load(typed)[0]
    assert one is not None
    assert one == other


STRANGERS = ("deeds/teko.md", "deeds/media/sali.png", "webinars/media/kalvot.pdf", "vocabulary.yml")


@pytest.mark.parametrize("path", STRANGERS)
@pytest.mark.parametrize("kind", ["outside", "inside", "nowhere", "pipe", "socket", "device"])
def test_only_plain_files_are_content(
    tmp_path: Path, path: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever else has a file's name is told, opened by nobody, and in no one's media."""
    root = content(tmp_path / "projekti")
    place = root / "content" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    (tmp_path / "salaisuus").write_text("salasana", "utf-8")
    match kind:
        case "outside":
            place.symlink_to(tmp_path / "salaisuus")
        case "inside":
            place.symlink_to(root / "content/podcasts/media/jakso-01.vtt")
        case "nowhere":
            place.symlink_to("puuttuu")
        case "device":
            place.symlink_to("/dev/zero")
        case "pipe":
            os.mkfifo(place)
        case _:
            monkeypatch.chdir(place.parent)  # a socket's path is short
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(place.name)
    loaded = load_content(root)
    assert _codes(loaded) == [(f"content/{path}", "T141")]
    assert f"content/{path}" not in loaded.media
    assert {f"content/{path}", path.removesuffix(".md")} & loaded.rejected


@pytest.mark.parametrize("name", ["deeds/media", "deeds"])
def test_link_to_a_folder_is_told_and_not_entered(tmp_path: Path, name: str) -> None:
    """Neither the files of another folder are read nor those of one of ours by two names."""
    root = content(tmp_path / "projekti")
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (elsewhere / "teko.md").write_text(text_of(Deed), "utf-8")
    place = root / "content" / name
    if place.exists():
        shutil.rmtree(place)
    place.symlink_to(elsewhere)
    loaded = load_content(root)
    assert _codes(loaded) == [(f"content/{name}", "T141")]
    assert not [r for r in loaded.records if r.origin.path.startswith(f"content/{name}/")]


def test_link_to_itself_ends(tmp_path: Path) -> None:
    """A folder within itself is no more than a link."""
    root = content(tmp_path)
    (root / "content/deeds/uudestaan").symlink_to(root / "content")
    assert _codes(load_content(root)) == [("content/deeds/uudestaan", "T141")]


def test_content_that_is_a_link_is_told_alone(tmp_path: Path) -> None:
    """Nothing is read through it, so nothing else is said."""
    root = content(tmp_path / "projekti")
    (root / "content").rename(tmp_path / "muualla")
    (root / "content").symlink_to(tmp_path / "muualla")
    loaded = load_content(root)
    assert _codes(loaded) == [("content", "T141")]
    assert loaded.records == ()


def test_link_among_the_templates_is_told(tmp_path: Path) -> None:
    """Templates' files are copied to the site: a link there would publish what it leads to."""
    root = content(tmp_path / "projekti")
    (tmp_path / "salaisuus").write_text("salasana", "utf-8")
    assets = root / "overrides/assets"
    assets.mkdir(parents=True)
    (assets / "a.txt").symlink_to(tmp_path / "salaisuus")
    (assets / "b").symlink_to(tmp_path)
    assert _codes(load_content(root)) == [
        ("overrides/assets/a.txt", "T141"),
        ("overrides/assets/b", "T141"),
    ]
