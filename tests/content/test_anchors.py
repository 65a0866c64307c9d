"""The anchors of headings, held against Python-Markdown's own."""

import re

import markdown
import pytest

from tori.content.anchors import anchors


@pytest.mark.parametrize(
    "body",
    [
        "## Mitä tehtiin",
        "## Mitä tehtiin\n\ntekstiä\n\n## Mitä tehtiin\n\n### Öljyä – ja ääntä!",
        "## **Lihava** ja *vino* sana",
        "## Linkki [sanat](../a.md) keskellä",
        "## Koodi `build.py` otsikossa ##",
        "## alaviiva_sana ja _korostus_",
        "##Ilman väliä",
        "#### Neljäs taso (2020)",
        "```\n## ei otsikko\n```\n\n## Otsikko",
        "Ei otsikoita lainkaan.",
        "## Sama\n\n## Sama\n\n## Sama_1\n\n## Sama",
        "## …\n\n## …",
    ],
)
def test_anchors_are_those_of_the_page(body: str) -> None:
    """A link to a heading is checked against the very anchor that the page will have."""
    extensions = markdown.markdown(body, extensions=["toc", "fenced_code"])
    there = re.findall(r'<h[1-6] id="([^"]*)"', extensions)
    assert list(anchors(body)) == there
