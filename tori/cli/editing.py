"""The commands for whoever writes content: check."""

import sys
from datetime import date

import click

from tori.cli.terminal import DAY, EXIT_FINDINGS, ROOT, STRICT, present_day, show


@click.command()
@DAY
@STRICT
def check(day: date | None, strict: bool) -> None:  # noqa: FBT001 — click passes flags so
    """Tarkista sisältö rakentamatta mitään."""
    from tori.content.loader import load_content
    from tori.diagnostics import errors, summary
    from tori.site.linking import link

    content = load_content(ROOT)
    _, diagnostics = link(content, day or present_day())
    show(diagnostics)
    click.echo(f"{len(content.records)} tietuetta: {summary(diagnostics)}.", err=True)
    if errors(diagnostics) or (strict and diagnostics):
        sys.exit(EXIT_FINDINGS)
