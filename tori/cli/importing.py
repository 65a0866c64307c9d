"""The command that makes content of other programs' files: import."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tori.cli.scaffolding import KindName
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
    from tori.authoring.importing.imported import Reading
    from tori.authoring.importing.planning import ImportPlan, Outcome
    from tori.content.loader import Content
    from tori.content.records.kinds import Kind
    from tori.content.settings.publisher import Publisher
    from tori.diagnostics import Diagnostic


@click.command("import")
@click.argument(
    "file", metavar="TIEDOSTO", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--type",
    "kind",
    type=KindName(),
    metavar="TYYPPI",
    default="deed",
    show_default=True,
    help="Mitä tiedostossa on: deed/teko, article/artikkeli, story/tarina…",
)
@click.option("--sheet", metavar="NIMI", help="Excel-työkirjan välilehti (oletus: ensimmäinen).")
@click.option("--dry-run", is_flag=True, help="Näytä kaikki, mutta älä kirjoita mitään.")
@DAY
def import_file(
    file: Path,
    kind: "Kind",
    sheet: str | None,
    dry_run: bool,  # noqa: FBT001 — click passes flags so
    day: date | None,
) -> None:
    """Tuo sisältöä tiedostosta: CSV, Excel (.xlsx), WordPressin vienti (.xml) tai lomakkeen .md.

    Saman tiedoston voi tuoda uudelleen: muuttuneet rivit päivitetään, mutta tiedostoja, joita on
    muokattu tuonnin jälkeen, ei koskaan kirjoiteta yli. Mitään ei poisteta.
    """
    from tori.authoring.importing.imported import ImportRefusedError
    from tori.authoring.importing.source_file import read_file, refuse_size
    from tori.authoring.importing.writing import carry_out
    from tori.content.loader import load_content

    publisher = project_publisher()  # before anything is written: without it nothing can be checked
    content = load_content(project_root())
    try:
        refuse_size(file.stat().st_size)
        reading = read_file(file.name, file.read_bytes(), kind.collection, sheet)
        plan = _plan(reading, content)
    except ImportRefusedError as error:
        raise click.UsageError(str(error)) from error
    if dry_run:
        click.echo("Kokeilu: mitään ei kirjoiteta.")
    else:
        carry_out(project_root(), plan)
    _tell(reading, plan, every_diff=dry_run)
    findings = _check(content, plan, publisher, day or present_day())
    show(findings)
    report("Koko sisällön tarkistaa komento: build.py check")
    if plan.notes or findings:
        sys.exit(EXIT_FINDINGS)


def _plan(reading: "Reading", content: "Content") -> "ImportPlan":
    """Match the records with the content at hand and decide what to do."""
    from tori.authoring.importing.ledger import LEDGER_FILE, read_ledger
    from tori.authoring.importing.matching import matched, name_key, names_at_hand
    from tori.authoring.importing.planning import planned
    from tori.authoring.importing.writing import files_of

    names = names_at_hand(content.records, content.vocabulary)
    records = tuple(matched(record, names) for record in reading.records)
    titles: dict[str, dict[str, str]] = {}
    for record in content.records:
        title = name_key(record.called)
        titles.setdefault(record.origin.collection, {})[record.origin.path] = title
    read = files_of(project_root())
    return planned(replace(reading, records=records), read_ledger(read(LEDGER_FILE)), read, titles)


def _tell(reading: "Reading", plan: "ImportPlan", *, every_diff: bool) -> None:
    """Print the numbers, the files, each lossy step and the diffs that an editor needs."""
    numbers = plan.numbers
    click.echo(
        f"Luettu {len(reading.records)}, uusia {numbers['new']}, ennallaan {numbers['same']}, "
        f"päivitetty {numbers['updated']}, ohitettu {numbers['skipped']}."
    )
    for remark in reading.remarks:
        click.echo(remark)
    for action in plan.actions:
        if action.outcome in _VERBS:
            click.echo(f"{_VERBS[action.outcome]} {action.path}")
    for note in plan.notes:
        click.echo(str(note))
    for action in plan.actions:
        if action.diff and (every_diff or action.outcome == "skipped"):
            click.echo(f"\n{action.diff}")


_VERBS: Mapping["Outcome", str] = {"new": "uusi:", "updated": "päivitetty:"}


def _check(
    content: "Content", plan: "ImportPlan", publisher: "Publisher", day: date
) -> "tuple[Diagnostic, ...]":
    """Return what the check says of the imported files, as they are or would be."""
    from tori.content.loader import load_record
    from tori.site.linking import link

    paths = {action.path for action in plan.actions}
    fresh = {a.path: a.data for a in plan.actions if a.outcome in {"new", "updated"}}
    records = {record.origin.path: record for record in content.records}
    diagnostics = [d for d in content.diagnostics if d.path not in fresh]
    rejected = set(content.rejected)
    for path, data in fresh.items():
        collection = path.removeprefix("content/").rpartition("/")[0]
        record, found = load_record(path, collection, data)
        diagnostics.extend(found)
        name = path.removeprefix("content/").removesuffix(".md")
        rejected.discard(name)
        records.pop(path, None)
        if record:
            records[path] = record
        else:
            rejected.add(name)
    merged = replace(
        content,
        records=tuple(record for _, record in sorted(records.items())),
        rejected=frozenset(rejected),
        diagnostics=tuple(diagnostics),
    )
    _, findings = link(merged, publisher, day)
    return tuple(finding for finding in findings if finding.path in paths)
