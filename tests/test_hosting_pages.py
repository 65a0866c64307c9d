"""The built site's pages under the policy that `hosting/nginx.conf` sends, in a real browser."""

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.built_pages import is_mail, page_paths
from tests.hosting import Hosted, hosted
from tests.projects import BuiltSite
from tests.test_browser import FLAGS, PLAY_FROM_THE_MIDDLE, Windows, chromium
from tests.tree_pages import pages_of
from tori.site.permalinks import PROOFS_PAGE

pytestmark = [pytest.mark.server, pytest.mark.browser]

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
"""A script that is run; one with a type is data, and one with a source is a file."""

NOT_ALLOWED = re.compile(r"<[a-z][^>]*\s(?:style|on[a-z]+)=|<style\b")
"""What the policy does not let run or show."""

INSERT = """() => {
    const script = document.createElement("script");
    script.textContent = "window.broken = true";
    document.body.append(script);
}"""


@pytest.fixture(scope="module")
def site(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """The real site, served."""
    with hosted(built_site.folder, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="module")
def windows(site: Hosted) -> Iterator[Windows]:
    """A browser for the served site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield Windows(browser, site.base)
        browser.close()


@pytest.fixture(scope="module")
def ways(built_site: BuiltSite) -> tuple[str, ...]:
    """The way to the longest page of each kind."""
    found: dict[str, tuple[int, str]] = {}
    for path, document in pages_of(built_site.tree):
        candidate = len(document.body), path.removesuffix("index.md")
        found[document.kind] = max(candidate, found.get(document.kind, candidate))
    return tuple(way for _, way in found.values())


def test_policy_names_every_inline_script(built_site: BuiltSite, site: Hosted) -> None:
    """The hash of each inline script of each page is in the policy."""
    policy = site.ask("/").headers["content-security-policy"]
    missing = {}
    for path in page_paths(built_site.folder):
        for script in INLINE.findall((built_site.folder / path).read_text("utf-8")):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            if f"'sha256-{digest}'" not in policy:
                missing[digest] = f"{path}: {script[:60]}"
    assert missing == {}, "put these into hosting/nginx.conf"


def test_no_page_has_inline_styles_or_handlers(built_site: BuiltSite) -> None:
    """What the policy would leave without effect is on no page."""
    found = {
        path: match[0]
        for path in page_paths(built_site.folder)
        if (match := NOT_ALLOWED.search((built_site.folder / path).read_text("utf-8")))
    }
    assert found == {}


def test_no_kind_of_page_breaks(windows: Windows, ways: tuple[str, ...]) -> None:
    """The browser complains of nothing on any kind of page: a breach of the policy is an error."""
    faults: dict[str, list[str]] = {}
    with windows.visit() as visit:
        for way in ways:
            visit.forget()
            visit.open(way)
            visit.page.wait_for_load_state("networkidle")
            if found := [*visit.complaints, *visit.foreign, *visit.failed]:
                faults[way] = found
    assert faults == {}


def test_missing_page_works(windows: Windows) -> None:
    """The site's page for what is missing has its style, and the only error is that of the page."""
    with windows.visit() as visit:
        visit.open("ei/ole/olemassa/")
        assert visit.failed == [f"404 {windows.base}ei/ole/olemassa/"]
        assert [text for text in visit.complaints if "404" not in text] == []
        visit.page.get_by_role("main").get_by_role("link", name="Etusivu").first.click()
        visit.page.wait_for_url(windows.base)


def test_search_works(windows: Windows) -> None:
    """The search's worker and its index are let in."""
    with windows.visit() as visit:
        visit.open("")
        visit.page.locator("input[name=query]").press_sequentially("kotihoito")
        first = visit.page.locator("[data-md-component=search-result] ol a").first
        expect(first).to_be_visible(timeout=10_000)
        assert visit.complaints == []


def test_colours_follow_the_system(windows: Windows) -> None:
    """The palette's inline script is let in: who likes the dark gets it."""
    with windows.visit(scheme="dark") as visit:
        visit.open("teot/")
        expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert visit.complaints == []


def test_sound_plays_from_the_middle(windows: Windows) -> None:
    """An episode's sound is wound through ranges, and its player's script runs."""
    with windows.visit() as visit:
        visit.open("podcast/tyon-murros/")
        visit.page.wait_for_function("document.querySelector('audio').readyState >= 1")
        audio = visit.page.locator("audio").first
        assert audio.evaluate(PLAY_FROM_THE_MIDDLE) < 5
        assert visit.complaints == []


def test_mail_is_shown_with_its_styles(windows: Windows) -> None:
    """A newsletter's proof is let into its frame with its own styles, and nothing complains."""
    with windows.visit() as visit:
        visit.open(PROOFS_PAGE.lstrip("/"))
        visit.page.locator("summary").filter(has_text="Koko kirje").first.click()
        mail = visit.page.frame_locator("iframe").first
        expect(mail.locator("td.top").first).to_have_css("background-color", "rgb(0, 80, 79)")
        assert visit.complaints == []


def test_mail_may_do_nothing_but_have_styles(site: Hosted, built_site: BuiltSite) -> None:
    """Only a mail may have inline styles; it runs no script and stays out of search engines."""
    mails = [path for path in built_site.tree if is_mail(path) and path.endswith(".html")]
    assert mails
    for path in mails:
        headers = site.ask(f"/{path}").headers
        assert "style-src 'unsafe-inline'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert headers["x-robots-tag"] == "noindex"
        assert site.ask(f"/{path.removesuffix('html')}txt").headers["x-robots-tag"] == "noindex"
    page = site.ask(PROOFS_PAGE).headers
    assert "frame-src 'self'" in page["content-security-policy"]
    assert "unsafe-inline" not in page["content-security-policy"]
    assert "frame-src" not in site.ask("/teot/").headers["content-security-policy"]
    assert "x-robots-tag" not in site.ask("/teot/").headers


def test_unknown_script_is_stopped(windows: Windows) -> None:
    """The policy can be broken: a script that it does not name does not run, and that is told."""
    with windows.visit() as visit:
        visit.open("tietoa/")
        visit.page.evaluate(INSERT)
        assert visit.page.evaluate("() => window.broken") is None
        assert len(visit.complaints) == 1
        assert "Content Security Policy" in visit.complaints[0]
