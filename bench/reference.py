"""The page shell of a comparison, from a small site that our own program builds first."""

import shutil
import subprocess
from pathlib import Path

from bench.corpus import make_content, read_site
from bench.rivals.shell import Shell, read_shell
from bench.rivals.tori import project_job
from tori.content.records import Deed

FEW = 60
"""Deeds enough for lists with cards."""


def make_shell(folder: Path) -> Shell:
    """Build a small site, search off, in an empty folder and return its pages' shell.

    Raises:
        CalledProcessError: Our own build failed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make_content(folder, FEW)
    deed = read_site(folder).all(Deed)[0]
    job = project_job(folder, searches=False)
    subprocess.run(job.command, cwd=folder, check=True, capture_output=True)
    area = min(path.parent for path in job.output.glob("teot/palvelualueet/*/rss.xml"))
    listing = area.relative_to(job.output).as_posix()
    return read_shell(job.output, f"teot/{deed.id}", listing)
