"""What each newsletter issue gathers."""

from datetime import date

from tests.factories import article, deed, episode, info_page, issue, series, site
from tori.content.records import Article, Deed, Episode
from tori.site.digests import GATHERED, NEWEST_OF_EACH, digests

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
