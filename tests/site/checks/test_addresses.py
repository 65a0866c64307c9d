"""Whose an address is."""

from pathlib import PurePosixPath

import pytest

from tests.factories import DAY, deed, gathered, info_page, organisation, series, vocabulary
from tests.projects import PUBLISHER, ROOT, BuiltSite
from tori.content.loader import load_content
from tori.content.records import Dated, Record
from tori.diagnostics import Diagnostic
from tori.site.checks.records import check
from tori.site.draft import draft_of

_MEDIA = ("content/webinars/media/2020/kalvot.pdf",)


def _findings(*records: Record) -> tuple[Diagnostic, ...]:
    content = gathered(*records, organisation(), media=_MEDIA)
    return check(draft_of(content, vocabulary(), PUBLISHER, DAY))


@pytest.mark.parametrize(
    ("address", "below"),
    [
        ("/uutiskirjeet/tilaa/", "/uutiskirjeet/tilaa/"),
        ("/uutiskirjeet/tilaa/kiitos/", "/uutiskirjeet/tilaa/kiitos/"),
        ("/teot/", "/teot/"),
        ("/webinaarit/sarjat/", "/webinaarit/sarjat/"),
        ("/teot/vuodet/2031/", "/teot/vuodet/2031/"),
        ("/teot/sivu/2/", "/teot/sivu/2/"),
        ("/sivu/", "/sivu/"),
        ("/assets/", "/assets/"),
        ("/search/", "/search/"),
        ("/syotteet/", "/syotteet/"),
        ("/toimittajalle/kirjeet/2020-10/", "/toimittajalle/kirjeet/2020-10/"),
        ("/toimittajalle/", "/toimittajalle/kirjeet/"),
        ("/webinaarit/media/", "/webinaarit/media/2020/kalvot.pdf"),
        ("/webinaarit/media/2020/", "/webinaarit/media/2020/kalvot.pdf"),
    ],
)
def test_an_old_address_that_is_the_sites_own(address: str, below: str) -> None:
    """What the site builds, or may build later, is not hidden by a redirect; the place is told."""
    renamed = deed("a", old_urls=["/teot/vanha/", address])
    (finding,) = _findings(renamed)
    assert (finding.code, finding.span) == ("T361", renamed.span("old_urls", 1))
    assert address in finding.message
    assert below in finding.message


@pytest.mark.parametrize(
    "address",
    [
        "/teot/vanha-nimi/",
        "/webinaarit/sarjat/vanha/",
        "/blogi/",
        "/blogi/sivu/2/",
        "/uutiskirjeet/tilaajille/",
    ],
)
def test_an_old_address_that_is_free(address: str) -> None:
    """Where the site puts nothing itself, an address leads on, below a section too."""
    assert _findings(deed("a", old_urls=[address]), series()) == ()


def test_an_old_address_may_lie_above_another() -> None:
    """Old addresses were a site, of which one part was below another."""
    assert _findings(deed("a", old_urls=["/blogi/"]), deed("b", old_urls=["/blogi/b/"])) == ()


def test_an_old_address_above_a_records_page() -> None:
    """A record's page needs the folder, even if nobody publishes it yet."""
    draft = info_page("tietoa", draft=True)
    (finding,) = _findings(deed("a", old_urls=["/tietoa/"]), draft)
    assert finding.code == "T302"


def test_old_addresses_are_nobodys() -> None:
    """An old address that is a record's own or another's old one is told at the later."""
    taken = deed("a", old_urls=["/teot/b/"])
    (told,) = _findings(taken, deed("b"))
    assert (told.path, told.code) == ("content/deeds/a.md", "T302")
    both = (deed("a", old_urls=["/x/"]), deed("b", old_urls=["/y/", "/x/"]))
    (finding,) = _findings(*both)
    assert finding.path == "content/deeds/b.md"
    assert "content/deeds/a.md" in finding.message


def test_nothing_that_is_built_can_be_hidden(built_site: BuiltSite) -> None:
    """Of every folder of the finished site, an old address there is a finding.

    So what is reserved cannot fall behind what is built, the theme's own files among it.
    """
    moved = {
        folder
        for record in (*built_site.site.all(Dated), *built_site.site.retired.values())
        for old in record.old_urls
        for folder in (old, *(f"{above.as_posix()}/" for above in PurePosixPath(old).parents))
    }
    files = (f.relative_to(built_site.folder) for f in built_site.folder.rglob("*") if f.is_file())
    folders = {f"/{folder.as_posix()}/" for file in files for folder in file.parents}
    addresses = sorted(folders - moved - {"/./"})
    content = load_content(ROOT)
    assert content.vocabulary is not None
    renamed = deed("uusi", old_urls=addresses)
    content = gathered(*content.records, renamed, media=content.media)
    found = check(draft_of(content, vocabulary(), PUBLISHER, DAY))
    told = {f.span for f in found if f.path == renamed.origin.path and f.code in {"T302", "T361"}}
    missed = [a for n, a in enumerate(addresses) if renamed.span("old_urls", n) not in told]
    assert missed == []
    assert {"/assets/", "/search/", "/teot/vuodet/", "/uutiskirjeet/tilaa/"} <= set(addresses)


@pytest.mark.parametrize("identifier", ["teot", "etusivu", "organisaatiot", "uutiskirjeet"])
@pytest.mark.parametrize("field", ["withdrawn", "expires"])
def test_a_sections_head_cannot_be_retired(identifier: str, field: str) -> None:
    """A section is always there, so its text has neither an end nor a reason for one."""
    page = info_page(identifier, **{field: "2031-01-01"})
    (finding,) = _findings(page)
    assert (finding.code, finding.span) == ("T362", page.span(field))


def test_a_page_of_its_own_can_be_retired() -> None:
    """Any other page may be withdrawn, and a section's text may be a draft."""
    assert _findings(info_page("tietoa", withdrawn="Vanha."), info_page("teot", draft=True)) == ()


@pytest.mark.parametrize("field", ["municipality", "region"])
def test_places_of_one_address(field: str) -> None:
    """Two spellings of a place would make two pages of one address; the later is told."""
    first = organisation("a", **{field: "Alavus"})
    second = organisation("b", **{field: "ALAVUS"})
    content = gathered(first, second)
    (finding,) = check(draft_of(content, vocabulary(), PUBLISHER, DAY))
    assert (finding.code, finding.span) == ("T302", second.span(field))
    assert "Alavus" in finding.hint
