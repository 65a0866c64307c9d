"""The command that gives the site to other programs: export."""

import sys
from datetime import date
from pathlib import Path

import click

from tori.cli.terminal import (
    DAY,
    EXIT_ENVIRONMENT,
    EXIT_FINDINGS,
    LANGUAGE,
    present_day,
    project_root,
    report,
    show,
)
from tori.diagnostics import Language


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="KANSIO")
@DAY
@LANGUAGE
def export(folder: Path, day: date | None, language: Language) -> None:
    """Vie sivusto kansioon, josta sen voi rakentaa muilla ohjelmilla.

    Kansioon tulevat sivut Markdown-tiedostoina, syötteet, kalenterit ja mediatiedostot, sivujen
    kehyksen mallipohjat ja tavallinen mkdocs.yml. Sivuston rakentaa siitä MkDocs, ProperDocs tai
    Zensical ilman tätä ohjelmaa. Kansion pitää olla uusi tai tyhjä.
    """
    from tori.content.errors import UnusableConfigurationError
    from tori.content.loader import load_content
    from tori.content.media.memory import disk_memory
    from tori.content.settings.publisher import read_publisher
    from tori.content.settings.templates import read_mail_template, refuse_unreadable_templates
    from tori.engine.collector import collector_at_rest
    from tori.engine.exporting import NotEmptyFolderError, export_tree, refuse_taken
    from tori.newsletter.proofs import issue_proofs
    from tori.site.linking import link
    from tori.tree.site_tree import site_tree

    try:
        refuse_taken(folder)
        refuse_unreadable_templates(project_root())
        with collector_at_rest():
            content = load_content(project_root(), disk_memory(project_root()))
            site, diagnostics = link(content, read_publisher(project_root()), day or present_day())
            show(diagnostics, language)
            if site is None:
                sys.exit(EXIT_FINDINGS)
            tree = site_tree(site, issue_proofs(site, read_mail_template(project_root())))
            total = export_tree(tree, project_root(), folder)
    except NotEmptyFolderError as error:
        click.echo(f"Ei viety: {error}", err=True)
        sys.exit(EXIT_ENVIRONMENT)
    except UnusableConfigurationError as error:
        if not error.diagnostics:
            raise
        show(error.diagnostics, language)
        sys.exit(EXIT_FINDINGS)
    report(f"viety {total} tiedostoa kansioon {folder}; rakenna siellä: mkdocs build")
