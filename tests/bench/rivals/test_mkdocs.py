"""The exported tree, which any MkDocs builds without our program."""

import subprocess
from os import environ
from pathlib import Path

import pytest

from bench.rivals.mkdocs import export, mkdocs_job
from bench.sites import differing_files
from tests.projects import BuiltSite

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def exported_site(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content's tree, exported and built by stock MkDocs; any warning is a failure."""
    folder = tmp_path_factory.mktemp("exported")
    job = mkdocs_job(export(folder, built_site.tree))
    subprocess.run(
        [*job.command, "--strict"], cwd=folder, env={**environ, **job.environment}, check=True
    )
    return job.output


def test_stock_mkdocs_makes_our_site_of_the_exported_tree(
    built_site: BuiltSite, exported_site: Path
) -> None:
    """No file of the real site differs, search index, 404 and sitemap included."""
    assert differing_files(built_site.folder, exported_site) == ()


def test_the_compared_site_is_the_whole_one(exported_site: Path) -> None:
    """The comparison is not one of empty folders."""
    for name in ("404.html", "sitemap.xml", "search/search_index.json", "podcast/feed.xml"):
        assert (exported_site / name).is_file()
