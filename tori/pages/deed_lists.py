"""The lists of deeds: all, and by service area, theme, organisation, place and year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tori.content.records import Deed, Record
from tori.pages.chips import Chip, chips, group_address, group_chips, taxonomy_address
from tori.pages.feeds import feed_links, feed_subscription
from tori.pages.listing import Above, Listing, section_listing
from tori.pages.pieces import Link, from_root
from tori.pages.wording import amount
from tori.site.model import Group, Site
from tori.site.permalinks import SECTIONS, permalink, theme_address
from tori.site.taxonomies import Taxonomy, themes
from tori.text import capitalised

_HOME = Link("Teot", from_root(SECTIONS["deeds"]))


def deed_lists(site: Site, ways: Sequence[Taxonomy]) -> Iterator[Listing]:
    """Yield every list of deeds, of all the ways to find one (`taxonomies`)."""
    others = _others_by_theme(site)
    yield _all_deeds(site, ways)
    for taxonomy in ways:
        for group in taxonomy.groups:
            listing = _of_group(site, taxonomy, group)
            match taxonomy.slug:
                case "palvelualueet":
                    found = [theme for theme in themes(site, group.deeds) if theme.deeds]
                    yield replace(listing, above=Above(themes=_theme_chips(listing, found)))
                    yield from _themes_within(listing, group.name, found)
                case "teemat":
                    yield replace(listing, others=others.get(group.name, ()))
                case "organisaatiot":
                    own_page = from_root(permalink(site.organisation(group.slug)))
                    yield replace(listing, above=Above(organisation=own_page))
                case _:
                    yield listing


def _all_deeds(site: Site, ways: Sequence[Taxonomy]) -> Listing:
    areas, *others = ways
    other_ways = tuple(
        Chip(
            taxonomy.name,
            from_root(taxonomy_address(taxonomy)),
            sum(1 for group in taxonomy.groups if group.deeds),
        )
        for taxonomy in others
    )
    above = Above(areas=chips(group_chips(areas)), ways=other_ways)
    return section_listing(site, "deeds", above=above, section="Kaikki teot")


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
        trail=(_HOME, Link(taxonomy.name, from_root(taxonomy_address(taxonomy)))),
        subscription=feed_subscription(group.name, feeds_at) if feeds_at else None,
        feeds=feed_links(site.publisher, group.name, feeds_at) if feeds_at else (),
        empty="Täällä ei ole vielä yhtään tekoa.",
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


def _theme_chips(area: Listing, found: Iterable[Group]) -> tuple[Chip, ...]:
    """Return the ways from an area's list to those of its deeds that are on a theme."""
    return tuple(
        Chip(theme.name, from_root(f"{area.address}{theme.slug}/"), len(theme.deeds))
        for theme in found
    )


def _others_by_theme(site: Site) -> Mapping[str, Sequence[Record]]:
    """Return what is on each theme and is no deed, in the total order."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in site.records.values():
        if not isinstance(record, Deed):
            for theme in dict.fromkeys(record.on_themes):
                found[theme].append(record)
    return found


def _themes_within(area: Listing, name: str, found: Iterable[Group]) -> Iterator[Listing]:
    """Yield the lists of a service area's themes; a pair without deeds has none."""
    trail = (_HOME, Link(capitalised(name), from_root(area.address)))
    for theme in found:
        whole_theme = Link(theme.name, from_root(theme_address(theme.name)))
        yield Listing(
            address=f"{area.address}{theme.slug}/",
            title=f"{capitalised(name)}: {theme.name}",
            summary=theme.description,
            count=amount(Deed, len(theme.deeds)),
            records=theme.deeds,
            trail=trail,
            above=Above(whole_theme=whole_theme),
        )
