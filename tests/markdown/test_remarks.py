"""What is wrong with a text, where, and the line to paste in its place."""

import pytest

from tori.markdown.remark import Remark
from tori.markdown.text import parsed


def told(text: str) -> list[tuple[str, int, int]]:
    """Return the code, line and column of each remark."""
    return [(r.code, r.span.line, r.span.column) for r in parsed(text).remarks]


def only(text: str) -> Remark:
    """Return a text's one remark."""
    (remark,) = parsed(text).remarks
    return remark


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("ä <b>b</b> <i>c</i>", [("T121", 1, 3)]),
        ("a\n\n<div>\nb\n</div>", [("T121", 3, 1)]),
        ("<!-- a -->\n\nb <!-- c -->", []),
        ("<!-- a -->\n<script>x</script>", [("T121", 2, 1)]),
        ("<!-- a --> b", [("T121", 1, 1)]),
        ("a\n\n<!-- b\n\nc", [("T121", 3, 1)]),
        ("`<b>` <a@b.fi> <https://a.fi> 1 < 2", []),
    ],
)
def test_raw_html(text: str, where: list[tuple[str, int, int]]) -> None:
    """HTML is told once a line; the editor's notes are none, but what they swallow is told."""
    assert told(text) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("# A\n\nb", [("T122", 1, 1)]),
        ("A\n===\n\nb", [("T122", 1, 1)]),
        ("#a b", []),
        ("ä ![](b.png)", [("T123", 1, 7)]),
        ("ä ![b](https://c.fi/d.png)", [("T125", 1, 8)]),
        ("![b](data:image/png;base64,x)", [("T125", 1, 6)]),
        ("[a]()", [("T124", 1, 5)]),
        ("outo ](sulje ja `[a](b c.md)`", []),
        ("[a](<>)", [("T124", 1, 6)]),
        ("[a](http://[::1)", [("T124", 1, 5)]),
        ("ä [a](java&#115;cript:b)", [("T124", 1, 7)]),
        ("ftp://a.fi", [("T124", 1, 1)]),
        ("[![a](b.png)](c.md)", [("T124", 1, 1)]),
        ("[<https://a.fi>](b.md)", [("T124", 1, 2)]),
        ("[a][b]\n\n[b]: c.md", [("T126", 1, 1), ("T126", 3, 1)]),
        ("```\n[b]: c.md\n```", []),
        ("a[^1]\n\n[^1]: b", []),
    ],
)
def test_headings_links_and_images(text: str, where: list[tuple[str, int, int]]) -> None:
    """The findings that there were have their codes and places."""
    assert told(text) == where


@pytest.mark.parametrize(
    ("text", "column", "corrected"),
    [
        ("ä {{< youtube abc >}}", 3, ""),
        ("{% include a.html %}", 1, ""),
        ("## Tavoite {#tavoite}\n\nx", 12, "## Tavoite"),
        ("[x]{.underline} y", 4, "[x] y"),
        ("kuva {: width=3}", 6, "kuva"),
        ("ä [[sivu]]", 3, ""),
        ("[gallery ids=1,2]", 1, ""),
        ("[caption]", 1, ""),
        (":::note", 1, ""),
        ("::: warning", 1, ""),
        ('!!! note "A"', 1, ""),
        ("<<<<<<< HEAD", 1, ""),
        ("a\n\n=======\n\nb", 1, ""),
    ],
)
def test_marks_of_other_programs(text: str, column: int, corrected: str) -> None:
    """Each is told where it stands, with the line without it where that is all there is to do."""
    remark = only(text)
    assert (remark.code, remark.span.column, remark.corrected) == ("T181", column, corrected)


@pytest.mark.parametrize(
    "text",
    [
        "`{{ a }}` ja {yksi}",
        "```\n{% a %}\n:::note\n```",
        "\\{#a}",
        "Hei!!! Mitä???",
        "a :: b",
        "[video](a.md)",
        "{ }",
        "[audio]: ei",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    """Code, escapes and plain writing are left alone."""
    assert "T181" not in {remark.code for remark in parsed(text).remarks}


@pytest.mark.parametrize(
    ("text", "column", "corrected"),
    [
        ("Hyvä TyÃ¶ ja lisÃ¤Ã¤", 8, "Hyvä Työ ja lisää"),
        ("Tyyli â€“ ja â€œsanaâ€\u009d", 7, "Tyyli – ja “sana”"),
        ("Hinta 5\u00c2\u00a0€", 8, "Hinta 5\u00a0€"),
        ("kehitt\ufffdminen", 7, ""),
    ],
)
def test_broken_letters(text: str, column: int, corrected: str) -> None:
    """What can be read again is given as it was."""
    remark = only(text)
    assert (remark.code, remark.span.column, remark.corrected) == ("T182", column, corrected)


@pytest.mark.parametrize(
    ("text", "column", "corrected"),
    [
        ("Nä\u200bkyvä", 3, "Näkyvä"),
        ("a\u202eb", 2, "ab"),
        ("työ\u2066x\u2069", 4, "työx"),
        ("a\u200db", 2, "ab"),
    ],
)
def test_invisible_characters(text: str, column: int, corrected: str) -> None:
    """They are told by their number, since nobody can see them."""
    remark = only(text)
    assert (remark.code, remark.span.column, remark.corrected) == ("T183", column, corrected)
    assert f"U+{ord(text[column - 1]):04X}" in remark.message


@pytest.mark.parametrize(
    "text", ["👩‍🚒 ❤️ 🏴\U000e0067\U000e0062\U000e007f", "työ\u00adpaikka 5\u00a0€", "HYVÄ» Âme"]
)
def test_signs_that_belong(text: str) -> None:
    """Emoji of many parts, soft hyphens, no-break spaces and capital letters are in order."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "code", "corrected"),
    [
        ("### A\n\nb", "T184", "## A"),
        ("## A\n\nb\n\n> #### C\n\nd", "T184", "> ### C"),
        ("## A\n\nb\n\n**Keskellä**\n\nc", "T186", "### Keskellä"),
        ("**Alussa**\n\nc", "T186", "## Alussa"),
        ("## A\n\n## B\n\nc", "T187", ""),
        ("## A\n\nb\n\n## C\n\n<!-- kesken -->", "T187", ""),
        ("Kirjoita tähän.", "T187", ""),
        ("ä TODO", "T187", ""),
        ("15. lokakuuta järjestettiin.\n\nb", "T188", "15\\. lokakuuta järjestettiin."),
        ("1. joulukuuta alkoi.", "T188", "1\\. joulukuuta alkoi."),
        ("> 2. luokan oppilaat", "T188", "> 2\\. luokan oppilaat"),
        ("2020. Sitten", "T188", "2020\\. Sitten"),
        ("##Otsikko\n\nb", "T282", "## Otsikko"),
        ("> [!NOTE] Otsikko\n> teksti", "T283", ""),
        ("> [!NOTE]\nteksti", "T283", ""),
        ("teksti [!TIP]", "T283", ""),
    ],
)
def test_warnings_of_form(text: str, code: str, corrected: str) -> None:
    """What GitHub shows and a public page should not is a warning with the corrected line."""
    remark = only(text)
    assert (remark.code, remark.severity, remark.corrected) == (code, "warning", corrected)


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n### B\n\nc\n\n## D\n\ne",
        "**Huom.** teksti",
        "**Lihava lause.**\n\nteksti",
        "a\n\n**Lopussa**",
        "1. a\n2. b",
        "3. Kolmas\n4. Neljäs",
        "15\\. lokakuuta",
        "#hashtag",
        "> [!NOTE]\n> teksti",
        "`TODO`",
    ],
)
def test_plain_forms_are_in_order(text: str) -> None:
    """The rules are silent about what is written on purpose."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("ä [a](b.md ”Otsikko”) c", 'ä [a](b.md "Otsikko") c'),
        ("[a](b.md tämä)", "[a](b.md)"),
        ("![a](k.png =200x)", "![a](k.png)"),
        ("[a](oma kuva.jpg)", "[a](<oma kuva.jpg>)"),
        ("[a](b c)", ""),
    ],
)
def test_what_was_meant_to_be_a_link(text: str, corrected: str) -> None:
    """A mark that GitHub shows as signs is told with what its writer meant."""
    remark = only(text)
    assert (remark.code, remark.corrected) == ("T281", corrected)


@pytest.mark.parametrize("text", ["\\[a](b c)", "`[a](b c)`", "[a] (b c)", "[[a](b.md) c]"])
def test_what_was_not_meant_to_be_a_link(text: str) -> None:
    """Escapes and code are on purpose."""
    assert told(text) == []
