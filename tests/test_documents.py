"""The Tree and its documents."""

import re
from functools import partial

import frontmatter
import pytest

from tests.factories import deed
from tori.documents import (
    BytesDocument,
    ClashingDocumentsError,
    PageDocument,
    Unit,
    distinct,
    markdown_source,
    merged,
    one_element,
    page_path,
    page_unit,
)
from tori.pages.page import ContentsEntry


def test_parts_are_merged_in_order_of_path() -> None:
    """The Tree does not depend on the order in which its parts were made."""
    first, second = ("b", BytesDocument(b"1")), ("a", BytesDocument(b"2"))
    assert list(merged([[first], [second]])) == list(merged([[second], [first]])) == ["a", "b"]


def test_two_documents_of_one_path_are_refused() -> None:
    """Nothing is overwritten in silence."""
    with pytest.raises(ClashingDocumentsError, match="a"):
        merged([[("a", BytesDocument(b"1"))], [("a", BytesDocument(b"2"))]])


def _page() -> BytesDocument:
    return BytesDocument(b"")


def _pages(_of: object) -> tuple[tuple[str, BytesDocument], ...]:
    return ()


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [
        ("x/index.md", "x/index.md", "x/index.md"),
        ("x/index.md", "x/index.html", "x/index.html"),
        ("x/index.html", "x/index.md", "x/index.md"),
        ("x", "x/index.md", "x"),
        ("x/y/index.md", "x", "x"),
    ],
)
def test_units_that_would_overwrite_each_other_are_refused(
    first: str, second: str, path: str
) -> None:
    """Two units of one file are an error that names the path and both, whichever comes first."""
    units = (Unit((first,), partial(_pages, "/x/")), page_unit("/y/", _page))
    clashing = Unit((second,), partial(_pages, deed("varauskalenteri")))
    with pytest.raises(ClashingDocumentsError, match=rf"polulle {re.escape(path)} ") as caught:
        distinct((*units, clashing))
    assert f"test_documents._pages ({first})" in str(caught.value)
    assert "test_documents._pages (deeds/varauskalenteri)" in str(caught.value)


def test_distinct_units_come_back_as_they_were() -> None:
    """Pages beside and below each other are no clash."""
    units = tuple(page_unit(address, _page) for address in ("/", "/x/", "/x/y/"))
    assert distinct(units) == units


def test_every_page_is_its_folders_index() -> None:
    """An address becomes the path of an index page; the front page's too."""
    assert (page_path("/"), page_path("/teot/x/")) == ("index.md", "teot/x/index.md")


def test_hostile_title_stays_data_in_front_matter() -> None:
    """A title full of YAML and HTML is read back whole, escaped for the templates that print it."""
    title = "A: \"b\" # c\n---\n<script>{{ x }}</script> & 'ä'"
    document = PageDocument(title, title, "deed", one_element("<p>Teksti</p>"))
    metadata, body = frontmatter.parse(markdown_source(document))
    assert metadata["title"] == (
        "A: &#34;b&#34; # c\n---\n&lt;script&gt;{{ x }}&lt;/script&gt; &amp; &#39;ä&#39;"
    )
    assert body == '<div class="page">\n<p>Teksti</p>\n</div>'


def test_contents_are_escaped_for_the_template() -> None:
    """Headings of a page of HTML alone go to the template as links and words."""
    headings = (ContentsEntry("teot", "Teot & <b>muut</b>"),)
    page = PageDocument("Otsikko", "Kuvaus", "issue", one_element("<p>x</p>"), contents=headings)
    metadata, _ = frontmatter.parse(markdown_source(page))
    assert metadata["contents"] == [{"url": "#teot", "title": "Teot &amp; &lt;b&gt;muut&lt;/b&gt;"}]


def test_only_lists_are_kept_from_the_search() -> None:
    """A page is searchable unless it says otherwise."""
    page = PageDocument("Otsikko", "Kuvaus", "deed", one_element("<p>x</p>"))
    unlisted = PageDocument("Otsikko", "Kuvaus", "index", one_element("<p>x</p>"), searchable=False)
    assert "exclude" not in markdown_source(page)
    assert 'search: {"exclude": true}' in markdown_source(unlisted)


def test_code_keeps_its_blanks_where_mkdocs_would_change_them() -> None:
    """Tabs and lines of spaces are references, which a browser shows as what they were."""
    assert one_element("<pre>a\n  \n\tb</pre>") == (
        '<div class="page">\n<pre>a\n&#32; \n&#9;b</pre>\n</div>'
    )
