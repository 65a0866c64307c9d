"""The ways to find a deed: by service area, theme, organisation, municipality, region and year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tori.content.records import Deed
from tori.content.vocabulary import Term
from tori.site.model import Group, Site, members_by_term
from tori.text import finnish_key, slug

UNKNOWN_YEAR_SLUG, UNKNOWN_YEAR_NAME = "ei-tiedossa", "ajankohta ei tiedossa"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One way to find a deed.

    Attributes:
        slug: Its name in addresses, below `/teot/`.
        name: Its name to readers: 'Palvelualueet'.
        by: How a reader would say it: 'palvelualueen mukaan'.
        groups: Its terms with their deeds, in the order in which readers expect them.
    """

    slug: str
    name: str
    by: str
    groups: tuple[Group, ...]


def taxonomies(site: Site) -> tuple[Taxonomy, ...]:
    """Return every way to find a deed, the broadest first."""
    deeds = site.all(Deed)
    return (
        by_service_area(site),
        Taxonomy("teemat", "Teemat", "teeman mukaan", themes(site, deeds)),
        Taxonomy(
            "organisaatiot", "Organisaatiot", "organisaation mukaan", _organisations(site, deeds)
        ),
        Taxonomy("kunnat", "Kunnat", "kunnan mukaan", _municipalities(site, deeds)),
        Taxonomy("maakunnat", "Maakunnat", "maakunnan mukaan", _regions(site, deeds)),
        Taxonomy("vuodet", "Vuodet", "vuoden mukaan", _years(deeds)),
    )


def by_service_area(site: Site) -> Taxonomy:
    """Return the eight service areas in the vocabulary's order, the empty ones too."""
    members = members_by_term(site.all(Deed), lambda deed: (deed.service_area,))
    groups = tuple(_of_terms(site.vocabulary.service_areas, members))
    return Taxonomy("palvelualueet", "Palvelualueet", "palvelualueen mukaan", groups)


def themes(site: Site, deeds: Iterable[Deed]) -> tuple[Group, ...]:
    """Return the themes in the vocabulary's order, the empty ones too."""
    members = members_by_term(deeds, lambda deed: deed.themes)
    return tuple(_of_terms(site.vocabulary.themes, members))


def _of_terms(terms: Iterable[Term], members: Mapping[str, tuple[Deed, ...]]) -> Iterator[Group]:
    for term in terms:
        yield Group(term.slug, term.name, members.get(term.name, ()), term.description)


def _organisations(site: Site, deeds: Iterable[Deed]) -> tuple[Group, ...]:
    members = members_by_term(deeds, lambda deed: (deed.organisation,))
    groups = (Group(key, site.organisation(key).name, found) for key, found in members.items())
    return _by_name(groups)


def _municipalities(site: Site, deeds: Iterable[Deed]) -> tuple[Group, ...]:
    def municipality(deed: Deed) -> tuple[str, ...]:
        name = site.organisation(deed.organisation).municipality
        return (name,) if name else ()

    return _by_name(
        Group(slug(name), name, found)
        for name, found in members_by_term(deeds, municipality).items()
    )


def _regions(site: Site, deeds: Iterable[Deed]) -> tuple[Group, ...]:
    def region(deed: Deed) -> tuple[str, ...]:
        name = site.organisation(deed.organisation).region
        return (name,) if name else ()

    return _by_name(
        Group(slug(name), name, found) for name, found in members_by_term(deeds, region).items()
    )


def _years(deeds: Iterable[Deed]) -> tuple[Group, ...]:
    """Return the years, newest first, and last the deeds whose year nobody knows."""
    members = members_by_term(deeds, lambda deed: (str(deed.published.year or ""),))
    known = sorted((year for year in members if year), reverse=True)
    groups = [Group(year, year, members[year]) for year in known]
    if "" in members:
        groups.append(Group(UNKNOWN_YEAR_SLUG, UNKNOWN_YEAR_NAME, members[""]))
    return tuple(groups)


def _by_name(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: finnish_key(group.name)))
