"""What must hold of the site's own settings: `extra.publisher` of mkdocs.yml (T501)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tori.content.records.podcast_terms import CATEGORIES
from tori.content.records.value_faults import nearest
from tori.content.settings.configuration import CONFIGURATION
from tori.content.settings.publisher import Podcast, Publisher
from tori.diagnostics import Diagnostic, said
from tori.site.draft import Draft
from tori.text import finnish_choice

LONGEST_NAME = 128
"""Podcasting 2.0, `funding`, `txt`, `updateFrequency`: characters in a name or text."""
LONGEST_STATEMENT = 4_000
"""Podcasting 2.0, `txt`: characters in a statement."""

_DOMAIN = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_TAGGING_ENTITY = re.compile(
    rf"(?:[a-z0-9._-]+@)?{_DOMAIN},(?P<day>[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?)"
)
"""RFC 4151 §2.1, in small letters alone, as it recommends."""

_Fault = tuple[tuple[str, ...], str, str]
"""A value's keys, what is wrong with it, and what to do."""


def check_publisher(draft: Draft) -> Iterator[Diagnostic]:
    """The publisher's details are such as feeds may state (T501)."""
    podcast = draft.publisher.podcast
    faults = (
        *_insecure(draft.publisher),
        *_list_faults(draft),
        *_tagging_faults(draft.publisher.tagging_entity),
        *_category_faults(podcast),
        *_length_faults(podcast),
        *_frequency_faults(podcast),
    )
    for key, message, hint in faults:
        yield Diagnostic(CONFIGURATION, draft.publisher.span(*key), "T501", message, hint)


def _insecure(publisher: Publisher) -> Iterator[_Fault]:
    """Directories take only encrypted addresses (Apple, PSP-1), and a reader's own goes in one."""
    addresses = {
        ("site_url",): publisher.site_url,
        ("subscribe_url",): publisher.subscribe_url,
        ("podcast", "new_feed_url"): publisher.podcast.new_feed_url,
    }
    for key, address in addresses.items():
        if address and not address.startswith("https://"):
            message = said("osoite {address} ei ole salattu", address=address)
            yield key, message, "kirjoita osoitteen alkuun https://"


def _list_faults(draft: Draft) -> Iterator[_Fault]:
    """Yield what a list of subscribers is said to be of, and no service area is called."""
    lists = draft.publisher.subscribe_lists
    known = draft.vocabulary.service_area_names
    for area in lists.values if lists else ():
        if area not in known:
            key = ("subscribe_lists", "values", area)
            yield key, said('palvelualuetta "{word}" ei ole', word=area), _meant(area, known)


def _tagging_faults(entity: str) -> Iterator[_Fault]:
    if not _is_tagging_entity(entity):
        message = said('tagging_entity "{entity}" ei ole verkkotunnus ja päivä', entity=entity)
        hint = "kirjoita oma verkkotunnus, pilkku ja vuosi, jolloin se oli teillä: kunta.fi,2026"
        yield ("tagging_entity",), message, hint


def _is_tagging_entity(text: str) -> bool:
    found = _TAGGING_ENTITY.fullmatch(text)
    if found is None:
        return False
    year, month, day = (*(int(part) for part in found["day"].split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _category_faults(podcast: Podcast) -> Iterator[_Fault]:
    below = CATEGORIES.get(podcast.category)
    if below is None:
        message = said('luokkaa "{word}" ei ole Applen luettelossa', word=podcast.category)
        yield ("podcast", "category"), message, _meant(podcast.category, CATEGORIES)
    elif podcast.subcategory is not None and podcast.subcategory not in below:
        message = said(
            'luokalla {category} ei ole alaluokkaa "{word}"',
            category=podcast.category,
            word=podcast.subcategory,
        )
        hint = _meant(podcast.subcategory, below) if below else "poista rivi subcategory"
        yield ("podcast", "subcategory"), message, hint


def _meant(word: str, choices: Iterable[str]) -> str:
    by_small_letters = {choice.lower(): choice for choice in sorted(choices)}
    near = nearest(word, tuple(by_small_letters))
    if near:
        return said('tarkoititko "{meant}"?', meant=by_small_letters[near])
    return said("valitse jokin näistä: {words}", words=finnish_choice(by_small_letters.values()))


def _length_faults(podcast: Podcast) -> Iterator[_Fault]:
    texts: list[tuple[str, str, int]] = [
        *(("funding", funding.text, LONGEST_NAME) for funding in podcast.funding),
        *(("statements", statement.purpose, LONGEST_NAME) for statement in podcast.statements),
        *(("statements", statement.text, LONGEST_STATEMENT) for statement in podcast.statements),
    ]
    if podcast.update_frequency:
        texts.append(("update_frequency", podcast.update_frequency.text, LONGEST_NAME))
    for key, text, longest in texts:
        if len(text) > longest:
            message = said(
                "teksti on liian pitkä: {length} merkkiä, enintään {longest}",
                length=len(text),
                longest=longest,
            )
            yield ("podcast", key), message, "lyhennä tekstiä"


def _frequency_faults(podcast: Podcast) -> Iterator[_Fault]:
    rule = podcast.update_frequency.rrule if podcast.update_frequency else None
    if rule is not None and not _is_recurrence_rule(rule):
        message = said('"{rule}" ei ole toistosääntö', rule=rule)
        hint = "kirjoita esimerkiksi FREQ=WEEKLY tai FREQ=MONTHLY;INTERVAL=2"
        yield ("podcast", "update_frequency", "rrule"), message, hint


def _is_recurrence_rule(text: str) -> bool:
    """Tell whether a text is a RECUR of RFC 5545 §3.3.10."""
    from icalendar import vRecur  # noqa: PLC0415 — costs time, and few settings have a rule

    try:
        rule = vRecur.from_ical(text)
    except ValueError:
        return False
    return "FREQ" in rule and set(rule) <= set(vRecur.canonical_order)
