"""The page shell, from a page that our program really built."""

import re

import pytest

from bench.rivals.shell import MARKS, Shell, UnknownPageError, filled, mark_of, marked, read_shell
from tests.projects import BuiltSite
from tori.content.records import Deed
from tori.site.permalinks import service_area_address

PAGE = """<html><link rel="canonical" href="https://tori.example/teot/a/">
<title>Nimi &amp; muuta – Tori</title><meta property="og:title" content="Nimi &amp; muuta">
<meta property="og:description" content="Tiivis."><link href="../../assets/a.css">
<a href="../b/"></a><a href="../.."></a><a href="#alku"></a>
<article class="md-content__inner md-typeset">Teksti.</article></html>"""


@pytest.fixture(scope="module")
def shell(built_site: BuiltSite) -> Shell:
    """The shell of the real site."""
    deed = built_site.site.all(Deed)[0]
    area = service_area_address(deed.service_area).strip("/")
    return read_shell(built_site.folder, f"teot/{deed.id}", area)


def test_a_deeds_page_has_every_mark_but_the_feed(shell: Shell) -> None:
    """Title, description, address, contents and text are to be filled."""
    assert {mark for mark in MARKS if mark_of(mark) in shell.deed} == {*MARKS} - {"FEED"}


def test_a_lists_page_has_every_mark_but_the_contents(shell: Shell) -> None:
    """A list has a feed and no table of contents."""
    assert {mark for mark in MARKS if mark_of(mark) in shell.listing} == {*MARKS} - {"TOC"}


def test_no_address_is_relative(shell: Shell) -> None:
    """The shell fits pages at any depth."""
    for text in (shell.deed, shell.listing):
        assert not re.search(r'(?:href|src)="\\.', text)
        assert '"../' not in text


def test_the_shell_weighs_nearly_what_the_page_weighs(shell: Shell, built_site: BuiltSite) -> None:
    """Nothing but text and contents was taken out of the page."""
    deed = built_site.site.all(Deed)[0]
    page = (built_site.folder / "teot" / deed.id / "index.html").read_text(encoding="utf-8")
    (article,) = re.findall(r"(?s)<article.*?</article>", page)
    assert len(shell.deed) > 0.9 * (len(page) - len(article))


def test_the_places_of_a_page_become_marks() -> None:
    """What the page states of itself is a mark wherever it stands, and its text is one mark."""
    text = marked(PAGE, "teot/a")
    assert f"<title>{mark_of('TITLE')} – Tori</title>" in text
    assert f'href="{mark_of("CANONICAL")}"' in text
    assert "Teksti" not in text


def test_addresses_begin_at_the_root() -> None:
    """A relative way leads to the same place from every page; an anchor stays."""
    text = marked(PAGE, "teot/a")
    for address in ("/assets/a.css", "/teot/b/", "/", "#alku"):
        assert f'href="{address}"' in text


@pytest.mark.parametrize("taken", ["og:title", "og:description", "canonical", "<article"])
def test_a_page_that_lacks_a_place_is_refused(taken: str) -> None:
    """When the templates change, the comparison stops and no page is lighter without a word."""
    with pytest.raises(UnknownPageError):
        marked(PAGE.replace(taken, "other"), "teot/a")


def test_a_page_with_template_syntax_is_refused() -> None:
    """What a rival's engine would take for its own syntax is told."""
    with pytest.raises(UnknownPageError, match="template syntax"):
        marked(PAGE.replace("<title>", "{{ x }}<title>"), "teot/a")


def test_what_is_not_given_becomes_nothing() -> None:
    """A shell without a feed has no mark of it."""
    assert filled("a@@FEED@@b@@TITLE@@", title="c") == "abc"
