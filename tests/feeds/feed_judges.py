"""What other people's programs make of a feed: feedparser, xmllint, and Ajv with jsonfeed-schema.

A judge raises an AssertionError at a feed that it finds invalid. Only tests import this module.
"""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import feedparser

from tests.node_judges import ANSWER_SECONDS, answer
from tests.projects import BuiltSite
from tori.documents import BytesDocument, documents
from tori.feeds.category_feeds import category_feeds
from tori.pages.feeds import FORMATS
from tori.site.feeds import feed_categories
from tori.site.model import Site


class Seen(NamedTuple):
    """An entry as a reader sees it; the enclosure is its address, type and size."""

    id: str
    title: str
    link: str
    summary: str
    published: str
    enclosures: tuple[tuple[str, str, int], ...]


def feeds_of(site: Site) -> Mapping[str, bytes]:
    """Return every feed of a site and their list, by path."""
    made = {}
    for path, document in documents(category_feeds(site, feed_categories(site))).items():
        assert isinstance(document, BytesDocument)
        made[path] = document.data
    return made


def built_feeds(built: BuiltSite) -> Mapping[str, bytes]:
    """Return every feed file of a built site by path, but the podcast's."""
    names = {form.file for form in FORMATS}
    files = sorted(file for file in built.folder.rglob("*") if file.name in names)
    return {file.relative_to(built.folder).as_posix(): file.read_bytes() for file in files}


def of_form(feeds: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """Return the feeds of one format by their folder."""
    return {path.removesuffix(name): data for path, data in feeds.items() if path.endswith(name)}


def by_feedparser(data: bytes) -> tuple[Any, tuple[Seen, ...]]:
    """Return what feedparser (PyPI) sees of RSS or Atom: the whole, and each entry."""
    parsed = feedparser.parse(data, sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed, tuple(
        Seen(
            e.id,
            e.title,
            e.link,
            e.summary,
            _instant(e),
            tuple((x.href, x.type, int(x.length)) for x in e.enclosures),
        )
        for e in parsed.entries
    )


def _instant(entry: Any) -> str:  # noqa: ANN401 — feedparser is not typed
    parsed = entry.get("published_parsed")
    return "{:04}-{:02}-{:02}T{:02}:{:02}Z".format(*parsed[:5]) if parsed else ""


def by_json(data: bytes) -> tuple[Seen, ...]:
    """Return the items of a JSON feed as the readers above see theirs."""
    return tuple(
        Seen(
            i["id"],
            i["title"],
            i["url"],
            i["summary"],
            _in_utc(i.get("date_published", "")),
            tuple((a["url"], a["mime_type"], a["size_in_bytes"]) for a in i.get("attachments", ())),
        )
        for i in json.loads(data)["items"]
    )


def _in_utc(stated: str) -> str:
    if not stated:
        return ""
    moment = datetime.fromisoformat(stated)
    assert moment.tzinfo, f"{stated} has no zone"
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def xmllint(files: Sequence[Path]) -> None:
    """Let xmllint (Debian) see that files are well-formed."""
    command = ["xmllint", "--noout", "--nonet", *map(str, files)]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=ANSWER_SECONDS, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def ajv(feeds: Iterable[bytes]) -> list[list[str]]:
    """Return what Ajv (npm) holds against each JSON feed by jsonfeed-schema (npm)."""
    given = b"[" + b",".join(feeds) + b"]"
    verdicts: list[list[str]] = answer("json_feeds.mjs", given=given)
    return verdicts
