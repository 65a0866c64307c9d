"""What must hold between records: each rule by itself."""

from datetime import date

import pytest

from tests.factories import (
    DAY,
    article,
    deed,
    episode,
    gala,
    gathered,
    info_page,
    issue,
    organisation,
    series,
    story,
    top_list,
    vocabulary,
    webinar,
)
from tests.projects import PUBLISHER
from tori.content.records import Record
from tori.diagnostics import Diagnostic
from tori.site.checks.records import CHECKS, check
from tori.site.draft import draft_of

_ALAVUS = organisation()
_SOUND = ("content/podcasts/media/jakso-01.mp3", "content/podcasts/media/jakso-01.vtt")
_OTHER_SOUND = {"url": "https://a.fi/b.mp3", "bytes": 9, "seconds": 9, "type": "audio/mpeg"}
_OTHER_GUID = "00000000-0000-4000-8000-000000000000"


def _findings(
    *records: Record, media: tuple[str, ...] = _SOUND, rejected: tuple[str, ...] = ()
) -> tuple[Diagnostic, ...]:
    content = gathered(*records, _ALAVUS, media=media, rejected=rejected)
    return check(draft_of(content, vocabulary(), PUBLISHER, DAY))


def _codes(*records: Record, today: date = DAY) -> list[tuple[str, str]]:
    content = gathered(*records, _ALAVUS, media=_SOUND)
    found = check(draft_of(content, vocabulary(), PUBLISHER, today))
    return [(finding.path.removeprefix("content/"), finding.code) for finding in found]


def test_sound_records_have_no_findings() -> None:
    """Records that agree with each other pass every rule."""
    other = deed(
        "a", modelled_on=["b"], body="## Alku\n\n[b](b.md) [alku](#alku) [muu](https://a.fi)"
    )
    assert _codes(other, deed("b"), episode(), story(), top_list(items="unknown")) == []
    assert len(CHECKS) == len(set(CHECKS))


def test_an_unknown_record_is_told_with_the_nearest() -> None:
    """A slip in an id is told with the id that was meant, of the same collection alone."""
    (finding,) = _findings(deed(organisation="alavudn-kaupunki"))
    assert (finding.code, finding.hint) == ("T301", 'tarkoititko "alavuden-kaupunki"?')
    (finding,) = _findings(deed(modelled_on=["alavuden-kaupunki"]))
    assert finding.hint.startswith("lisää tiedosto content/deeds/alavuden-kaupunki.md")


def test_a_link_to_an_unknown_record_is_told_in_the_text() -> None:
    """A link to a file that is not there is a finding of the text."""
    (finding,) = _findings(deed(body="Rivi.\n[b](b.md)\n"))
    assert (finding.code, finding.span.column) == ("T124", 5)


def test_what_follows_from_a_rejected_file_is_not_told() -> None:
    """A record that could not be read is told once, not by everybody who names it."""
    naming = deed("a", modelled_on=["rikki"], body="[x](rikki.md)")
    assert _findings(naming, rejected=("deeds/rikki",)) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"draft": True}, "on luonnos"),
        ({"withdrawn": "Kunta pyysi."}, "on poistettu julkaisusta"),
        ({"published": "2020-12"}, "julkaistaan vasta 2020-12-31"),
    ],
)
def test_nobody_names_what_is_not_there(changes: dict[str, object], words: str) -> None:
    """A draft, a withdrawn record and a coming one may not be named by a published record."""
    target = deed("b", "", **changes)
    (finding,) = _findings(deed("a", modelled_on=["b"]), target)
    assert (finding.code, finding.path) == ("T305", "content/deeds/a.md")
    assert words in finding.message


def test_a_draft_may_name_a_draft() -> None:
    """What is being written together may name each other."""
    assert _codes(deed("a", modelled_on=["b"], draft=True), deed("b", draft=True)) == []


def test_a_coming_record_may_name_what_is_there_by_then() -> None:
    """What is published later may name what is published before it or on the day."""
    coming = deed("a", modelled_on=["b"], published="2020-12-24")
    assert _codes(coming, deed("b", published="2020-12-24")) == []
    assert _codes(coming, deed("b", published="2020-12-25")) == [("deeds/a.md", "T305")]


def test_an_organisation_names_only_what_is_there() -> None:
    """A record without a date is there today, and so must be what it links to."""
    linking = organisation("b", body="[a](../deeds/a.md)")
    assert _codes(linking, deed("a", published="2020-11-02")) == [("organisations/b.md", "T305")]
    assert _codes(linking, deed("a", published="2020-11-02"), today=date(2020, 11, 2)) == []


def test_an_expired_record_may_still_be_named() -> None:
    """A day that passes breaks no build: an expired record keeps a page."""
    assert _codes(deed("a", modelled_on=["b"]), deed("b", expires="2020-10-20")) == []


def test_nobody_names_itself() -> None:
    """A deed is not its own model; a link to a heading of its own page is fine."""
    assert _codes(deed("a", modelled_on=["a"])) == [("deeds/a.md", "T306")]
    assert _codes(deed("a", body="## Alku\n\n[alku](a.md#alku)")) == []


def test_nothing_is_named_twice_in_a_field() -> None:
    """The second mention in a field is told; two links in a text are fine."""
    (finding,) = _findings(deed("a", modelled_on=["b", "b"]), deed("b"))
    assert finding.code == "T309"
    assert _codes(deed("a", body="[b](b.md) [b](b.md)"), deed("b")) == []


def test_a_winner_may_win_in_two_categories() -> None:
    """A deed may win twice, but not twice in one category."""
    winners = [{"deed": "a"}]
    once = [{"name": "Teot", "winners": winners}, {"name": "Ideat", "winners": winners}]
    assert _codes(gala(categories=once), deed("a")) == []
    twice = [{"name": "Teot", "winners": winners * 2}]
    assert _codes(gala(categories=twice), deed("a")) == [("galas/2019.md", "T309")]


def test_words_are_of_the_vocabulary() -> None:
    """An unknown area or theme is told at its place, with the nearest word."""
    found = _findings(deed(service_area="koko kuntaa", themes=["johtaminen", "viestint"]))
    assert [finding.code for finding in found] == ["T204", "T204"]
    assert 'tarkoititko "koko kunta"?' in found[0].hint
    assert 'tarkoititko "viestintä"?' in found[1].hint
    assert found[1].span.line == found[0].span.line + 3


def test_words_of_every_type_are_checked() -> None:
    """Articles, webinars and stories have themes too."""
    records = (article(themes=["x"]), webinar(themes=["x"], series=None, part=None, topic="Työ"))
    assert [code for _, code in _codes(*records, story(service_area="y"))] == ["T204"] * 3


def test_numbers_are_unique() -> None:
    """Two episodes of a season, two stories or two parts of a series have not one number."""
    other = episode("b", guid=_OTHER_GUID, audio=_OTHER_SOUND)
    assert _codes(episode("a"), other) == [("podcasts/b.md", "T303")]
    assert _codes(story("a"), story("b")) == [("sankarit/b.md", "T303")]


def test_numbers_may_recur_elsewhere() -> None:
    """Another season and another kind have numbers of their own."""
    other = episode("b", season=2, guid=_OTHER_GUID, audio=_OTHER_SOUND)
    assert _codes(episode("a"), other, story()) == []


def test_a_part_is_of_its_series() -> None:
    """Parts are numbered within a series; topics are parts of nothing."""
    topics = [webinar(name, series=None, part=1, topic="Työ") for name in "ab"]
    assert _codes(*topics) == []


def test_guids_are_unique() -> None:
    """Two episodes with one guid would be one episode to a listener's program."""
    other = episode("b", number=2, audio=_OTHER_SOUND)
    assert _codes(episode("a"), other) == [("podcasts/b.md", "T308")]


@pytest.mark.parametrize(
    ("title", "size", "expected"),
    [
        ("Rauhaa TOP 1", 1, []),
        ("Rauhaa TOP1", 1, []),
        ("Top-1: rauhaa", 1, []),
        ("Rauhaa työpäivään", 1, []),
        ("TOP ² rauhaa", 1, []),
        ("STOP 5 kiireelle", 1, []),
        ("Rauhaa TOP 12", 1, ["T304"]),
        ("Rauhaa TOP-12", 1, ["T304"]),
        ("Rauhaa TOP 2", 2, ["T304"]),
        ("Rauhaa TOP 3", 2, ["T304", "T304"]),
    ],
)
def test_a_lists_size_is_what_it_says(title: str, size: int, expected: list[str]) -> None:
    """The size is the number of items and the number in the title."""
    found = _codes(top_list(title=title, size=size), deed())
    assert [code for _, code in found] == expected


def test_a_list_of_unknown_items_has_the_size_of_its_title() -> None:
    """Where the items are not known the title's number is still checked."""
    assert _codes(top_list(title="TOP 18", size=18, items="unknown")) == []
    assert _codes(top_list(title="TOP 18", size=12, items="unknown")) == [
        ("toplists/rauhaa-tyopaivaan.md", "T304")
    ]


def test_named_files_are_there() -> None:
    """A file that is missing is told; one that is there but faulty was told already."""
    assert [finding.code for finding in _findings(episode(), media=())] == ["T401", "T401"]
    assert _findings(episode(), media=(), rejected=_SOUND) == ()


def test_a_picture_of_another_folder_is_found() -> None:
    """A text may show a picture that lies beside another collection's records."""
    showing = deed(body="![Sali](../articles/sali.png)")
    assert _findings(showing, media=("content/articles/sali.png",)) == ()


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("www.kunteko.fi", "https://www.kunteko.fi"),
        ("/teot/", "linkitä tietueen tiedostoon"),
        ("kalvot.pdf", "linkitä tietueen tiedostoon"),
    ],
)
def test_a_link_that_leads_nowhere(target: str, words: str) -> None:
    """A link that names no file of ours and no address that works is told with a way out."""
    (finding,) = _findings(deed(body=f"[a]({target})"))
    assert finding.code == "T124"
    assert words in finding.hint


@pytest.mark.parametrize(
    "target", ["https://a.fi", "HTTP://a.fi", "//a.fi", "mailto:a@b.fi", "tel:+358", "#alku"]
)
def test_a_link_that_works(target: str) -> None:
    """Web, e-mail and telephone addresses and headings of the page work."""
    assert _findings(deed(body=f"## Alku\n\n[a]({target})")) == ()


@pytest.mark.parametrize(
    "record",
    [
        deed("teemat"),
        webinar("sarjat", series=None, part=None, topic="Työ"),
        episode("media"),
        info_page("assets"),
        article("sivu"),
        issue("sivu"),
    ],
)
def test_reserved_ids(record: Record) -> None:
    """An id that the site uses for its own pages is told."""
    assert [finding.code for finding in _findings(record)] == ["T307"]


def test_an_id_reserved_elsewhere_is_free() -> None:
    """An id is reserved only where the site would use the address."""
    assert _codes(article("teemat")) == []


@pytest.mark.parametrize("name", ["kalenteri.ics", "media/feed.xml"])
def test_a_file_named_as_the_sites_own_is_told(name: str) -> None:
    """A file that the site writes itself would be overwritten by an editor's of that name."""
    named = webinar(slides=name)
    found = _findings(named, series(), media=(f"content/webinars/{name}",))
    assert ("T307", named.span("slides")) in {(finding.code, finding.span) for finding in found}
