"""The pages of texts and of who they are about: stories, articles, organisations, stubs."""

from tori.content.records import (
    Article,
    Dated,
    Deed,
    InfoPage,
    Organisation,
    Record,
    Story,
)
from tori.pages.feeds import feed_links
from tori.pages.wording import PLURALS, amount, date_in_finnish, w3c_date
from tori.render.body import Block, Blocks, SectionHeading
from tori.render.cards import cards
from tori.render.components import (
    facts,
    noun,
    organisations_named,
    page_heading,
    service_area_link,
    source_line,
    theme_links,
)
from tori.render.feed_links import subscription_line
from tori.render.html import EMPTY, html
from tori.render.indexing import PAGE_SIZE
from tori.render.pointers import pointer_section
from tori.render.proof_link import GUIDE, proof_link
from tori.render.statement import STATEMENT, exempt_media_section
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.site.permalinks import SECTIONS
from tori.text import capitalised


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


def organisation_page(view: View, organisation: Organisation) -> PageDocument:
    """Return an organisation's page: everything on the site that is by it or about it."""
    parent = (
        view.site.find(f"organisations/{organisation.part_of}") if organisation.part_of else None
    )
    units = [m.speaker for m in view.site.mentions_of(organisation, "part_of")]
    deeds = tuple(
        d
        for d in _speakers(view, organisation)
        if isinstance(d, Deed) and d.organisation == organisation.id
    )
    description = f"{organisation.name} Tekojen torilla: {amount(Deed, len(deeds))} ja muu sisältö."
    return PageDocument(
        title=organisation.name,
        description=description,
        kind="organisation",
        feeds=feed_links(view.site.publisher, organisation.name, view.address),
        blocks=(
            page_heading(
                view,
                organisation.name,
                "",
                (("Organisaatiot", SECTIONS["organisations"]),),
                capitalised(organisation.kind),
            ),
            facts(
                (
                    ("Kunta", organisation.municipality or ""),
                    ("Maakunta", organisation.region or ""),
                    ("Osa organisaatiota", view.link(parent) if parent else ""),
                    ("Yksiköt", html(", ").join(view.link(unit) for unit in units)),
                    ("Lyhyesti", ", ".join(organisation.short_names)),
                    ("Aiempi nimi", ", ".join(organisation.former_names)),
                )
            ),
            view.text(organisation),
            *_deeds_section(view, organisation, deeds),
            *_other_sections(view, organisation),
            subscription_line(view, organisation.name, view.address),
            source_line(view, organisation.source),
        ),
    )


def _speakers(view: View, organisation: Organisation) -> tuple[Record, ...]:
    found = {m.speaker.reference: m.speaker for m in view.site.mentions_of(organisation)}
    return tuple(found.values())


def _deeds_section(view: View, organisation: Organisation, deeds: tuple[Deed, ...]) -> Blocks:
    if not deeds:
        return ()
    address = f"{SECTIONS['deeds']}organisaatiot/{organisation.id}/"
    rest = EMPTY
    if len(deeds) > PAGE_SIZE:
        rest = html(
            '<p><a href="{}">Kaikki {}</a></p>', view.way(address), amount(Deed, len(deeds))
        )
    return SectionHeading("Teot"), cards(view, deeds[:PAGE_SIZE], level=3), rest


def _other_sections(view: View, organisation: Organisation) -> Blocks:
    """Return, type by type, what else speaks of the organisation."""
    blocks: list[Block] = []
    speakers = _speakers(view, organisation)
    for record_type, heading in PLURALS.items():
        if record_type is Organisation:
            continue
        found = [
            s
            for s in speakers
            if type(s) is record_type and getattr(s, "organisation", "") != organisation.id
        ]
        if record_type is Story:
            found = [s for s in speakers if isinstance(s, Story)]
        if found:
            title = "Mainittu näissä teoissa" if record_type is Deed else heading
            blocks += [SectionHeading(title), cards(view, found, level=3)]
    return tuple(blocks)


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
