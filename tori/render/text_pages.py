"""The pages of texts and of who they are about: stories, articles, organisations, stubs."""

from tori.content.records import (
    Article,
    Dated,
    InfoPage,
    Story,
)
from tori.pages.wording import PLURALS, date_in_finnish, w3c_date
from tori.render.components import (
    facts,
    noun,
    organisations_named,
    page_heading,
    service_area_link,
    source_line,
    theme_links,
)
from tori.render.html import EMPTY, html
from tori.render.pointers import pointer_section
from tori.render.proof_link import GUIDE, proof_link
from tori.render.statement import STATEMENT, exempt_media_section
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.site.permalinks import SECTIONS


def story_page(view: View, story: Story) -> PageDocument:
    """Return the page of a story of Sankarit poikkeusoloissa."""
    organisation = (story.organisation,) if story.organisation else ()
    return PageDocument(
        title=story.title,
        description=story.summary,
        kind="story",
        modified=w3c_date(story.reviewed or story.published),
        blocks=(
            page_heading(
                view,
                story.title,
                story.summary,
                (("Sankarit poikkeusoloissa", SECTIONS["sankarit"]),),
                f"Tarina {story.number}",
            ),
            view.text(story),
            facts(
                (
                    ("Organisaatio", organisations_named(view, organisation)),
                    ("Ammattiryhmä", story.profession or ""),
                    ("Palvelualue", service_area_link(view, story.service_area)),
                    ("Teemat", theme_links(view, story.themes)),
                    ("Julkaistu", date_in_finnish(story.published)),
                )
            ),
            *pointer_section(view, story),
            source_line(view, story.source),
        ),
    )


def article_page(view: View, article: Article) -> PageDocument:
    """Return the page of an article."""
    return PageDocument(
        title=article.title,
        description=article.summary,
        kind="article",
        modified=w3c_date(article.reviewed or article.published),
        blocks=(
            page_heading(
                view, article.title, article.summary, (("Artikkelit", SECTIONS["articles"]),)
            ),
            view.text(article),
            facts(
                (
                    ("Teemat", theme_links(view, article.themes)),
                    ("Julkaistu", date_in_finnish(article.published)),
                )
            ),
            source_line(view, article.source),
        ),
    )


def info_page(view: View, page: InfoPage) -> PageDocument:
    """Return a page about the site itself."""
    return PageDocument(
        title=page.title,
        description=page.summary,
        kind="info",
        modified=w3c_date(page.reviewed or page.published),
        blocks=(
            page_heading(view, page.title, page.summary),
            view.text(page),
            *(exempt_media_section(view) if page.reference == STATEMENT else ()),
            proof_link(view) if page.reference == GUIDE else EMPTY,
            html(
                '<p class="source">Päivitetty {}.</p>',
                date_in_finnish(page.reviewed or page.published),
            ),
        ),
    )


def stub_page(view: View, record: Dated) -> PageDocument:
    """Return the page that keeps the address of a withdrawn or expired record."""
    reason = (
        record.withdrawn
        or f"Sivun voimassaolo päättyi: {date_in_finnish(record.expires or record.published)}."
    )
    section = SECTIONS[record.origin.collection]
    return PageDocument(
        title=record.title,
        description=f"{noun(record)} ei ole enää julkaistuna.",
        kind="stub",
        searchable=False,
        blocks=(
            page_heading(view, record.title, f"{noun(record)} ei ole enää julkaistuna."),
            html("<p>{}</p>", reason),
            html('<p><a href="{}">{}</a></p>', view.way(section), PLURALS[type(record)]),
        ),
    )
