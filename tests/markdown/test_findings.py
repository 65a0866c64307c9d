"""The findings of a text whose file and title are known."""

from tori.diagnostics import Diagnostic, Span
from tori.markdown.findings import text_findings, value_findings
from tori.markdown.text import parsed


def test_a_remark_is_a_finding_of_its_file() -> None:
    """Place, words, the corrected line and how serious it is come over."""
    (finding,) = text_findings(parsed("15. lokakuuta", first_line=7), "content/a.md")
    assert finding == Diagnostic(
        "content/a.md",
        Span(7, 1, 7, 4),
        "T188",
        'rivi alkaa "15.", ja siitä tulee numeroitu luettelo',
        "jos se on järjestysluku, kirjoita pisteen eteen kenoviiva",
        "15\\. lokakuuta",
        "warning",
    )


def test_a_heading_that_repeats_the_title_is_told() -> None:
    """Whatever its case and its marks are."""
    text = parsed("## Työn *ILO*\n\nx\n\n## Muu\n\ny")
    (finding,) = text_findings(text, "a.md", "Työn ilo")
    assert (finding.code, finding.span.line) == ("T185", 1)
    assert list(text_findings(text, "a.md", "Toinen")) == []


def test_a_fields_letters_are_looked_at_too() -> None:
    """A title may be broken as well as a text; the place is the field's."""
    span = Span(2, 8, 2, 20)
    found = list(value_findings("Ta\u200bpaus TyÃ¶", "a.md", span))
    assert [(each.code, each.span) for each in found] == [("T182", span), ("T183", span)]
    assert list(value_findings("Työ", "a.md", span)) == []
