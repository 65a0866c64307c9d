"""Webinars to come, cancelled and held in a real browser.

No real webinar has a known time; those here are made up.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.projects import build_in, make_project, write
from tests.test_browser import DESKTOP, PHONE, TOO_WIDE, Scheme, Windows, served

pytestmark = pytest.mark.browser

_COMMON = """published: 2026-10-01
summary: Webinaarissa kuullaan, miten tekoälyä käytetään kunnissa.
"""
_FILES = {
    "webinars/series/tekoalya.md": "title: Tekoälyä työhön",
    "webinars/tuleva.md": """title: Tekoäly </script> & <b>etiikka</b>
series: tekoalya
part: 2
starts: 2026-12-01T12:30+02:00
duration_minutes: 60
registration_url: https://ilmo.example/""",
    "webinars/peruttu.md": """title: Tekoäly ja lainsäädäntö
series: tekoalya
part: 3
starts: 2026-12-08T09:00+02:00
duration_minutes: 90
status: peruttu""",
    "webinars/pidetty.md": """title: Tekoälyn perusteet
series: tekoalya
part: 1
starts: 2026-11-03T12:30+02:00
duration_minutes: 60
recording: {url: "https://tallenne.example/1", captions: media/pidetty.vtt}""",
}
_CAPTIONS = """WEBVTT

00:00:00.000 --> 00:00:04.000
<v Puhuja>Hei, tervetuloa webinaariin.
"""
PAGES = (
    "",
    "webinaarit/",
    "webinaarit/sarjat/tekoalya/",
    "webinaarit/tuleva/",
    "webinaarit/peruttu/",
    "webinaarit/pidetty/",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a series of three webinars."""
    project = make_project(tmp_path_factory.mktemp("webinars") / "project")
    for path, fields in _FILES.items():
        write(project, path, f"---\n{_COMMON}{fields}\n---\n")
    write(project, "webinars/media/pidetty.vtt", _CAPTIONS)
    outcome = build_in(project)
    assert outcome.change is not None, outcome.diagnostics
    return project / "site"


@pytest.fixture(scope="module")
def windows(folder: Path) -> Iterator[Windows]:
    """A browser, and the site."""
    with served(folder) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_pages_are_accessible_and_fit(windows: Windows, width: int, scheme: Scheme) -> None:
    """No rule that axe sees is broken, nothing is wider than the window, nothing complains."""
    with windows.visit(width, scheme) as visit:
        for way in PAGES:
            visit.open(way)
            assert visit.violations() == [], way
            assert visit.page.evaluate(TOO_WIDE) <= 0, way
        assert (visit.complaints, visit.foreign, visit.failed) == ([], [], [])


def test_webinar_is_noted_in_a_calendar(windows: Windows, folder: Path) -> None:
    """The link on the page gives the very file that was made."""
    with windows.visit() as visit:
        visit.open("webinaarit/tuleva/")
        with visit.page.expect_download() as started:
            visit.page.get_by_role("link", name="Lisää kalenteriin").click()
        path = "webinaarit/tuleva/kalenteri.ics"
        assert started.value.url == f"{visit.base}{path}"
        assert Path(started.value.path()).read_bytes() == (folder / path).read_bytes()


def test_way_to_the_subscription(windows: Windows) -> None:
    """From what is to come to how to subscribe, where the address stands to be copied."""
    with windows.visit(PHONE) as visit:
        visit.open("webinaarit/")
        visit.page.get_by_role("link", name="tilaa kalenteriisi").click()
        expect(visit.page.get_by_role("heading", name="Tilaa kalenteriisi")).to_be_in_viewport()
        address = visit.page.get_by_text("https://tori.example/webinaarit/kalenteri.ics")
        expect(address).to_be_visible()


def test_browser_reads_the_structured_data(windows: Windows) -> None:
    """What the page states for machines is whole after Markdown, templates and a browser."""
    with windows.visit() as visit:
        visit.open("webinaarit/tuleva/")
        scripts = visit.page.locator("script[type='application/ld+json']")
        data = scripts.evaluate("script => JSON.parse(script.text)")
        assert data["name"] == "Tekoäly </script> & <b>etiikka</b>"
        assert data["startDate"] == "2026-12-01T12:30:00+02:00"


def test_programs_find_the_calendar(windows: Windows) -> None:
    """The head of each page names a calendar that is there."""
    with windows.visit() as visit:
        for way in PAGES[1:]:
            visit.open(way)
            link = visit.page.locator("link[type='text/calendar']")
            address = link.evaluate("link => link.href")
            assert visit.page.request.get(address).ok, address
