"""File names made into ids, and links that follow them."""

import pytest

from tori.authoring.fix import Change, mentions, proposed_path, relinked

RENAMES = {"content/organisations/Äänekoski.md": "content/organisations/aanekoski.md"}
FRONT = "---\ntitle: Teko\n---\n"


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Työn ilo.md", "tyon-ilo.md"),
        ("tyo\u0308.md", "tyo.md"),
        ("hyva-teko.md", "hyva-teko.md"),
        ("Kuva.JPG", "Kuva.JPG"),
    ],
)
def test_name_that_is_no_id_gets_a_slug(name: str, proposed: str) -> None:
    """A Markdown file's name is its id; other files keep theirs."""
    assert proposed_path(f"content/deeds/{name}") == f"content/deeds/{proposed}"


@pytest.mark.parametrize(
    ("target", "followed"),
    [
        ("../organisations/Äänekoski.md", "../organisations/aanekoski.md"),
        ("../organisations/Äänekoski.md#alku", "../organisations/aanekoski.md#alku"),
        ("../organisations/%C3%84%C3%A4nekoski.md", "../organisations/aanekoski.md"),
    ],
)
def test_links_follow(target: str, followed: str) -> None:
    """Every link to the renamed file is changed, and nothing else."""
    text = f"{FRONT}Ä: [a]({target}), [b](b.md) ja [c]({target}).\n"
    mended = relinked("content/deeds/x.md", text.encode(), RENAMES)
    assert mended.data.decode() == text.replace(target, followed)
    assert mended.changes == (Change(4, f"linkki {target} → {followed}"),) * 2


@pytest.mark.parametrize(
    "text",
    [
        f"{FRONT}[a](Äänekoski.md) [b](https://a.fi/organisations/Äänekoski.md)\n",
        f"{FRONT}`[a](../organisations/Äänekoski.md)`\n",
        "[a](../organisations/Äänekoski.md)\n",
        "---\ntitle: x\n[a](../organisations/Äänekoski.md)\n",
    ],
    ids=["other files", "code", "no front matter", "not closed"],
)
def test_what_is_no_link_to_the_file_stays(text: str) -> None:
    """Other files of the name, code, and files that cannot be read are left."""
    assert relinked("content/deeds/x.md", text.encode(), RENAMES).data == text.encode()


@pytest.mark.parametrize("raw", [b"---\n\xe4\n---\n", b"", b"---\n---\na\xcc\x88 [a](x.md)\n"])
def test_file_that_is_not_mended_is_left(raw: bytes) -> None:
    """Bytes that are not our kind of text are returned as they are."""
    assert relinked("content/deeds/y.md", raw, {"content/deeds/x.md": "z.md"}).data == raw


def test_link_to_a_file_beside_follows() -> None:
    """A link without a folder stays without one."""
    renames = {"content/deeds/X.md": "content/deeds/x.md"}
    mended = relinked("content/deeds/y.md", f"{FRONT}[a](X.md)".encode(), renames)
    assert mended.data.decode() == f"{FRONT}[a](x.md)"


def test_mentions_in_front_matter_are_found() -> None:
    """The id counts alone, in a list or after a folder, and not as a part of a word or below."""
    text = "---\norganisation: Ää\ndeeds: [a, Ää]\npicks:\n  - deeds/Ää\ntitle: Ääni\n---\nÄä\n"
    assert mentions(text.encode(), "Ää") == (2, 3, 5)


@pytest.mark.parametrize("raw", [b"Aa", b"---\na: Aa\n", b"\xff"])
def test_file_without_front_matter_mentions_nothing(raw: bytes) -> None:
    """Where there is no block, there is no reference in it."""
    assert mentions(raw, "Aa") == ()
