"""What each newsletter issue gathers."""

from dataclasses import replace
from datetime import date

from tests.factories import (
    article,
    deed,
    episode,
    info_page,
    issue,
    series,
    site,
    story,
    webinar,
)
from tori.content.closed_issues import HASHES, IDS, REDACTIONS, ClosedIssue
from tori.content.records import Article, Deed, Episode, Record, Story, Webinar
from tori.site.digests import (
    COMING,
    GATHERED,
    HELD,
    NEWEST_OF_EACH,
    RECORDED,
    digests,
    variants,
)
from tori.site.model import Site

_LATER = date(2021, 1, 1)


def test_an_issue_gathers_what_was_published_by_its_end() -> None:
    """A record's latest day decides, and an open start counts by its end."""
    made = site(
        deed("a", published="2020-10-31"),
        deed("b", published="/2020-10"),
        deed("c", published="2020-11-01"),
        deed("d", published="2020"),
        issue("kirje", period="2020-10"),
        today=_LATER,
    )
    assert digests(made)["kirje"].gathered == {"deeds/a", "deeds/b"}


def test_the_next_issue_leaves_out_what_an_earlier_gathered() -> None:
    """What one issue told, shown or not, the next does not."""
    shown_or_not = [deed(f"a{number}", published="2020-10") for number in range(5)]
    made = site(
        *shown_or_not,
        deed("b", published="2020-11-05"),
        issue("2020-11", period="2020-11"),
        issue("2020-10", period="2020-10"),
        today=_LATER,
    )
    first, second = digests(made).values()
    assert (first.issue.id, second.issue.id) == ("2020-10", "2020-11")
    assert len(first.gathered) == 5
    assert second.gathered == {"deeds/b"}


def test_issues_of_one_period_go_by_id() -> None:
    """Of two issues of one period the id that is first gathers first."""
    made = site(deed("x"), issue("b"), issue("a"))
    assert [digest.gathered for digest in digests(made).values()] == [{"deeds/x"}, set()]
    assert list(digests(made)) == ["a", "b"]


def test_a_section_shows_the_newest_and_counts_them_all() -> None:
    """Of many deeds the newest are shown, and the number of all is told."""
    made = site(*(deed(f"a{n:02}", published=f"2020-10-{n:02}") for n in range(1, 32)), issue())
    (section,) = digests(made)["2020-10"].sections
    assert (section.kind, section.gathered) == (Deed, 31)
    assert [found.id for found in section.shown] == ["a31", "a30", "a29"]
    assert len(section.shown) == NEWEST_OF_EACH


def test_fifty_one_deeds_are_all_gathered() -> None:
    """However many deeds there are, none is left for the next issue."""
    made = site(*(deed(f"a{number}") for number in range(51)), issue())
    (digest,) = digests(made).values()
    assert (len(digest.gathered), digest.sections[0].gathered) == (51, 51)


def test_picks_come_in_the_editors_order_and_not_twice() -> None:
    """A picked deed stands above its section, which still counts it."""
    picks = ["deeds/c", "deeds/a"]
    made = site(*(deed(name) for name in "abcde"), issue(picks=picks))
    (digest,) = digests(made).values()
    assert [pick.reference for pick in digest.picks] == picks
    (section,) = digest.sections
    assert [found.id for found in section.shown] == ["b", "d", "e"]
    assert section.gathered == 5


def test_a_section_of_picks_alone_is_kept() -> None:
    """Where all of a kind are picks the section shows none, and its number is true."""
    (digest,) = digests(site(deed("a"), issue(picks=["deeds/a"]))).values()
    assert [(section.shown, section.gathered) for section in digest.sections] == [((), 1)]


def test_what_was_told_may_be_picked_again() -> None:
    """An editor may pick what an earlier issue told; it is then no news of its section."""
    made = site(
        deed("a"),
        issue("2020-10", period="2020-10"),
        issue("2020-11", period="2020-11", picks=["deeds/a"]),
    )
    digest = digests(made)["2020-11"]
    assert [pick.id for pick in digest.picks] == ["a"]
    assert digest.sections == ()


def test_a_picked_record_of_any_collection() -> None:
    """A series may be picked though no section gathers series; what is not published may not."""
    made = site(series("s"), deed("d", draft=True), issue(picks=["webinars/series/s", "deeds/d"]))
    (digest,) = digests(made).values()
    assert [pick.reference for pick in digest.picks] == ["webinars/series/s"]
    assert digest.gathered == {"webinars/series/s"}


def test_a_pick_published_after_the_period_is_not_told_again() -> None:
    """What an editor picked early the next issue does not tell as news."""
    made = site(
        deed("a", published="2020-11-10"),
        issue("2020-10", period="2020-10", picks=["deeds/a"]),
        issue("2020-11", period="2020-11"),
        today=_LATER,
    )
    assert digests(made)["2020-11"].gathered == set()


def test_kinds_come_in_their_order() -> None:
    """Sections follow the order of kinds; pages, issues and series are not gathered."""
    made = site(article(), episode(), deed(), info_page(), series(), issue())
    (digest,) = digests(made).values()
    assert [section.kind for section in digest.sections] == [Deed, Episode, Article]
    assert [kind for kind in GATHERED if kind in {Article, Deed, Episode}] == [
        Deed,
        Episode,
        Article,
    ]


def test_no_issues_no_digests() -> None:
    """A site without issues has no digests."""
    assert digests(site(deed())) == {}


def test_deeds_are_grouped_by_service_area() -> None:
    """Deeds stand by service area in the vocabulary's order, each area with its own number."""
    made = site(
        deed("a", service_area="opetus ja kasvatus"),
        *(deed(f"b{number}", service_area="koko kunta") for number in range(4)),
        issue(),
    )
    sections = digests(made)["2020-10"].sections
    assert [(section.group, len(section.shown), section.gathered) for section in sections] == [
        ("koko kunta", 3, 4),
        ("opetus ja kasvatus", 1, 1),
    ]


def _coming_webinar(identifier: str, day: str) -> Webinar:
    """Return a webinar of one hour on a day."""
    starts = f"{day}T09:00+02:00"
    return webinar(identifier, part=None, status="tulossa", starts=starts, duration_minutes=60)


def test_webinars_are_grouped_as_of_the_issues_day() -> None:
    """What was to come when the issue came out is to come in it, however late it is made."""
    records = (
        series(),
        _coming_webinar("b", "2020-11-09"),
        _coming_webinar("a", "2020-11-02"),
        webinar("c", part=3, recording={"url": "https://video.example/c"}),
        webinar("d", part=4),
        issue(published="2020-10"),
    )
    for today in (date(2020, 11, 1), _LATER):
        sections = digests(site(*records, today=today))["2020-10"].sections
        assert [(s.group, [webinar.id for webinar in s.shown]) for s in sections] == [
            (COMING, ["a", "b"]),
            (RECORDED, ["c"]),
            (HELD, ["d"]),
        ]


def test_variants_are_the_whole_and_each_area_that_has_something() -> None:
    """A variant holds its area's records of every kind, and what has no area is in none."""
    made = site(
        deed("a", service_area="opetus ja kasvatus"),
        story("s", service_area="opetus ja kasvatus"),
        article("n"),
        issue(picks=["deeds/a"]),
    )
    digest = digests(made)["2020-10"]
    found = variants(made, digest)
    assert list(found) == ["kaikki", "opetus-ja-kasvatus"]
    assert found["kaikki"] == digest
    area = found["opetus-ja-kasvatus"]
    assert area.gathered == {"deeds/a", "sankarit/s"}
    assert [pick.id for pick in area.picks] == ["a"]
    assert [(section.kind, section.gathered) for section in area.sections] == [
        (Deed, 1),
        (Story, 1),
    ]


def test_empty_issue_has_no_variants() -> None:
    """Where there is nothing to tell, there is not even the whole."""
    made = site(issue())
    assert variants(made, digests(made)["2020-10"]) == {}


def closed(*records: Record, told: str, log: str = "") -> Site:
    """Return a Site of these records and `2020-10`, a closed issue that told these."""
    kept = ClosedIssue({IDS: told.encode(), REDACTIONS: log.encode(), HASHES: b""})
    made = site(*records, issue(status="suljettu"), today=_LATER)
    return replace(made, closed_issues={"2020-10": kept})


def test_closed_issue_told_what_its_files_list() -> None:
    """What came into the content later with an old date is news of the next issue."""
    records = (deed("a"), deed("late", published="2020-10-01"), issue("2020-11", period="2020-11"))
    made = digests(closed(*records, told="deeds/a\n"))
    assert made["2020-10"].gathered == {"deeds/a"}
    assert made["2020-11"].gathered == {"deeds/late"}


def test_closed_issue_is_told_for_open_ones_of_earlier_periods() -> None:
    """An earlier period's issue that is made afterwards repeats nothing that was sent."""
    made = digests(closed(deed("a"), issue("2020-09", period="/2020-10"), told="deeds/a\n"))
    assert made["2020-09"].gathered == set()


def test_withdrawn_closed_issue_was_sent_all_the_same() -> None:
    """Taking the page back does not take back the letters."""
    kept = ClosedIssue({IDS: b"deeds/a\n", HASHES: b""})
    withdrawn = issue(status="suljettu", withdrawn="Virhe.")
    made = site(deed("a"), withdrawn, issue("2020-11", period="2020-11"), today=_LATER)
    assert digests(replace(made, closed_issues={"2020-10": kept}))["2020-11"].gathered == set()


def test_redacted_record_stays_told() -> None:
    """What was taken out of a sent issue is no news of the next."""
    log = "2020-11-02\tdeeds/a\tSyy\n"
    made = digests(closed(deed("a"), issue("2020-11", period="2020-11"), told="", log=log))
    assert made["2020-11"].gathered == set()
