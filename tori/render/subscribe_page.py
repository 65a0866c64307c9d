"""The page on which readers subscribe to the newsletter: a plain form, or a mail to the publisher.

The form goes to the mail service that `subscribe_url` names. The service asks for the confirmation
(double opt-in) and keeps the list; this site takes nothing.
"""

from collections.abc import Iterator
from urllib.parse import quote

from tori.content.publisher import Publisher
from tori.render.components import page_heading
from tori.render.html import EMPTY, Html, html, together
from tori.render.tree import Document, PageDocument, page_path
from tori.render.view import View
from tori.site.model import Site
from tori.site.permalinks import SECTIONS, SUBSCRIBE_PAGE, permalink
from tori.text import capitalised, slug

PRIVACY = "pages/tietosuoja"

_TITLE = "Tilaa uutiskirje"
_SUMMARY = "Uudet teot, jaksot, webinaarit ja tarinat tulevat sähköpostiisi enintään kerran kuussa."
_DEMONSTRATION = (
    "Sivusto on esittely: kirjettä ei vielä lähetetä, ja julkaisijan osoite on esimerkki."
)
_CONFIRMED = (
    "Saat ensin viestin, jossa on vahvistuslinkki. Tilaus alkaa vasta, kun vahvistat sen, joten "
    "kukaan muu ei voi tilata kirjettä osoitteeseesi."
)
_CONSENT = "Kun tilaat, annat luvan lähettää uutiskirjeen tähän osoitteeseen. {}"
_WHAT = (
    "Kirjeessä kerrotaan, mitä uutta sivustolla on, ja se tulee enintään kerran kuussa. "
    "Lähettäjä on {}. Voit perua tilauksen milloin tahansa jokaisen kirjeen lopussa olevasta "
    "linkistä."
)


def subscribe_page(site: Site) -> tuple[str, Document]:
    """Return the page."""
    view = View(site, SUBSCRIBE_PAGE)
    trail = (("Uutiskirjeet", SECTIONS["newsletters"]),)
    publisher = site.publisher
    return page_path(SUBSCRIBE_PAGE), PageDocument(
        title=_TITLE,
        description=_SUMMARY,
        kind="subscribe",
        blocks=(
            page_heading(view, _TITLE, _SUMMARY, trail),
            html('<p class="notice">{}</p>', _DEMONSTRATION) if publisher.is_placeholder else EMPTY,
            _form(publisher) if publisher.subscribe_url else _by_mail(publisher),
            html("<p>{}</p>", together(_more(view), " ")),
        ),
    )


def _by_mail(publisher: Publisher) -> Html:
    way = f"mailto:{quote(publisher.email, safe='@')}?subject={quote(_TITLE)}"
    template = '<p>Tilaa kirje lähettämällä sähköpostia osoitteeseen <a href="{}">{}</a>. {}</p>'
    return html(template, way, publisher.email, _WHAT.format(publisher.name))


def _form(publisher: Publisher) -> Html:
    """Return the form; the browser itself tells what is missing or is no address."""
    hidden = together(
        html('<input type="hidden" name="{}" value="{}">', name, value)
        for name, value in publisher.subscribe_fields.items()
    )
    return html(
        '<form class="form" action="{}" method="post" accept-charset="utf-8">{}{}{}{}{}{}</form>',
        publisher.subscribe_url,
        hidden,
        html(
            '<p class="form__row"><label for="tilaa-osoite">Sähköpostiosoite</label>'
            '<input type="email" id="tilaa-osoite" name="email" autocomplete="email" required '
            'maxlength="254" aria-describedby="tilaa-lupa"></p>'
        ),
        _lists(publisher),
        html('<p id="tilaa-lupa">{}</p>', _CONSENT.format(_WHAT.format(publisher.name))),
        html("<p>{}</p>", _CONFIRMED),
        html('<p><button type="submit" class="md-button">{}</button></p>', _TITLE),
    )


def _lists(publisher: Publisher) -> Html:
    """Return the service areas of which the service has a list."""
    lists = publisher.subscribe_lists
    if lists is None:
        return EMPTY
    template = (
        '<p class="form__choice"><input type="checkbox" id="{}" name="{}" value="{}">'
        '<label for="{}">{}</label></p>'
    )
    choices = (
        html(template, f"tilaa-{slug(area)}", lists.field, value, f"tilaa-{slug(area)}", name)
        for area, value in lists.values.items()
        for name in (capitalised(area),)
    )
    legend = html("<legend>{}</legend>", "Palvelualueiden omat kirjeet (vapaaehtoinen)")
    return html("<fieldset>{}{}</fieldset>", legend, together(choices))


def _more(view: View) -> Iterator[Html]:
    privacy = view.site.find(PRIVACY)
    if privacy:
        template = 'Miten tietojasi käsitellään: <a href="{}">Tietosuoja</a>.'
        yield html(template, view.way(permalink(privacy)))
    template = 'Aiemmat kirjeet ovat <a href="{}">arkistossa</a>.'
    yield html(template, view.way(SECTIONS["newsletters"]))
