"""The letter of a newsletter issue, and its plain text."""

import json
import re
from pathlib import Path

import pytest

from tests.projects import DAY, DEED, DEED_PATH, BuiltSite, make_project, write
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.newsletter.letter import Letter, letter_of, plain_text
from tori.site.digests import digests
from tori.site.linking import link

ADDRESS = re.compile(r"https?://\S+")
HOSTILE = '<script>alert("x")</script> & {{ letter.subject }} {% raw %}'
LONG_WORD = "työhyvinvointisuunnittelujärjestelmä" * 4


@pytest.fixture
def real_letter(built_site: BuiltSite) -> Letter:
    """The letter of the real content's issue."""
    digest = digests(built_site.site)["2020-10"]
    return letter_of(digest, built_site.site, built_site.publisher)


def letter_with_title(folder: Path, title: str) -> Letter:
    """Return the tiny project's letter, in which a deed has this title."""
    project = make_project(folder / "project")
    stated = f"title: {json.dumps(title, ensure_ascii=False)}"
    write(project, DEED_PATH, DEED.replace("title: Varauskalenteri kokosi tiedon tiloista", stated))
    site, diagnostics = link(load_content(project), read_publisher(project), DAY)
    assert site is not None, diagnostics
    return letter_of(digests(site)["2020-10"], site, read_publisher(project))


def test_lines_are_short_enough_for_any_reader(real_letter: Letter) -> None:
    """No line but an address is over 72 characters."""
    lines = plain_text(real_letter).split("\n")
    assert [line for line in lines if len(ADDRESS.sub("", line)) > 72] == []


@pytest.mark.parametrize("title", [LONG_WORD[:160], "a " * 79 + "b", HOSTILE])
def test_long_title_makes_no_long_line(tmp_path: Path, title: str) -> None:
    """A title of the longest kind, of one word even, is folded."""
    lines = plain_text(letter_with_title(tmp_path, title)).split("\n")
    assert [line for line in lines if len(ADDRESS.sub("", line)) > 72] == []


def test_address_is_never_folded(real_letter: Letter) -> None:
    """Every entry's address is on a line of its own, whole, so that it can be clicked."""
    lines = {line.strip() for line in plain_text(real_letter).split("\n")}
    addresses = {entry.address for part in real_letter.parts for entry in part.entries}
    assert addresses <= lines


def test_every_address_is_full(real_letter: Letter) -> None:
    """A mail has no page of its own, so a relative way leads nowhere."""
    addresses = [
        real_letter.archive_address,
        real_letter.site_address,
        *(part.more_address for part in real_letter.parts if part.more),
        *(entry.address for part in real_letter.parts for entry in part.entries),
    ]
    assert [way for way in addresses if not way.startswith("https://tori.example/")] == []


def test_addresses_are_pages_of_the_site(real_letter: Letter, built_site: BuiltSite) -> None:
    """Each link of the letter has its page on the built site."""
    text = plain_text(real_letter)
    ways = [way.removeprefix(built_site.publisher.site_url) for way in ADDRESS.findall(text)]
    assert [way for way in ways if not (built_site.folder / way / "index.html").is_file()] == []
    assert len(ways) > 20


def test_picks_come_first_and_in_the_editors_order(
    real_letter: Letter, built_site: BuiltSite
) -> None:
    """The issue's own choices head the letter, each with the name of its kind."""
    first = real_letter.parts[0]
    picks = digests(built_site.site)["2020-10"].picks
    assert first.heading == "Poiminnat"
    assert [entry.title for entry in first.entries] == [
        built_site.site.records[pick.reference].title  # type: ignore[attr-defined]  # picks have titles
        for pick in picks
    ]
    assert all(entry.meta for entry in first.entries)


def test_nothing_is_told_twice(real_letter: Letter) -> None:
    """What is among the picks is not in the sections again."""
    addresses = [entry.address for part in real_letter.parts for entry in part.entries]
    assert len(addresses) == len(set(addresses))


def test_plain_text_is_not_escaped(tmp_path: Path) -> None:
    """Plain text has no HTML in it: what an editor wrote stands as it was written."""
    text = " ".join(plain_text(letter_with_title(tmp_path, HOSTILE)).split())
    assert HOSTILE in text
    assert "&lt;" not in text


def test_letter_says_who_sends_it(real_letter: Letter, built_site: BuiltSite) -> None:
    """The foot has the sender's name, postal address and e-mail."""
    foot = plain_text(real_letter).split("-- \n")[1]
    publisher = built_site.publisher
    for stated in (publisher.name, publisher.postal_address, publisher.email):
        assert stated in " ".join(foot.split())


def test_letter_is_the_same_every_time(real_letter: Letter, built_site: BuiltSite) -> None:
    """The same Site gives the same letter."""
    digest = digests(built_site.site)["2020-10"]
    again = letter_of(digest, built_site.site, built_site.publisher)
    assert (again, plain_text(again)) == (real_letter, plain_text(real_letter))
