"""A record taken out of a closed issue: its entry goes, and every other byte stays."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from tori.content.closed_issues import (
    ENTRIES,
    HASHES,
    IDS,
    ITEM,
    PAGE,
    REDACTIONS,
    ClosedIssue,
    hash_list,
    mail_hash,
)
from tori.content.entry_places import EntryPlaces, Place
from tori.deliver.redaction import RedactionError, redacted

DAY = date(2026, 11, 24)


def entry(name: str) -> str:
    """Return a mail's entry."""
    link = f'<h3><a href="https://vanha.example/teot/{name}/">{name}</a></h3>'
    return f'<div class="entry" style="x">\n{link}\n<p>Teko {name}.</p>\n</div>\n'


def card(name: str) -> str:
    """Return a card of the page."""
    return f'<li class="card"><h3><a href="../../teot/{name}/">{name}</a></h3></li>'


def row(name: str) -> str:
    """Return an entry of the feeds' item."""
    link = f'<p><a href="https://vanha.example/teot/{name}/">{name}</a></p>'
    return f"<li>{link}<p>Teko {name}.</p></li>\n"


def plain(name: str) -> str:
    """Return an entry of the plain text."""
    return f"* {name}\n  Teko {name}.\n  https://vanha.example/teot/{name}/\n\n"


Piece = str | tuple[str, "tuple[Piece, ...]"]
"""Text, or the name of a record or part with the pieces that are of it."""


def laid(*pieces: Piece, at: int = 0) -> tuple[str, list[Place]]:
    """Return the text of pieces one after another, and the places of those that have a name."""
    text, places = "", []
    for piece in pieces:
        begin = at + len(text.encode())
        if isinstance(piece, str):
            text += piece
            continue
        name, within = piece
        more, found = laid(*within, at=begin)
        text += more
        places += [*found, Place(name, begin, at + len(text.encode()))]
    return text, places


def shown(make: Callable[[str], str], *names: str) -> tuple[Piece, ...]:
    """Return entries of deeds as pieces."""
    return tuple((f"deeds/{name}", (make(name),)) for name in names)


def issue(lead: str = "") -> ClosedIssue:
    """Return a closed issue whose picks are `a`, and which shows `ab` and `b` besides."""
    picks = '<h2 id="poiminnat">Poiminnat</h2>\n\n<ul class="cards">'
    deeds = '<h2 id="teot">Teot</h2>\n\n<ul class="cards">'
    told = {
        PAGE: laid(
            ("part-1", (picks, *shown(card, "a"), "</ul>\n\n")),
            lead,
            ("part-2", (deeds, *shown(card, "ab", "b"), "</ul>\n")),
        ),
        ITEM: laid(
            ("part-1", ("<h2>Poiminnat</h2>\n<ul>\n", *shown(row, "a"), "</ul>\n")),
            ("part-2", ("<h2>Teot</h2>\n<ul>\n", *shown(row, "ab", "b"), "</ul>\n")),
            "<p>Lue</p>\n",
        ),
        "mail-kaikki.html": laid(
            "<title>x</title>\n",
            ("part-1", ("<h2>Poiminnat</h2>\n", *shown(entry, "a"))),
            ("part-2", ("<h2>Teot</h2>\n", *shown(entry, "ab", "b"))),
            "</td></tr>\n",
        ),
        "mail-kaikki.txt": laid(
            "x\n=\n\n",
            ("part-1", ("POIMINNAT\n\n", *shown(plain, "a"))),
            ("part-2", ("TEOT\n\n", *shown(plain, "ab", "b"))),
            "-- \nLue\n",
        ),
    }
    places = {name: found for name, (_, found) in told.items()}
    return whole(
        {
            **{name: text.encode() for name, (text, _) in told.items()},
            IDS: b"deeds/a\ndeeds/ab\ndeeds/b\ndeeds/c\n",
            ENTRIES: EntryPlaces(places, frozenset({"deeds/c"})).text(),
        }
    )


def whole(files: Mapping[str, bytes]) -> ClosedIssue:
    """Return files as a closed issue with their hashes."""
    rest = {name: data for name, data in files.items() if name != HASHES}
    return ClosedIssue({**rest, HASHES: hash_list(rest)})


def test_one_entry_goes_and_every_other_byte_stays() -> None:
    """The page, the HTML and the text lose the entry alone, and the log says why."""
    before = issue()
    files, left = redacted(before, "deeds/b", DAY, " Pyyntö \n 17 §")
    for name, gone in (
        (PAGE, card("b")),
        (ITEM, row("b")),
        ("mail-kaikki.html", entry("b")),
        ("mail-kaikki.txt", plain("b")),
        (IDS, "deeds/b\n"),
    ):
        assert before.files[name].decode().replace(gone, "", 1) == files[name].decode(), name
    columns = files[REDACTIONS].decode().removesuffix("\n").split("\t")
    assert columns[:3] == ["2026-11-24", "deeds/b", "Pyyntö 17 §"]
    assert left == ()
    after = ClosedIssue(files)
    assert (list(after.lost()), list(after.changed())) == ([], [])
    assert after.told == before.told


def test_heading_of_picks_goes_with_the_last_pick() -> None:
    """No heading stands above nothing; one whose name begins alike is not touched."""
    files, _ = redacted(issue(), "deeds/a", DAY, "syy")
    for name in (PAGE, ITEM, "mail-kaikki.html", "mail-kaikki.txt"):
        text = files[name].decode()
        assert "poiminnat" not in text.lower()
        assert "/teot/ab/" in text
        assert "/teot/a/" not in text
        assert "teot" in text.lower()


def test_last_of_a_part_goes_with_its_heading_and_the_rest_stays() -> None:
    """Records go one by one, the one whose name begins another's too, until none is left."""
    kept = issue("<p>Välissä.</p>\n")
    for name in ("b", "a", "ab"):
        kept = ClosedIssue(redacted(kept, f"deeds/{name}", DAY, "syy")[0])
    assert kept.files[PAGE].decode() == "<p>Välissä.</p>\n"
    assert kept.files[ITEM] == b"<p>Lue</p>\n"
    assert kept.files["mail-kaikki.html"] == b"<title>x</title>\n</td></tr>\n"
    assert kept.files["mail-kaikki.txt"] == b"x\n=\n\n-- \nLue\n"
    assert (kept.files[IDS], kept.files[ENTRIES]) == (b"deeds/c\n", b"deeds/c\n")


def test_what_is_counted_and_not_shown_can_be_taken_out() -> None:
    """Only the list of what is told changes."""
    before = issue()
    files, _ = redacted(before, "deeds/c", DAY, "syy")
    assert files[REDACTIONS].count(b"\t") == 2
    changed = {name for name, data in files.items() if before.files.get(name) != data}
    assert changed == {IDS, ENTRIES, REDACTIONS, HASHES}


def test_log_leads_from_each_earlier_mail_to_the_present() -> None:
    """Whoever began to send an earlier mail may go on with the present one."""
    mails = [issue()]
    for name in "ba":
        mails.append(ClosedIssue(redacted(mails[-1], f"deeds/{name}", DAY, "syy")[0]))
    hashes = [mail_hash(*one.mail("kaikki")) for one in mails]
    assert len(set(hashes)) == 3
    assert [one.replaced("kaikki") for one in mails] == [set(), set(hashes[:1]), set(hashes[:2])]


def test_mail_that_was_changed_otherwise_is_not_accounted_for() -> None:
    """A redaction excuses itself alone, and not what somebody changed besides."""
    files, _ = redacted(issue(), "deeds/b", DAY, "syy")
    page = files["mail-kaikki.html"].replace(b"Teko a", b"Teko zzz")
    assert page != files["mail-kaikki.html"]
    assert ClosedIssue({**files, "mail-kaikki.html": page}).replaced("kaikki") == set()
    later, _ = redacted(ClosedIssue({**files, "mail-kaikki.html": page}), "deeds/a", DAY, "syy")
    assert len(ClosedIssue(later).replaced("kaikki")) == 1


def test_second_redaction_is_added_to_the_log() -> None:
    """The first reason stays."""
    files, _ = redacted(issue(), "deeds/b", DAY, "eka")
    files, _ = redacted(ClosedIssue(files), "deeds/a", DAY, "toka")
    assert [line.split("\t")[2] for line in files[REDACTIONS].decode().splitlines()] == [
        "eka",
        "toka",
    ]


def test_link_of_the_editors_own_words_is_told() -> None:
    """What is no entry is left, and the file is named."""
    lead = '<div class="text"><p><a href="../../teot/b/">Tämä</a></p></div>\n\n'
    files, left = redacted(issue(lead), "deeds/b", DAY, "syy")
    assert left == (PAGE,)
    assert lead.encode() in files[PAGE]


def test_way_in_any_form_of_the_editors_own_words_is_told() -> None:
    """Whatever stands after the address; one that only begins alike is another's."""
    for words, told in (
        ("<a href='../../teot/b/'>Tämä</a>", True),
        ("https://tori.example/teot/b/.", True),
        ("teot/b/?x", True),
        ("/teot/b/#kohta", True),
        ("/teot/bb/", False),
        ("/teot/b/kuva.png", False),
    ):
        assert redacted(issue(f"<p>/{words}</p>"), "deeds/b", DAY, "syy")[1] == (PAGE,) * told


@pytest.mark.parametrize("name", [PAGE, ITEM, "mail-kaikki.html", "mail-kaikki.txt", ""])
def test_redaction_that_finds_nothing_fails(name: str) -> None:
    """A file that tells of the record, and of which nothing says where, is named."""
    before = issue()
    lines = before.files[ENTRIES].decode().splitlines(keepends=True)
    kept = "".join(ln for ln in lines if not (ln.startswith(name) and ln.endswith("deeds/b\n")))
    assert kept != "".join(lines)
    with pytest.raises(RedactionError, match=r"entries\.txt ei kerro, missä .* deeds/b") as caught:
        redacted(whole({**before.files, ENTRIES: kept.encode()}), "deeds/b", DAY, "syy")
    assert (name or "missään") in str(caught.value)
    assert "versionhallinnasta" in str(caught.value)


@pytest.mark.parametrize(
    "line", ["page.html\t0\t9999\tdeeds/b\n", "rikki\n", "muu.html\t0\t1\tdeeds/b\n"]
)
def test_broken_statement_cuts_nothing(line: str) -> None:
    """A place that is not in its file is told with its line."""
    before = issue()
    broken = whole({**before.files, ENTRIES: before.files[ENTRIES] + line.encode()})
    with pytest.raises(RedactionError, match=r"tiedoston entries\.txt rivi ei kelpaa"):
        redacted(broken, "deeds/b", DAY, "syy")


def test_issue_of_the_older_form_is_told_what_to_do() -> None:
    """Nothing is guessed of what an older program's templates made of an entry."""
    older = whole({name: data for name, data in issue().files.items() if name != ENTRIES})
    with pytest.raises(RedactionError, match=r"ohjelman vanhemmalla versiolla.*git worktree"):
        redacted(older, "deeds/b", DAY, "syy")


@pytest.mark.parametrize(
    ("reference", "reason"),
    [("deeds/zzz", "syy"), ("deeds/b", ""), ("deeds/b", " \n\t"), ("deeds/b", "a\x1b[1m")],
)
def test_unknown_record_or_no_reason_is_refused(reference: str, reason: str) -> None:
    """A redaction is of something that was told, and says why."""
    with pytest.raises(RedactionError):
        redacted(issue(), reference, DAY, reason)


def test_redacted_twice_is_refused() -> None:
    """What is out already is not told any more."""
    files, _ = redacted(issue(), "deeds/b", DAY, "syy")
    with pytest.raises(RedactionError, match="deeds/b"):
        redacted(ClosedIssue(files), "deeds/b", DAY, "syy")
