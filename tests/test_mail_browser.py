"""The newsletters' mails and their proofs in a real browser, at a phone's width and a mailbox's."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.projects import ROOT, BuiltSite
from tests.test_browser import AXE, AXE_RUN, DESKTOP, PHONE, TOO_WIDE, Scheme, Windows, served
from tori.content.settings.templates import read_mail_template
from tori.newsletter.mail import Mail
from tori.newsletter.variants import mails_of
from tori.site.digests import digests
from tori.site.permalinks import PROOFS_PAGE

pytestmark = pytest.mark.browser

MAILBOX = 700
LETTER = 600
"""Pixels: the widest that a letter is."""
BAND = (0, 0x50, 0x4F)
AA = 4.5
BASE, SMALL_PRINT = 16, 14

MEASURES = """() => {
    const luminance = ([r, g, b]) => {
        const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    const parts = colour => colour.match(/[0-9.]+/g).map(Number);
    const ground = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = parts(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
        }
        return [255, 255, 255];
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        const [a, b] = [luminance(parts(style.color)), luminance(ground(element))];
        texts.push({
            words: walker.currentNode.data.trim().slice(0, 40),
            contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
            size: parseFloat(style.fontSize),
            isSmallPrint: Boolean(element.closest(".meta, .foot")),
        });
    }
    return {
        texts,
        plainLinks: [...document.querySelectorAll("tr:not(:first-child) a")]
            .filter(link => !getComputedStyle(link).textDecorationLine.includes("underline"))
            .map(link => link.textContent),
        imagesWithoutAlt: document.querySelectorAll("img:not([alt])").length,
    };
}"""


@pytest.fixture(scope="module")
def mails(built_site: BuiltSite) -> Mapping[str, Mail]:
    """Every variant of the real content's issue."""
    digest = digests(built_site.site)["2020-10"]
    return mails_of(digest, built_site.site, read_mail_template(ROOT))


@pytest.fixture(scope="module")
def windows(built_site: BuiltSite) -> Iterator[Windows]:
    """A browser, and the built site on a free port."""
    with served(built_site.folder) as opened:
        yield opened


@contextmanager
def mailbox(browser: Browser, width: int, scheme: Scheme) -> Iterator[tuple[Page, list[str]]]:
    """Open an empty window in which mails are shown; yield it and what it asks for."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    try:
        yield page, asked
    finally:
        context.close()


def faults(measured: Mapping[str, Any]) -> list[str]:
    """Return what is hard to read in a mail."""
    found = [f"no underline: {words}" for words in measured["plainLinks"]]
    if measured["imagesWithoutAlt"]:
        found.append("a picture without a text")
    for text in measured["texts"]:
        if text["contrast"] < AA:
            found.append(f"contrast {text['contrast']:.1f}: {text['words']}")
        if text["size"] < (SMALL_PRINT if text["isSmallPrint"] else BASE):
            found.append(f"{text['size']} px: {text['words']}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, MAILBOX])
def test_every_variant_is_easy_to_read(
    windows: Windows, mails: Mapping[str, Mail], width: int, scheme: Scheme
) -> None:
    """It fits, its words stand out and are large, its links are seen, and it asks for nothing."""
    found: dict[str, list[str]] = {}
    with mailbox(windows.browser, width, scheme) as (page, asked):
        for name, mail in mails.items():
            page.set_content(mail.html)
            measured = page.evaluate(MEASURES)
            assert len(measured["texts"]) > 10
            found[name] = faults(measured)
            if page.evaluate(TOO_WIDE) > 0:
                found[name].append("scrolls sideways")
        assert asked == []
    assert {name: told for name, told in found.items() if told} == {}


def test_measures_would_see_a_fault(windows: Windows) -> None:
    """The measures can fail: pale, small words and a link that looks like the rest are told."""
    letter = (
        '<table><tr><td>x</td></tr><tr><td style="background:#fff"><p style="color:#999;'
        'font-size:13px">Vaalea</p><a href="#" style="text-decoration:none">Linkki</a>'
        "<img src=x:></td></tr></table>"
    )
    with mailbox(windows.browser, PHONE, "light") as (page, _):
        page.set_content(letter)
        assert faults(page.evaluate(MEASURES)) == [
            "no underline: Linkki",
            "a picture without a text",
            "contrast 2.8: Vaalea",
            "13 px: Vaalea",
        ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_mail(
    windows: Windows, mails: Mapping[str, Mail], scheme: Scheme
) -> None:
    """The rules of WCAG 2.2 A and AA; axe's best practices are of pages, with landmarks."""
    found: dict[str, list[str]] = {}
    with mailbox(windows.browser, PHONE, scheme) as (page, _):
        for name, mail in mails.items():
            page.set_content(mail.html)
            page.evaluate(AXE.read_text("utf-8"))
            found[name] = page.evaluate(AXE_RUN)
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "letter"), [(PHONE, PHONE), (MAILBOX, LETTER)])
def test_screenshot_shows_the_letter_in_the_middle(
    windows: Windows, mails: Mapping[str, Mail], width: int, letter: int, scheme: Scheme
) -> None:
    """In the picture the band at the top is as wide as the letter, with equal margins beside it."""
    with mailbox(windows.browser, width, scheme) as (page, _):
        page.set_content(mails["kaikki"].html)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    row = [picture.getpixel((x, 4)) == BAND for x in range(picture.width)]
    margin = (width - letter) // 2
    assert row == [False] * margin + [True] * letter + [False] * margin


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_opened_proof_shows_the_mail(windows: Windows, width: int, scheme: Scheme) -> None:
    """An editor opens a variant and sees its mail in a frame that fits and breaks no rule."""
    with windows.visit(width, scheme) as visit:
        visit.open(PROOFS_PAGE.lstrip("/"))
        visit.page.locator("details.proof summary").first.click()
        heading = visit.page.frame_locator("details[open] iframe").get_by_role("heading", level=1)
        expect(heading).to_contain_text("lokakuu 2020")
        assert visit.page.evaluate(TOO_WIDE) <= 0
        assert visit.violations() == []
        assert (visit.complaints, visit.foreign, visit.failed) == ([], [], [])


def test_proofs_are_loaded_when_they_are_opened(
    windows: Windows, mails: Mapping[str, Mail]
) -> None:
    """A page of many letters asks for none of them before an editor does."""
    asked: list[str] = []
    with windows.visit() as visit:
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.open(PROOFS_PAGE.lstrip("/"))
        visit.page.wait_for_load_state("load")
        expect(visit.page.locator("details.proof")).to_have_count(len(mails))
        assert [way for way in asked if "/2020-10/" in way] == []
