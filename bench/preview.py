"""How long an edit takes to reach the browser in `build.py serve`: `python -m bench.preview N D`.

On D generated deeds, or where none are asked for on a copy of the real content: the text of a deed
is changed N times, and each time is measured from the save until a real browser shows the new text.
Prints every time, the median and the longest.
"""

import shutil
import statistics
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.corpus import make_content
from tests.test_browser import FLAGS, chromium
from tori.preview.session import Preview

ROOT = Path(__file__).resolve().parents[1]
_PATIENCE_SECONDS = 120
_STEP_MS = 20
_TELL = "addEventListener('DOMContentLoaded', () => shown(document.body.innerText))"
"""The page tells itself when it has its text: a driver that waits for it looks twice a second."""
DEED = "varauskalenteri-alavus"


def main(edits: int = 5, deeds: int = 0) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copy(ROOT / "mkdocs.yml", project)
        shutil.copytree(ROOT / "overrides", project / "overrides")
        if deeds:
            make_content(project, deeds)
        else:
            shutil.copytree(ROOT / "content", project / "content")
        generated = sorted(file.stem for file in (project / "content/deeds").glob("*.md"))
        times = measured(project, generated[deeds // 2] if deeds else DEED, edits)
    told = ", ".join(f"{seconds:.2f}" for seconds in times)
    sys.stdout.write(f"edit to browser, s: {told}\n")
    sys.stdout.write(f"median {statistics.median(times):.2f}, longest {max(times):.2f}\n")


def measured(project: Path, deed: str, edits: int) -> list[float]:
    """Return the seconds that each edit of a deed took to be seen."""
    preview = Preview(project, date(2026, 11, 24), 0, lambda _: None)
    running = threading.Thread(target=preview.run)
    running.start()
    preview.server.version.wait_beyond(0, _PATIENCE_SECONDS)
    file = project / f"content/deeds/{deed}.md"
    text = file.read_text(encoding="utf-8")
    times: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page()
        shown: list[tuple[float, str]] = []
        page.expose_function("shown", lambda text: shown.append((time.monotonic(), text)))
        page.add_init_script(_TELL)
        page.goto(f"{preview.server.address}teot/{deed}/")
        for number in range(edits):
            page.wait_for_timeout(4000)  # the idle moment's work is done
            began = time.monotonic()
            file.write_text(f"{text}\nMuutos numero {number}.\n", encoding="utf-8")
            while not (seen := [at for at, text in shown if f"Muutos numero {number}." in text]):
                page.wait_for_timeout(_STEP_MS)
            times.append(seen[0] - began)
        browser.close()
    preview.stop()
    running.join()
    return times


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
