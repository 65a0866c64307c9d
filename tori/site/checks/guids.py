"""What was published stays: no guid that players know an episode by changes or goes missing.

PSP-1 and Apple: an item's guid is permanent. The committed list says which have been published.
"""

from collections.abc import Iterator

from tori.content.listing import CONTENT
from tori.content.published_guids import PODCAST, PUBLISHED_GUIDS, PublishedGuid
from tori.content.records import Episode
from tori.content.settings.configuration import CONFIGURATION
from tori.diagnostics import Diagnostic, said
from tori.site.draft import Draft
from tori.site.model import is_published

LIST = f"{CONTENT}/{PUBLISHED_GUIDS}"


def check_published_guids(draft: Draft) -> Iterator[Diagnostic]:
    """Every published guid is still its episode's, and the podcast's own too (T310)."""
    episodes = {episode.guid: episode for episode in draft.all(Episode)}
    for published in draft.content.published_guids:
        if published.name == PODCAST:
            yield from _changed_podcast(draft, published)
        elif published.guid in episodes:
            yield from _unpublished(draft, episodes[published.guid])
        elif f"podcasts/{published.name}" not in draft.content.rejected:
            yield _lost(draft, published)


def check_guids_are_listed(draft: Draft) -> Iterator[Diagnostic]:
    """Every guid that the feed has is on the list, so that it can be watched (T311, a warning)."""
    if LIST in draft.content.rejected:
        return
    for path, guid, name in unlisted(draft):
        hint = said(
            "aja python3 build.py fix --write, tai lisää tiedostoon {file} rivi: {guid} {name}",
            file=LIST,
            guid=guid,
            name=name,
        )
        episode = draft.records.get(f"podcasts/{name}")
        span = episode.span("guid") if episode else draft.publisher.span(PODCAST, "guid")
        message = said("guid ei ole julkaistujen luettelossa")
        yield Diagnostic(path, span, "T311", message, hint, severity="warning")


def unlisted(draft: Draft) -> Iterator[tuple[str, str, str]]:
    """Yield (file, guid, name) of what is published and not on the list, the podcast first."""
    listed = draft.content.published_guids
    guids = {published.guid for published in listed}
    names = {published.name for published in listed}
    used = {episode.guid for episode in draft.all(Episode)}
    changed = {published.name for published in listed if published.guid not in used}
    episodes = [episode for episode in draft.all(Episode) if is_published(episode, draft.today)]
    if episodes and PODCAST not in names:
        yield CONFIGURATION, draft.publisher.podcast.guid, PODCAST
    for episode in sorted(episodes, key=lambda found: (found.season or 0, found.number, found.id)):
        if episode.guid not in guids and episode.id not in changed:
            yield episode.origin.path, episode.guid, episode.id


def _changed_podcast(draft: Draft, published: PublishedGuid) -> Iterator[Diagnostic]:
    podcast = draft.publisher.podcast
    if podcast.guid != published.guid:
        message = said("podcastin guid on muuttunut: julkaistu on {guid}", guid=published.guid)
        hint = "palauta julkaistu guid, vaikka sivuston osoite olisi muuttunut"
        span = draft.publisher.span(PODCAST, "guid")
        yield Diagnostic(CONFIGURATION, span, "T310", message, hint, f"guid: {published.guid}")


def _unpublished(draft: Draft, episode: Episode) -> Iterator[Diagnostic]:
    """Yield what is wrong with a published episode that is a draft again, or not out yet."""
    if episode.draft:
        field, message = "draft", said("julkaistu jakso on muutettu luonnokseksi")
    elif episode.published.latest > draft.today:
        field, message = "published", said("julkaistun jakson päivä on vasta tulossa")
    else:
        return
    hint = "jos jakso poistetaan julkaisusta, kirjoita kenttään withdrawn syy"
    yield Diagnostic(episode.origin.path, episode.span(field), "T310", message, hint)


def _lost(draft: Draft, published: PublishedGuid) -> Diagnostic:
    """Return what is wrong where no episode has a published guid."""
    episode = draft.records.get(f"podcasts/{published.name}")
    if episode is not None:
        message = said("jakson guid on muuttunut: julkaistu on {guid}", guid=published.guid)
        hint = "palauta julkaistu guid: muuten soittimet luulevat jaksoa uudeksi"
        corrected = f"guid: {published.guid}"
        return Diagnostic(
            episode.origin.path, episode.span("guid"), "T310", message, hint, corrected
        )
    message = said("julkaistua jaksoa {name} ei enää ole", name=published.name)
    hint = (
        "palauta jakson tiedosto; jos jakso poistetaan julkaisusta, kirjoita sen kenttään "
        "withdrawn syy"
    )
    return Diagnostic(LIST, published.span, "T310", message, hint)
