"""Records as cards: what they look like on lists."""

from collections.abc import Iterable, Iterator
from sys import intern

from tori.content.records import (
    Dated,
    Deed,
    Episode,
    Organisation,
    Record,
    Story,
    TopList,
    Webinar,
)
from tori.pages.wording import date_in_finnish, occasion_in_finnish
from tori.render.html import EMPTY, Html, as_html, html
from tori.render.view import View, title_of
from tori.site.permalinks import permalink, relative
from tori.site.webinar_times import times_of


def card(view: View, record: Record, level: int = 2, why: str = "") -> Html:
    """Return a record as it looks on lists; the heading's level fits the page around it.

    Args:
        view: Of the page that the card is on.
        record: Whose card it is.
        level: Of the heading.
        why: Said instead of the record's summary, if anything.
    """
    return as_html("".join(_pieces(view, (record,), level, why)))


def cards(view: View, records: Iterable[Record], level: int = 2, *, numbered: bool = False) -> Html:
    """Return records as a list of cards; a numbered list keeps its order in words too."""
    found = "".join(_pieces(view, records, level))
    tag = "ol" if numbered else "ul"
    return as_html(f'<{tag} class="cards">{found}</{tag}>') if found else EMPTY


def _pieces(view: View, records: Iterable[Record], level: int, why: str = "") -> Iterator[str]:
    """Yield each card in pieces: how those of one folder begin here, and the record's own.

    But for the way to it and the heading's level, a card is the same on every page, so it is made
    once.
    """
    once, beginnings, end = view.site.once, dict[str, str](), f"</a></h{level}>"
    for record in records:
        key = (record.reference, why) if why else record.reference
        folder, title, rest = once(_parts, key, view, record, why)
        beginning = beginnings.get(folder)
        if beginning is None:
            way = relative(folder, view.address).removeprefix("./")
            beginning = f'<li class="card"><h{level} class="card__title"><a href="{way}'
            beginnings[folder] = beginning
        yield beginning
        yield title
        yield end
        yield rest


def _parts(view: View, record: Record, why: str) -> tuple[str, Html, Html]:
    """Return the folder of a record's address, the address' last part and the title, the rest."""
    words = (
        f"{record.number}. {record.title}"
        if isinstance(record, Episode | Story)
        else title_of(record)
    )
    meta = card_meta(view, record)
    summary = why or getattr(record, "summary", "")
    address = permalink(record)
    folder = intern(address[: address.rfind("/", 0, -1) + 1] or address)  # there are few
    rest = html(
        "{}{}</li>",
        html('<p class="card__meta">{}</p>', meta) if meta else EMPTY,
        html('<p class="card__summary">{}</p>', summary) if summary else EMPTY,
    )
    return folder, html('{}">{}', address[len(folder) :], words), rest


def card_meta(view: View, record: Record) -> str:
    """Return the line below a card's title: who, in what field, or how many."""
    parts: list[str] = []
    match record:
        case Deed():
            parts = [view.site.organisation(record.organisation).name, record.service_area]
        case Webinar():
            parts = _webinar_meta(view, record)
        case Episode():
            parts = [view.site.organisation(identifier).name for identifier in record.organisations]
        case Story():
            parts = (
                [view.site.organisation(record.organisation).name] if record.organisation else []
            )
        case TopList():
            parts = [f"{record.size} kohtaa"]
        case Organisation():
            parts = [part for part in (record.kind, record.region) if part]
        case Dated():
            parts = [date_in_finnish(record.published)]
        case _:
            pass
    return " · ".join(parts)


def _webinar_meta(view: View, webinar: Webinar) -> list[str]:
    """Return that it is cancelled, its time and whose it is, as far as there is each."""
    times = times_of(webinar)
    return [
        *(["Peruttu"] if webinar.status == "peruttu" else []),
        *([occasion_in_finnish(*times)] if times else []),
        *(view.site.organisation(identifier).name for identifier in webinar.organisations),
    ]
