"""The command line: `python3 build.py [command]`. Heavy modules are imported inside the commands.

Exit status: 0 fine, 1 findings in content, 2 wrong use (click's own), 3 the machine or the
program failed.
"""

import sys

import click

from tori.cli.digesting import digest
from tori.cli.editing import check, explain
from tori.cli.fixing import fix
from tori.cli.importing import import_file
from tori.cli.publishing import build, serve
from tori.cli.scaffolding import new, schema
from tori.cli.sending import send
from tori.cli.suppressing import bounces, suppress
from tori.cli.terminal import EXIT_ENVIRONMENT
from tori.cli.testing import test


class _BuildByDefault(click.Group):
    """A group whose command is `build` when none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before the arguments unless they begin with a command or ask for help."""
        asks_for_help = bool(args) and args[0] in ctx.help_option_names
        if not args or (args[0].startswith("-") and not asks_for_help):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_BuildByDefault, context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Tekojen tori: Markdownista tarkistettu sivusto, podcast-syöte ja uutiskirjeen kooste.

    Ilman komentoa rakennetaan sivusto kansioon site/.
    """


for _command in (
    *(build, check, explain, fix, new, import_file, schema, serve, digest),
    *(send, bounces, suppress, test),
):
    commands.add_command(_command)


def main() -> None:
    """Run the command line; a failure of the machine is told and gives status 3."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        commands.main(prog_name="build.py")
    except OSError as error:
        click.echo(f"Keskeytyi: {error}", err=True)
        sys.exit(EXIT_ENVIRONMENT)
