"""The pages that keep addresses."""

from tests.factories import deed
from tests.pages.shown import shown
from tori.pages.pieces import Link
from tori.pages.stub import MovedData, StubData, moved_page, stub_page


def test_withdrawn_record_tells_why() -> None:
    """The address stays, with the reason and the way to the rest; search leaves it out."""
    page = stub_page(deed("x", withdrawn="Pyynnöstä <poistettu>."))
    assert (page.address, page.kind, page.searchable) == ("/teot/x/", "stub", False)
    assert page.description == "Teko ei ole enää julkaistuna."
    assert isinstance(page.data, StubData)
    assert page.data.others == Link("Teot", "teot/")
    body = shown(page)
    assert "<p>Pyynnöstä &lt;poistettu&gt;.</p>" in body
    assert '<a href="../../teot/">Teot</a>' in body


def test_expired_record_tells_when() -> None:
    """A record whose last day has passed says which day that was."""
    data = stub_page(deed("x", expires="2021-02-01")).data
    assert isinstance(data, StubData)
    assert data.reason == "Sivun voimassaolo päättyi: 1.2.2021."


def test_old_address_leads_to_the_record() -> None:
    """Programs follow the relative way, readers the link; the title is text."""
    page = moved_page(deed("x", title="Teko & <b>"), "/vanha/osoite/teosta/")
    assert page.address == "/vanha/osoite/teosta/"
    assert page.moved_to == "../../../teot/x/"
    assert page.data == MovedData(Link("Teko & <b>", "teot/x/"))
    assert shown(page).strip() == (
        '<p>Sivu on siirtynyt: <a href="../../../teot/x/">Teko &amp; &lt;b&gt;</a></p>'
    )
