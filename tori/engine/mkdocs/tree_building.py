"""A Tree that is made already, written by the engine in this process, for the preview."""

from pathlib import Path

from tori.content.listing import TEMPLATES
from tori.engine.mkdocs.stock import build_with_mkdocs
from tori.engine.mkdocs.stock_renderer import StockMkDocs
from tori.engine.output import Output, place_among_files
from tori.engine.pages.renderer import Renderer
from tori.engine.setup import Progress
from tori.render.tree import PageDocument, Tree, rendered_tree
from tori.templating.templates import Templates


def build_tree(tree: Tree, root: Path, destination: Path, progress: Progress) -> None:
    """Write the site of a Tree into an empty folder; MkDocs' warnings are no failures.

    Args:
        tree: What the site is made of.
        root: The project's folder, with mkdocs.yml.
        destination: The empty folder.
        progress: Told of each written page.

    Raises:
        EngineError: MkDocs failed.
    """
    mkdocs = StockMkDocs(root, destination, strict=False)
    if mkdocs.foreign():
        build_with_mkdocs(tree, root, destination, progress, strict=False)
        return
    shown = rendered_tree(tree, Templates(root / TEMPLATES))
    pages = {path: each for path, each in shown.items() if isinstance(each, PageDocument)}
    menu = {path: pages[path] for path in sorted(mkdocs.menu()) if path in pages}
    stock = mkdocs.renderer(destination, menu, tree.keys())
    renderer, output = Renderer(stock), Output(destination)
    entries: list[object] = []
    for number, path in enumerate(sorted(pages, key=place_among_files), start=1):
        rendered = (stock if path in menu else renderer).page(path, pages[path])
        output.write_page(path, rendered.html)
        entries += rendered.search_entries
        progress(number, len(pages))
    for path, document in shown.items():
        if not isinstance(document, PageDocument):
            output.write_file(path, document)
    stock.write_theme()
    stock.write_search(entries)
