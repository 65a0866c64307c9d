"""The page of a story."""

from tests.factories import deed, record, site, story
from tests.pages.shown import parsed, shown
from tori.content.records import Article
from tori.pages.page import ContentsEntry
from tori.pages.pieces import Fact, Link, Pointer
from tori.pages.story import StoryData, story_page
from tori.site.permalinks import permalink


def test_story_names_who_and_where() -> None:
    """A story links to its organisation and says which professions it is of."""
    this = story(
        number=3,
        organisation="alavuden-kaupunki",
        profession="laitoshuoltajat",
        service_area="koko kunta",
        themes=["johtaminen"],
    )
    data = story_page(site(this), this).data
    assert isinstance(data, StoryData)
    assert data.heading.label == "Tarina 3"
    organisation = Link("Alavuden kaupunki", "organisaatiot/alavuden-kaupunki/")
    assert data.facts[:2] == (
        Fact("Organisaatio", links=(organisation,)),
        Fact("Ammattiryhmä", "laitoshuoltajat"),
    )
    assert [fact.label for fact in data.facts[2:]] == ["Palvelualue", "Teemat", "Julkaistu"]


def test_who_points_at_a_story_has_a_section() -> None:
    """The heading is on the page and in its contents; where nobody points, neither is."""
    this = story()
    article = record(Article, "juttu", f"Lue [tarina](../sankarit/{this.id}.md).")
    page = story_page(site(this, article), this)
    assert isinstance(page.data, StoryData)
    (pointer,) = page.data.pointers
    assert pointer == Pointer("Mainittu sivulla", Link(article.title, "artikkelit/juttu/"))
    assert page.contents == (ContentsEntry("mainittu-muualla", "Mainittu muualla"),)
    assert '<h2 id="mainittu-muualla">Mainittu muualla</h2>' in shown(page)
    alone = story_page(site(this, deed()), this)
    assert alone.contents == ()
    assert "Mainittu muualla" not in shown(alone)


def test_hostile_words_of_a_story_are_text() -> None:
    """Title, summary and profession are shown as they were typed."""
    words = "<b>\"x\" & 'y'</b>"
    this = story(title=words, summary=f"{words} on tiivistelmä.", profession=words)
    page = story_page(site(this), this)
    found = parsed(page)
    assert found.xpath("//b") == []
    assert found.xpath("string(//h1)") == words
    assert found.xpath("string(//dd[1])") == words
    assert page.address == permalink(this)
