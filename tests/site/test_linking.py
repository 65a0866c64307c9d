"""Content linked into a Site."""

from dataclasses import replace

from tests.factories import DAY, deed, gathered, organisation
from tests.projects import PUBLISHER
from tori.diagnostics import FILE_START, Diagnostic
from tori.site.linking import link

_ERROR = Diagnostic("content/deeds/z.md", FILE_START, "T102", "väärin")
_WARNING = replace(_ERROR, code="T109", severity="warning")


def test_sound_content_becomes_a_site() -> None:
    """Content without findings is a Site of that day."""
    site, diagnostics = link(gathered(deed(), organisation()), PUBLISHER, DAY)
    assert site is not None
    assert diagnostics == ()
    assert (site.today, list(site.records)) == (
        DAY,
        ["deeds/varauskalenteri", "organisations/alavuden-kaupunki"],
    )


def test_an_error_of_the_load_is_told_with_those_of_the_checks() -> None:
    """All findings come at once, in order, and there is no Site."""
    content = replace(gathered(deed()), diagnostics=(_ERROR,))
    site, diagnostics = link(content, PUBLISHER, DAY)
    assert site is None
    assert [finding.code for finding in diagnostics] == ["T301", "T102"]


def test_a_warning_does_not_stop_the_site() -> None:
    """A warning is told, and the Site is made."""
    content = replace(gathered(organisation()), diagnostics=(_WARNING,))
    site, diagnostics = link(content, PUBLISHER, DAY)
    assert site is not None
    assert diagnostics == (_WARNING,)


def test_without_a_vocabulary_nothing_can_be_checked() -> None:
    """Where the vocabulary is missing only the findings of the load are told."""
    content = replace(gathered(deed()), vocabulary=None, diagnostics=(_ERROR,))
    assert link(content, PUBLISHER, DAY) == (None, (_ERROR,))
