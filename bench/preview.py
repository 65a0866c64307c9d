"""How long an edit takes to reach the browser in `build.py serve`: `python -m bench.preview [N]`.

On a copy of the real content: the text of a deed is changed N times, and each time is measured from
the save until a real browser shows the new text. Prints every time, the median and the longest.
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

from tests.test_browser import FLAGS, chromium
from tori.preview.session import Preview

ROOT = Path(__file__).resolve().parents[1]
DEED = "content/deeds/varauskalenteri-alavus.md"


def main(edits: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copy(ROOT / "mkdocs.yml", project)
        for name in ("content", "overrides"):
            shutil.copytree(ROOT / name, project / name)
        times = measured(project, edits)
    told = ", ".join(f"{seconds:.2f}" for seconds in times)
    sys.stdout.write(f"edit to browser, s: {told}\n")
    sys.stdout.write(f"median {statistics.median(times):.2f}, longest {max(times):.2f}\n")


def measured(project: Path, edits: int) -> list[float]:
    """Return the seconds that each edit took to be seen."""
    preview = Preview(project, date(2026, 11, 24), 0, lambda _: None)
    running = threading.Thread(target=preview.run)
    running.start()
    preview.server.version.wait_beyond(0, 60)
    file = project / DEED
    text = file.read_text(encoding="utf-8")
    times: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page()
        page.goto(f"{preview.server.address}teot/varauskalenteri-alavus/")
        for number in range(edits):
            page.wait_for_timeout(4000)  # the idle moment's work is done
            began = time.monotonic()
            file.write_text(f"{text}\nMuutos numero {number}.\n", encoding="utf-8")
            page.get_by_text(f"Muutos numero {number}.").wait_for(timeout=30_000)
            times.append(time.monotonic() - began)
        browser.close()
    preview.stop()
    running.join()
    return times


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
