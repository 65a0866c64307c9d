"""The lists of deeds: all, and by service area, theme, organisation, place and year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tori.content.records import Deed, Organisation, Record
from tori.pages.feeds import feed_links
from tori.pages.wording import PLURALS, amount
from tori.render.body import Blocks, as_blocks
from tori.render.cards import cards
from tori.render.components import Chip, Step, chips, page_heading, theme_links
from tori.render.feed_links import subscription_line
from tori.render.html import EMPTY, Html, html, together
from tori.render.indexing import Listing, Piece, listing_units, nothing, section_listing
from tori.render.tree import Document, PageDocument, Unit, page_path, page_unit
from tori.render.view import View
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
    others = _others_by_theme(site)
    yield from listing_units(site, _all_deeds(site, ways))
    for taxonomy in ways:
        yield _terms_unit(site, taxonomy)
        for group in taxonomy.groups:
            listing = _of_group(site, taxonomy, group)
            match taxonomy.slug:
                case "palvelualueet":
                    found = [theme for theme in themes(site, group.deeds) if theme.deeds]
                    yield from listing_units(site, _with_themes(listing, found))
                    yield from _themes_within(site, listing, group.name, found)
                case "teemat":
                    yield from listing_units(
                        site, _with_others(listing, others.get(group.name, ()))
                    )
                case "organisaatiot":
                    yield from listing_units(site, _with_way_to(listing, group))
                case _:
                    yield from listing_units(site, listing)


def group_address(taxonomy: Taxonomy, group: Group) -> str:
    """Return the address of a term's page."""
    return f"{DEEDS}{taxonomy.slug}/{group.slug}/"


def group_chips(taxonomy: Taxonomy) -> tuple[Chip, ...]:
    """Return the ways to a taxonomy's terms."""
    return tuple(
        Chip(group.name, group_address(taxonomy, group), len(group.deeds))
        for group in taxonomy.groups
    )


def _all_deeds(site: Site, ways: tuple[Taxonomy, ...]) -> Listing:
    areas, *others = ways
    other_ways = tuple(
        Chip(
            taxonomy.name,
            f"{DEEDS}{taxonomy.slug}/",
            sum(1 for group in taxonomy.groups if group.deeds),
        )
        for taxonomy in others
    )
    before = partial(_ways, group_chips(areas), other_ways)
    return section_listing(site, "deeds", before=before, heading="Kaikki teot")


def _ways(areas: Sequence[Chip], others: Sequence[Chip], view: View) -> Html:
    entries = together(
        html(
            '<li><a href="{}">{} <span class="count">{}</span></a></li>',
            view.way(way.address),
            way.words,
            way.count,
        )
        for way in others
    )
    return html(
        '<h2 id="palvelualueet">Palvelualueet</h2>{}'
        '<nav class="ways" aria-label="Muut tavat selata"><ul>{}</ul></nav>',
        chips(view, areas, "Palvelualueet"),
        entries,
    )


def _terms_unit(site: Site, taxonomy: Taxonomy) -> Unit:
    address = f"{DEEDS}{taxonomy.slug}/"
    terms = tuple(
        (chip, group.description)
        for chip, group in zip(group_chips(taxonomy), taxonomy.groups, strict=True)
    )
    title = f"Teot {taxonomy.by}"
    lead = _LEADS[taxonomy.slug]
    return page_unit(address, _terms_page, View(site, address), title, lead, terms)


def _terms_page(
    view: View, title: str, lead: str, terms: Sequence[tuple[Chip, str]]
) -> tuple[str, Document]:
    """Return the page that lists a taxonomy's terms with their counts."""
    rows = together(
        html(
            '<li class="term"><a href="{}">{}</a> <span class="count">{}</span>{}</li>',
            view.way(chip.address),
            capitalised(chip.words),
            amount(Deed, chip.count),
            html('<p class="term__description">{}</p>', description) if description else EMPTY,
        )
        for chip, description in terms
    )
    return page_path(view.address), PageDocument(
        title=title,
        description=lead,
        kind="index",
        searchable=False,
        blocks=(page_heading(view, title, lead, (_HOME,)), html('<ul class="terms">{}</ul>', rows)),
    )


def _of_group(site: Site, taxonomy: Taxonomy, group: Group) -> Listing:
    title = capitalised(group.name)
    if taxonomy.slug == "organisaatiot":
        title = f"{title}: teot"  # the organisation's own page has its name alone
    feeds_at = _address_of_feeds(site, taxonomy, group)
    return Listing(
        address=group_address(taxonomy, group),
        title=title,
        summary=group.description,
        count=amount(Deed, len(group.deeds)),
        records=group.deeds,
        trail=(_HOME, (taxonomy.name, f"{DEEDS}{taxonomy.slug}/")),
        after=partial(_feeds, group.name, feeds_at) if feeds_at else nothing,
        empty="Täällä ei ole vielä yhtään tekoa.",
        feeds=feed_links(site.publisher, group.name, feeds_at) if feeds_at else (),
    )


def _feeds(name: str, address: str, view: View) -> Html:
    return subscription_line(view, name, address)


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


def _with_themes(listing: Listing, found: Iterable[Group]) -> Listing:
    """Return an area's list with the ways to its themes above it."""
    ways = tuple(
        Chip(theme.name, f"{listing.address}{theme.slug}/", len(theme.deeds)) for theme in found
    )
    return replace(listing, before=partial(_theme_chips, ways))


def _theme_chips(ways: Sequence[Chip], view: View) -> Html:
    return chips(view, ways, "Rajaa teeman mukaan")


def _with_way_to(listing: Listing, group: Group) -> Listing:
    """Return an organisation's list with the way to its own page above it."""
    return replace(listing, before=partial(_organisation_link, group.slug))


def _organisation_link(identifier: str, view: View) -> Html:
    address = permalink(view.site.organisation(identifier))
    return html('<p><a href="{}">Kaikki organisaatiosta</a></p>', view.way(address))


def _with_others(listing: Listing, others: Iterable[Record]) -> Listing:
    """Return a theme's list with what else is on the theme below it, and then its feeds."""
    return replace(listing, after=partial(_others_and_more, tuple(others), listing.after))


def _others_and_more(others: Sequence[Record], more: Piece, view: View) -> Blocks:
    heading = '<h2 id="muuta">Muuta samasta teemasta</h2>{}'
    found = html(heading, cards(view, others, level=3)) if others else EMPTY
    return found, *as_blocks(more(view))


def _others_by_theme(site: Site) -> Mapping[str, Sequence[Record]]:
    """Return what is on each theme and is no deed, in the total order."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in site.records.values():
        if not isinstance(record, Deed):
            for theme in dict.fromkeys(getattr(record, "themes", ())):
                found[theme].append(record)
    return found


def _themes_within(site: Site, area: Listing, name: str, found: Iterable[Group]) -> Iterator[Unit]:
    """Yield the pages of a service area's themes; a pair without deeds has none."""
    for theme in found:
        listing = Listing(
            address=f"{area.address}{theme.slug}/",
            title=f"{capitalised(name)}: {theme.name}",
            summary=theme.description,
            count=amount(Deed, len(theme.deeds)),
            records=theme.deeds,
            trail=(_HOME, (capitalised(name), area.address)),
            before=partial(_whole_theme, theme.name),
        )
        yield from listing_units(site, listing)


def _whole_theme(theme: str, view: View) -> Html:
    return html("<p>Kaikilta palvelualueilta: {}</p>", theme_links(view, (theme,)))


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
        view.text(page),
        html('<p class="amount">{}</p>', amount(Organisation, len(organisations))),
        html('<ul class="terms terms--columns">{}</ul>', rows),
    )
    return page_path(address), PageDocument(title, summary, "index", blocks, searchable=False)


def _count_of_mentions(site: Site, organisation: Organisation) -> int:
    speakers: dict[str, Record] = {
        m.speaker.reference: m.speaker for m in site.mentions_of(organisation)
    }
    return len(speakers)
