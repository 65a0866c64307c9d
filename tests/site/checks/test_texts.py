"""The links of editors' texts."""

from pathlib import Path

import pytest

from tests.projects import DAY, DEED, DEED_PATH, PUBLISHER, write
from tori.content.loader import load_content
from tori.diagnostics import as_text
from tori.site.linking import findings


@pytest.mark.parametrize(
    "text",
    [
        "## Mitä tehtiin\n\n[ylös](#mita-tehtiin)",
        "[toinen](sisainen-viestinta.md)",
        "[muualle](https://esimerkki.example.com/sivu#kohta)",
    ],
)
def test_true_links_are_fine(tiny_project: Path, text: str) -> None:
    """A heading of the text, another record and an address elsewhere can be linked."""
    write(tiny_project, DEED_PATH, f"{DEED}\n{text}\n")
    assert findings(load_content(tiny_project), PUBLISHER, DAY) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("## Mitä\n\n[ylös](#mista)", 'linkin otsikkoa "#mista" ei ole tekstissä'),
        ("[x](sisainen-viestinta.md#alku)", 'linkin otsikkoa "#alku" ei ole tekstissä'),
    ],
)
def test_heading_that_is_not_there_is_told(tiny_project: Path, text: str, told: str) -> None:
    """An editor learns of a misspelt anchor, with the headings that there are."""
    write(tiny_project, DEED_PATH, f"{DEED}\n{text}\n")
    (found,) = findings(load_content(tiny_project), PUBLISHER, DAY)
    assert found.code == "T124"
    assert told in as_text(found)
    assert ("#mita" in found.hint) == ("Mitä" in text)


def test_hint_names_some_of_many_headings(tiny_project: Path) -> None:
    """A text of a thousand headings and a thousand misspelt links has no megabyte of hints."""
    headings = "\n\n".join(f"## Osa {number}\n\nTeksti." for number in range(1_000))
    write(tiny_project, DEED_PATH, f"{DEED}\n{headings}\n\n" + "[x](#osia) " * 1_000)
    found = findings(load_content(tiny_project), PUBLISHER, DAY)
    assert len(found) == 1_000
    assert all(finding.hint.endswith("#osa-18, #osa-19, …") for finding in found)
