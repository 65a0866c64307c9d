"""A small corpus for the tests of the generators' content. Only tests import this module."""

from pathlib import Path

from bench.corpus import Corpus, Entry, entries_of, make_content, read_site
from bench.rivals.shell import MARKS, Shell, mark_of

DEEDS = 45
"""More than one organisation's, and few enough to be quick."""

SHELL = " ".join(mark_of(mark) for mark in MARKS)

ENTRY = Entry(
    id="teko-1",
    title="Teko",
    summary="Tiivistelmä.",
    day="2020-10-15",
    organisation="Esimerkkilä",
    service_area="johto, hr ja hallinto",
    themes=("teema a", "teema b"),
    stage="idea",
    contact="päällikkö",
    body="Teksti.\n",
)


def make_corpus(folder: Path) -> Corpus:
    """Return a corpus that is written below a folder."""
    content = make_content(folder, DEEDS)
    (folder / "assets").mkdir()
    site = read_site(folder)
    return Corpus(content, site, entries_of(site), Shell(SHELL, SHELL, folder / "assets"))
