"""The kept files of a closed issue: what is read of them, and how a change is noticed."""

import pytest

from tori.content.closed_issues import HASHES, IDS, ITEM, PAGE, ClosedIssue, hash_list, issue_of

FILES = {
    PAGE: b"<h1>Kirje</h1>\n",
    ITEM: "<p>Kirje – työ</p>\n".encode(),
    IDS: b"deeds/a\ndeeds/b\n",
    "mail-kaikki.html": "<title>Työ &amp; &lt;arki&gt; – ”uutta”</title>".encode(),
    "mail-kaikki.txt": b"Kirje\n",
    "mail-koko-kunta.html": b"<title>Kirje</title>",
    "mail-koko-kunta.txt": b"Kirje\n",
}


def kept(**changes: bytes | None) -> ClosedIssue:
    """Return the files with their hashes, some changed afterwards; None takes a file away."""
    files: dict[str, bytes | None] = {**FILES, HASHES: hash_list(FILES)}
    files |= {name.replace("__", "-").replace("_", "."): data for name, data in changes.items()}
    return ClosedIssue({name: data for name, data in files.items() if data is not None})


def test_unchanged_files_have_no_fault() -> None:
    """As they were written, nothing is lost and nothing changed."""
    assert (list(kept().lost()), list(kept().changed())) == ([], [])


@pytest.mark.parametrize(
    "name", [HASHES, PAGE, ITEM, IDS, "mail-kaikki.html", "mail-koko-kunta.txt"]
)
def test_file_that_is_gone_is_lost(name: str) -> None:
    """Every file is missed, whether the list names it or it is the list."""
    files = {path: data for path, data in kept().files.items() if path != name}
    assert list(ClosedIssue(files).lost()) == [name]


@pytest.mark.parametrize("name", FILES)
def test_one_other_byte_is_a_change(name: str) -> None:
    """A line end changed by a tool is noticed like a word."""
    files = {**kept().files, name: FILES[name] + b"\r\n"}
    assert list(ClosedIssue(files).changed()) == [name]


def test_file_that_is_not_listed_is_a_change() -> None:
    """Nothing is slipped in beside what was sent, a log of redactions neither."""
    assert list(kept(redactions_txt=b"x\tdeeds/a\tx\n").changed()) == ["redactions.txt"]


@pytest.mark.parametrize("added", [b"x\n", b"\xff\n", b"\n"])
def test_list_with_a_line_of_another_form_is_a_change(added: bytes) -> None:
    """The list of hashes is as the program writes it."""
    assert HASHES in list(kept(sha256_txt=hash_list(FILES) + added).changed())


def test_issue_that_was_closed_before_there_were_items_is_whole() -> None:
    """Neither the file nor its hash is there, and nothing is missed."""
    files = {name: data for name, data in FILES.items() if name != ITEM}
    before = ClosedIssue({**files, HASHES: hash_list(files)})
    assert (list(before.lost()), list(before.changed()), before.item) == ([], [], "")
    assert kept().item == "<p>Kirje – työ</p>\n"


def test_subject_is_the_title_as_it_was_typed() -> None:
    """Escapes of the HTML are undone."""
    assert kept().mail("kaikki")[0] == "Työ & <arki> – ”uutta”"


def test_variants_are_named_by_the_files() -> None:
    """The whole is first."""
    assert kept().variants == ("kaikki", "koko-kunta")


@pytest.mark.parametrize(
    ("folder", "name", "issue"),
    [
        ("newsletters/2020-10", "ids.txt", "2020-10"),
        ("newsletters/2020-10", "kuva.png", ""),
        ("newsletters/2020-10/muu", "ids.txt", ""),
        ("newsletters", "ids.txt", ""),
        ("deeds/2020-10", "ids.txt", ""),
    ],
)
def test_kept_files_are_beside_their_issue(folder: str, name: str, issue: str) -> None:
    """Only HTML and text in a folder of the issue's name are kept files; the rest is media."""
    assert issue_of(folder, name) == issue
