"""A WordPress export made into records."""

import pytest

from tori.authoring.importing.imported import ImportedRecord, ImportRefusedError, Reading
from tori.authoring.importing.wordpress import read_wxr
from tori.markdown.html import page_html
from tori.markdown.text import parsed

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://vanha.fi</wp:base_blog_url>
"""
TAIL = "</channel></rss>"


def item(inner: str = "", *, kind: str = "post", status: str = "publish", number: int = 5) -> str:
    """Return a post with what a test adds."""
    return (
        f"<item><title>Työn ilo</title><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>{inner}</item>"
    )


def read(*items: str) -> Reading:
    """Read an export of those items."""
    return read_wxr(f"{HEAD}{''.join(items)}{TAIL}".encode(), "deeds")


def only(inner: str, *, status: str = "publish") -> ImportedRecord:
    """Read an export of one post."""
    (record,) = read(item(inner, status=status)).records
    return record


def test_post() -> None:
    """A post's title, day, excerpt, address, tags and text are the record's."""
    record = only(
        "<link>https://vanha.fi/tyon-ilo/</link><wp:post_name>tyon-ilo</wp:post_name>"
        "<wp:post_date>2020-05-18 12:30:00</wp:post_date>"
        "<excerpt:encoded><![CDATA[<p>Lyhyesti.</p>]]></excerpt:encoded>"
        "<content:encoded><![CDATA[<p>Pitkästi.</p>]]></content:encoded>"
        '<category domain="post_tag" nicename="osaaminen"><![CDATA[Osaaminen]]></category>'
    )
    assert record.fields == {
        "title": "Työn ilo",
        "published": "2020-05-18",
        "summary": "Lyhyesti.",
        "old_urls": ("/tyon-ilo/",),
    }
    assert (record.legacy_id, record.body) == ("5", "Pitkästi.")
    assert (record.tags, record.notes) == (("Osaaminen",), ())


def test_ids_are_the_sites_own() -> None:
    """The source is the site, whose exports have a new name every day."""
    assert read(item()).source == "vanha-fi"


@pytest.mark.parametrize("status", ["draft", "pending", "future", "private", "auto-draft"])
def test_what_is_not_public_is_a_draft(status: str) -> None:
    """Nothing becomes public that was not so before."""
    record = only("", status=status)
    assert record.fields["draft"] == "true"
    assert "tuotiin luonnoksena" in str(record.notes[0])


def test_post_with_a_password_is_a_draft() -> None:
    """A published post behind a password was not public."""
    assert only("<wp:post_password>x</wp:post_password>").fields["draft"] == "true"


def test_trash_is_left_and_told() -> None:
    """What is in the trash is not imported."""
    reading = read(item(status="trash"))
    assert reading.records == ()
    assert "roskakorissa" in str(reading.notes[0])


def test_pages_and_other_kinds() -> None:
    """Pages go to their own folder; attachments are counted; the machinery is passed over."""
    reading = read(
        item(kind="page"), item(kind="attachment"), item(kind="attachment"), item(kind="revision")
    )
    assert [record.collection for record in reading.records] == ["pages"]
    assert [str(note) for note in reading.notes] == ['2 kohdetta lajia "attachment" jäi pois']


def test_authors_are_not_imported() -> None:
    """No person's name is in the records or in the report."""
    reading = read(item("<dc:creator>maija.mallinen</dc:creator>"))
    assert "maija" not in str(reading)
    assert "kirjoittajien nimiä ei tuotu" in str(reading.notes[0])


@pytest.mark.parametrize(
    ("link", "name", "address"),
    [
        ("https://vanha.fi/2020/05/tyon-ilo/", "tyon-ilo", "/2020/05/tyon-ilo/"),
        ("https://vanha.fi/?p=5", "tyon-ilo", "/tyon-ilo/"),
    ],
)
def test_old_address(link: str, name: str, address: str) -> None:
    """The old address is the link's if it has the name, else the name's."""
    record = only(f"<link>{link}</link><wp:post_name>{name}</wp:post_name>")
    assert record.fields["old_urls"] == (address,)


@pytest.mark.parametrize("name", ["ty%c3%b6n-ilo", "../../etc", "Iso_Nimi"])
def test_old_address_that_cannot_be(name: str) -> None:
    """A name that our addresses cannot have is reported."""
    record = only(f"<wp:post_name>{name}</wp:post_name>")
    assert "old_urls" not in record.fields
    assert "post_name" in str(record.notes[0])


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            (
                "<ul><li>Kevät<ul><li>maaliskuu</li></ul></li></ul><ol><li>Eka<ul><li>ala</li></ul>"
                "</li></ol><ol><li><p>Yksi</p><p>Lisää.</p></li><li><p>Kaksi</p></li></ol>"
            ),
            (
                "<ul><li>Kevät<ul><li>maaliskuu</li></ul></li></ul><ol><li>Eka<ul><li>ala</li></ul>"
                "</li></ol><ol><li><p>Yksi</p><p>Lisää.</p></li><li><p>Kaksi</p></li></ol>"
            ),
        ),
        (
            'Eka.\n\n<p style="text-align: center;">Keskellä.</p>\n\nToka.\n\nKolmas.',
            "<p>Eka.</p><p>Keskellä.</p><p>Toka.</p><p>Kolmas.</p>",
        ),
        (
            "<p><strong>Tavoite<br></strong>Teksti alkaa.</p>",
            "<p><strong>Tavoite</strong><br />Teksti alkaa.</p>",
        ),
        (
            (
                '<table><tr><th>V</th><th>T</th></tr><tr><td rowspan="2">2018</td><td>118</td></tr>'
                "<tr><td>119</td></tr><tr><td>a | b</td><td>viimeinen</td></tr></table>"
            ),
            (
                "<table><thead><tr><th>V</th><th>T</th></tr></thead><tbody>"
                "<tr><td>2018</td><td>118</td></tr><tr><td></td><td>119</td></tr>"
                "<tr><td>a | b</td><td>viimeinen</td></tr></tbody></table>"
            ),
        ),
    ],
    ids=["nested lists", "one p among lines", "break within bold", "cells over rows"],
)
def test_text_is_shown_as_the_old_site_showed_it(source: str, shown: str) -> None:
    """What WordPress holds, made into Markdown and again into a page, is what it was."""
    record = only(f"<content:encoded><![CDATA[{source}]]></content:encoded>")
    page = page_html(parsed(record.body), lambda link: link.target)
    assert page.replace("\n", "") == shown


def test_losses_of_the_text_have_their_post() -> None:
    """A picture and a shortcode are reported with the post they stood in."""
    record = only(
        '<content:encoded><![CDATA[<p>A</p><img src="https://a.fi/k.jpg" alt="Sali">'
        '[gallery ids="1"]]]></content:encoded>'
    )
    assert [str(note) for note in record.notes] == [
        'artikkeli 5 "Työn ilo", teksti: kuva https://a.fi/k.jpg (tekstivastine "Sali") jäi pois',
        'artikkeli 5 "Työn ilo", teksti: lyhytkoodi [gallery ids="1"] jäi tekstiin sellaisenaan',
    ]


def test_custom_fields() -> None:
    """A custom field named as a column is the field; others are reported; hidden ones are noise."""
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
        for key, value in (
            ("organisaatio", "Kouvola"),
            ("teemat", "a, b"),
            ("seo", "x"),
            ("_edit", "1"),
        )
    )
    record = only(meta)
    assert (record.fields["organisation"], record.fields["themes"]) == ("Kouvola", ("a", "b"))
    assert [str(note) for note in record.notes] == [
        'artikkeli 5 "Työn ilo", lisäkenttä "seo": jäi pois'
    ]


def test_entities_in_a_title() -> None:
    """WordPress writes dashes as entities within titles."""
    raw = f"{HEAD}{item()}{TAIL}".replace("Työn ilo", "A &amp;#8211; B").encode()
    assert read_wxr(raw, "deeds").records[0].title == "A – B"


def test_control_characters_do_not_stop_the_import() -> None:
    """Real exports hold control characters that XML forbids."""
    raw = f"{HEAD}{item()}{TAIL}".replace("Työn ilo", "Työn\x0b ilo").encode()
    reading = read_wxr(raw, "deeds")
    assert reading.records[0].title == "Työn ilo"
    assert "ohjausmerkkejä" in str(reading.notes[0])


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', "entiteet"),
        (b"<rss><channel>", "ehjää"),
        (b"", "ehjää"),
        (b"<rss><channel><item/></channel></rss>", "WordPressin vienti"),
        (b"<html/>", "WordPressin vienti"),
    ],
)
def test_refused(raw: bytes, reason: str) -> None:
    """Bombs, broken XML and other XML are refused in words."""
    with pytest.raises(ImportRefusedError, match=reason):
        read_wxr(raw, "deeds")
