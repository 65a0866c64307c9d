"""The settings file of the rival Pelican, which is copied and never imported."""

import re
from collections.abc import Mapping

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')


def _headings(html: str) -> list[tuple[str, str]]:
    return _HEADING.findall(html)


SITENAME = "Tekojen tori"
SITEURL = "https://tori.example"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: tuple[str, ...] = ()
STATIC_PATHS = ("assets",)
ARTICLE_PATHS = ("teot",)
TIMEZONE = "Europe/Helsinki"
DEFAULT_LANG = "fi"
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES: Mapping[str, int | None] = {
    "index": None,
    "tag": None,
    "category": None,
    "author": None,
    "period_archives": None,
}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/sivu/{number}/", "{base_name}/sivu/{number}/index.html"),
)
DIRECT_TEMPLATES = ("index", "home", "categories", "tags", "authors", "archives")
INDEX_URL, INDEX_SAVE_AS = "teot/", "teot/index.html"
HOME_SAVE_AS = "index.html"
CATEGORIES_SAVE_AS = "palvelualueet/index.html"
TAGS_SAVE_AS = "teemat/index.html"
AUTHORS_SAVE_AS = "organisaatiot/index.html"
ARCHIVES_SAVE_AS = "vuodet/index.html"
ARTICLE_URL, ARTICLE_SAVE_AS = "teot/{slug}/", "teot/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "palvelualueet/{slug}/", "palvelualueet/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "teemat/{slug}/", "teemat/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "organisaatiot/{slug}/", "organisaatiot/{slug}/index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "vuodet/{date:%Y}/", "vuodet/{date:%Y}/index.html"
FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 50
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_RSS = "palvelualueet/{slug}/rss.xml"
TAG_FEED_RSS = "teemat/{slug}/rss.xml"
AUTHOR_FEED_RSS = "organisaatiot/{slug}/rss.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = TAG_FEED_ATOM = None
MARKDOWN = {
    "extension_configs": {"markdown.extensions.toc": {"permalink": False}},
    "output_format": "html5",
}
JINJA_FILTERS = {"headings": _headings}
