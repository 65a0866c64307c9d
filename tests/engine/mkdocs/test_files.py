"""The Tree as MkDocs' files."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from tori.documents import BytesDocument, CopiedFile, PageDocument, markdown_source, one_element
from tori.engine.mkdocs.files import mkdocs_file, replaced_files, theme_files

PAGE = PageDocument("Otsikko", "Kuvaus.", "info", one_element("<h1>Otsikko</h1>"))


@pytest.fixture
def config(tiny_project: Path) -> MkDocsConfig:
    """The tiny project's configuration in a build that has started: MkDocs asks who makes files."""
    started = load_config(str(tiny_project / "mkdocs.yml"), hooks=[])
    started.plugins.on_startup(command="build", dirty=False)
    return started


def test_page_is_its_markdown(config: MkDocsConfig) -> None:
    """A page comes to MkDocs as our Markdown, and to the site as its folder's index."""
    file = mkdocs_file("teot/x/index.md", PAGE, config)
    assert file.content_string == markdown_source(PAGE)
    assert (file.is_documentation_page(), file.url) == (True, "teot/x/")


def test_bytes_come_as_they_are(config: MkDocsConfig) -> None:
    """A ready document is not touched, and no page is made of it."""
    file = mkdocs_file("podcast/feed.xml", BytesDocument(b"\xff<rss/>"), config)
    assert file.content_bytes == b"\xff<rss/>"
    assert (file.is_documentation_page(), file.url) == (False, "podcast/feed.xml")


def test_copied_file_is_read_from_its_source(config: MkDocsConfig, tmp_path: Path) -> None:
    """A media file's bytes are those of the editors' own file."""
    source = tmp_path / "jakso.mp3"
    source.write_bytes(b"\x00\xff")
    file = mkdocs_file("podcast/media/jakso.mp3", CopiedFile(source), config)
    assert file.content_bytes == b"\x00\xff"


def test_editors_files_are_replaced(config: MkDocsConfig) -> None:
    """MkDocs sees nothing of the content folder; what the theme brings stays."""
    found = Files(
        [
            File("deeds/a.md", config.docs_dir, config.site_dir, use_directory_urls=True),
            File("assets/tori.css", "/theme", config.site_dir, use_directory_urls=True),
        ]
    )
    files = replaced_files(found, {"index.md": PAGE}, config)
    assert {file.src_uri for file in files} == {"assets/tori.css", "index.md"}


def test_files_of_the_theme_are_those_that_mkdocs_finds(config: MkDocsConfig) -> None:
    """The same files from the same folders, in the same order."""
    stock = Files([])
    stock.add_files_from_theme(config.theme.get_env(), config)
    ours = theme_files(config)
    assert [(file.src_uri, file.abs_src_path) for file in ours] == [
        (file.src_uri, file.abs_src_path) for file in stock
    ]
