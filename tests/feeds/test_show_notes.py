"""An episode's text for players."""

import pytest
from lxml.html import fromstring

from tests.small_site import dated, deed, record, small_site
from tori.content.records import Article
from tori.feeds.show_notes import DESCRIPTION_BYTES, brief_notes, whole_notes
from tori.site.model import Site
from tori.templating.html import html

END = html("<p>loppu</p>")
PLAYERS_KNOW = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}
TEXT = """## Mitä *tehtiin* & miten

Ensin [teko](../deeds/teko.md#tulos), sitten **vahva** ja `koodia <b>`.

1. yksi
2. kaksi
    - sisäkkäin

> lainaus [muualle](https://muualla.example/?a=1&b=2)

| a | b |
|---|---|
| 1 | 2 |

![Kuvan teksti](media/kuva.png)
"""


def noted(body: str) -> tuple[Site, Article]:
    """Return an article of this text on its page."""
    told = record("articles/juttu", dated("Juttu"), body)
    assert isinstance(told, Article)
    return small_site(told, deed("teko")), told


def test_brief_notes_have_only_what_players_know() -> None:
    """Headings, tables, code and pictures become paragraphs; nothing else than known elements."""
    brief = brief_notes(*noted(TEXT), (), END)
    tags = {e.tag for e in fromstring(f"<div>{brief}</div>").iter()}
    assert tags <= PLAYERS_KNOW | {"div"}
    assert "<p><strong>Mitä <em>tehtiin</em> &amp; miten</strong></p>" in brief
    assert "<p>1 – 2</p>" in brief
    assert "<ul><li>sisäkkäin</li></ul></li>" in brief
    assert "<p>Kuvan teksti</p>" in brief
    assert "koodia &lt;b&gt;" in brief


@pytest.mark.parametrize("whole", [True, False])
def test_links_are_full(whole: bool) -> None:  # noqa: FBT001 — a parameter of the case
    """A link to a file of ours is the page's address; one elsewhere is as it was."""
    made, told = noted(TEXT)
    notes = whole_notes(made, told) if whole else brief_notes(made, told, (), END)
    assert 'href="https://tori.example/teot/teko/#tulos"' in notes
    assert 'href="https://muualla.example/?a=1&amp;b=2"' in notes


@pytest.mark.parametrize("anchor", ["tyon-ilo", "työn-ilo"])
def test_link_to_a_heading_of_the_text_leads_to_the_page(anchor: str) -> None:
    """A reader has no headings with ids: the way leads to the record's own page."""
    notes = whole_notes(*noted(f"[alas](#{anchor}) [muu](#muu)\n\n## Työn ilo\n\nTeksti.\n"))
    assert '<a href="https://tori.example/artikkelit/juttu/#tyon-ilo">alas</a>' in notes
    assert "<a>muu</a>" in notes


def test_picture_has_its_full_address_in_the_whole_notes() -> None:
    """Players fetch pictures from the site."""
    assert 'src="https://tori.example/artikkelit/media/kuva.png"' in whole_notes(*noted(TEXT))


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_address_that_runs_something_is_no_link(target: str) -> None:
    """Only addresses that lead somewhere are written."""
    made, told = noted(f"[tästä]({target})\n")
    for notes in (whole_notes(made, told), brief_notes(made, told, (), END)):
        assert target.partition(":")[0] not in notes
        assert "tästä" in notes


@pytest.mark.parametrize(
    "body",
    [
        "```\na\n\n<script>alert(1)</script>\n\nb\n```\n",
        "&lt;script&gt;alert(1)&lt;/script&gt;\n",
    ],
)
def test_html_that_was_written_is_text(body: str) -> None:
    """What the checks let by, as code or otherwise, is read and does not run."""
    made, told = noted(body)
    for notes in (whole_notes(made, told), brief_notes(made, told, (), END)):
        assert "<script" not in notes
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in notes


@pytest.mark.parametrize("body", ["a <b onclick='x()'>b</b>\n", "a b\n\n<script>c</script>\n"])
def test_raw_html_is_left_out(body: str) -> None:
    """The checks refuse it; if it came here all the same, no tag of it would go on."""
    made, told = noted(body)
    for notes in (whole_notes(made, told), brief_notes(made, told, (), END)):
        assert "a b" in notes
        assert "<b" not in notes
        assert "<script" not in notes


def test_code_is_code_as_on_the_page() -> None:
    """A fence makes code in the whole notes, without the classes of the site's style sheet."""
    notes = whole_notes(*noted("```python\nprint(1)\n```\n"))
    assert notes == "<pre><code>print(1)\n</code></pre>\n"


@pytest.mark.parametrize("reference", ["&#1;", "&#x0B;", "&#xFFFE;", "&#31;"])
def test_character_that_xml_forbids_is_left_out(reference: str) -> None:
    """Markdown can name a character that no XML may hold: the feed would die of it."""
    made, told = noted(f"yksi{reference} kaksi\n")
    for notes in (whole_notes(made, told), brief_notes(made, told, (), END)):
        assert notes.startswith("<p>yksi kaksi</p>\n")


@pytest.mark.parametrize("body", ["[tästä](http://[::1)", "<https://[tästä>"])
def test_address_that_nobody_can_read_is_no_link(body: str) -> None:
    """A slip in an address loses the link, not the feed."""
    made, told = noted(f"{body}\n")
    for notes in (whole_notes(made, told), brief_notes(made, told, (), END)):
        assert "tästä" in notes
        assert "href" not in notes


def test_address_elsewhere_is_left_as_it_is() -> None:
    """Only our own pages are files named index.md."""
    notes = whole_notes(*noted("[ohje](https://muualla.example/ohje/index.md#alku)\n"))
    assert 'href="https://muualla.example/ohje/index.md#alku"' in notes


def test_long_text_is_cut_at_a_block() -> None:
    """What is left ends where a paragraph ends, within the limit in bytes; the end is last."""
    body = "\n\n".join("Ääkkösiä on öisin yössä. " * 12 for _ in range(40))
    brief = brief_notes(*noted(body), (html("<p>alku</p>"),), END)
    assert len(brief.encode()) <= DESCRIPTION_BYTES
    assert brief.startswith("<p>alku</p>\n<p>Ääkkösiä")
    assert brief.endswith("yössä.</p>\n<p>loppu</p>")


def test_empty_text_has_only_what_stands_round_it() -> None:
    """A record without a text still has notes."""
    made, told = noted("")
    assert whole_notes(made, told) == ""
    assert brief_notes(made, told, (html("<p>alku</p>"),), END) == "<p>alku</p>\n<p>loppu</p>"
