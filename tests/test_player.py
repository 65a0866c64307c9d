"""The player of an episode in a real browser: chapters, transcript and addresses that jump.

The real episodes have no chapters, as a machine reads a few sentences; the one here is made up.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.factories import MP3
from tests.projects import build_in, make_project, write
from tests.test_browser import DESKTOP, PHONE, Scheme, Windows, served

pytestmark = pytest.mark.browser

HOSTILE = "Miten </script> & <b>miksi</b>"
NOTES = "Jakson esittely on pitkä, jotta sivua on vieritettävä.\n\n" * 20
EPISODE = f"""---
title: Työn murros kahden puhujan keskusteluna
published: 2020-10-15
summary: Jaksossa kaksi puhujaa keskustelee siitä, miten työ muuttuu.
number: 1
season: 1
guid: 00000000-0000-4000-8000-000000000001
audio: {{file: media/keskustelu.mp3}}
transcript: media/keskustelu.vtt
chapters:
  - {{start: "0:00", title: Alku}}
  - {{start: "0:30", title: "{HOSTILE}"}}
  - {{start: "1:15", title: Loppu}}
---

{NOTES}"""
SPEAKERS = ("Anna", "Olli")
CUES = (
    f"00:0{n // 6}:{n % 6}0.000 --> 00:0{n // 6}:{n % 6}9.500\n"
    f"<v {SPEAKERS[n % 2]}>Puheenvuoro {n} <i>kestää</i> vajaat kymmenen sekuntia."
    for n in range(9)
)
TRANSCRIPT = "\n\n".join(("WEBVTT", *CUES, ""))
WAY = "podcast/keskustelu/"
NOW = "audio => audio.currentTime"
IS_PAUSED = "audio => audio.paused"
SMALLEST_SIDES = """links => links.map(link => {
    const {width, height} = link.getBoundingClientRect();
    return Math.min(width, height);
})"""
IS_HEARD = """second => {
    const {currentTime, paused} = document.querySelector("audio");
    return !paused && currentTime >= second && currentTime < second + 3;
}"""


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """A browser, and a site with an episode of a minute and a half in chapters."""
    project = make_project(tmp_path_factory.mktemp("player") / "project")
    write(project, "podcasts/keskustelu.md", EPISODE)
    write(project, "podcasts/media/keskustelu.vtt", TRANSCRIPT)
    (project / "content/podcasts/media/keskustelu.mp3").write_bytes(MP3 * 90)
    folder = project / "site"
    outcome = build_in(project, folder)
    assert outcome.change is not None, outcome.diagnostics
    with served(folder) as opened:
        yield opened


def wait_until_heard(page: Page, second: float) -> None:
    """Wait until the sound plays at a second or within the three that follow."""
    page.wait_for_function(IS_HEARD, arg=second)


def test_chapter_is_played_on_the_page(windows: Windows) -> None:
    """A click on a chapter winds the player there and plays; the page stays, its address tells."""
    with windows.visit() as visit:
        visit.open(WAY)
        visit.page.get_by_role("link", name="Loppu").click()
        wait_until_heard(visit.page, 75)
        assert visit.page.url == f"{visit.base}{WAY}#t=75"
        assert visit.complaints == []


def test_transcript_is_played_by_keyboard(windows: Windows) -> None:
    """A time of the transcript is reached and pressed by key, and says what it will do."""
    with windows.visit() as visit:
        visit.open(WAY)
        visit.page.get_by_role("link", name="Kuuntele kohdasta 0:40").focus()
        visit.page.keyboard.press("Enter")
        wait_until_heard(visit.page, 40)
        expect(visit.page.get_by_role("link", name="Kuuntele kohdasta 0:40")).to_be_focused()


def test_what_is_heard_is_marked(windows: Windows) -> None:
    """The chapter, the time and the words that are heard are marked, and nothing before."""
    with windows.visit() as visit:
        visit.open(WAY)
        marked = visit.page.locator(".md-content a[aria-current]")
        expect(marked).to_have_count(0)
        visit.page.get_by_role("link", name="Kuuntele kohdasta 0:50").click()
        expect(marked).to_have_text([f"0:30 {HOSTILE}", "0:50"])
        expect(visit.page.locator(".is-heard")).to_have_text(
            "Puheenvuoro 5 kestää vajaat kymmenen sekuntia."
        )
        visit.page.locator("audio").evaluate("audio => { audio.pause(); audio.currentTime = 10 }")
        expect(marked).to_have_text(["0:00 Alku", "0:10"])


@pytest.mark.parametrize(
    ("fragment", "second"),
    [("t=75", 75), ("t=1:15", 75), ("t=npt:0:01:15.5,80", 75.5), ("t=hetki", 0), ("kuuntele", 0)],
)
def test_address_tells_where_to_begin(windows: Windows, fragment: str, second: float) -> None:
    """An address with a moment begins there, silent until asked; any other at the beginning."""
    with windows.visit() as visit:
        visit.open(f"{WAY}#{fragment}")
        visit.page.wait_for_function("document.querySelector('audio').readyState >= 1")
        audio = visit.page.locator("audio")
        assert audio.evaluate(NOW) == pytest.approx(second, abs=0.1)
        assert audio.evaluate(IS_PAUSED)
        assert visit.complaints == []


def test_changed_address_winds_the_player(windows: Windows) -> None:
    """A link to another moment of the page that is open leads there."""
    with windows.visit() as visit:
        visit.open(WAY)
        visit.page.evaluate("() => { location.hash = '#t=30' }")
        visit.page.wait_for_function("document.querySelector('audio').currentTime === 30")
        assert visit.page.locator("audio").evaluate(IS_PAUSED)


def test_link_that_is_to_open_elsewhere_does(windows: Windows) -> None:
    """With Ctrl held, a chapter opens the sound in another window, and the page is silent."""
    with windows.visit() as visit:
        visit.open(WAY)
        with visit.page.context.expect_page() as opened:
            visit.page.get_by_role("link", name="Loppu").click(modifiers=["Control"])
        assert opened.value.url.endswith("/podcast/media/keskustelu.mp3#t=75")
        assert visit.page.locator("audio").evaluate(IS_PAUSED)


def test_chapters_work_without_scripts(windows: Windows) -> None:
    """A browser that runs no scripts opens the sound itself at the chapter's moment."""
    context = windows.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{windows.base}{WAY}")
    page.get_by_role("link", name="Loppu").click()
    page.wait_for_url("**/podcast/media/keskustelu.mp3#t=75")
    context.close()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_player_stays_in_sight_of_who_listens(windows: Windows, width: int) -> None:
    """Far down in the transcript one can still pause, and the focus is not behind the player."""
    with windows.visit(width) as visit:
        visit.open(WAY)
        audio = visit.page.locator("audio")
        link = visit.page.get_by_role("link", name="Kuuntele kohdasta 1:20")
        link.scroll_into_view_if_needed()
        expect(audio).not_to_be_in_viewport()
        link.click()
        expect(audio).to_be_in_viewport(ratio=1)
        for _ in range(8):
            visit.page.keyboard.press("Shift+Tab")
        focused = visit.page.locator(":focus")
        top = focused.evaluate("element => element.getBoundingClientRect().top")
        player = visit.page.locator(".player")
        assert top >= player.evaluate("element => element.getBoundingClientRect().bottom")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_targets_are_large_enough(windows: Windows, width: int) -> None:
    """What jumps is at least 24 pixels high and wide (WCAG 2.5.8)."""
    with windows.visit(width) as visit:
        visit.open(WAY)
        sizes = visit.page.locator("a[data-seconds]").evaluate_all(SMALLEST_SIDES)
        assert len(sizes) == 12
        assert min(sizes) >= 24


def test_browser_reads_the_structured_data(windows: Windows) -> None:
    """What the page states for machines is whole after Markdown, templates and a browser."""
    with windows.visit() as visit:
        visit.open(WAY)
        scripts = visit.page.locator("script[type='application/ld+json']")
        data = scripts.evaluate("script => JSON.parse(script.text)")
        assert data["datePublished"] == "2020-10-15"
        assert [clip["name"] for clip in data["hasPart"]] == ["Alku", HOSTILE, "Loppu"]
        assert data["url"].endswith(WAY)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_axe_finds_no_violation_while_playing(windows: Windows, width: int, scheme: Scheme) -> None:
    """The marks and the player that stays in sight break no rule that axe can see."""
    with windows.visit(width, scheme) as visit:
        visit.open(WAY)
        visit.page.get_by_role("link", name="Kuuntele kohdasta 0:50").click()
        expect(visit.page.locator(".is-heard")).to_have_count(1)
        # Where the player lies over a link for the moment, axe would take the rest for its size.
        visit.page.evaluate("() => scrollTo(0, 0)")
        assert visit.violations() == []
