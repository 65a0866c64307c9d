"""What is live in the kept HTML of a closed issue."""

import pytest

from tests.projects import BuiltSite
from tests.tree_pages import pages_of
from tori.content.kept_html import live_content
from tori.documents import BytesDocument

_SITE = "https://tori.example/"


def _live(page: str) -> tuple[str, ...]:
    return tuple(found.what for found in live_content(page, _SITE))


@pytest.mark.parametrize(
    "page",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=//a.example/x></SCRIPT>",
        "<p onclick=x>a</p>",
        "<p\tONCLICK = 'x'>a</p>",
        '<a href="javascript:alert(1)">a</a>',
        '<a href=" java&#10;script:alert(1)">a</a>',
        '<a href="&#x6a;avascript:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>',
        '<a href="vbscript:x">a</a>',
        '<img src="https://muualla.example/a.png">',
        '<img src="//muualla.example/a.png">',
        '<img src="\\\\muualla.example/a.png">',
        '<img src="https://tori.example@muualla.example/a.png">',
        '<img src="data:image/svg+xml,x">',
        '<img srcset="https://muualla.example/a.png 2x">',
        '<table background="https://muualla.example/a.png"></table>',
        '<p style="background:url(https://muualla.example/a)">a</p>',
        '<p style="background:u\\72l(x)">a</p>',
        "<style>@import 'https://muualla.example/a.css';</style>",
        "<style>p { background: URL (x) }</style>",
        "<iframe srcdoc=x></iframe>",
        "<svg><animate onbegin=x></svg>",
        "<math></math>",
        "<form action=x></form>",
        "<base href=x>",
        "<link rel=stylesheet href=x>",
        '<meta http-equiv="refresh" content="0; url=x">',
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>]]>",
        "<?php x ?>",
        "<template><p>x</p></template>",
        "</form>",
        '<input type="checkbox">',
        '<input disabled name="a">',
    ],
)
def test_what_is_live_is_found(page: str) -> None:
    """Whatever runs, leads astray or is fetched from elsewhere is told."""
    assert _live(f"<p>a</p>\n{page}")


def test_task_list_is_dead() -> None:
    """An issue whose text has one can be closed."""
    assert _live('<li><input type="checkbox" checked disabled aria-label="a"> a</li>') == ()


def test_the_place_is_told() -> None:
    """The line and the column are the element's own."""
    (found,) = live_content("<p>a</p>\n  <p onclick=x>b</p>", _SITE)
    assert (found.line, found.column, "onclick" in found.what) == (2, 3, True)


@pytest.mark.parametrize(
    "page",
    [
        '<img src="https://tori.example/kuvat/a.png" alt="a"><img src="../a.png" alt="">',
        '<a href="mailto:a@b.fi">a</a><a href="tel:+358">b</a><a href="#a">c</a>',
        '<a href="../teot/a/?b:c">a</a><a href="https://muualla.example/">b</a>',
        "<p>onclick=x javascript: &lt;script&gt; url(x)</p>",
    ],
)
def test_what_is_sound_is_not_told(page: str) -> None:
    """Links, pictures of the site and words are what letters have."""
    assert _live(page) == ()


def test_our_own_letters_are_sound(built_site: BuiltSite) -> None:
    """Whatever the templates make of the real newsletters has nothing live in it."""
    tree = built_site.tree.items()
    mails = [
        document.data.decode()
        for path, document in tree
        if path.startswith("toimittajalle/kirjeet/") and path.endswith(".html")
        if isinstance(document, BytesDocument)
    ]
    archive = [
        document.body for _, document in pages_of(built_site.tree) if document.kind == "issue"
    ]
    assert mails
    assert archive
    assert [found for page in (*mails, *archive) for found in _live(page)] == []
