"""The page of a faulty record, which the preview shows."""

from tests.pages.shown import shown
from tori.diagnostics import Diagnostic, Span
from tori.pages.fault import fault_page


def test_findings_are_told_with_place_hint_and_mended_line() -> None:
    """Everything that helps an editor is on the page, escaped."""
    finding = Diagnostic(
        "content/deeds/x.md", Span(4, 11, 4, 20), "T204", "<b> ei", "vihje & ohje", 'a: "<b>"'
    )
    body = shown(fault_page("/teot/x/", "content/deeds/x.md", [finding]))
    assert "Rivi 4, merkki 11: &lt;b&gt; ei" in body
    assert "Vihje: vihje &amp; ohje" in body
    assert "<code>a: &#34;&lt;b&gt;&#34;</code>" in body


def test_count_is_finnish() -> None:
    """One thing to mend is in the singular."""
    finding = Diagnostic("x.md", Span(1, 1, 1, 1), "T102", "puuttuu")
    assert "1 kohta korjattava" in fault_page("/x/", "x.md", [finding]).description
    assert "2 kohtaa korjattava" in fault_page("/x/", "x.md", [finding, finding]).description
