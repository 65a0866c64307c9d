"""Marks that stand in a rendered template for a page's own words and for every address.

A mark is letters and digits, which come through every filter of the templates as they are.
"""

import re
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs import utils
from mkdocs.utils.templates import script_tag_filter

if TYPE_CHECKING:
    import jinja2

MARK = re.compile(r"torimark(\d+)end")


class Marks:
    """What stands for what."""

    def __init__(self) -> None:
        """Begin without any."""
        self.meanings: list[tuple[str, str]] = []

    def of(self, kind: str, value: str = "") -> str:
        """Return the mark of an input: its kind, and for an address where it leads."""
        meaning = (kind, value)
        if meaning not in self.meanings:
            self.meanings.append(meaning)
        return f"torimark{self.meanings.index(meaning)}end"


def with_marks(environment: "jinja2.Environment") -> "jinja2.Environment":
    """Return the environment with filters that give marks for addresses."""
    marked = environment.overlay()
    marked.filters = {**environment.filters, "url": _url_mark, "script_tag": _script_tag}
    return marked


@pass_context
def _url_mark(context: Context, value: object) -> str:
    """Stand for MkDocs' filter `url`: an address of the site becomes a mark."""
    address = str(value)
    if MARK.fullmatch(address) or utils.normalize_url(address, base="base") == address:
        return address
    marks: Marks = context["marks"]
    return marks.of("address", address)


@pass_context
def _script_tag(context: Context, script: Any) -> str:  # noqa: ANN401 — MkDocs' own type is a union
    """Stand for MkDocs' filter `script_tag`, which asks for the address by itself."""
    tag = script_tag_filter({"page": None, "base_url": ""}, script)  # type: ignore[typeddict-item]
    tag = str.__str__(tag)  # or it would escape what replaces a part of it
    return tag.replace(f'src="{script}"', f'src="{_url_mark(context, script)}"', 1)
