"""The pages of what gathers deeds: TOP lists, campaigns and galas."""

from collections.abc import Iterator

from tori.content.records import Campaign, Category, Deed, Gala, TopList, Winner
from tori.pages.wording import amount, date_in_finnish, period_in_finnish, w3c_date
from tori.render.body import SectionHeading
from tori.render.cards import card, cards
from tori.render.components import bullets, facts, page_heading, source_line
from tori.render.html import EMPTY, Html, html, together
from tori.render.tree import PageDocument
from tori.render.view import View
from tori.site.permalinks import SECTIONS

_COMPILERS = {
    "ohjelma": "Kunteko-ohjelman julkaisema lista",
    "toimitus": "Tämän sivuston toimituksen kokoama lista",
}


def top_list_page(view: View, top_list: TopList) -> PageDocument:
    """Return the page of a list; where the source does not tell what is on it, the page says so."""
    return PageDocument(
        title=top_list.title,
        description=top_list.summary,
        kind="top-list",
        modified=w3c_date(top_list.reviewed or top_list.published),
        blocks=(
            page_heading(
                view,
                top_list.title,
                top_list.summary,
                (("TOP-listat", SECTIONS["toplists"]),),
                _COMPILERS[top_list.compiled_by],
            ),
            view.text(top_list),
            SectionHeading("Listan teot"),
            _items(view, top_list),
            facts(
                (
                    ("Koko", f"{top_list.size} kohtaa"),
                    ("Julkaistu", date_in_finnish(top_list.published)),
                )
            ),
            source_line(view, top_list.source),
        ),
    )


def _items(view: View, top_list: TopList) -> Html:
    if top_list.items is None:
        return html(
            '<p class="unknown">Listalla on {} kohtaa. Lähde kertoo listan nimen ja koon '
            "mutta ei sitä, mitä listalla on.</p>",
            top_list.size,
        )
    found = together(
        card(view, deed, level=3, why=item.why)
        for item in top_list.items
        if (deed := view.site.find(f"deeds/{item.deed}"))
    )
    return html('<ol class="cards cards--numbered">{}</ol>', found)


def campaign_page(view: View, campaign: Campaign) -> PageDocument:
    """Return the page of a campaign, with the deeds that were brought in by it."""
    mentions = view.site.mentions_of(campaign, "campaign")
    deeds = tuple(mention.speaker for mention in mentions if isinstance(mention.speaker, Deed))
    return PageDocument(
        title=campaign.title,
        description=campaign.summary,
        kind="campaign",
        modified=w3c_date(campaign.reviewed or campaign.published),
        blocks=(
            page_heading(
                view, campaign.title, campaign.summary, (("Kampanjat", SECTIONS["campaigns"]),)
            ),
            facts(
                (
                    ("Aika", period_in_finnish(campaign.starts, campaign.ends)),
                    ("Tavoite", campaign.goal or ""),
                    ("Aihetunnisteet", " ".join(campaign.hashtags)),
                    ("Kampanjan tekoja täällä", amount(Deed, len(deeds)) if deeds else ""),
                )
            ),
            view.text(campaign),
            *(
                (SectionHeading("Tulokset"), bullets(campaign.reported_results))
                if campaign.reported_results
                else ()
            ),
            *((SectionHeading("Kampanjan teot"), cards(view, deeds, level=3)) if deeds else ()),
            source_line(view, campaign.source),
        ),
    )


def gala_page(view: View, gala: Gala) -> PageDocument:
    """Return the page of a gala: its categories and, where known, who won."""
    known = tuple(_categories(view, gala))
    unnamed = together(
        (category.name for category in gala.categories if category.winners is None), ", "
    )
    note = (
        html('<p class="unknown">Lähde ei kerro, ketkä palkittiin sarjoissa: {}.</p>', unnamed)
        if unnamed
        else EMPTY
    )
    return PageDocument(
        title=gala.title,
        description=gala.summary,
        kind="gala",
        modified=w3c_date(gala.reviewed or gala.published),
        blocks=(
            page_heading(view, gala.title, gala.summary, (("Gaalat", SECTIONS["galas"]),)),
            facts((("Vuosi", str(gala.year)), ("Palkintosarjoja", str(len(gala.categories))))),
            view.text(gala),
            SectionHeading("Palkitut"),
            *known,
            note,
            source_line(view, gala.source),
        ),
    )


def _categories(view: View, gala: Gala) -> Iterator[Html]:
    for category in gala.categories:
        if category.winners is not None:
            yield html('<h3 class="category">{}</h3>{}', category.name, _winners(view, category))


def _winners(view: View, category: Category) -> Html:
    return bullets(_winner(view, winner) for winner in category.winners or ())


def _winner(view: View, winner: Winner) -> Html:
    target = f"deeds/{winner.deed}" if winner.deed else f"organisations/{winner.organisation}"
    record = view.site.find(target)
    why = html(" – {}", winner.why) if winner.why else EMPTY
    return html("{}{}", view.link(record), why) if record else EMPTY
