"""The pages of lists, campaigns and galas."""

from tests.render.small_site import dated, deed, record, small_site
from tori.content.records import Campaign, Gala, Record, TopList
from tori.render.gathering_pages import campaign_page, gala_page, top_list_page
from tori.render.view import View


def test_list_keeps_its_order_and_reasons() -> None:
    """Items stand in the editors' order, each with its reason instead of its summary."""
    items = "items:\n  - {deed: b, why: Ensin.}\n  - {deed: a, why: Sitten.}"
    this = record("toplists/lista", dated("TOP 2", f"size: 2\ncompiled_by: toimitus\n{items}"))
    assert isinstance(this, TopList)
    body = top_list_page(View(small_site(this, deed("a"), deed("b")), "/top/lista/"), this).body
    assert body.index("Ensin.") < body.index("Sitten.")
    assert "Tämän sivuston toimituksen kokoama lista" in body


def test_list_of_unknown_items_says_so() -> None:
    """Where the source names only the list, the page says that, and shows no cards."""
    this = record(
        "toplists/lista", dated("TOP 12", "size: 12\ncompiled_by: ohjelma\nitems: unknown")
    )
    assert isinstance(this, TopList)
    body = top_list_page(View(small_site(this), "/top/lista/"), this).body
    assert "Listalla on 12 kohtaa. Lähde kertoo listan nimen ja koon" in body
    assert 'class="card"' not in body


def campaign_body(this: Record, *others: Record) -> str:
    """Return the body of a campaign's page."""
    assert isinstance(this, Campaign)
    return campaign_page(View(small_site(this, *others), "/kampanjat/x/"), this).body


def test_campaign_counts_its_deeds() -> None:
    """Counts are computed from the deeds that name the campaign."""
    fields = "starts: 2018-06\nends: 2018-12\nhashtags: ['#a']\nreported_results: [85 tekoa.]"
    this = record("campaigns/x", dated("Kampanja", fields))
    body = campaign_body(this, deed("a", more="campaign: x"), deed("b"))
    assert "kesäkuu 2018 – joulukuu 2018" in body
    assert "<dd>1 teko</dd>" in body
    assert "<li>85 tekoa.</li>" in body
    assert body.count('class="card"') == 1


def test_campaign_without_deeds_has_no_empty_section() -> None:
    """Nothing is said of deeds that nobody has linked."""
    this = record("campaigns/x", dated("Kampanja", "starts: 2018\nends: 2018"))
    assert "Kampanjan teot" not in campaign_body(this)


def test_gala_tells_winners_and_what_is_unknown() -> None:
    """Known winners are linked with their reasons; categories without are named as unknown."""
    fields = (
        "year: 2019\ncategories:\n"
        "  - name: Teot\n    winners: [{deed: a, why: Hyvä.}, {organisation: malli}]\n"
        "  - {name: Ihmeet & muut, winners: unknown}"
    )
    this = record("galas/2019", dated("Gaala 2019", fields))
    assert isinstance(this, Gala)
    body = gala_page(View(small_site(this, deed("a")), "/gaalat/2019/"), this).body
    assert '<a href="../../teot/a/">Tavallinen teko</a> – Hyvä.' in body
    assert '<a href="../../organisaatiot/malli/">Malli &amp; kumppanit</a>' in body
    assert "ketkä palkittiin sarjoissa: Ihmeet &amp; muut." in body
