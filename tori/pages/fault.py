"""What the preview shows in the place of a faulty record: what is wrong, where, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from tori.diagnostics import Diagnostic
from tori.pages.page import Data, Page
from tori.pages.pieces import PageHeading
from tori.text import counted


@dataclass(frozen=True, slots=True)
class Fault(Data):
    """One finding.

    Attributes:
        corrected: The line to paste, or empty.
    """

    line: int
    column: int
    code: str
    message: str
    hint: str
    corrected: str


@dataclass(frozen=True, slots=True)
class FaultData(Data):
    """The findings of one file."""

    heading: PageHeading
    path: str
    faults: tuple[Fault, ...]


def fault_page(address: str, path: str, findings: Sequence[Diagnostic]) -> Page:
    """Return the page that stands at a record's address and lists what is wrong with its file."""
    title = f"Korjattavaa: {path.rsplit('/', 1)[-1]}"
    lead = f"{counted(len(findings), 'kohta', 'kohtaa')} korjattava ennen julkaisua."
    data = FaultData(
        heading=PageHeading("korjattavaa", title, lead, "", ()),
        path=path,
        faults=tuple(
            Fault(f.span.line, f.span.column, f.code, f.message, f.hint, f.corrected)
            for f in findings
        ),
    )
    return Page(address, "fault", title, lead, "fault", data, searchable=False)
