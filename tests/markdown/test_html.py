"""The HTML of a text, on a page and in what is read elsewhere."""

import pytest

from tori.markdown.html import mail_html, page_html
from tori.markdown.links import Link
from tori.markdown.text import parsed


def page(text: str) -> str:
    """Return the HTML of a page, every link as it is written."""
    return page_html(parsed(text), lambda link: link.target)


def mail(text: str) -> str:
    """Return the HTML of a letter, relative addresses made full."""
    return mail_html(
        parsed(text),
        lambda link: link.target if link.is_external else f"https://tori.example/{link.target}",
    )


def test_addresses_come_from_the_caller() -> None:
    """Links and images are told apart, and one that gets none is left without."""

    def address_of(link: Link) -> str | None:
        return None if link.target == "c.md" else f"../{link.is_image}/{link.target}"

    text = parsed('[a](b.md "t") ![k](l ä.png) ![k](<l ä.png>) [d](c.md)')
    assert page_html(text, address_of) == (
        '<p><a href="../False/b.md" title="t">a</a> ![k](l ä.png) '
        '<img src="../True/l%20%C3%A4.png" alt="k" /> <a>d</a></p>\n'
    )


def test_a_link_to_a_heading_of_its_own_text_finds_it() -> None:
    """By our id and by GitHub's; what names none is the caller's to know."""
    text = parsed("[a](#työn-ilo) [b](#tyon-ilo) [c](#muu)\n\n## Työn ilo")
    assert page_html(text, lambda _: "?") == (
        '<p><a href="#tyon-ilo">a</a> <a href="#tyon-ilo">b</a> <a href="?">c</a></p>\n'
        '<h2 id="tyon-ilo">Työn ilo</h2>\n'
    )


def test_raw_html_and_notes_are_left_out() -> None:
    """An editor's note leaves nothing behind, and raw HTML its words only."""
    assert page("<!-- huom -->\n\na <!-- b --> <i>c</i>").split() == ["<p>a", "c</p>"]


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        ("NOTE", "note", "Huomaa"),
        ("TIP", "tip", "Vinkki"),
        ("important", "info", "Tärkeää"),
        ("WARNING", "warning", "Varoitus"),
        ("CAUTION", "danger", "Varo"),
    ],
)
def test_an_alert_is_a_note_box(kind: str, name: str, title: str) -> None:
    """Pages have Material's box, letters a quote with the title."""
    text = f"> [!{kind}]\n> Teksti."
    assert page(text) == (
        f'<div class="admonition {name}">\n<p class="admonition-title">{title}</p>\n'
        "<p>Teksti.</p>\n</div>\n"
    )
    assert mail(text) == (
        f"<blockquote>\n<p><strong>{title}</strong></p>\n<p>Teksti.</p>\n</blockquote>\n"
    )


def test_a_footnote_has_a_way_there_and_back() -> None:
    """One that is referred to twice has two ways back; a heading cannot have its id."""
    html = page("## Fn 1\n\na[^x] b[^x]\n\n[^x]: Lähde.")
    there = '<a class="footnote-ref" href="#fn:1" aria-label="Alaviite 1">1</a>'
    for part in (
        '<h2 id="fn-1">',
        f'<sup id="fnref:1">{there}</sup>',
        f'<sup id="fnref:1:2">{there}</sup>',
        '<section class="footnote" aria-label="Alaviitteet">',
        '<li id="fn:1">',
        '<a class="footnote-backref" href="#fnref:1" aria-label="Takaisin viitteeseen 1">↩</a>',
        '<a class="footnote-backref" href="#fnref:1:2" aria-label="Takaisin viitteeseen 1:2">↩</a>',
    ):
        assert part in html
    assert "fnref" not in mail("a[^x]\n\n[^x]: Lähde.")
    assert "<sup>1</sup>" in mail("a[^x]\n\n[^x]: Lähde.")


def test_a_task_says_whether_it_is_done() -> None:
    """A box without words says nothing to who cannot see it; letters have a sign for it."""
    text = "- [x] a\n- [ ] b\n"
    assert page(text) == (
        '<ul class="contains-task-list">\n'
        '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Tehty"> '
        "a</li>\n"
        '<li class="task-list-item"><input type="checkbox" disabled aria-label="Tekemättä"> '
        "b</li>\n</ul>\n"
    )
    assert mail(text) == "<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>\n"


@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/watch?v=abc", "https://youtu.be/abc", "www.youtube.com/a"]
)
def test_a_bare_video_says_where_it_leads(address: str) -> None:
    """It is a link and no player; one with words of its own keeps them."""
    shown = address.removeprefix("https://").removeprefix("www.")
    assert f">Video YouTubessa: {shown}</a>" in page(address)
    assert ">sanat</a>" in page(f"[sanat]({address})")
    assert "YouTubessa" not in page("https://example.fi/youtube.com/")


def test_a_letter_has_full_addresses_and_nothing_of_the_site() -> None:
    """No class, id or alignment goes where the site's style sheets do not."""
    html = mail("## A\n\n[a](b.md) ![k](l.png)\n\n|a|\n|:-:|\n|b|\n\n```py\nx\n```\n")
    assert '<a href="https://tori.example/b.md">a</a>' in html
    assert '<img src="https://tori.example/l.png" alt="k" />' in html
    assert all(sign not in html for sign in ("id=", "class=", "align="))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Katu 1\\\n00100 Helsinki", "<p>Katu 1<br />\n00100 Helsinki</p>\n"),
        (
            "- Kevät\n  - maaliskuu\n- Syksy",
            "<ul>\n<li>Kevät\n<ul>\n<li>maaliskuu</li>\n</ul>\n</li>\n<li>Syksy</li>\n</ul>\n",
        ),
        ("Tilaan:\n- pöytä", "<p>Tilaan:</p>\n<ul>\n<li>pöytä</li>\n</ul>\n"),
        ("-\n-\n-", "<ul>\n<li></li>\n<li></li>\n<li></li>\n</ul>\n"),
        (
            "> a\n\n> b",
            "<blockquote>\n<p>a</p>\n</blockquote>\n<blockquote>\n<p>b</p>\n</blockquote>\n",
        ),
    ],
)
def test_forms_that_were_read_otherwise(text: str, html: str) -> None:
    """Editors see on GitHub what readers get."""
    assert page(text) == html
