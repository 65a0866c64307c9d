"""The commands that make new content files and describe what may be in them: new, schema."""

import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tori.cli.terminal import (
    DAY,
    EXIT_ENVIRONMENT,
    EXIT_FINDINGS,
    present_day,
    project_root,
    report,
)
from tori.failures import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tori.content.loader import Content
    from tori.content.records.kinds import Kind


class KindName(click.ParamType["Kind"]):
    """A type of content by its English or Finnish name."""

    name = "tyyppi"

    def convert(
        self,
        value: Any,  # noqa: ANN401 — click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> "Kind":
        """Return the type, or fail in Finnish with the nearest name."""
        from tori.content.records.kinds import KINDS, KINDS_BY_WORD, Kind
        from tori.content.records.value_faults import nearest

        if isinstance(value, Kind):
            return value
        found = KINDS_BY_WORD.get(value.lower())
        if found is None:
            meant = nearest(value, tuple(KINDS_BY_WORD))
            suggestion = f' Tarkoititko "{meant}"?' if meant else ""
            known = ", ".join(f"{kind.name}/{kind.alias}" for kind in KINDS)
            self.fail(f'"{value}" ei ole tyyppi.{suggestion} Tyypit: {known}.', param, ctx)
        return found


@click.command()
@click.argument("kind", metavar="TYYPPI", type=KindName())
@click.argument("title", metavar="OTSIKKO")
@click.option(
    "--organisation", metavar="TUNNUS", default="", help="Organisaatio, jota asia koskee."
)
@click.option("--series", metavar="TUNNUS", default="", help="Sarja, johon webinaari kuuluu.")
@click.option(
    "--open", "opened", is_flag=True, help="Avaa tiedosto muokkaimessa ($VISUAL, $EDITOR)."
)
@DAY
def new(  # noqa: PLR0913, PLR0917 — click passes each option as an argument
    kind: "Kind",
    title: str,
    organisation: str,
    series: str,
    opened: bool,  # noqa: FBT001 — click passes flags so
    day: date | None,
) -> None:
    """Tee uusi sisältötiedosto, jossa on valmiina se, mikä tiedetään.

    TYYPPI on deed/teko, episode/jakso, webinar/webinaari, series/sarja, story/tarina,
    toplist/lista, campaign/kampanja, gala/gaala, article/artikkeli, issue/uutiskirje, page/sivu tai
    organisation/organisaatio. Kirjoita OTSIKKO lainausmerkkeihin.
    """
    from tori.authoring.new.scaffold import NewRecord, clean_title, scaffold, shortened_title
    from tori.content.loader import load_content
    from tori.text import slug

    full_title = clean_title(title)
    short_title = shortened_title(full_title)
    content = load_content(project_root())
    _refuse_wrong_use(kind, short_title, organisation, series, content)
    if content.vocabulary is None:
        report("Keskeytyi: sanasto content/vocabulary.yml ei ole luettavissa. Aja: build.py check")
        sys.exit(EXIT_ENVIRONMENT)
    path = f"content/{kind.collection}/{slug(short_title)}.md"
    record = NewRecord(
        kind,
        short_title,
        day or present_day(),
        full_title if full_title != short_title else "",
        _known_fields(kind, organisation, series, content),
    )
    _write_new(project_root() / path, path, scaffold(record, content.vocabulary))
    _warn_of_title(record.full_title, short_title)
    _warn_of_near_duplicates(kind, short_title, organisation, content)
    click.echo(path)
    report(f"Täytä tyhjät kentät ja teksti ja aja sitten: {_program()} check")
    if opened:
        _open_in_editor(project_root() / path)


@click.command()
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=project_root,
    help="Kansio, johon tehdään schemas/ ja .vscode/tori.code-snippets.",
    show_default="projektin juuri",
)
def schema(output: Path) -> None:
    """Tee JSON Schema joka sisältötyypistä ja VS Coden tekstipohjat."""
    from tori.authoring.schema.record_schemas import schema_files
    from tori.authoring.schema.snippets import SNIPPETS_FILE, snippets_file
    from tori.content.listing import CONTENT
    from tori.content.loader import VOCABULARY_FILE
    from tori.content.vocabulary import read_vocabulary
    from tori.files import replace_file

    path = f"{CONTENT}/{VOCABULARY_FILE}"
    vocabulary, findings = read_vocabulary(path, (project_root() / path).read_bytes())
    if vocabulary is None:
        from tori.cli.terminal import show

        show(findings)
        sys.exit(EXIT_FINDINGS)
    files = {f"schemas/{name}": text for name, text in schema_files(vocabulary).items()}
    files[SNIPPETS_FILE] = snippets_file(vocabulary)
    for name, text in files.items():
        replace_file(output.parent, output / name, text.encode())
    report(f"{len(files)} tiedostoa kansiossa {output}.")


def _refuse_wrong_use(
    kind: "Kind", title: str, organisation: str, series: str, content: "Content"
) -> None:
    """Raise click's usage errors for a title or an id that no record can have."""
    from tori.authoring.new.neighbours import organisation_field
    from tori.authoring.new.scaffold import SHORTEST_TITLE
    from tori.content.records import Webinar
    from tori.site.permalinks import PAGING, RESERVED_IDS
    from tori.text import slug

    if len(title) < SHORTEST_TITLE:
        message = f"otsikossa on oltava vähintään {SHORTEST_TITLE} näkyvää merkkiä."
        raise click.BadParameter(message, param_hint="OTSIKKO")
    identifier = slug(title)
    if identifier == PAGING or identifier in RESERVED_IDS.get(kind.collection, ()):
        message = (
            f'tiedoston nimi "{identifier}" on varattu sivuston omaan käyttöön. Muuta otsikkoa.'
        )
        raise click.BadParameter(message, param_hint="OTSIKKO")
    if organisation:
        if not organisation_field(kind, organisation):
            message = f"tyypillä {kind.alias} ei ole organisaatiota."
            raise click.BadParameter(message, param_hint="--organisation")
        _refuse_unknown(organisation, "organisations", content, "--organisation")
    if series:
        if kind.record_type is not Webinar:
            message = f"tyypillä {kind.alias} ei ole sarjaa."
            raise click.BadParameter(message, param_hint="--series")
        _refuse_unknown(series, "webinars/series", content, "--series")


def _refuse_unknown(identifier: str, collection: str, content: "Content", option: str) -> None:
    """Raise a usage error for an id that no record of the collection has."""
    from tori.content.records.value_faults import nearest

    known = tuple(r.id for r in content.records if r.origin.collection == collection)
    if identifier in known or f"{collection}/{identifier}" in content.rejected:
        return
    meant = nearest(identifier, known)
    suggestion = f'Tarkoititko "{meant}"?' if meant else f"Katso kansiosta content/{collection}."
    message = f'tunnusta "{identifier}" ei ole. {suggestion}'
    raise click.BadParameter(message, param_hint=option)


def _known_fields(
    kind: "Kind", organisation: str, series: str, content: "Content"
) -> "Mapping[str, str]":
    """Return the fields that can be filled without asking: numbers, guid, organisation, series."""
    from uuid import uuid4

    from tori.authoring.new.neighbours import next_numbers, organisation_field
    from tori.content.records import Episode

    known = dict(next_numbers(kind, content.records, series))
    if kind.record_type is Episode:
        known["guid"] = str(uuid4())
    if organisation:
        known.update(organisation_field(kind, organisation))
    return known


def _write_new(file: Path, path: str, text: str) -> None:
    """Write a file that is not there yet; one that is there is named and left alone (status 1)."""
    from tori.files import create_file

    try:
        create_file(project_root(), file, text.encode())
    except FileExistsError:
        report(f"Tiedosto {path} on jo. Muokkaa sitä tai anna uudelle toinen otsikko.")
        sys.exit(EXIT_FINDINGS)


def _warn_of_title(full_title: str, title: str) -> None:
    if full_title:
        report(f"Varoitus: otsikko oli liian pitkä ja lyheni muotoon: {title}")
    if not any(letter.isalnum() for letter in title):
        report("Varoitus: otsikosta ei saa tiedoston nimeä. Nimeä tiedosto ennen julkaisua.")


def _warn_of_near_duplicates(
    kind: "Kind", title: str, organisation: str, content: "Content"
) -> None:
    from tori.authoring.new.neighbours import near_duplicates

    for record in near_duplicates(kind, title, content.records, organisation):
        report(f"Varoitus: samankaltainen otsikko on jo tiedostossa {record.origin.path}")


def _open_in_editor(file: Path) -> None:
    """Open the file and wait; an editor that is not there is told, and gives status 3."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        report("Muokkainta ei avattu: ympäristömuuttujaa VISUAL tai EDITOR ei ole.")
        sys.exit(EXIT_ENVIRONMENT)
    try:
        subprocess.run([*shlex.split(editor, posix=os.name != "nt"), str(file)], check=False)
    except (OSError, ValueError) as error:
        report(f"Muokkain {editor} ei auennut: {told(error)}")
        sys.exit(EXIT_ENVIRONMENT)


def _program() -> str:
    """Return how this program is started."""
    return "python3 build.py" if os.name != "nt" else "py build.py"
