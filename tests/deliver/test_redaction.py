"""A record taken out of a closed issue: its entry goes, and every other byte stays."""

from datetime import date

import pytest

from tori.content.closed_issues import (
    HASHES,
    IDS,
    ITEM,
    PAGE,
    REDACTIONS,
    ClosedIssue,
    hash_list,
    mail_hash,
)
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


def issue(lead: str = "") -> ClosedIssue:
    """Return a closed issue whose picks are `a`, and which shows `ab` and `b` besides."""
    page = f'<h2 id="poiminnat">Poiminnat</h2>\n\n<ul class="cards">{card("a")}</ul>\n\n'
    page += f'{lead}<h2 id="teot">Teot</h2>\n\n<ul class="cards">{card("ab")}{card("b")}</ul>\n'
    mail = f"<title>x</title>\n<h2>Poiminnat</h2>\n{entry('a')}<h2>Teot</h2>\n"
    text = f"x\n=\n\nPOIMINNAT\n\n{plain('a')}TEOT\n\n{plain('ab')}{plain('b')}-- \nLue\n"
    item = f"<h2>Poiminnat</h2>\n<ul>\n{row('a')}</ul>\n<h2>Teot</h2>\n<ul>\n{row('ab')}{row('b')}"
    files = {
        PAGE: page.encode(),
        ITEM: f"{item}</ul>\n<p>Lue</p>\n".encode(),
        IDS: b"deeds/a\ndeeds/ab\ndeeds/b\ndeeds/c\n",
        "mail-kaikki.html": f"{mail}{entry('ab')}{entry('b')}</td></tr>\n".encode(),
        "mail-kaikki.txt": text.encode(),
    }
    return ClosedIssue({**files, HASHES: hash_list(files)})


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
        assert 'cards"></ul>' not in text
        assert "<ul>\n</ul>" not in text


def test_what_is_counted_and_not_shown_can_be_taken_out() -> None:
    """Only the list of what is told changes."""
    before = issue()
    files, _ = redacted(before, "deeds/c", DAY, "syy")
    assert files[REDACTIONS].count(b"\t") == 2
    changed = {name for name, data in files.items() if before.files.get(name) != data}
    assert changed == {IDS, REDACTIONS, HASHES}


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
