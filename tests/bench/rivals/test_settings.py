"""The generators' settings: lists and feeds as long as ours."""

import re
import tomllib

from bench.corpus import TAXONOMIES
from bench.rivals import pelican_settings
from tests.projects import ROOT
from tori.render.indexing import PAGE_SIZE
from tori.site.feeds import NEWEST

TEMPLATES = ROOT / "bench/rivals/templates"
HUGO = tomllib.loads((TEMPLATES / "hugo/hugo.toml").read_text(encoding="utf-8"))
ELEVENTY = (TEMPLATES / "eleventy/eleventy.config.js").read_text(encoding="utf-8")


def test_hugo_has_lists_and_feeds_of_our_length() -> None:
    """As many cards on a page and entries in a feed as ours."""
    assert HUGO["pagination"]["pagerSize"] == PAGE_SIZE
    assert HUGO["services"]["rss"]["limit"] == NEWEST


def test_hugo_has_the_taxonomies_with_a_feed_for_each_term() -> None:
    """All ways to browse, and RSS among a term's outputs."""
    assert tuple(HUGO["taxonomies"].values()) == TAXONOMIES
    assert "rss" in HUGO["outputs"]["term"]


def test_pelican_has_lists_and_feeds_of_our_length() -> None:
    """As many cards on a page and entries in a feed as ours."""
    assert pelican_settings.DEFAULT_PAGINATION == PAGE_SIZE
    assert pelican_settings.FEED_MAX_ITEMS == NEWEST


def test_eleventy_has_lists_and_feeds_of_our_length() -> None:
    """One constant is both, and the taxonomies are the same."""
    assert re.findall(r"PAGE_SIZE = (\d+);", ELEVENTY) == [str(PAGE_SIZE)]
    assert PAGE_SIZE == NEWEST
    assert all(f'"{taxonomy}"' in ELEVENTY for taxonomy in TAXONOMIES)
