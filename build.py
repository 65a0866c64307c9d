"""The one command of the deed market, `python3 build.py [command ...]`, and its hook for MkDocs.

As a program it sees to the environment (`tori.toolchain.environment`) and hands over to `tori.cli`.
As a hook of a plain `mkdocs build` it hands MkDocs' events to `tori.engine.mkdocs.hook`. It holds
nothing else, and nothing imports it. Python 3.6 must be able to read this file, so that an old one
is told kindly: no newer syntax here, and only the standard library at the top.
"""

import os
import sys
from pathlib import Path

import tori  # noqa: F401 - MkDocs restores sys.path after loading a hook; this keeps it in reach

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
EXIT_ENVIRONMENT = 3


def on_pre_build(*, config: "MkDocsConfig") -> None:
    """MkDocs event: nothing has been read or deleted yet."""
    from tori.engine.mkdocs import hook

    hook.on_pre_build(config)


def on_files(files: "Files", *, config: "MkDocsConfig") -> "Files":
    """MkDocs event: the files of the documents folder are listed."""
    from tori.engine.mkdocs import hook

    return hook.on_files(files, config)


def main() -> None:
    """Run the command line in a Python that has what the project needs."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.stderr.write(
            f"Tekojen tori tarvitsee Pythonin version 3.11 tai uudemman, mutta tämä on {found}.\n"
            "Asenna uudempi Python (https://www.python.org/downloads/) ja aja komento sillä, "
            "esimerkiksi: python3.13 build.py\n"
        )
        sys.exit(EXIT_ENVIRONMENT)
    # MkDocs' announcement of its version 2 is not for our readers.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from tori.toolchain import environment, signals, streams

    streams.take_over()
    signals.listen()
    environment.enter(ROOT, tuple(sys.argv[1:]))
    from tori import cli

    cli.main()


if __name__ == "__main__":
    main()
