"""File names made into ids, and the links of other texts that follow them."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import dirname, normpath
from urllib.parse import unquote

from tori.authoring.fix.changes import Change, Repair
from tori.content.frontmatter.front_matter import FrontMatterHandler
from tori.markdown.text import parsed
from tori.text import is_slug, nfc, slug


def proposed_path(path: str) -> str:
    """Return where a Markdown file should be: the same path, or one whose name is a slug."""
    file = PurePosixPath(path)
    if file.suffix != ".md" or is_slug(file.stem):
        return path
    return file.with_name(f"{slug(file.stem)}.md").as_posix()


def mentions(raw: bytes, identifier: str) -> tuple[int, ...]:
    """Return the lines of a file's front matter on which the id stands alone or after a folder."""
    handler, text = FrontMatterHandler(), raw.decode("utf-8", "replace")
    if not handler.detect(text):
        return ()
    try:
        block, _ = handler.split(text)
    except ValueError:
        return ()
    alone = re.compile(rf"[\s\[,:/\"']{re.escape(identifier)}(?=[\s\],\"']|$)")
    lines = enumerate(block.split("\n"), start=2)
    return tuple(number for number, line in lines if alone.search(line))


def relinked(path: str, raw: bytes, renames: Mapping[str, str]) -> Repair:
    """Let the links of a file's text follow renamed files; all else stays byte for byte.

    Args:
        path: The file's own, relative to the project's root.
        raw: The file, mended already.
        renames: Old paths, in normal form C, and the new ones in the same folders.
    """
    handler = FrontMatterHandler()
    try:
        text = raw.decode("utf-8")
        _, body = handler.split(text)
    except ValueError:
        return Repair(raw)
    if not handler.detect(text) or text != nfc(text):
        return Repair(raw)
    lines = text.split("\n")
    first = len(lines) - body.count("\n")
    changes = []
    for link in reversed(parsed(body, first).links):
        target, mark, anchor = link.target.partition("#")
        new = renames.get(nfc(normpath(f"{dirname(path)}/{unquote(target)}")))
        if new is None or link.is_external:
            continue
        followed = f"{target.rpartition('/')[0]}/{PurePosixPath(new).name}".removeprefix("/")
        line = lines[link.span.line - 1]
        start, end = link.span.column - 1, link.span.end_column - 1
        lines[link.span.line - 1] = line[:start] + followed + mark + anchor + line[end:]
        changes.append(Change(link.span.line, f"linkki {link.target} → {followed}{mark}{anchor}"))
    return Repair("\n".join(lines).encode(), tuple(sorted(changes))) if changes else Repair(raw)
