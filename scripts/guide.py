"""Write docs/toimittajalle.md from the site's page: `python3 -m scripts.guide [--check]`.

The guide for editors is written once, as the page content/pages/toimittajalle.md; whoever reads the
repository finds the same text in docs/. With `--check` nothing is written, and a document that is
not what the page says gives status 1.
"""

import sys
from pathlib import Path
from posixpath import relpath

from tori.content.frontmatter.front_matter import read_front_matter
from tori.content.frontmatter.source_text import read_source
from tori.markdown.text import parsed

ROOT = Path(__file__).resolve().parent.parent
PAGE = "content/pages/toimittajalle.md"
DOCUMENT = "docs/toimittajalle.md"


def main(arguments: list[str]) -> int:
    """Write the document, or compare it with the page; return the exit status."""
    wanted = as_document((ROOT / PAGE).read_bytes())
    file = ROOT / DOCUMENT
    if "--check" in arguments:
        is_current = file.is_file() and file.read_text("utf-8") == wanted
        if not is_current:
            print(f"{DOCUMENT} is not what {PAGE} says: run python3 -m scripts.guide")
        return 0 if is_current else 1
    file.write_bytes(wanted.encode())
    return 0


def as_document(page: bytes) -> str:
    """Return the page as a document of its own: title, summary, text, and ways that hold in docs/.

    Raises:
        ValueError: The page cannot be read.
    """
    source, _ = read_source(PAGE, page)
    front_matter = read_front_matter(source)[0] if source else None
    if front_matter is None:
        raise ValueError(PAGE)
    title, summary = (str(front_matter.data[field]) for field in ("title", "summary"))
    body = with_ways_from_docs(front_matter.body.strip("\n"))
    return f"# {title}\n\n{summary.strip()}\n\n{body}\n"


def with_ways_from_docs(body: str) -> str:
    """Return the text with every link and picture of the content's own leading there from docs/."""
    lines = body.split("\n")
    folders = PAGE.rpartition("/")[0], DOCUMENT.rpartition("/")[0]
    for link in sorted(parsed(body).links, key=lambda found: found.span, reverse=True):
        if link.is_external or link.target.startswith("#"):
            continue
        way = relpath(f"{folders[0]}/{link.target}", folders[1])
        line = lines[link.span.line - 1]
        before, after = line[: link.span.column - 1], line[link.span.end_column - 1 :]
        lines[link.span.line - 1] = f"{before}{way}{after}"
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
