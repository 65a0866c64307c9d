"""mkdocs.yml as data, with the place of every key and value.

It is read as front matter is: every plain value is a string, and what MkDocs would take besides
(tags, anchors, another file) is a finding. MkDocs itself reads the file anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tori.content.frontmatter.source_text import read_source
from tori.content.frontmatter.yaml_block import Location, Place, UnreadableBlockError, YamlBlock
from tori.diagnostics import FILE_START, Diagnostic, Span

CONFIGURATION = "mkdocs.yml"
_MAX_DEPTH = 20
"""A menu within a menu takes two levels each."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml states.

    Attributes:
        data: As strings, lists and mappings.
        places: Where each key and value stands.
    """

    data: Mapping[str, Any]
    places: Mapping[Location, Place]

    def span(self, *location: str | int) -> Span:
        """Return where a value stands, or what it should stand in."""
        while location and location not in self.places:
            location = location[:-1]
        return self.places[location].value if location else FILE_START


def read_settings(raw: bytes) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Read the file's bytes; None with findings (T101–T114, T161) when they cannot be used."""
    source, findings = read_source(CONFIGURATION, raw)
    if source is None:
        return None, findings
    places: dict[Location, Place] = {}
    block = YamlBlock(CONFIGURATION, source.text, 1, places, max_depth=_MAX_DEPTH)
    try:
        data = block.read()
    except UnreadableBlockError as error:
        return None, (*block.diagnostics, error.diagnostic)
    return Settings(data, places), tuple(block.diagnostics)
