"""Nothing live comes out of a text, whatever it says: held by drawn texts and an HTML5 parser."""

import re

import pytest
from hypothesis import given

from tests.markdown.cases import CASES
from tests.markdown_texts import elements, texts
from tori.markdown.addresses import SCHEMES, attribute, is_safe
from tori.markdown.findings import text_findings
from tori.markdown.html import mail_html, page_html
from tori.markdown.links import Link
from tori.markdown.text import Text, parsed

ALLOWED = {
    **{name: {"id"} for name in ("h1", "h2", "h3", "h4", "h5", "h6")},
    **{name: set[str]() for name in ("p", "em", "strong", "del", "blockquote", "pre", "br", "hr")},
    **{name: set[str]() for name in ("table", "thead", "tbody", "tr")},
    "a": {"href", "title", "class", "aria-label"},
    "code": {"class"},
    "div": {"class"},
    "img": {"src", "alt", "title"},
    "input": {"type", "checked", "disabled", "aria-label"},
    "li": {"id", "class"},
    "ol": {"start", "class"},
    "section": {"class", "aria-label"},
    "sup": {"id"},
    "td": {"align"},
    "th": {"align"},
    "ul": {"class"},
}
ALLOWED["p"] = {"class"}
MAIL_HAS_NOT = {"id", "class", "aria-label", "type", "checked", "disabled", "align"}
SCHEME = re.compile("[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\x00-\x20-]*):")


def _own(link: Link) -> str:
    return link.target


def assert_is_harmless(html: str) -> None:
    """Fail for HTML in which anything is not on the list."""
    for element in elements(html):
        assert element.tag in ALLOWED
        assert set(element.attrib) <= ALLOWED[element.tag]
        for name in ("href", "src"):
            scheme = SCHEME.match(element.attrib.get(name, ""))
            assert scheme is None or scheme[1].lower() in SCHEMES


@given(texts)
def test_only_known_elements_attributes_and_schemes_come_out(text: str) -> None:
    """No element, attribute or scheme is ever outside the list, on a page and elsewhere."""
    made = parsed(text)
    assert_is_harmless(page_html(made, _own))
    mail = mail_html(made, _own)
    assert_is_harmless(mail)
    assert not any(MAIL_HAS_NOT.intersection(element.attrib) for element in elements(mail))


@given(texts)
def test_the_check_refuses_what_the_tree_holds(text: str) -> None:
    """A link that a page would show without its address has been refused by the check."""
    made = parsed(text)
    refused = {remark.span for remark in made.remarks if remark.code in ("T124", "T125")}
    for link in made.links:
        if not is_safe(link.target):
            assert link.span in refused


@pytest.mark.parametrize("text", CASES)
def test_the_cases_are_harmless(text: str) -> None:
    """So it is with the forms in which a script once came through."""
    assert_is_harmless(page_html(parsed(text), _own))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "javascript\u00a0:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "view-source:x",
        "x y:z",
        ":x",
    ],
)
def test_an_address_of_another_scheme_is_not_safe(address: str) -> None:
    """Whatever its spelling, and even where the caller gives it, it does not come out."""
    assert not is_safe(address)
    assert page_html(parsed("[a](b.md)"), lambda _: address) == "<p><a>a</a></p>\n"


@pytest.mark.parametrize(
    "address",
    ["", "a.md", "../a.md#b", "#a:b", "a/b:c", "?a=b:c", "HTTPS://a.fi", "mailto:a@b.fi", "tel:1"],
)
def test_an_address_of_the_web_is_safe(address: str) -> None:
    """Web, mail, telephone and relative addresses come out."""
    assert is_safe(address)


def test_an_address_cannot_leave_its_attribute() -> None:
    """Quotes, brackets and spaces of an address are written so that they mean themselves."""
    assert attribute("a\"b<c> d&e'") == "a%22b%3Cc%3E%20d&amp;e&#x27;"


def test_a_text_without_faults_has_no_findings() -> None:
    """The rules are silent about plain writing."""
    text = "Teksti.\n\n## Otsikko\n\n- [linkki](a.md)\n\n![kuva](b.png)\n"
    assert list(text_findings(parsed(text), "a.md", "Nimi")) == []
    assert isinstance(parsed(text), Text)
