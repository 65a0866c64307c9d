"""The lists of deeds: all, and by service area, theme, organisation, place and year."""

from collections.abc import Iterator, Mapping
from functools import partial

from tori.content.records import Deed, Organisation, Record
from tori.render.components import Chip, Step, cards, chips, page_heading, theme_links
from tori.render.feed_links import feed_links, subscription_line
from tori.render.html import EMPTY, Html, html, together
from tori.render.indexing import Listing, Piece, listing_units, nothing, section_listing
from tori.render.tree import Document, MarkdownDocument, Unit, joined, page_path, page_unit
from tori.render.view import View
from tori.render.wording import PLURALS, amount
from tori.site.model import Group, Site
from tori.site.permalinks import SECTIONS, permalink
from tori.site.sequences import section_page
from tori.site.taxonomies import Taxonomy, taxonomies, themes
from tori.text import capitalised

DEEDS = SECTIONS["deeds"]
_HOME: Step = ("Teot", DEEDS)

_LEADS: Mapping[str, str] = {
    "palvelualueet": "Teot kahdeksalla palvelualueella.",
    "teemat": "Teot sen mukaan, mitä työssä kehitettiin.",
    "organisaatiot": "Kunnat, kuntayhtymät ja muut organisaatiot, joiden tekoja täällä on.",
    "kunnat": "Teot kunnittain. Mukana ovat myös kunnan omat yksiköt ja yhtiöt.",
    "maakunnat": "Teot maakunnittain. Usean kunnan yhteisillä organisaatioilla ei ole maakuntaa.",
    "vuodet": "Teot julkaisuvuoden mukaan. Useimpien tekojen vuotta lähde ei kerro.",
}


def deed_indexes(site: Site) -> Iterator[Unit]:
    """Yield every list of deeds."""
    ways = taxonomies(site)
    yield from listing_units(site, _all_deeds(site, ways))
    for taxonomy in ways:
        yield page_unit(f"{DEEDS}{taxonomy.slug}/", partial(_terms_page, site, taxonomy))
        for group in taxonomy.groups:
            yield from listing_units(site, _of_group(site, taxonomy, group))
            if taxonomy.slug == "palvelualueet":
                yield from _themes_within(site, taxonomy, group)


def group_address(taxonomy: Taxonomy, group: Group) -> str:
    """Return the address of a term's page."""
    return f"{DEEDS}{taxonomy.slug}/{group.slug}/"


def _all_deeds(site: Site, ways: tuple[Taxonomy, ...]) -> Listing:
    areas, *others = ways

    def navigation(view: View) -> Html:
        entries = together(
            html(
                '<li><a href="{}">{} <span class="count">{}</span></a></li>',
                view.way(f"{DEEDS}{taxonomy.slug}/"),
                taxonomy.name,
                sum(1 for group in taxonomy.groups if group.deeds),
            )
            for taxonomy in others
        )
        return html(
            '<h2 id="palvelualueet">Palvelualueet</h2>{}'
            '<nav class="ways" aria-label="Muut tavat selata"><ul>{}</ul></nav>',
            chips(view, _chips(areas), "Palvelualueet"),
            entries,
        )

    return section_listing(site, "deeds", before=navigation, heading="Kaikki teot")


def _chips(taxonomy: Taxonomy) -> Iterator[Chip]:
    for group in taxonomy.groups:
        yield Chip(group.name, group_address(taxonomy, group), len(group.deeds))


def _terms_page(site: Site, taxonomy: Taxonomy) -> tuple[str, Document]:
    """Return the page that lists a taxonomy's terms with their counts."""
    address = f"{DEEDS}{taxonomy.slug}/"
    view = View(site, address)
    rows = together(
        html(
            '<li class="term"><a href="{}">{}</a> <span class="count">{}</span>{}</li>',
            view.way(group_address(taxonomy, group)),
            capitalised(group.name),
            amount(Deed, len(group.deeds)),
            html('<p class="term__description">{}</p>', group.description)
            if group.description
            else EMPTY,
        )
        for group in taxonomy.groups
    )
    lead = _LEADS[taxonomy.slug]
    return page_path(address), MarkdownDocument(
        title=f"Teot {taxonomy.by}",
        description=lead,
        kind="index",
        searchable=False,
        body=joined(
            (
                page_heading(view, f"Teot {taxonomy.by}", lead, (_HOME,)),
                html('<ul class="terms">{}</ul>', rows),
            )
        ),
    )


def _of_group(site: Site, taxonomy: Taxonomy, group: Group) -> Listing:
    before: Piece = nothing
    more: Piece = nothing
    title = capitalised(group.name)
    if taxonomy.slug == "palvelualueet":
        before = _theme_chips(site, taxonomy, group)
    if taxonomy.slug == "teemat":
        more = _others_on_theme(site, group.name)
    if taxonomy.slug == "organisaatiot":
        before = _organisation_link(group)
        title = f"{title}: teot"  # the organisation's own page has its name alone
    feeds_at = _address_of_feeds(site, taxonomy, group)

    def after(view: View) -> str:
        line = subscription_line(view, group.name, feeds_at) if feeds_at else EMPTY
        return joined((more(view), line))

    return Listing(
        address=group_address(taxonomy, group),
        title=title,
        summary=group.description,
        count=amount(Deed, len(group.deeds)),
        records=group.deeds,
        trail=(_HOME, (taxonomy.name, f"{DEEDS}{taxonomy.slug}/")),
        before=before,
        after=after,
        empty="Täällä ei ole vielä yhtään tekoa.",
        feeds=feed_links(site.publisher, group.name, feeds_at) if feeds_at else (),
    )


def _address_of_feeds(site: Site, taxonomy: Taxonomy, group: Group) -> str:
    """Return the page beside which the group's feeds are; empty where there are none.

    An organisation's are beside its own page, as they have more than its deeds.
    """
    match taxonomy.slug:
        case "palvelualueet" | "teemat":
            return group_address(taxonomy, group)
        case "organisaatiot":
            return permalink(site.organisation(group.slug))
        case _:
            return ""


def _theme_chips(site: Site, taxonomy: Taxonomy, area: Group) -> Piece:
    def navigation(view: View) -> Html:
        entries = (
            Chip(theme.name, f"{group_address(taxonomy, area)}{theme.slug}/", len(theme.deeds))
            for theme in themes(site, area.deeds)
        )
        return chips(view, entries, "Rajaa teeman mukaan")

    return navigation


def _organisation_link(group: Group) -> Piece:
    def link(view: View) -> Html:
        organisation = view.site.organisation(group.slug)
        return html(
            '<p><a href="{}">Kaikki organisaatiosta</a></p>', view.way(permalink(organisation))
        )

    return link


def _others_on_theme(site: Site, theme: str) -> Piece:
    others = [
        r
        for r in site.records.values()
        if theme in getattr(r, "themes", ()) and not isinstance(r, Deed)
    ]

    def section(view: View) -> Html:
        if not others:
            return EMPTY
        return html('<h2 id="muuta">Muuta samasta teemasta</h2>{}', cards(view, others, level=3))

    return section


def _themes_within(site: Site, taxonomy: Taxonomy, area: Group) -> Iterator[Unit]:
    """Yield the pages of a service area's themes; a pair without deeds has none."""
    for theme in themes(site, area.deeds):
        if not theme.deeds:
            continue
        address = f"{group_address(taxonomy, area)}{theme.slug}/"
        listing = Listing(
            address=address,
            title=f"{capitalised(area.name)}: {theme.name}",
            summary=theme.description,
            count=amount(Deed, len(theme.deeds)),
            records=theme.deeds,
            trail=(_HOME, (capitalised(area.name), group_address(taxonomy, area))),
            before=_whole_theme(theme.name),
        )
        yield from listing_units(site, listing)


def _whole_theme(theme: str) -> Piece:
    def link(view: View) -> Html:
        return html("<p>Kaikilta palvelualueilta: {}</p>", theme_links(view, (theme,)))

    return link


def organisation_index(site: Site) -> tuple[str, Document]:
    """Return the list of organisations, each with the count of what is about it."""
    address = SECTIONS["organisations"]
    view = View(site, address)
    page = section_page(site, "organisations")
    title = page.title if page else PLURALS[Organisation]
    summary = page.summary if page else ""
    organisations = site.all(Organisation)
    rows = together(
        html(
            '<li class="term">{} <span class="count">{}</span></li>',
            view.link(organisation),
            _count_of_mentions(site, organisation),
        )
        for organisation in organisations
    )
    blocks = (
        page_heading(view, title, summary),
        view.text(page) if page else "",
        html('<p class="amount">{}</p>', amount(Organisation, len(organisations))),
        html('<ul class="terms terms--columns">{}</ul>', rows),
    )
    return page_path(address), MarkdownDocument(
        title, summary, "index", joined(blocks), searchable=False
    )


def _count_of_mentions(site: Site, organisation: Organisation) -> int:
    speakers: dict[str, Record] = {
        m.speaker.reference: m.speaker for m in site.mentions_of(organisation)
    }
    return len(speakers)
