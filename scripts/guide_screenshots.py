"""Take the pictures of the editors' guide: `python3 -m scripts.guide_screenshots [FOLDER]`.

On a copy of the project a deed is broken on purpose, and what the program then shows is taken: the
preview in a browser, and the terminal and the text editor as plain text in a frame. The pictures
hold no time and no machine's name. Needs Chromium, and Playwright and Pillow of the test lock.
"""

import html
import io
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.diagnostics import as_text, summary
from tori.preview.session import Preview
from tori.site.linking import link
from tori.toolchain import probes

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "content" / "pages" / "kuvat"
DAY = date(2026, 11, 24)
DEED = "content/deeds/varauskalenteri-alavus.md"
ADDRESS = "teot/varauskalenteri-alavus/"
FAULTS = {"published": "15.10.2020", "stage": "käytösä"}
"""The fields that are spoilt, and what is written in them."""
SHOWN_LINES = 17
WIDTH, HEIGHT = 960, 640
COLOURS = 64
LARGEST = 80_000  # bytes of one picture
PATIENCE_MS = 30_000
FLAGS = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none")
FRAME = """<!doctype html><html lang="fi"><meta charset="utf-8"><style>
body {{ margin: 0; padding: 16px; background: #fff; width: {width}px; box-sizing: border-box }}
figure {{ margin: 0; border: 2px solid #00504f; border-radius: 8px; overflow: hidden }}
figcaption {{ background: #00504f; color: #fff; padding: 8px 16px;
  font: 700 16px Lato, sans-serif }}
pre {{ margin: 0; padding: 14px 16px; font: 15px/1.5 "DejaVu Sans Mono", monospace;
  white-space: pre-wrap; overflow-wrap: break-word }}
pre div {{ padding-left: 4ch; text-indent: -4ch }}
i {{ color: #666; font-style: normal }}
mark {{ background: #fbe3a4 }}
</style><figure><figcaption>{title}</figcaption><pre>{text}</pre></figure></html>"""


def main(folder: Path) -> None:
    """Take every picture and write it to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, browser_window() as page:
        project = copied_project(Path(scratch))
        with preview(project) as address:
            page.goto(f"{address}{ADDRESS}")
            save(page.screenshot(), folder / "teon-sivu.png")
            spoil(project / DEED)
            page.get_by_role("alert").wait_for(timeout=PATIENCE_MS)
            page.get_by_role("heading", name="Korjattavaa").wait_for(timeout=PATIENCE_MS)
            page.wait_for_load_state("load")
            save(page.screenshot(), folder / "esikatselu.png")
        frame(page, "Pääte", terminal_text(project))
        save(page.screenshot(full_page=True), folder / "tarkistus.png")
        frame(page, Path(DEED).name, editor_text(project / DEED))
        save(page.screenshot(full_page=True), folder / "tiedosto.png")


@contextmanager
def browser_window() -> Iterator[Page]:
    """Open a window of the guide's size, light and without motion."""
    chromium = probes.chromium(ROOT)
    if chromium is None:
        sys.exit("Chromium is missing: python3 build.py test gets it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path, args=FLAGS)
        yield browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
            locale="fi-FI",
        )
        browser.close()


@contextmanager
def preview(project: Path) -> Iterator[str]:
    """Run a preview session of the project; the value is its address."""
    session = Preview(project, DAY, 0, print)
    running = threading.Thread(target=session.run)
    running.start()
    session.server.version.wait_beyond(0, PATIENCE_MS / 1000)
    try:
        yield session.server.address
    finally:
        session.stop()
        running.join()


def copied_project(scratch: Path) -> Path:
    """Copy what the preview needs of the project."""
    project = scratch / "tori"
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    return project


def spoil(deed: Path) -> None:
    """Put two common faults into a deed.

    Raises:
        ValueError: The deed has no such field.
    """
    text = deed.read_text("utf-8")
    for field, value in FAULTS.items():
        text, count = re.subn(rf"(?m)^{field}: .*$", f"{field}: {value}", text)
        if count != 1:
            raise ValueError(field)
    deed.write_text(text, "utf-8")


def terminal_text(project: Path) -> str:
    """Return as HTML what the check prints of the broken project."""
    content = load_content(project)
    _, found = link(content, read_publisher(project), DAY)
    lines = (
        "$ python3 build.py check",
        *(as_text(finding) for finding in found),
        f"{len(content.records)} tietuetta: {summary(found)}.",
    )
    return html.escape("\n".join(lines))


def editor_text(deed: Path) -> str:
    """Return as HTML the beginning of the deed with line numbers, the faulty lines marked."""
    lines = deed.read_text("utf-8").split("\n")[:SHOWN_LINES]
    return "".join(
        f"<div><i>{number:2}</i>  {marked(line)}</div>"
        for number, line in enumerate(lines, start=1)
    )


def marked(line: str) -> str:
    """Return a line as HTML, marked if it is one of the spoilt ones."""
    text = html.escape(line)
    is_faulty = any(line == f"{field}: {value}" for field, value in FAULTS.items())
    return f"<mark>{text}</mark>" if is_faulty else text


def frame(page: Page, title: str, text: str) -> None:
    """Show text, given as HTML, in a plain frame with a title."""
    page.set_viewport_size({"width": WIDTH, "height": 1})
    page.set_content(FRAME.format(width=WIDTH, title=html.escape(title), text=text))


def save(png: bytes, file: Path) -> None:
    """Write a picture with few colours.

    Raises:
        ValueError: It is larger than a page of the site should load.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    if len(written.getvalue()) > LARGEST:
        raise ValueError(file.name)
    file.write_bytes(written.getvalue())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else PICTURES)
