"""The preview in a real browser: findings over the pages, and the page made anew after a save."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.projects import DAY, DEED, DEED_PATH, write
from tests.test_browser import FLAGS, chromium
from tori.preview.session import Preview

pytestmark = pytest.mark.browser

PATIENCE_MS = 15_000


@pytest.fixture
def page(tiny_project: Path) -> Iterator[Page]:
    """The deed's page in a browser, in a running preview session."""
    preview = Preview(tiny_project, DAY, 0, lambda _: None)
    running = threading.Thread(target=preview.run)
    running.start()
    preview.server.version.wait_beyond(0, 20)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        window = browser.new_page()
        window.set_default_timeout(PATIENCE_MS)
        window.goto(f"{preview.server.address}teot/varauskalenteri/")
        yield window
        browser.close()
    preview.stop()
    running.join(timeout=20)


def test_save_shows_in_the_open_page(page: Page, tiny_project: Path) -> None:
    """An editor need not load the page again by hand."""
    page.wait_for_timeout(500)  # the watch comes on
    write(tiny_project, DEED_PATH, f"{DEED}\nTuore lause.\n")
    expect(page.get_by_text("Tuore lause.")).to_be_visible(timeout=PATIENCE_MS)


def test_findings_stand_over_the_page_as_text(page: Page, tiny_project: Path) -> None:
    """Findings are announced (role=alert) with place and hint, as text, and go when mended."""
    page.wait_for_timeout(500)  # the watch comes on
    write(tiny_project, DEED_PATH, DEED.replace("digitalisaatio", "<img src=x onerror=alert(1)>"))
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("varauskalenteri.md, rivi 7", timeout=PATIENCE_MS)
    expect(overlay).to_contain_text("<img src=x onerror=alert(1)>")
    expect(overlay).to_contain_text("Vihje:")
    assert overlay.locator("img").count() == 0
    expect(page.get_by_role("heading", level=1)).to_have_text("Korjattavaa: varauskalenteri.md")
    write(tiny_project, DEED_PATH, DEED)
    expect(overlay).to_have_count(0, timeout=PATIENCE_MS)
