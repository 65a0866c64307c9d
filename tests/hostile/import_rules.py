"""Hostile files to import by rule: (name, the file's name, its bytes)."""

import io
import zipfile
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from tests.hostile.words import WORDS


class Import(NamedTuple):
    """A file to import: the rule's name, the file's name and its bytes."""

    rule: str
    name: str
    raw: bytes


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows: str, **members: str) -> bytes:
    """Return an XLSX file with one sheet of these rows, as XML, and other members of `xl/`."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/s.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": _relation(f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Teot" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation(f"{_OFFICE}/worksheet", "worksheets/s.xml"),
        "xl/worksheets/s.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
        **{f"xl/{name}.xml": data for name, data in members.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def _cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


_HEADER = f'<row r="1">{_cell("A1", "Otsikko")}</row>'


def workbooks() -> Iterator[Import]:
    """Sheets whose numbers lie or are too many."""
    for number in ("2000000000", "1048577", "-5", "0", "abc", "²", "1" * 5_000, "1e9", ""):
        row = f'<row r="{number}" hidden="1">{_cell(f"A{number}")}</row>'
        yield Import(f"row {number[:20]}", "teot.xlsx", workbook(_HEADER + row))
    for place in (
        "XFD2",
        "ZZZ2",
        "ZZZZZZZZ2",
        "2",
        "A",
        "A0",
        "A" + "9" * 5_000,
        "Ä2",
        "A-1",
        "$A$2",
    ):
        row = f'<row r="2">{_cell(place)}</row>'
        yield Import(f"cell {place[:20]}", "teot.xlsx", workbook(_HEADER + row))
    many = "".join(f'<row r="{n}">{_cell(f"A{n}", f"Teko {n}")}</row>' for n in range(2, 900_000))
    yield Import("900,000 rows", "teot.xlsx", workbook(_HEADER + many))
    texts = f'<sst xmlns="{_SHEET}">' + "<si><t>a b</t></si>" * 900_000 + "</sst>"
    yield Import("900,000 texts", "teot.xlsx", workbook(_HEADER, sharedStrings=texts))
    wide = "".join(f'<row r="{n}">{_cell(f"XFD{n}")}</row>' for n in range(2, 2_000))
    yield Import("gaps", "teot.xlsx", workbook(_HEADER + wide))
    yield Import(
        "last row", "teot.xlsx", workbook(_HEADER + f'<row r="1048576">{_cell("A1048576")}</row>')
    )
    whole = workbook(_HEADER)
    for length in (0, 1, 4, 30, len(whole) // 2, len(whole) - 1):
        yield Import(f"cut at {length}", "teot.xlsx", whole[:length])


def tables() -> Iterator[Import]:
    """Tables of text that are huge, or whose cells are hostile."""
    yield Import("900,000 lines", "teot.csv", b"Otsikko\n" + b"Teko\n" * 900_000)
    yield Import("6,000 rows", "teot.csv", b"Otsikko\n" + b"Teko\n" * 6_000)
    yield Import("4,000 alike", "teot.csv", b"Otsikko\n" + b"Teko\n" * 4_000)
    yield Import("newlines", "teot.csv", b"\n" * 5_000_000)
    yield Import("delimiters", "teot.csv", b"Otsikko" + b";" * 1_000_000)
    yield Import("quotes", "teot.csv", b"Otsikko;x\n" + b'"' * 400_000)
    yield Import("nulls", "teot.csv", b"Otsikko\n" + b"\0" * 100_000)
    yield Import("half utf-16", "teot.csv", b"\xff\xfe" + "Otsikko\nTeko".encode("utf-16-le")[:-1])
    yield Import("name", "teot.exe", b"MZ")
    for field in ("Otsikko", "Tiivistelmä", "Teksti", "Julkaistu", "Lähde", "Muu", "Teemat"):
        for rule, word in WORDS.items():
            cell = '"' + word.replace('"', '""') + '"'
            head = "Otsikko" if field == "Otsikko" else f"Otsikko;{field}"
            row = cell if field == "Otsikko" else f"Teko {rule} {field};{cell}"
            yield Import(f"{field} {rule}", f"{rule}.csv", f"{head}\n{row}\n".encode())


_WORDPRESS = (
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<wp:wxr_version>1.2</wp:wxr_version>{}</channel></rss>"
)


def post(text: str, title: str = "Otsikko", name: str = "nimi") -> str:
    """Return a post of a WordPress export."""
    return (
        f"<item><title>{escape(title)}</title><wp:post_type>post</wp:post_type>"
        f"<wp:status>publish</wp:status><wp:post_id>1</wp:post_id>"
        f"<wp:post_name>{escape(name)}</wp:post_name>"
        f"<content:encoded>{escape(text)}</content:encoded></item>"
    )


def exports() -> Iterator[Import]:
    """WordPress exports whose text is nested, endless or hostile."""
    tags = ("<table><tr><td>", "<div>", "<ul><li>", "<b>", "<blockquote>", "<a href=x>", "<x y=1 ")
    for tag in tags:
        for times in (500, 10_000):
            yield _export(f"{times} {tag}", post(tag * times + "x"))
    for piece in (
        "<!--",
        "[a ",
        '<a href="',
        "&amp;",
        "</b>",
        "<x></x>",
        "<![CDATA[",
        "<?",
        "[x](",
        "<h2>a</h2>",
        "<h2>a</h2><p>b</p>",
        "<li>a",
    ):
        yield _export(f"many {piece}", post(piece * 20_000))
    yield _export("900 headings", post("<h2>a</h2><p>b</p>" * 900))
    yield _export("nested items", "<item>" * 50_000 + "</item>" * 50_000)
    yield _export("30,000 posts", post("x") * 30_000)
    yield Import("entities", "v.xml", b'<!DOCTYPE r [<!ENTITY a "x">]><rss>&a;</rss>')
    yield Import("not XML", "v.xml", b"<rss><channel>")
    for rule, word in WORDS.items():
        yield _export(f"text {rule}", post(word))
        yield _export(f"title {rule}", post("x", title=word))
        yield _export(f"name {rule}", post("x", name=word))


def _export(rule: str, items: str) -> Import:
    return Import(rule, "vienti.xml", _WORDPRESS.format(items).encode())


RULES = (workbooks, tables, exports)
