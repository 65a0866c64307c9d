"""What must hold between records: one rule, one small generator that knows nothing of the terminal.

Every check takes the Draft of a site: all records, drafts and coming ones too, so that a fault is
told when it is written and not on the day it is published. What follows from a rejected file is not
reported.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import PurePosixPath

from tori.content.records import Dated, Episode, Issue, Record, Story, TopList, Webinar
from tori.content.records.value_faults import nearest
from tori.diagnostics import Diagnostic, said
from tori.site.checks.addresses import (
    check_addresses_are_free,
    check_old_addresses,
    check_places_have_addresses,
    check_section_heads,
)
from tori.site.checks.closed_issues import check_closed_issues
from tori.site.checks.guids import check_guids_are_listed, check_published_guids
from tori.site.checks.media import (
    check_chapters_fit,
    check_covers,
    check_episode_titles,
    check_episodes_have_transcripts,
    check_kinds_may_be_published,
    check_recordings_have_captions,
    check_sounds_are_single,
    check_transcripts_fit,
    check_words_are_webvtt,
)
from tori.site.checks.publisher import check_publisher
from tori.site.checks.texts import check_anchors_exist, check_text_links
from tori.site.draft import Draft
from tori.site.model import media_path
from tori.site.references import Reference
from tori.text import grouped


def check_references_resolve(draft: Draft) -> Iterator[Diagnostic]:
    """Every record that another names exists (T301 in a field, T124 in a text)."""
    for name, found in draft.references.items():
        record = draft.records[name]
        for reference in () if _is_closed(record) else found:
            if reference.target in draft.records or reference.target in draft.content.rejected:
                continue
            yield _unresolved(record, reference, draft.records)


def check_references_are_published(draft: Draft) -> Iterator[Diagnostic]:
    """No published record names a draft, a withdrawn record or one published later (T305)."""
    unpublished = {
        name
        for name, record in draft.records.items()
        if isinstance(record, Dated) and _unpublished_state(record, draft.today)
    }
    for name, found in draft.references.items():
        record = draft.records[name]
        if _is_closed(record) or (isinstance(record, Dated) and record.draft):
            continue
        if unpublished.isdisjoint(reference.target for reference in found):
            continue
        day = (
            max(draft.today, record.published.latest) if isinstance(record, Dated) else draft.today
        )
        for reference in found:
            target = draft.records.get(reference.target)
            state = _unpublished_state(target, day) if isinstance(target, Dated) else ""
            if state:
                hint = "poista viittaus tai julkaise kohde"
                message = said('viitattu "{target}" {state}', target=reference.target, state=state)
                yield Diagnostic(record.origin.path, reference.span, "T305", message, hint)


def check_references_are_single(draft: Draft) -> Iterator[Diagnostic]:
    """No record names itself (T306), or the same thing twice in one field (T309)."""
    for name, found in draft.references.items():
        targets = {reference.target for reference in found}
        if len(targets) == len(found) and name not in targets:
            continue
        path = draft.records[name].origin.path
        seen: set[tuple[str, str, str]] = set()
        for reference in found:
            if reference.target == name and reference.relation != "link":
                yield Diagnostic(
                    path, reference.span, "T306", "tietue viittaa itseensä", "poista viittaus"
                )
            key = (
                reference.target,
                reference.relation,
                reference.why if reference.relation == "winner" else "",
            )
            if key in seen and reference.relation != "link":
                message = said('viittaus "{target}" on kahdesti', target=reference.target)
                yield Diagnostic(path, reference.span, "T309", message, "poista toinen")
            seen.add(key)


def check_terms_are_in_vocabulary(draft: Draft) -> Iterator[Diagnostic]:
    """Every service area and theme is a word of the vocabulary (T204)."""
    areas, themes = draft.vocabulary.service_area_names, draft.vocabulary.theme_names
    for record in draft.records.values():
        area = record.in_area
        if area is not None and area not in areas:
            message = said('palvelualuetta "{word}" ei ole sanastossa', word=area)
            yield _unknown_term(record, message, nearest(area, areas), "service_area")
        for number, theme in enumerate(record.on_themes):
            if theme not in themes:
                message = said('teemaa "{word}" ei ole sanastossa', word=theme)
                yield _unknown_term(record, message, nearest(theme, themes), "themes", number)


def check_numbers_are_unique(draft: Draft) -> Iterator[Diagnostic]:
    """No two episodes of a season, stories, or parts of a series have the same number (T303)."""
    seen: dict[tuple[object, ...], Record] = {}
    for record in (*draft.all(Episode), *draft.all(Story), *draft.all(Webinar)):
        match record:
            case Episode():
                key: tuple[object, ...] = ("jakso", record.season, record.number)
                field, number = "number", record.number
            case Story():
                key, field, number = ("tarina", record.number), "number", record.number
            case Webinar(series=str(series), part=int(part)):
                key, field, number = ("osa", series, part), "part", part
            case _:
                continue
        if key in seen:
            file = seen[key].origin.path
            message = said("numero {number} on jo tiedostossa {file}", number=number, file=file)
            hint = "anna toinen numero, joka on vielä vapaa"
            yield Diagnostic(record.origin.path, record.span(field), "T303", message, hint)
        seen.setdefault(key, record)


def check_guids_are_unique(draft: Draft) -> Iterator[Diagnostic]:
    """No two episodes have the same guid (PSP-1, item guid: required, unique; T308)."""
    seen: dict[str, Episode] = {}
    for record in draft.all(Episode):
        if record.guid in seen:
            message = said("sama guid on tiedostossa {file}", file=seen[record.guid].origin.path)
            hint = "luo uudelle jaksolle oma guid; julkaistun jakson guid ei saa muuttua"
            yield Diagnostic(record.origin.path, record.span("guid"), "T308", message, hint)
        seen.setdefault(record.guid, record)


def check_top_list_sizes(draft: Draft) -> Iterator[Diagnostic]:
    """A list's size is the number of its items, and a number in its title the same (T304)."""
    for record in draft.all(TopList):
        if record.items is not None and len(record.items) != record.size:
            items = _counted_items(len(record.items))
            message = said(
                "listan koko on {size}, mutta siinä on {items}", size=record.size, items=items
            )
            hint = "korjaa kenttä size tai kohtien määrä"
            yield Diagnostic(record.origin.path, record.span("size"), "T304", message, hint)
        stated = _number_after_top(record.title)
        if stated is not None and stated != record.size:
            message = said(
                "otsikossa on TOP {stated}, mutta listan koko on {size}",
                stated=stated,
                size=record.size,
            )
            hint = "korjaa otsikko tai kenttä size"
            yield Diagnostic(record.origin.path, record.span("title"), "T304", message, hint)


def check_media_exist(draft: Draft) -> Iterator[Diagnostic]:
    """Every file that a record names is there (T401); a faulty one has findings of its own."""
    for file in chain.from_iterable(draft.files.values()):
        full_path = media_path(file.record, file.path)
        if full_path in draft.content.media:
            continue
        places = {full_path, *(parent.as_posix() for parent in PurePosixPath(full_path).parents)}
        if places.isdisjoint(draft.content.rejected):
            message = said('tiedostoa "{file}" ei löydy', file=file.path)
            hint = said("lisää tiedosto {file} tai korjaa nimi", file=full_path)
            yield Diagnostic(file.record.origin.path, file.span, "T401", message, hint)


CHECKS: tuple[Callable[[Draft], Iterator[Diagnostic]], ...] = (
    check_references_resolve,
    check_references_are_published,
    check_references_are_single,
    check_terms_are_in_vocabulary,
    check_numbers_are_unique,
    check_guids_are_unique,
    check_top_list_sizes,
    check_media_exist,
    check_kinds_may_be_published,
    check_text_links,
    check_anchors_exist,
    check_addresses_are_free,
    check_old_addresses,
    check_section_heads,
    check_places_have_addresses,
    check_published_guids,
    check_guids_are_listed,
    check_covers,
    check_sounds_are_single,
    check_words_are_webvtt,
    check_episode_titles,
    check_transcripts_fit,
    check_chapters_fit,
    check_episodes_have_transcripts,
    check_recordings_have_captions,
    check_publisher,
    check_closed_issues,
)


def check(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return what all checks find."""
    return tuple(finding for rule in CHECKS for finding in rule(draft))


def _is_closed(record: Record) -> bool:
    """Tell whether a record is an issue that was sent: what it names may change or go."""
    return isinstance(record, Issue) and record.is_closed


def _unresolved(record: Record, reference: Reference, known: Iterable[str]) -> Diagnostic:
    collection, _, identifier = reference.target.rpartition("/")
    neighbours = tuple(
        name.rpartition("/")[2] for name in known if name.rpartition("/")[0] == collection
    )
    meant = nearest(identifier, neighbours)
    hint = (
        said('tarkoititko "{meant}"?', meant=meant)
        if meant
        else said("lisää tiedosto {file} tai korjaa tunnus", file=f"content/{reference.target}.md")
    )
    code = "T124" if reference.relation == "link" else "T301"
    message = said(
        'kansiossa {folder} ei ole tietuetta "{id}"', folder=collection or "content", id=identifier
    )
    return Diagnostic(record.origin.path, reference.span, code, message, hint)


def _unpublished_state(target: Dated, day: date) -> str:
    if target.draft:
        return said("on luonnos")
    if target.withdrawn is not None:
        return said("on poistettu julkaisusta")
    if target.published.latest > day:
        return said("julkaistaan vasta {day}", day=target.published.latest.isoformat())
    return ""


def _unknown_term(
    record: Record, message: str, meant: str | None, *location: str | int
) -> Diagnostic:
    hint = said("Sanasto on tiedostossa content/vocabulary.yml.")
    if meant:
        hint = said('tarkoititko "{meant}"? {more}', meant=meant, more=hint)
    return Diagnostic(record.origin.path, record.span(*location), "T204", message, hint)


def _counted_items(number: int) -> str:
    return said("1 kohta") if number == 1 else said("{number} kohtaa", number=grouped(number))


def _number_after_top(title: str) -> int | None:
    """Return the 12 of 'Varhaiskasvatus TOP 12', 'TOP12' or 'TOP-12'."""
    stated = re.search(r"\bTOP[\s-]*([0-9]{1,4})", title, re.IGNORECASE)
    return int(stated[1]) if stated else None
