"""The command for whoever writes content that mends files: fix."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tori.cli.terminal import (
    DAY,
    EXIT_FINDINGS,
    present_day,
    project_publisher,
    project_root,
    report,
    show,
)

if TYPE_CHECKING:
    from tori.authoring.fix.mending import MendedFile, MendingPlan

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Kirjoita korjaukset tiedostoihin.")
@DAY
def fix(files: tuple[Path, ...], write: bool, day: date | None) -> None:  # noqa: FBT001 — click passes flags so
    """Korjaa tiedostojen muotovirheet: merkistö, sisennykset, lainausmerkit, päivämäärät.

    Ilman tiedostoja käydään läpi koko kansio content/. Korjaukset näytetään, ja ne kirjoitetaan
    vasta, kun annat valitsimen --write.
    """
    sys.exit(mend(project_root(), files, day or present_day(), write=write))


def mend(root: Path, files: tuple[Path, ...], day: date, *, write: bool) -> int:
    """Show how the files below a root would be mended, or mend them; return the exit status.

    Args:
        root: The project's.
        files: Files or folders of its content; none means all.
        day: For which the mended files are checked.
        write: Whether to write.
    """
    from tori.authoring.fix.mending import carry_out, plan
    from tori.content.listing import CONTENT

    root = root.resolve()
    chosen = tuple(_chosen(root / CONTENT, files))
    found = plan(root, chosen)
    if not files:
        found = replace(found, files=(*found.files, *_guid_list(root, day)))
    for one in found.files:
        _show_file(one)
    for path, taken in found.refused:
        click.echo(
            f"{path}: nimi ei kelpaa, mutta nimi {taken} on jo käytössä; nimeä tiedosto itse"
        )
    for path, line, old in found.mentions:
        click.echo(
            f"{path}:{line}: rivillä on vanha tunnus {old}; vaihda se itse, jos se on viittaus"
        )
    if not found.files:
        report(f"{len(chosen)} tiedostoa: ei korjattavaa.")
        return EXIT_FINDINGS if found.refused else 0
    if not write:
        report(f"{_count(found)}. Kirjoita korjaukset: python3 build.py fix --write")
        return EXIT_FINDINGS
    carry_out(root, found)
    report(f"{_count(found)}, kirjoitettu.")
    is_well = _check(root, frozenset(one.new_path for one in found.files), day)
    return 0 if is_well and not found.refused else EXIT_FINDINGS


def _guid_list(root: Path, day: date) -> "Iterator[MendedFile]":
    """Yield the list of published guids with those that it lacks, if any."""
    from tori.authoring.fix import Change, Repair
    from tori.authoring.fix.mending import MendedFile
    from tori.content.listing import CONTENT
    from tori.content.loader import load_content
    from tori.content.published_guids import PUBLISHED_GUIDS, with_guids
    from tori.files import read_file
    from tori.site.checks.guids import unlisted
    from tori.site.draft import draft_of

    content = load_content(root)
    if content.vocabulary is None:
        return
    draft = draft_of(content, content.vocabulary, project_publisher(root), day)
    added = tuple((guid, name) for _, guid, name in unlisted(draft))
    if not added:
        return
    path = f"{CONTENT}/{PUBLISHED_GUIDS}"
    file = root / path
    raw = read_file(file) if os.path.lexists(file) else b""
    data = with_guids(raw, added)
    first = data.count(b"\n") - len(added) + 1
    changes = tuple(
        Change(line, f"lisätty julkaistun guid: {name}")
        for line, (_, name) in enumerate(added, start=first)
    )
    yield MendedFile(file, path, raw, Repair(data, changes), path)


def _chosen(content: Path, files: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files to look at, each once.

    Raises:
        click.BadParameter: One of them is no text file of the content.
    """
    from tori.authoring.fix.mending import is_text_file, text_files
    from tori.content.file_names import can_be_shown, shown

    found: dict[Path, None] = {}
    for given in files or (content,):
        file = given.parent.resolve() / given.name
        if not file.exists():
            raise click.BadParameter(f"tiedostoa {given} ei ole.", param_hint="FILES")
        if file != content and content not in file.parents:
            raise click.BadParameter(f"{given} ei ole kansiossa content/.", param_hint="FILES")
        path = file.relative_to(content).as_posix()
        if not can_be_shown(path):
            message = f"nimessä {shown(path)} on merkkejä, joita ei voi näyttää; nimeä se itse."
            raise click.BadParameter(message, param_hint="FILES")
        if file.is_dir():
            found |= dict.fromkeys(text_files(file))
        elif is_text_file(file):
            found[file] = None
        else:
            message = f"{given} ei ole Markdown-tiedosto, jonka pääte on .md."
            raise click.BadParameter(message, param_hint="FILES")
    yield from found


def _show_file(one: "MendedFile") -> None:
    """Print a file's diff, then its changes one a line."""
    colour = False if "NO_COLOR" in os.environ else None
    for line in _diff(one):
        click.secho(line, fg=_COLOURS.get(line[:1]), color=colour)
    for change in one.repair.changes:
        click.echo(f"{one.path}:{change.line}: {_visible(change.what)}")
    if one.new_path != one.path:
        name = one.new_path.rpartition("/")[2]
        click.echo(f"{one.path}: tiedoston nimi ei kelpaa tunnukseksi; uusi nimi {name}")


def _diff(one: "MendedFile") -> Iterator[str]:
    """Yield a unified diff; what only ends its lines otherwise has none."""
    from difflib import unified_diff

    old, new = _lines(one.raw), _lines(one.repair.data)
    for line in unified_diff(old, new, one.path, one.new_path, lineterm=""):
        yield _visible(line)


def _lines(data: bytes) -> list[str]:
    """Return a file's lines to look at: bytes that are no UTF-8 appear as hexadecimal."""
    from codecs import BOM_UTF16_BE, BOM_UTF16_LE

    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    text = data.decode(encoding, "backslashreplace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _visible(text: str) -> str:
    """Return text that can neither hide on a terminal nor command it."""
    return "".join(
        c if c.isprintable() or c == "\t" else c.encode("unicode_escape").decode() for c in text
    )


def _count(found: "MendingPlan") -> str:
    files = len(found.files)
    changes = sum(len(one.repair.changes) for one in found.files)
    changes += sum(one.new_path != one.path for one in found.files)
    return (
        f"{changes} {'korjaus' if changes == 1 else 'korjausta'}, "
        f"{files} {'tiedosto' if files == 1 else 'tiedostoa'}"
    )


def _check(root: Path, paths: frozenset[str], day: date) -> bool:
    """Tell what is still wrong with the mended files; return whether nothing is an error."""
    from tori.content.loader import load_content
    from tori.diagnostics import errors
    from tori.site.linking import link

    _, diagnostics = link(load_content(root), project_publisher(root), day)
    left = tuple(finding for finding in diagnostics if finding.path in paths)
    show(left)
    if not left:
        report("Korjatuissa tiedostoissa ei ole enää huomautettavaa.")
    return not errors(left)
