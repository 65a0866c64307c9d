"""Hostile Markdown: told with its place, and harmless in every output even if it were not told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import content, load, text_of
from tests.hostile.body_texts import TEXTS, BodyText
from tests.hostile.live_text import live_in_feed, live_in_json, live_parts
from tests.hostile.watchdog import watchdog
from tests.projects import DAY, PUBLISHER, ROOT
from tests.small_site import record, small_site
from tests.tree_pages import page_at
from tori.authoring.fix import repaired
from tori.content.loader import load_content, load_record
from tori.content.records import Article, Deed, Record
from tori.content.settings.templates import read_mail_template
from tori.diagnostics import as_text, errors
from tori.documents import BytesDocument, PageDocument, Tree
from tori.newsletter.proofs import issue_proofs
from tori.preview.salvage import preview_tree, salvage
from tori.tree.site_tree import site_tree

TEMPLATE = read_mail_template(ROOT)
_DATED = "title: Outo\npublished: 2020-10-15\nsummary: Tämä on riittävän pitkä tiivistelmä.\n"
RECORDS = {
    "deeds/outo": f"{_DATED}organisation: malli\nservice_area: koko kunta\nthemes: [aivotyö]",
    "articles/outo": _DATED,
    "pages/outo": _DATED,
    "podcasts/outo": f"{_DATED}number: 1\nguid: 00000000-0000-0000-0000-000000000001\n"
    "audio: {file: media/jakso-01.mp3, voice: kone}\ntranscript: media/jakso-01.vtt",
    "newsletters/2020-10": f"{_DATED}period: 2020-10",
}
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


@every_text
@pytest.mark.parametrize("record_type", [Deed, Article])
def test_it_is_told_at_its_place(text: BodyText, record_type: type[Record]) -> None:
    """The errors are these, each on the line that it is of; and `fix` bears the text."""
    file = text_of(record_type, f"\n{text.markdown}\n", title="Outo")
    first = file.split("\n").index("---", 1) + 2
    with watchdog(2):
        made, found = load(file, record_type)
    told = tuple((finding.span.line - first, finding.code) for finding in errors(found))
    assert told == text.told
    assert (made is None) == any(code == "T161" for _, code in text.told)
    with watchdog():
        repaired("content/deeds/outo.md", file.encode())


@every_text
def test_no_output_of_it_is_live(text: BodyText) -> None:
    """Were it never told, no page, feed, letter or show notes would hold anything that runs."""
    assert live_in_tree(tree_of(text.markdown)) == live_in_tree(tree_of("Teksti."))


def test_what_is_live_in_an_output_is_seen() -> None:
    """The trial can fail: a script in a page, a feed's HTML or a letter is found."""
    page = "<script>alert(1)</script>"
    feed = (
        '<rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><c:encoded>'
        '&lt;a href="javascript:x"&gt;</c:encoded></rss>'
    )
    tree = {
        "a.html": BytesDocument(page.encode()),
        "a.xml": BytesDocument(feed.encode()),
        "a.json": BytesDocument(b'{"items": [{"content_html": "<iframe>"}]}'),
    }
    assert len(live_in_tree(tree)) == 3


def tree_of(markdown: str) -> Tree:
    """Return what a site would show of a text in each kind of record, were nothing checked."""
    records = []
    for reference, fields in RECORDS.items():
        file = f"---\n{fields}\n---\n\n{markdown}\n".encode()
        made, _ = load_record(f"content/{reference}.md", reference.rpartition("/")[0], file)
        records.append(made or record(reference, fields))
    site = small_site(*records)
    return site_tree(site, issue_proofs(site, TEMPLATE))


def live_in_tree(tree: Tree) -> list[str]:
    """Return every live part of a Tree's documents."""
    return [part for path, document in tree.items() for part in _live(path, document)]


def _live(path: str, document: object) -> Iterator[str]:
    if isinstance(document, PageDocument):
        yield from live_parts(document.body)
    elif isinstance(document, BytesDocument):
        if path.endswith(".html"):
            yield from live_parts(document.data.decode())
        elif path.endswith(".xml"):
            yield from live_in_feed(document.data)
        elif path.endswith(".json"):
            yield from live_in_json(document.data)


def test_preview_shows_findings_in_its_place(tmp_path: Path) -> None:
    """A faulty text's page tells what is wrong with it, and shows none of it live."""
    faulty = {name: text for name, text in TEXTS.items() if text.told}
    files = {
        f"deeds/{name}.md": text_of(Deed, f"\n{text.markdown}\n", title=f"Outo {name}")
        for name, text in faulty.items()
    }
    saved = salvage(load_content(content(tmp_path, files)), PUBLISHER, DAY, None)
    tree = preview_tree(saved, {}, TEMPLATE)
    assert {f"deeds/{name}" for name in faulty} <= saved.left_out
    for name in faulty:
        page = page_at(tree, f"teot/{name}/index.md")
        assert "Korjattavaa" in page.body
        assert list(live_parts(page.body)) == []
    told = "\n".join(as_text(finding) for finding in errors(saved.diagnostics))
    assert all(f"content/deeds/{name}.md:" in told for name in faulty)
