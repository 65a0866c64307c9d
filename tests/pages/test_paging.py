"""The pages of a long list, and the ways between them."""

import pytest

from tori.pages.paging import PAGE_SIZE, PagerStep, pager, pages_of


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (10_000, 200)])
def test_a_page_has_fifty(count: int, pages: int) -> None:
    """The page size is 50, and an empty list has a page too."""
    assert PAGE_SIZE == 50
    assert pages_of(count) == pages


def test_long_pager_leads_to_both_ends_and_the_pages_around() -> None:
    """A list of many pages has a short pager, with a mark where pages are left out."""
    steps = pager("/teot/", 200, 99)
    assert [step.number for step in steps] == [1, 97, 98, 99, 100, 101, 102, 103, 200]
    assert [step.number for step in steps if step.after_gap] == [97, 200]


def test_pager_marks_the_page_at_hand() -> None:
    """The page at hand is told apart, and the first is the list's own address."""
    assert pager("/teot/", 2, 1) == (
        PagerStep(1, "teot/", current=False, after_gap=False),
        PagerStep(2, "teot/sivu/2/", current=True, after_gap=False),
    )


def test_one_page_needs_no_pager() -> None:
    """A short list leads nowhere else."""
    assert pager("/teot/", 1, 0) == ()
