"""What is exported is built by other programs, and is our site again."""

import re
import subprocess
import sys
from os import environ
from pathlib import Path

import pytest
import yaml

from tests.projects import ROOT, BuiltSite, files_of
from tori.content.errors import UnusableConfigurationError
from tori.documents import Tree
from tori.engine.exporting import NotEmptyFolderError, export_tree

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
ENVIRONMENT = {**environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture(scope="module")
def exported(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content's tree, exported."""
    folder = tmp_path_factory.mktemp("export") / "vienti"
    assert export_tree(built_site.tree, ROOT, folder) == len(built_site.tree)
    return folder


@pytest.mark.server
@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_others_make_our_site_of_it(
    built_site: BuiltSite, exported: Path, tmp_path: Path, program: str
) -> None:
    """Every file is ours to the byte, but for the line that names the generator; no warning."""
    command = [sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml"]
    subprocess.run(
        [*command, "--site-dir", str(tmp_path / "site")],
        cwd=exported,
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
    )
    theirs, ours = files_of(tmp_path / "site"), files_of(built_site.folder)
    assert theirs.keys() == ours.keys()
    differing = [
        name for name in ours if GENERATOR.sub(b"", theirs[name]) != GENERATOR.sub(b"", ours[name])
    ]
    assert differing == []


@pytest.mark.server
@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_designer_goes_on_without_our_program(
    tree: Tree, tiny_project: Path, tmp_path: Path, program: str
) -> None:
    """Changed data and a changed template of an export are what its pages show."""
    export_tree(tree, tiny_project, tmp_path / "vienti")
    page = tmp_path / "vienti/docs/teot/varauskalenteri/index.md"
    changed = page.read_text("utf-8").replace('"words": "Alavuden kaupunki"', '"words": "Alavus"')
    page.write_text(changed, "utf-8")
    template = tmp_path / "vienti/overrides/pages/deed.html"
    template.write_text(f"{template.read_text('utf-8')}<p>{{{{ data.heading.id }}}}!</p>", "utf-8")
    command = (sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml")
    subprocess.run(
        command, cwd=tmp_path / "vienti", env=ENVIRONMENT, check=True, capture_output=True
    )
    made = (tmp_path / "vienti/site/teot/varauskalenteri/index.html").read_text("utf-8")
    assert "<p>varauskalenteri-kokosi-tiedon-tiloista!</p>" in made
    assert ">Alavus</a>" in made
    assert ">Alavuden kaupunki</a>" not in made


def test_nothing_of_ours_is_needed(exported: Path) -> None:
    """There is no hook, and no template of mails."""
    settings = yaml.safe_load((exported / "mkdocs.yml").read_text("utf-8"))
    assert "hooks" not in settings
    assert settings["docs_dir"] == "docs"
    assert sorted(path.name for path in exported.iterdir()) == [
        "README.md",
        "docs",
        "mkdocs.yml",
        "overrides",
    ]
    templates = {path.name for path in (exported / "overrides").iterdir()}
    assert templates.isdisjoint(("mail",))
    assert "# Tekojen tori\n" in (exported / "README.md").read_text("utf-8")


def test_own_hooks_and_comments_stay(tiny_project: Path, tmp_path: Path, tree: Tree) -> None:
    """Whatever else mkdocs.yml states is as it was, tags of MkDocs' own and other hooks too."""
    settings = tiny_project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "hooks: [build.py]\n", "hooks:\n  - build.py\n  - koukut/oma.py\nrepo_url: !ENV [OSOITE]\n"
    )
    settings.write_text(text, "utf-8")
    (tiny_project / "koukut").mkdir()
    (tiny_project / "koukut/oma.py").write_text("# oma\n", "utf-8")
    export_tree(tree, tiny_project, tmp_path / "vienti")
    exported = (tmp_path / "vienti/mkdocs.yml").read_text("utf-8")
    expected = text.replace("hooks:\n  - build.py\n  - koukut/oma.py\n", "hooks: [koukut/oma.py]\n")
    assert exported == expected.replace("docs_dir: content\n", "docs_dir: docs\n")
    assert (tmp_path / "vienti/koukut/oma.py").read_text("utf-8") == "# oma\n"


def test_folder_of_documents_need_not_be_stated(
    tiny_project: Path, tmp_path: Path, tree: Tree
) -> None:
    """MkDocs' own default would do for an export, and it is stated all the same."""
    settings = tiny_project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("docs_dir: content\n", "")
    settings.write_text(text, "utf-8")
    export_tree(tree, tiny_project, tmp_path / "vienti")
    exported = yaml.safe_load((tmp_path / "vienti/mkdocs.yml").read_text("utf-8"))
    assert exported["docs_dir"] == "docs"


def test_settings_that_cannot_be_changed_are_told(
    tiny_project: Path, tmp_path: Path, tree: Tree
) -> None:
    """Nothing is written then."""
    settings = tiny_project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("docs_dir: content\n", '"docs_dir": content\n')
    settings.write_text(text, "utf-8")
    with pytest.raises(UnusableConfigurationError, match="docs_dir omalle rivilleen"):
        export_tree(tree, tiny_project, tmp_path / "vienti")
    assert not (tmp_path / "vienti").exists()


@pytest.mark.parametrize("hook", ["../oma.py", "/oma.py"])
def test_hook_outside_the_project_is_refused(
    tiny_project: Path, tmp_path: Path, tree: Tree, hook: str
) -> None:
    """Its copy would be written outside the export."""
    settings = tiny_project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("[build.py]", f"[build.py, {hook}]")
    settings.write_text(text, "utf-8")
    (tmp_path / "oma.py").write_text("# oma\n", "utf-8")
    with pytest.raises(UnusableConfigurationError, match="ei ole projektin kansiossa"):
        export_tree(tree, tiny_project, tmp_path / "vienti")
    assert not (tmp_path / "vienti").exists()


def taken(folder: Path) -> None:
    """Put somebody's file into a folder."""
    folder.mkdir()
    (folder / "oma.txt").write_text("oma", "utf-8")


@pytest.mark.parametrize(
    ("take", "told"),
    [
        (taken, "ei ole tyhjä"),
        (lambda folder: folder.write_text("oma", "utf-8"), "on tiedosto"),
        (lambda folder: folder.symlink_to(folder.parent), "on linkki"),
    ],
    ids=["full", "file", "link"],
)
def test_nothing_is_written_over(
    tiny_project: Path, tmp_path: Path, tree: Tree, take: object, told: str
) -> None:
    """What stands in the folder's place stays, an earlier export too: somebody may work on it."""
    assert callable(take)
    take(tmp_path / "vienti")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NotEmptyFolderError, match=told):
        export_tree(tree, tiny_project, tmp_path / "vienti")
    assert sorted(tmp_path.rglob("*")) == before


def test_empty_folder_will_do(tiny_project: Path, tmp_path: Path, tree: Tree) -> None:
    """A folder that was made beforehand is taken, and nothing is left beside it."""
    (tmp_path / "vienti").mkdir()
    export_tree(tree, tiny_project, tmp_path / "vienti")
    assert (tmp_path / "vienti/docs/podcast/feed.xml").is_file()
    assert not list(tmp_path.glob(".tori-*"))
