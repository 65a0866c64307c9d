"""No published guid changes or goes missing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from tests.factories import DAY, episode, gathered, vocabulary
from tests.projects import PUBLISHER
from tori.content.published_guids import PublishedGuid
from tori.content.records import Episode, Record
from tori.content.settings.publisher import Publisher
from tori.diagnostics import FILE_START, Diagnostic
from tori.site.checks.guids import (
    LIST,
    check_guids_are_listed,
    check_published_guids,
    unlisted,
)
from tori.site.draft import Draft, draft_of

_GUID = episode().guid
_OTHER = "00000001-0000-4000-8000-000000000000"


def _draft(
    *records: Record,
    listed: Iterable[tuple[str, str]] = ((_GUID, "tyon-murros"),),
    publisher: Publisher = PUBLISHER,
    rejected: tuple[str, ...] = (),
    today: date = DAY,
) -> Draft:
    guids = [*listed, (PUBLISHER.podcast.guid, "podcast")]
    content = replace(
        gathered(*records, rejected=rejected),
        published_guids=tuple(PublishedGuid(guid, name, FILE_START) for guid, name in guids),
    )
    return draft_of(content, vocabulary(), publisher, today)


def _found(draft: Draft) -> list[Diagnostic]:
    return [*check_published_guids(draft), *check_guids_are_listed(draft)]


def test_what_was_published_and_stays_is_fine() -> None:
    """An episode whose guid is on the list has no finding."""
    assert _found(_draft(episode())) == []


def test_a_changed_title_file_or_host_changes_nothing() -> None:
    """The guid is what counts: the episode may have another title, id and address."""
    moved = PUBLISHER.model_copy(update={"site_url": "https://muualla.fi/"})
    renamed = episode("uusi-nimi", title="Aivan toinen otsikko")
    assert _found(_draft(renamed, publisher=moved)) == []


def test_a_changed_guid_is_told_with_the_published_one() -> None:
    """The corrected line is there to paste, and nothing else is said of the episode."""
    (found,) = _found(_draft(episode(guid=_OTHER)))
    assert (found.path, found.code) == ("content/podcasts/tyon-murros.md", "T310")
    assert found.corrected == f"guid: {_GUID}"


def test_a_deleted_episode_is_told_at_the_list() -> None:
    """The file is gone, so the finding stands where its guid is listed."""
    (found,) = _found(_draft())
    assert (found.path, found.code) == (LIST, "T310")
    assert "withdrawn" in found.hint


def test_what_follows_from_a_rejected_file_is_not_told() -> None:
    """An episode that cannot be read has its own findings."""
    assert _found(_draft(rejected=("podcasts/tyon-murros",))) == []


def test_a_withdrawn_episode_is_fine() -> None:
    """That is how an episode leaves the feed: its file and guid stay."""
    assert _found(_draft(episode(withdrawn="Vanhentunut."))) == []


@pytest.mark.parametrize(
    ("taken_back", "field"),
    [(episode(draft="true"), "draft"), (episode(published="2021-01-01"), "published")],
    ids=["draft", "coming"],
)
def test_an_episode_taken_back_is_told(taken_back: Episode, field: str) -> None:
    """Made a draft or put off, it would leave the feed without a word."""
    (found,) = _found(_draft(taken_back))
    assert (found.code, found.span) == ("T310", taken_back.span(field))


def test_the_podcasts_own_guid_is_watched() -> None:
    """A podcast of another guid is another podcast to directories (Podcasting 2.0, `guid`)."""
    podcast = PUBLISHER.podcast.model_copy(update={"guid": _OTHER})
    (found,) = _found(
        _draft(episode(), publisher=PUBLISHER.model_copy(update={"podcast": podcast}))
    )
    assert (found.path, found.code) == ("mkdocs.yml", "T310")
    assert found.corrected == f"guid: {PUBLISHER.podcast.guid}"


def test_a_new_episode_is_a_warning_that_tells_the_line() -> None:
    """What is published and not listed is told with the line to add; it stops no build."""
    (found,) = _found(_draft(episode(), listed=()))
    assert (found.code, found.severity) == ("T311", "warning")
    assert f"{_GUID} tyon-murros" in found.hint


def test_a_name_used_again_does_not_hide_a_new_guid() -> None:
    """A renamed episode keeps its guid; the one that gets its old name has a new one to list."""
    renamed = episode("uusi-nimi")
    (found,) = _found(_draft(renamed, episode(guid=_OTHER, number=2)))
    assert (found.code, f"{_OTHER} tyon-murros" in found.hint) == ("T311", True)


def test_what_is_not_published_need_not_be_listed() -> None:
    """A draft, and an episode whose day has not come, may still get another guid."""
    coming = episode("tuleva", guid=_OTHER, number=2, published="2021-01-01")
    assert _found(_draft(episode(draft="true"), coming, listed=())) == []


def test_what_is_missing_comes_in_the_order_of_numbers() -> None:
    """The podcast comes first, then episodes as they were published."""
    content = replace(
        gathered(episode("b", number=2, guid=_OTHER), episode("a", number=3), episode()),
        published_guids=(),
    )
    draft = draft_of(content, vocabulary(), PUBLISHER, DAY)
    assert [name for _, _, name in unlisted(draft)] == ["podcast", "tyon-murros", "b", "a"]


def test_a_list_that_cannot_be_read_is_told_alone() -> None:
    """Where the whole list is rejected, no episode is said to be missing from it."""
    content = replace(gathered(episode(), rejected=(LIST,)), published_guids=())
    draft = draft_of(content, vocabulary(), PUBLISHER, DAY)
    assert tuple(check_guids_are_listed(draft)) == ()
