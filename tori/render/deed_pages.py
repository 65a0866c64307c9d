"""A deed's page: what was done, by whom, what came of it, and everything that points at it."""

from tori.content.records import Adoption, Deed, Image, Record
from tori.render.body import Blocks, SectionHeading
from tori.render.cards import cards
from tori.render.components import (
    bullets,
    facts,
    organisations_named,
    page_heading,
    service_area_address,
    service_area_link,
    source_line,
    theme_links,
)
from tori.render.html import EMPTY, Html, html, together
from tori.render.pointers import pointer_section
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.render.wording import date_in_finnish, w3c_date
from tori.site.model import media_path
from tori.site.permalinks import SECTIONS, media_address
from tori.text import capitalised


def deed_page(view: View, deed: Deed) -> PageDocument:
    """Return the page of a deed."""
    trail = (
        ("Teot", SECTIONS["deeds"]),
        (capitalised(deed.service_area), service_area_address(deed.service_area)),
    )
    return PageDocument(
        title=deed.title,
        description=deed.summary,
        kind="deed",
        modified=w3c_date(deed.reviewed or deed.published),
        blocks=(
            page_heading(view, deed.title, deed.summary, trail),
            _facts(view, deed),
            view.text(deed),
            _pictures(view, deed),
            *_section("Tulokset", bullets(deed.results) if deed.results else EMPTY),
            *_section("Opit ja siirrettävyys", bullets(deed.transfer) if deed.transfer else EMPTY),
            *_section("Otettu mallia", _models(view, deed)),
            *pointer_section(view, deed, "Tekoon viitataan"),
            source_line(view, deed.source),
            *_section("Samasta aiheesta", cards(view, view.site.kin_of(deed), level=3)),
        ),
    )


def _facts(view: View, deed: Deed) -> Html:
    campaign = view.site.find(f"campaigns/{deed.campaign}") if deed.campaign else None
    return facts(
        (
            ("Organisaatio", organisations_named(view, (deed.organisation,))),
            ("Palvelualue", service_area_link(view, deed.service_area)),
            ("Teemat", theme_links(view, deed.themes)),
            ("Kenelle", ", ".join(deed.customer_groups)),
            ("Vaihe", deed.stage or ""),
            ("Kampanja", view.link(campaign) if campaign else ""),
            ("Lisätietoja antaa", deed.contact or ""),
            ("Julkaistu", date_in_finnish(deed.published)),
        )
    )


def _section(heading: str, content: Html) -> Blocks:
    """Return a Markdown heading, which the table of contents sees, and its content, if any."""
    return (SectionHeading(heading), content) if content else ()


def _pictures(view: View, deed: Deed) -> Html:
    return together(_picture(view, deed, image) for image in deed.images)


def _picture(view: View, deed: Deed, image: Image) -> Html:
    return html(
        '<figure><img src="{}" alt="{}" loading="lazy">'
        "<figcaption>Kuva: {}. {}</figcaption></figure>",
        view.way(media_address(media_path(deed, image.src))),
        image.alt,
        image.credit,
        image.licence,
    )


def _models(view: View, deed: Deed) -> Html:
    """Return both ends of 'took this as a model': what the deed copied, and who copied it."""
    lines: list[Html] = []
    models = [model for m in deed.modelled_on if (model := view.site.find(f"deeds/{m}"))]
    if models:
        lines.append(html("Mallina: {}", together((view.link(model) for model in models), ", ")))
    lines.extend(
        html("Mallia otti {}", _link_with_organisation(view, mention.speaker))
        for mention in view.site.mentions_of(deed, "modelled_on")
    )
    lines.extend(_adoption(view, adoption) for adoption in deed.adopted_by)
    return bullets(lines) if lines else EMPTY


def _adoption(view: View, adoption: Adoption) -> Html:
    changed = f": {adoption.changed}" if adoption.changed else ""
    organisation = view.site.organisation(adoption.organisation)
    return html("Mallia otti {} ({}){}", view.link(organisation), adoption.year, changed)


def _link_with_organisation(view: View, record: Record) -> Html:
    if isinstance(record, Deed):
        return html("{} ({})", view.link(record), view.site.organisation(record.organisation).name)
    return view.link(record)
