"""An organisation's page: everything on the site that is by it or about it."""

from tori.content.records import Deed, Organisation, Record, Story
from tori.pages.wording import PLURALS, amount
from tori.render.body import Block, Blocks, SectionHeading
from tori.render.cards import cards
from tori.render.components import facts, page_heading, source_line
from tori.render.feed_links import feed_links, subscription_line
from tori.render.html import EMPTY, html
from tori.render.indexing import PAGE_SIZE
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.site.permalinks import SECTIONS
from tori.text import capitalised


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
