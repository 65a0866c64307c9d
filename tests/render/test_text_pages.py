"""The pages of stories, articles, pages of the site, and stubs."""

from datetime import date

from tests.render.small_site import dated, deed, record, small_site
from tori.content.records import Article, Dated, InfoPage, Record, Story
from tori.render.text_pages import (
    article_page,
    info_page,
    story_page,
    stub_page,
)
from tori.render.view import View


def test_story_names_who_and_where() -> None:
    """A story links to its organisation and says which professions it is of."""
    fields = "number: 3\norganisation: malli\nprofession: laitoshuoltajat\nservice_area: koko kunta"
    this = record("sankarit/x", dated("Tarina", fields))
    assert isinstance(this, Story)
    body = story_page(View(small_site(this), "/sankarit/x/"), this).body
    assert '<p class="label">Tarina 3</p>' in body
    assert "laitoshuoltajat" in body
    assert '<a href="../../organisaatiot/malli/">' in body


def test_article_and_page_have_their_dates() -> None:
    """An article says when it was published, and a page of the site when it was last revised."""
    article = record("articles/x", dated("Artikkeli", "themes: [viestintä]"))
    page = record("pages/x", dated("Seloste", "reviewed: 2026-11-24"))
    assert isinstance(article, Article)
    assert isinstance(page, InfoPage)
    site = small_site(article, page)
    assert "viimeistään lokakuussa 2020" in article_page(View(site, "/artikkelit/x/"), article).body
    assert "Päivitetty 24.11.2026." in info_page(View(site, "/x/"), page).body


def stub_body(this: Record) -> str:
    """Return the body of a retired record's page."""
    assert isinstance(this, Dated)
    return stub_page(View(small_site(this), "/teot/x/"), this).body


def test_withdrawn_record_tells_why() -> None:
    """The address stays, with the reason and the way to the rest."""
    body = stub_body(deed("x", more="withdrawn: Pyynnöstä <poistettu>."))
    assert "Pyynnöstä &lt;poistettu&gt;." in body
    assert '<a href="../">Teot</a>' in body


def test_expired_record_tells_when() -> None:
    """A record whose last day has passed says which day that was."""
    assert "päättyi: 1.2.2021." in stub_body(deed("x", more="expires: 2021-02-01"))


def test_retired_record_is_on_no_list() -> None:
    """Indexes do not show what is withdrawn or expired, but its address is kept."""
    site = small_site(deed("x", more="expires: 2021-02-01"), day=date(2026, 11, 24))
    assert "deeds/x" not in site.records
    assert site.find("deeds/x") is not None
