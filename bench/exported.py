"""What Zensical makes of an export otherwise than MkDocs: `python -m bench.exported`.

By hand before a release, on the real content. Prints each page whose main content differs, each
link that only one of them has, and other files that differ; styles and scripts are left out.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib

from bench.corpus import ROOT
from bench.rivals.mkdocs import ZENSICAL, mkdocs_job
from bench.tools import install
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.engine.exporting import export_tree
from tori.site.linking import link
from tori.tree.site_tree import site_tree

_THEME = ("/stylesheets/", "/javascripts/")


def main() -> None:
    """Export, build with both, compare and print."""
    site, _ = link(load_content(ROOT), read_publisher(ROOT), date(2026, 12, 1))
    assert site is not None, "the real content has no errors"  # noqa: S101 — else `check` tells
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export"
        export_tree(site_tree(site, ()), ROOT, export)
        stock = mkdocs_job(Path(folder) / "mkdocs")
        subprocess.run(
            [*stock.command, "--site-dir", stock.output],
            cwd=export,
            env={**os.environ, **stock.environment},
            check=True,
        )
        zensical = install(ZENSICAL) / "bin" / "zensical"
        subprocess.run([zensical, "build", "--config-file", "mkdocs.yml"], cwd=export, check=True)
        for line in differences(stock.output, export / "site"):
            sys.stdout.write(f"{line}\n")


def differences(one: Path, other: Path) -> Iterator[str]:
    """Yield in words how two sites differ, and at last on how many pages each link does."""
    names = [{path.relative_to(site) for path in site.rglob("*.*")} for site in (one, other)]
    for name in sorted(names[0] ^ names[1]):
        if not any(part in f"/{name}" for part in _THEME):
            yield f"only in the {'first' if name in names[0] else 'second'}: {name}"
    links: Counter[str] = Counter()
    for name in sorted(names[0] & names[1]):
        if name.suffix != ".html":
            if (one / name).read_bytes() != (other / name).read_bytes():
                yield f"other bytes: {name}"
            continue
        ours, theirs = _page(one / name), _page(other / name)
        if _main(ours) != _main(theirs):
            yield f"other main content: {name}"
        links.update(_links(ours, name) ^ _links(theirs, name))
    yield from (f"on {pages} pages only one has the link {to}" for to, pages in links.items())


def _page(file: Path) -> Element:
    found: Element = html5lib.parse(file.read_bytes(), namespaceHTMLElements=False)
    return found


def _main(page: Element) -> list[object]:
    article = page.find(".//article")
    elements = list(article.iter()) if article is not None else []
    return [(each.tag, each.attrib, _folded(each.text), _folded(each.tail)) for each in elements]


def _links(page: Element, path: Path) -> set[str]:
    found = (each.get(name) for each in page.iter() for name in ("href", "src"))
    named = (urljoin(f"/{path.as_posix()}", to) for to in found if to)
    ours = (to for to in named if not any(part in to for part in _THEME))
    return {f"#{to.partition('#')[2]}" if "#" in to else to for to in ours}


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    main()
