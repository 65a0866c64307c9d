"""The generators' settings: lists and feeds as long as ours."""

import re
import tomllib

from bench.corpus import TAXONOMIES
from bench.rivals import pelican_settings
from tests.projects import ROOT
from tori.pages.paging import PAGE_SIZE
from tori.site.feeds import NEWEST

TEMPLATES = ROOT / "bench/rivals/templates"
HUGO = tomllib.loads((TEMPLATES / "hugo/hugo.toml").read_text(encoding="utf-8"))
HUGO_MORE = tomllib.loads((TEMPLATES / "hugo-more/more.toml").read_text(encoding="utf-8"))
ELEVENTY = (TEMPLATES / "eleventy/eleventy.config.js").read_text(encoding="utf-8")


def test_hugo_has_lists_and_feeds_of_our_length() -> None:
    """As many cards on a page and entries in a feed as ours."""
    assert HUGO["pagination"]["pagerSize"] == PAGE_SIZE
    assert HUGO["services"]["rss"]["limit"] == NEWEST


def test_hugo_has_the_taxonomies_with_a_feed_for_each_term() -> None:
    """All ways to browse, and a term's outputs as Hugo has them by itself: RSS is among them."""
    assert tuple(HUGO["taxonomies"].values()) == TAXONOMIES
    assert "term" not in HUGO["outputs"]


def test_hugo_with_more_has_our_feeds() -> None:
    """All three of them for each term, and else what it has without."""
    assert HUGO_MORE["outputs"] == {"term": ["html", "rss", "atom", "jsonfeed"]}
    assert HUGO_MORE.keys() & HUGO.keys() == {"outputs"}


def test_pelican_has_lists_and_feeds_of_our_length() -> None:
    """As many cards on a page and entries in a feed as ours."""
    assert pelican_settings.DEFAULT_PAGINATION == PAGE_SIZE
    assert pelican_settings.FEED_MAX_ITEMS == NEWEST


def test_eleventy_has_lists_and_feeds_of_our_length() -> None:
    """One constant is both, and the taxonomies are the same."""
    assert re.findall(r"PAGE_SIZE = (\d+);", ELEVENTY) == [str(PAGE_SIZE)]
    assert PAGE_SIZE == NEWEST
    assert all(f'"{taxonomy}"' in ELEVENTY for taxonomy in TAXONOMIES)
