"""An article's page."""

from tests.factories import article, site
from tests.pages.shown import parsed, shown
from tori.pages.article import ArticleData, article_page
from tori.pages.page import ContentsEntry
from tori.pages.pieces import Fact, Link


def test_article_tells_its_themes_and_when_it_was_published() -> None:
    """The date is no more exact than it is known."""
    this = article(published="/2020-10", themes=["johtaminen"])
    data = article_page(site(this), this).data
    assert isinstance(data, ArticleData)
    assert data.heading.trail == (Link("Artikkelit", "artikkelit/"),)
    assert data.facts == (
        Fact("Teemat", links=(Link("johtaminen", "teot/teemat/johtaminen/"),)),
        Fact("Julkaistu", "viimeistään lokakuussa 2020"),
    )


def test_headings_of_the_text_are_the_contents() -> None:
    """An article has no headings but the editor's."""
    this = article(body="## Ensin\n\nTeksti.\n\n## Sitten\n\nToinen.")
    page = article_page(site(this), this)
    assert page.contents == (ContentsEntry("ensin", "Ensin"), ContentsEntry("sitten", "Sitten"))
    assert "Teksti." in shown(page)


def test_hostile_words_of_an_article_are_text() -> None:
    """Title and source are shown as they were typed."""
    words = "<b>\"x\" & 'y'</b>"
    this = article(title=words, source={"isbn": "978-1", "chapter": words})
    found = parsed(article_page(site(this), this))
    assert found.xpath("//b") == []
    assert found.xpath("string(//h1)") == words
    assert words in found.xpath("string(//p[@class='source'])")
