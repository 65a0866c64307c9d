"""What is live in a page: scripts, handlers, frames and addresses that run something."""

import json
import re
from collections.abc import Iterator

from lxml import etree, html

_RUNS = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_UPWARDS = re.compile(r"(?:\.\./?)+")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "srcset", "xlink:href"})
_FRAMES = frozenset({"base", "embed", "frame", "iframe", "math", "object"})
_HTML_IN_XML = (
    "{http://purl.org/rss/1.0/modules/content/}encoded",
    "{http://www.w3.org/2005/Atom}content",
)
"""What readers show as HTML; titles and summaries are text."""
_PODCAST = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
"""What only a podcast's feed has; its descriptions are HTML too."""


def live_parts(page: str) -> Iterator[str]:
    """Yield each live part of a page or a piece of one, as a text that tells it from others."""
    if not page.strip():
        return
    for element in html.fromstring(f"<body>{page}").iter(etree.Element):
        tag, attributes = str(element.tag), dict(element.attrib)
        if tag in _FRAMES or (tag == "meta" and "refresh" in attributes.get("http-equiv", "")):
            yield f"<{tag}> {attributes}"
        if tag == "script" and not attributes.get("type", "").endswith("json"):
            yield _UPWARDS.sub("../", f"<script> {attributes} {element.text}")
        for name, value in attributes.items():
            if name.lower().startswith("on") or (name in _ADDRESSES and _RUNS.match(value)):
                yield f"<{tag} {name}={value}>"


def live_in_feed(data: bytes) -> Iterator[str]:
    """Yield each live part of the HTML that a feed holds, in RSS or in Atom."""
    root = etree.fromstring(data)
    is_podcast = next(root.iter(f"{_PODCAST}*"), None) is not None
    for element in root.iter(*_HTML_IN_XML, *(("description",) if is_podcast else ())):
        if element.get("type", "html") == "html":
            yield from live_parts(element.text or "")


def live_in_json(data: bytes) -> Iterator[str]:
    """Yield each live part of the HTML in a feed of JSON or in the index for the site's search."""
    made = json.loads(data)
    if isinstance(made, dict):
        for item in made.get("items", ()):
            yield from live_parts(item["content_html"])
        for page in made.get("docs", ()):
            yield from live_parts(page["text"])
            yield from live_parts(page["title"])
