"""A TOP list's page."""

from tests.factories import deed, site, top_list
from tests.pages.shown import parsed, shown
from tori.content.records import Record, TopList
from tori.pages.toplist import TopListData, top_list_page


def data_of(this: TopList, *others: Record) -> TopListData:
    """Return what the list's page shows."""
    data = top_list_page(site(this, *others), this).data
    assert isinstance(data, TopListData)
    return data


def test_list_keeps_its_order_and_reasons() -> None:
    """Items stand in the editors' order, each with its reason instead of its summary."""
    listed = [{"deed": "b", "why": "Ensin <b>."}, {"deed": "a", "why": "Sitten."}]
    this = top_list(size=2, items=listed)
    data = data_of(this, deed("a"), deed("b"))
    assert [(card.address, card.summary) for card in data.deeds] == [
        ("teot/b/", "Ensin <b>."),
        ("teot/a/", "Sitten."),
    ]
    assert data.heading.label == "Tämän sivuston toimituksen kokoama lista"
    found = parsed(top_list_page(site(this, deed("a"), deed("b")), this))
    assert found.xpath("//ol[@class='cards cards--numbered']/li/h3/a/@href") == [
        "../../teot/b/",
        "../../teot/a/",
    ]
    assert found.xpath("//b") == []


def test_list_of_unknown_items_says_so() -> None:
    """Where the source names only the list, the page says that, and shows no cards."""
    this = top_list(size=12, compiled_by="ohjelma", items="unknown")
    data = data_of(this)
    assert data.unknown.startswith("Listalla on 12 kohtaa. Lähde kertoo listan nimen ja koon")
    assert data.deeds == ()
    body = shown(top_list_page(site(this), this))
    assert data.unknown in body
    assert "<ol" not in body.partition("</header>")[2]
