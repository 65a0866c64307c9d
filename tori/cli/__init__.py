"""The command line: `python3 build.py [command]`. Heavy modules are imported inside the commands.

Exit status: 0 fine, 1 findings in content, 2 wrong use (click's own), 3 the machine or the
program failed, 130 interrupted, 143 and 129 ended by SIGTERM and SIGHUP.
"""

import gc
import os
import sqlite3
import sys
import traceback
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from tori.cli.terminal import EXIT_ENVIRONMENT, EXIT_INTERRUPTED, project_root, report
from tori.content.errors import UnusableConfigurationError
from tori.failures import told
from tori.files import unlink_others
from tori.toolchain import signals, streams

_CACHE = ".tori-cache"
"""Nothing else than files and folders of ours belongs there."""

COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("publishing", "build"),
    "check": ("editing", "check"),
    "explain": ("editing", "explain"),
    "export": ("exporting", "export"),
    "fix": ("fixing", "fix"),
    "new": ("scaffolding", "new"),
    "import": ("importing", "import_file"),
    "schema": ("scaffolding", "schema"),
    "serve": ("publishing", "serve"),
    "digest": ("digesting", "digest"),
    "send": ("sending", "send"),
    "bounces": ("suppressing", "bounces"),
    "suppress": ("suppressing", "suppress"),
    "test": ("testing", "test"),
}
"""Each command's module and function here: the help knows all, a run imports its own."""
OUTPUT_IS_PRODUCT = frozenset({"check", "explain", "fix", "import"})
"""The others make a site, files or mail, and only tell of it."""


class _Commands(click.Group):
    """The commands, of which `build` is run when none is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's own signature
        """Return the names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — the same
        """Return a command; with a name that is none's, click looks among all for what is meant."""
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            module, function = COMMANDS[name]
            self.commands[name] = getattr(import_module(f"tori.cli.{module}"), function)
        return self.commands.get(cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before the arguments unless they begin with a command or ask for help."""
        asks_for_help = bool(args) and args[0] in ctx.help_option_names
        if not args or (args[0].startswith("-") and not asks_for_help):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 — click's own signature
        """Run a command; what interrupts it is told in Finnish, and by the status."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nKeskeytettiin.", err=True)
            ctx.exit(EXIT_INTERRUPTED)
        except (
            OSError,  # click takes some for its own
            MemoryError,
            sqlite3.Error,
            UnusableConfigurationError,
        ) as error:
            report(f"Keskeytyi: {told(error)}")
            ctx.exit(EXIT_ENVIRONMENT)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Tekojen tori: Markdownista tarkistettu sivusto, podcast-syöte ja uutiskirjeen kooste.

    Ilman komentoa rakennetaan sivusto kansioon site/.
    """
    for name in unlink_others(project_root() / _CACHE):
        report(f"Poistettiin {name}: se oli linkki, putki tai pistoke.")


def main() -> None:
    """Run the command line; a failure of the machine or the program is told and gives status 3.

    What cannot be told stops nothing. Only a command whose product is its output fails for that,
    unless its reader had enough.
    """
    # Nothing of ours depends on the machine's time zone, and libraries read it when they are
    # imported: one that they cannot read would stop them.
    os.environ["TZ"] = "UTC"
    streams.take_over()
    signals.listen()
    status = _run()
    lost = streams.lost_output()
    if lost:
        report(f"Tulostetta ei voitu kirjoittaa: {told(lost)}")
        command = sys.argv[1] if len(sys.argv) > 1 else ""  # `build`, where it is an option
        status = EXIT_ENVIRONMENT if command in OUTPUT_IS_PRODUCT else status
    by_signal = signals.status_of_signal()
    if by_signal is not None:
        report("Keskeytettiin.")
        status = by_signal
    gc.freeze()  # or Python would look through all that the program holds before it ends
    sys.exit(status)  # type: ignore[arg-type]  # as click gave it


def _run() -> object:
    """Run the command and return its exit status."""
    try:
        commands.main(prog_name="build.py")
    except SystemExit as ended:  # click ends every command so
        return ended.code
    except Exception as error:  # noqa: BLE001 — else Python's own status would mean findings
        traceback.print_exc()
        report(f"Ohjelmavirhe, ei sisällön vika: {type(error).__name__}: {error}")
    return EXIT_ENVIRONMENT
