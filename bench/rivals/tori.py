"""Our own program, run as users run it: a copy of the project around the generated content."""

import compileall
import shutil
import sys
from functools import partial
from pathlib import Path

from bench.corpus import DAY, Corpus, copy_program
from bench.rivals.configuration import without_search
from bench.rivals.tool import Job, Tool


def prepare(folder: Path, corpus: Corpus, _program: Path, *, searches: bool) -> Job:
    """Copy the program and the content; its modules are compiled, as `.venv` has them."""
    shutil.copytree(corpus.content, folder / "content")
    return project_job(folder, searches=searches)


def project_job(folder: Path, *, searches: bool) -> Job:
    """Copy the program to the `content/` of a folder, and return how to build the site there."""
    copy_program(folder)
    configuration = folder / "mkdocs.yml"
    if not searches:
        text = configuration.read_text(encoding="utf-8")
        configuration.write_text(without_search(text), encoding="utf-8")
    compileall.compile_dir(folder / "tori", quiet=1)
    output = folder / "site"
    command = (sys.executable, "build.py", "build", "--output", str(output))
    return Job((*command, "--today", DAY.isoformat()), output)


TORI = Tool(
    name="tori",
    title="Tekojen tori",
    source="own",
    searches=False,
    prepare=partial(prepare, searches=False),
    note="RSS, Atom and JSON Feed for each term; lists by municipality, region, and area and theme "
    "too; related deeds on each page; every reference checked",
)
TORI_SEARCH = Tool(
    name="tori-search",
    title="Tekojen tori, search on",
    source="own",
    searches=True,
    prepare=partial(prepare, searches=True),
    note="the same, and the search index",
)
