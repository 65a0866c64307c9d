"""An article's page: a blog post or news."""

from dataclasses import dataclass

from tori.content.records import Article
from tori.pages.page import Data, Page, Sections
from tori.pages.pieces import (
    Fact,
    Link,
    PageHeading,
    SourceLine,
    facts,
    from_root,
    page_heading,
    source_line,
    theme_links,
)
from tori.pages.texts import editor_text
from tori.pages.wording import date_in_finnish, w3c_date
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, permalink


@dataclass(frozen=True, slots=True)
class ArticleData(Data):
    """What an article's page shows."""

    heading: PageHeading
    facts: tuple[Fact, ...]
    source: SourceLine | None


def article_page(site: Site, article: Article) -> Page:
    """Return the page of an article."""
    address = permalink(article)
    text = editor_text(site, article, address)
    trail = (Link("Artikkelit", from_root(SECTIONS["articles"])),)
    data = ArticleData(
        heading=page_heading(article.title, article.summary, trail),
        facts=facts(
            Fact("Teemat", links=theme_links(article.themes)),
            Fact("Julkaistu", date_in_finnish(article.published)),
        ),
        source=source_line(site, article.source),
    )
    return Page(
        address,
        "article",
        article.title,
        article.summary,
        "article",
        data,
        text,
        Sections(text).contents,
        modified=w3c_date(article.reviewed or article.published),
    )
