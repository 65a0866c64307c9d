"""Lists of records as pages."""

from tests.projects import ROOT
from tests.small_site import dated, deed, record, small_site
from tori.content.records import Deed, InfoPage
from tori.pages.chips import Chip
from tori.pages.feeds import feed_subscription
from tori.pages.listing import Above, ListData, Listing, list_page, section_listing
from tori.pages.page import Page
from tori.pages.pieces import Link
from tori.site.model import Site
from tori.templating.templates import Templates

HOSTILE = "<script>\"'&"
ESCAPED = "&lt;script&gt;&#34;&#39;&amp;"


def data_of(page: Page) -> ListData:
    """Return what a page of a list shows."""
    assert isinstance(page.data, ListData)
    return page.data


def full_listing(site: Site, words: str = "sana") -> Listing:
    """Return a list with something of everything, all with the same words."""
    text = record("pages/teot", dated("Teot"), "## Palvelualueet")
    assert isinstance(text, InfoPage)
    chip = Chip(words, "teot/x/", 2)
    return Listing(
        "/teot/x/",
        words,
        words,
        words,
        site.all(Deed),
        trail=(Link(words, "teot/"),),
        text=text,
        section=words,
        above=Above(
            areas=(chip,), ways=(chip,), themes=(chip,), whole_theme=Link(words, "teot/teemat/x/")
        ),
        others=site.all(Deed),
        subscription=feed_subscription(words, "/teot/x/"),
        empty=words,
    )


def test_first_page_shows_all_and_the_next_only_the_list() -> None:
    """What stands around the list is on its first page alone; heading and pager are on each."""
    site = small_site(deed("a"), deed("b"))
    listing = full_listing(site)
    first = list_page(site, listing, listing.records[:1], 0, 2)
    other = list_page(site, listing, listing.records[1:], 1, 2)
    assert (first.title, first.address) == ("sana, sivu 1/2", "/teot/x/")
    assert (other.title, other.address) == ("sana, sivu 2/2", "/teot/x/sivu/2/")
    assert data_of(first).amount == "sana, sivu 1/2"
    assert data_of(first).above == listing.above
    assert first.text.html
    data = data_of(other)
    assert data.heading.title == "sana"
    assert [step.current for step in data.pager] == [False, True]
    assert [card.address for card in data.records] == ["teot/b/"]
    assert data.above == Above()
    assert not other.text.html
    assert (data.heading.summary, data.others, data.feeds) == ("", (), None)


def test_headings_are_the_pages_contents_and_leave_the_texts_own_alone() -> None:
    """A heading of ours takes another id than one of the editor's text, and is in the contents."""
    site = small_site(deed("a"))
    page = list_page(site, full_listing(site), site.all(Deed), 0, 1)
    ids = [entry.id for entry in page.contents]
    assert len(ids) == len(set(ids)) == 4
    assert ids[0] == "palvelualueet"
    areas = data_of(page).areas_section
    assert areas is not None
    assert areas.id == ids[1]
    assert [entry.words for entry in page.contents][2:] == ["sana", "Muuta samasta teemasta"]
    assert page.contents[-1].id == "muuta", "as it was published"


def test_empty_list_says_so() -> None:
    """A list without records is still a page, and counts nothing."""
    site = small_site()
    page = list_page(site, Listing("/x/", "Lista", "Lyhyesti.", "0 tekoa", ()), (), 0, 1)
    body = Templates(ROOT / "overrides").body(page)
    assert '<p class="unknown">Täällä ei ole vielä mitään.</p>' in body
    assert "amount" not in body
    assert "<nav" not in body
    assert page.description == "Lyhyesti. 0 tekoa."


def test_template_shows_everything_escaped() -> None:
    """Whatever the words are, they are words in elements and in attributes."""
    site = small_site(deed("a"))
    listing = full_listing(site, HOSTILE)
    body = Templates(ROOT / "overrides").body(list_page(site, listing, site.all(Deed), 0, 60))
    assert "<script" not in body
    chip = f'<li><a href="../../teot/x/">{ESCAPED} <span class="count">2</span></a></li>'
    assert f'<nav class="chips" aria-label="Palvelualueet"><ul>{chip}</ul></nav>' in body
    assert f'<nav class="ways" aria-label="Muut tavat selata"><ul>{chip}</ul></nav>' in body
    assert f'<nav class="chips" aria-label="Rajaa teeman mukaan"><ul>{chip}</ul></nav>' in body
    assert f'Kaikilta palvelualueilta: <a href="../../teot/teemat/x/">{ESCAPED}</a>' in body
    assert f'<p class="amount">{ESCAPED}, sivu 1/60</p>' in body
    assert f'aria-label="RSS: {ESCAPED}">RSS</a>, <a href="../../teot/x/atom.xml"' in body
    assert '<a href="../../syotteet/">Mitä syötteet ovat?</a>' in body
    assert '<span aria-current="page">1</span>' in body
    assert '<a href="../../teot/x/sivu/2/" aria-label="Sivu 2">2</a>' in body
    gap = '<li class="pager__gap" aria-hidden="true">…</li>'
    assert body.index('aria-label="Sivu 4"') < body.index(gap) < body.index("sivu/60/")
    assert body.count(gap) == 1


def test_cards_are_below_the_heading_that_is_above_them() -> None:
    """Cards' headings follow the list's own where there is one, and else the page's."""
    site = small_site(deed("a"))
    plain = Listing("/x/", "Lista", "", "1 teko", site.all(Deed))
    templates = Templates(ROOT / "overrides")
    assert '<h2 class="card__title">' in templates.body(list_page(site, plain, plain.records, 0, 1))
    headed = Listing("/x/", "Lista", "", "1 teko", site.all(Deed), section="Kaikki")
    body = templates.body(list_page(site, headed, headed.records, 0, 1))
    assert '<h2 id="kaikki">Kaikki</h2>' in body
    assert '<h3 class="card__title">' in body


def test_section_is_headed_by_the_editors_page() -> None:
    """The page of a section's address gives its title, summary and text."""
    page = record("pages/teot", dated("Hyvät teot"), "Valitse palvelualue.")
    listing = section_listing(small_site(page, deed("yksi")), "deeds")
    assert (listing.title, listing.count, listing.text) == ("Hyvät teot", "1 teko", page)


def test_section_without_a_page_has_its_plain_name() -> None:
    """Editors need not write a page for every section."""
    assert section_listing(small_site(deed("yksi")), "deeds").title == "Teot"
