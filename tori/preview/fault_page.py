"""The page of a faulty record in the preview: what is wrong, where, and what to do."""

from collections.abc import Iterable

from tori.diagnostics import Diagnostic
from tori.render.html import EMPTY, Html, html, together
from tori.render.tree import PageDocument
from tori.text import counted


def fault_page(path: str, findings: Iterable[Diagnostic]) -> PageDocument:
    """Return the page that stands in for a record's own and lists what is wrong with its file."""
    found = tuple(findings)
    name = path.rsplit("/", 1)[-1]
    title = f"Korjattavaa: {name}"
    lead = f"{counted(len(found), 'kohta', 'kohtaa')} korjattava ennen julkaisua."
    return PageDocument(
        title=title,
        description=lead,
        kind="fault",
        searchable=False,
        blocks=(
            html('<h1 id="korjattavaa">{}</h1><p class="summary">{}</p>', title, lead),
            html("<p>Tiedosto: <code>{}</code></p>", path),
            html('<ol class="faults">{}</ol>', together(_item(finding) for finding in found)),
        ),
    )


def _item(finding: Diagnostic) -> Html:
    hint = html("<p>{}</p>", f"Vihje: {finding.hint}") if finding.hint else EMPTY
    mended = (
        html("<p>Korjattuna:</p><pre><code>{}</code></pre>", finding.corrected)
        if finding.corrected
        else EMPTY
    )
    return html(
        "<li><p><strong>Rivi {}, merkki {}: {}</strong> ({})</p>{}{}</li>",
        finding.span.line,
        finding.span.column,
        finding.message,
        finding.code,
        hint,
        mended,
    )
