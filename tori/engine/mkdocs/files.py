"""The Tree as MkDocs' files: what MkDocs found among the content is replaced by what we made."""

import os
from collections.abc import Iterator
from fnmatch import fnmatch

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import markdown_extensions

from tori.documents import (
    BytesDocument,
    CopiedFile,
    Document,
    PageDocument,
    Tree,
    markdown_source,
)
from tori.engine.output import place_among_files
from tori.pages.page import Page


def replaced_files(files: Files, tree: Tree, config: MkDocsConfig) -> Files:
    """Return the theme's own files and the Tree's; MkDocs sees nothing that an editor wrote."""
    theme_files = [file for file in files if file.src_dir != config.docs_dir]
    paths = sorted(tree, key=place_among_files)
    return Files([*theme_files, *(mkdocs_file(path, tree[path], config) for path in paths)])


def mkdocs_file(path: str, document: Document, config: MkDocsConfig) -> File:
    """Return one document as MkDocs' file."""
    match document:
        case PageDocument():
            return File.generated(config, path, content=markdown_source(document))
        case Page():  # one whose body nobody asks for
            return File.generated(config, path, content="")
        case BytesDocument():
            return File.generated(config, path, content=document.data)
        case CopiedFile():
            return File.generated(config, path, abs_src_path=str(document.source))


_NOT_COPIED = ("*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*")
"""What of a theme is for MkDocs, as in its own `Files.add_files_from_theme`."""


def theme_files(config: MkDocsConfig) -> Files:
    """Return the theme's own files: those that MkDocs finds, without a walk through its icons."""
    excluded = (
        *_NOT_COPIED,
        *(f"*{suffix}" for suffix in markdown_extensions),
        *config.theme.static_templates,
    )
    found: dict[str, str] = {}
    for folder in config.theme.dirs:
        for path in _visible_files(folder, ""):
            if not any(fnmatch(path.lower(), pattern) for pattern in excluded):
                found.setdefault(path, folder)
    return Files(
        [
            File(path, found[path], config.site_dir, config.use_directory_urls)
            for path in sorted(found)
        ]
    )


def _visible_files(folder: str, below: str) -> Iterator[str]:
    with os.scandir(f"{folder}/{below}") as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _visible_files(folder, f"{below}{entry.name}/")
            else:
                yield below + entry.name
