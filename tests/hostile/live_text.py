"""What is live in a page: scripts, handlers, frames and addresses that run something."""

import re
from collections.abc import Iterator

from lxml import etree, html

_RUNS = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_UPWARDS = re.compile(r"(?:\.\./?)+")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "srcset", "xlink:href"})
_FRAMES = frozenset({"base", "embed", "frame", "iframe", "math", "object"})


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
