"""An episode's chapters as the file that players read: JSON Chapters 1.2.0 of Podcasting 2.0."""

import json
from collections.abc import Iterator

from tori.content.records import Episode
from tori.documents import BytesDocument, Document
from tori.site.model import Site
from tori.site.permalinks import permalink

CHAPTERS_TYPE = "application/json+chapters"


def chapters_address(episode: Episode) -> str:
    """Return the address of an episode's chapters."""
    return f"{permalink(episode)}luvut.json"


def chapter_files(site: Site) -> Iterator[tuple[str, Document]]:
    """Yield the chapters' file of each episode that has chapters."""
    for episode in site.all(Episode):
        if episode.chapters:
            stated = {
                "version": "1.2.0",
                "chapters": [
                    {"startTime": chapter.start, "title": chapter.title}
                    for chapter in episode.chapters
                ],
            }
            text = json.dumps(stated, ensure_ascii=False, indent=2) + "\n"
            yield chapters_address(episode).lstrip("/"), BytesDocument(text.encode())
