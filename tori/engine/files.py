"""The Tree as MkDocs' files: what MkDocs found among the content is replaced by what we made."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from tori.render.tree import (
    BytesDocument,
    CopiedFile,
    Document,
    MarkdownDocument,
    Tree,
    markdown_source,
)


def replaced_files(files: Files, tree: Tree, config: MkDocsConfig) -> Files:
    """Return the theme's own files and the Tree's; MkDocs sees nothing that an editor wrote."""
    theme_files = [file for file in files if file.src_dir != config.docs_dir]
    return Files(
        [*theme_files, *(mkdocs_file(path, document, config) for path, document in tree.items())]
    )


def mkdocs_file(path: str, document: Document, config: MkDocsConfig) -> File:
    """Return one document as MkDocs' file."""
    match document:
        case MarkdownDocument():
            return File.generated(config, path, content=markdown_source(document))
        case BytesDocument():
            return File.generated(config, path, content=document.data)
        case CopiedFile():
            return File.generated(config, path, abs_src_path=str(document.source))
