"""What a built site must have, and how far two sites are the same."""

import filecmp
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import WITH_FEEDS, Entry, term_counts
from bench.measuring import RunFailedError


def refuse_incomplete(site: Path, entries: Sequence[Entry]) -> None:
    """Raise RunFailedError unless every deed has its page with its words, and every term a feed."""
    for entry in entries:
        page = site / "teot" / entry.id / "index.html"
        if not page.is_file() or entry.summary not in page.read_text(encoding="utf-8"):
            raise RunFailedError(f"the site lacks {entry.id}")
    counts = term_counts(entries)
    wanted = sum(counts[taxonomy] for taxonomy in WITH_FEEDS)
    feeds = sum(1 for _ in site.rglob("*.xml"))
    if feeds < wanted:
        raise RunFailedError(f"the site has {feeds} feeds for {wanted} terms")


def differing_files(one: Path, other: Path) -> tuple[str, ...]:
    """Return the names of the files that are not the same in two sites, or only in one of them."""
    names = (_files(one), _files(other))
    changed = (
        name
        for name in names[0] & names[1]
        if not filecmp.cmp(one / name, other / name, shallow=False)
    )
    return tuple(sorted((*(names[0] ^ names[1]), *changed)))


def _files(folder: Path) -> frozenset[str]:
    return frozenset(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
