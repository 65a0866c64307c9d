"""The built site in a real browser, served as the preview serves it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Request, Response, expect, sync_playwright

from tests.projects import ROOT, BuiltSite
from tests.tree_pages import pages_of
from tori.preview.server import PreviewServer
from tori.toolchain import probes

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE, DESKTOP = 360, 1280
AXE = ROOT / probes.NODE_FOLDER / "node_modules/axe-core/axe.min.js"
AXE_RUN = """async () => (await axe.run(document, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
})).violations.map(found => `${found.id}: ${found.nodes.map(node => node.target).join(" | ")}`)"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PLAY_FROM_THE_MIDDLE = """async audio => {
    audio.muted = true;
    const middle = audio.duration / 2;
    audio.currentTime = middle;
    await new Promise(done => audio.addEventListener("seeked", done, {once: true}));
    await audio.play();
    while (audio.currentTime < middle + 0.3) await new Promise(done => setTimeout(done, 50));
    return audio.currentTime - middle;
}"""
MISSING = "ei/ole/olemassa/"


@dataclass
class Visit:
    """A window on the served site, with all that it asked for and complained of."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def open(self, way: str) -> None:
        """Go to an address of the site."""
        self.page.goto(urljoin(self.base, way))

    def listen(self) -> None:
        """Begin to keep what the page asks for and complains of."""
        self.page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._keep_request)
        self.page.on("response", self._keep_response)

    def violations(self) -> list[str]:
        """Return the rules of WCAG 2.2 A and AA that axe sees broken on the page, and where."""
        self.page.evaluate(AXE.read_text("utf-8"))  # a script tag would need the policy's leave
        found: list[str] = self.page.evaluate(AXE_RUN)
        return found

    def forget(self) -> None:
        """Begin anew for another page."""
        for kept in (self.complaints, self.foreign, self.failed):
            kept.clear()

    def _keep_request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", f"blob:{self.base}")):
            self.foreign.append(request.url)

    def _keep_response(self, response: Response) -> None:
        if not response.ok and response.status != 304:
            self.failed.append(f"{response.status} {response.url}")


@dataclass(frozen=True)
class Windows:
    """Opens windows on the served site."""

    browser: Browser
    base: str

    @contextmanager
    def visit(self, width: int = DESKTOP, scheme: Scheme = "light") -> Iterator[Visit]:
        """Open a window of a width in a colour scheme; close it at the end."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="fi-FI",
        )
        visit = Visit(context.new_page(), self.base)
        visit.listen()
        try:
            yield visit
        finally:
            context.close()


@contextmanager
def served(folder: Path) -> Iterator[Windows]:
    """Serve a built site on a free port, with a browser to look at it."""
    with PreviewServer(folder, 0) as server, sync_playwright() as playwright:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield Windows(browser, server.address)
        browser.close()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def windows(built_site: BuiltSite) -> Iterator[Windows]:
    """A browser, and the built site on a free port."""
    with served(built_site.folder) as opened:
        yield opened


def chromium() -> str:
    """Return the Chromium that `build.py test` found, or that this machine has."""
    if told := os.environ.get("TORI_CHROMIUM"):
        return told
    found = probes.chromium(ROOT)
    assert found is not None, "run build.py test, which gets Chromium"
    return found.path


@pytest.fixture(scope="module")
def kinds(built_site: BuiltSite) -> dict[str, str]:
    """The way to the longest page of each kind, which shows the most, and to what is missing."""
    found: dict[str, tuple[int, str]] = {}
    for path, document in pages_of(built_site.tree):
        if document.kind != "stub":
            candidate = len(document.body), path.removesuffix("index.md")
            found[document.kind] = max(candidate, found.get(document.kind, candidate))
    listed = {"terms": "teot/teemat/", "second page": "teot/sivu/2/", "missing": MISSING}
    return {kind: way for kind, (_, way) in found.items()} | listed


def test_front_page_opens(windows: Windows) -> None:
    """The front page has its heading, and its ways in lead to deeds."""
    with windows.visit() as visit:
        visit.open("")
        expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
        visit.page.get_by_role("main").get_by_role("navigation").get_by_role("link").first.click()
        visit.page.wait_for_url("**/teot/palvelualueet/*/")
        assert visit.complaints == []


def test_deed_leads_back_to_the_deeds(windows: Windows) -> None:
    """A deed shows its facts, and its trail leads to the list."""
    with windows.visit() as visit:
        visit.open("teot/varauskalenteri-alavus/")
        expect(visit.page.get_by_role("main").locator("dl")).to_be_visible()
        trail = visit.page.get_by_role("navigation", name="Murupolku")
        trail.get_by_role("link", name="Teot").click()
        visit.page.wait_for_url("**/teot/")


def test_pager_turns_to_the_second_page(windows: Windows) -> None:
    """The list's second page is a click away, and says which it is."""
    with windows.visit() as visit:
        visit.open("teot/")
        pager = visit.page.get_by_role("navigation", name="Luettelon sivut")
        pager.get_by_role("link", name="Sivu 2").click()
        visit.page.wait_for_url("**/teot/sivu/2/")
        expect(pager.locator("[aria-current=page]")).to_have_text("2")


def test_sound_plays_from_the_middle(windows: Windows) -> None:
    """An episode's sound loads its length, can be wound, and plays from there."""
    with windows.visit() as visit:
        visit.open("podcast/tyon-murros/")
        visit.page.wait_for_function("document.querySelector('audio').readyState >= 1")
        audio = visit.page.locator("audio")
        assert audio.evaluate("audio => audio.duration") > 5
        assert audio.evaluate(PLAY_FROM_THE_MIDDLE) < 5
        assert audio.evaluate("audio => audio.error") is None
        assert visit.complaints == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_search_finds_home_care(windows: Windows, width: int) -> None:
    """Whoever looks for 'kotihoito' gets pages of the site, and comes to one of them."""
    with windows.visit(width) as visit:
        visit.open("")
        if width == PHONE:
            visit.page.get_by_role("button", name="Haku").first.click()
        visit.page.locator("input[name=query]").press_sequentially("kotihoito")
        first = visit.page.locator("[data-md-component=search-result] ol a").first
        expect(first).to_be_visible(timeout=10_000)
        expect(first).to_contain_text("kotihoi", ignore_case=True)
        first.click()
        visit.page.wait_for_url(lambda address: address.split("?")[0] != windows.base)
        expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
        assert visit.complaints == []


def test_missing_page_offers_a_way_on(windows: Windows) -> None:
    """The page for what is missing works at any depth: its style is there, and its links."""
    with windows.visit() as visit:
        visit.open(MISSING)
        assert visit.failed == [f"404 {windows.base}{MISSING}"]
        visit.page.get_by_role("main").get_by_role("link", name="Etusivu").first.click()
        visit.page.wait_for_url(windows.base)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_no_page_complains_or_asks_elsewhere(
    windows: Windows, kinds: dict[str, str], width: int
) -> None:
    """No kind of page logs an error, misses a file, or sends a request to another host."""
    faults: dict[str, list[str]] = {}
    with windows.visit(width) as visit:
        for kind, way in kinds.items():
            visit.forget()
            visit.open(way)
            found = [*visit.foreign]
            if kind != "missing":
                found.extend((*visit.complaints, *visit.failed))
            if found:
                faults[way] = found
    assert faults == {}


def test_no_page_scrolls_sideways_on_a_phone(windows: Windows, kinds: dict[str, str]) -> None:
    """At 360 pixels every kind of page fits (WCAG 1.4.10 is 320; 360 is the common phone)."""
    wide = {}
    with windows.visit(PHONE) as visit:
        for way in kinds.values():
            visit.open(way)
            wide[way] = visit.page.evaluate(TOO_WIDE)
    assert {way: pixels for way, pixels in wide.items() if pixels > 0} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_axe_finds_no_violation(
    windows: Windows, kinds: dict[str, str], width: int, scheme: Scheme
) -> None:
    """No kind of page breaks a rule of WCAG 2.2 A or AA that axe can see, in either scheme."""
    violations: dict[str, list[str]] = {}
    with windows.visit(width, scheme) as visit:
        for way in kinds.values():
            visit.open(way)
            expected = "slate" if scheme == "dark" else "default"
            expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
            found = visit.violations()
            if found:
                violations[way] = found
    assert violations == {}


def test_axe_would_see_a_violation(windows: Windows) -> None:
    """The judge can fail: a picture without a text is found."""
    with windows.visit() as visit:
        visit.open("tietoa/")
        visit.page.evaluate("() => document.querySelector('main').append(new Image())")
        assert [found.split(":")[0] for found in visit.violations()] == ["image-alt"]
