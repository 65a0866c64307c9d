"""The site's Tree as a folder that MkDocs, ProperDocs and Zensical build without this program.

It is the way out: whoever goes on with one of them has the pages, as Markdown files whose front
matter is the data, feeds and media, the templates and a plain mkdocs.yml.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

import yaml

from tori.content.errors import UnusableConfigurationError
from tori.content.listing import TEMPLATES
from tori.content.settings.configuration import CONFIGURATION
from tori.documents import BytesDocument, CopiedFile, Tree
from tori.engine.publishing import staging
from tori.files import kind_of, read_file
from tori.templating.templates import Templates
from tori.tree.page_source import source_tree

DOCUMENTS = "docs"
_HOOK = "build.py"
_OF_PROGRAM = ("mail",)
"""Templates of mails, which are made already."""
_README = """# {name}

Tämä kansio on viety ohjelmasta, joka teki sivuston. Sen voi rakentaa millä tahansa näistä:

    pip install mkdocs-material && mkdocs build
    pip install properdocs mkdocs-material && properdocs build -f mkdocs.yml
    pip install zensical && zensical build --config-file mkdocs.yml

`docs/` sisältää sivut Markdown-tiedostoina sekä syötteet, kalenterit ja mediatiedostot.
`overrides/` sisältää mallipohjat ja tyylit, `mkdocs.yml` asetukset. Sivulla näkyy se, mitä
tiedoston alkutiedoissa on: `data` ja `text`, jotka kansion `overrides/pages/` mallipohja muotoilee.
Alkutietojen alla on sama sivu valmiina: sen lukee vain haku.
"""


class NotEmptyFolderError(OSError):
    """The folder for the export holds something; the message is in Finnish."""


def refuse_taken(folder: Path) -> None:
    """Refuse to export into anything but a new or an empty folder.

    Raises:
        NotEmptyFolderError: Something is there: whoever exported before may have gone on with it.
    """
    name = folder.name or str(folder)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = f"{name} on {kind_of(folder.lstat().st_mode)}; anna uusi kansio"
        raise NotEmptyFolderError(message)
    if folder.is_dir() and any(folder.iterdir()):
        message = f"kansio {name} ei ole tyhjä; anna uusi kansio tai tyhjennä se itse"
        raise NotEmptyFolderError(message)


def export_tree(tree: Tree, root: Path, folder: Path) -> int:
    """Write a Tree with a plain mkdocs.yml and the templates; return how many documents it has.

    The folder is whole, or not there.

    Args:
        tree: The site's pages and files.
        root: The project's folder.
        folder: A new or empty one.

    Raises:
        NotEmptyFolderError: Something is there.
        TemplateFaultError: A template cannot make a page.
        UnusableConfigurationError: mkdocs.yml cannot be made a plain one.
        OSError: A file cannot be read or written.
    """
    refuse_taken(folder)
    text = (root / CONFIGURATION).read_text("utf-8")
    stated = yaml.load(text, _Loader)  # noqa: S506 — a SafeLoader that knows MkDocs' tags
    with staging(folder) as made:
        for path, document in source_tree(tree, Templates(root / TEMPLATES)).items():
            target = made / DOCUMENTS / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_bytes_of(document))
        _copy_templates(root / TEMPLATES, made / TEMPLATES)
        (made / CONFIGURATION).write_text(_plain(text, stated), "utf-8")
        readme = _README.format(name=stated["site_name"])
        (made / "README.md").write_text(readme, "utf-8")
        for hook in _other_hooks(stated):
            _refuse_outside(hook)
            (made / hook).parent.mkdir(parents=True, exist_ok=True)
            (made / hook).write_bytes(read_file(root / hook))
        if folder.is_dir():
            folder.rmdir()
        shutil.move(made, folder)
    return len(tree)


def _bytes_of(document: BytesDocument | CopiedFile) -> bytes:
    match document:
        case BytesDocument(data):
            return data
        case CopiedFile(source):
            return source.read_bytes()


def _copy_templates(templates: Path, target: Path) -> None:
    def of_program(folder: str, _names: list[str]) -> tuple[str, ...]:
        return _OF_PROGRAM if Path(folder) == templates else ()

    shutil.copytree(templates, target, ignore=of_program)


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml for what stands at its top; of MkDocs' own tags nothing is asked."""


_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def _other_hooks(stated: Mapping[str, Any]) -> list[str]:
    return [hook for hook in stated.get("hooks") or [] if hook != _HOOK]


def _refuse_outside(hook: str) -> None:
    """Refuse a hook whose copy would stand outside the export."""
    if PurePath(hook).is_absolute() or ".." in PurePath(hook).parts:
        message = f"{CONFIGURATION}: koukku {hook} ei ole projektin kansiossa; siirrä se sinne"
        raise UnusableConfigurationError(message)


def _plain(text: str, stated: Mapping[str, Any]) -> str:
    """Return mkdocs.yml without our hook, for documents in `docs/`; all else is as it was."""
    hooks = _other_hooks(stated)
    line = f"hooks: [{', '.join(hooks)}]\n" if hooks else ""
    without_hook = _replaced("hooks", line, text) if "hooks" in stated else text
    documents = f"docs_dir: {DOCUMENTS}\n"
    if "docs_dir" not in stated:
        return f"{without_hook.rstrip()}\n{documents}"
    return _replaced("docs_dir", documents, without_hook)


def _replaced(key: str, line: str, text: str) -> str:
    """Return settings with the lines of a key of the top replaced.

    Lines are replaced and nothing is written anew, as the file may hold tags and comments.

    Raises:
        UnusableConfigurationError: The key is not on a line of its own.
    """
    lines = re.compile(rf"(?m)^{key}:.*\n(?:[ \-].*\n)*")
    changed, count = lines.subn(lambda _: line, text)
    if count != 1:
        raise UnusableConfigurationError(f"{CONFIGURATION}: kirjoita {key} omalle rivilleen")
    return changed
