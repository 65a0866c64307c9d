"""The Markdown lane gives what Python-Markdown gives, or declines."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from tests.projects import BuiltSite
from tori.engine.pages.lane import Converted, Heading, convert
from tori.render.html import Html, html
from tori.render.tree import MarkdownDocument, joined

_STOCK = Markdown(
    extensions=["toc", "tables", "fenced_code", "sane_lists"],
    extension_configs={"toc": {"permalink": False}},
)
SHARE_OF_REAL_PAGES = 0.9


def stock(body: str) -> Converted:
    """Return what Python-Markdown makes of a text, set up as in mkdocs.yml."""
    html = _STOCK.reset().convert(body)
    return Converted(html, html.encode(), tuple(_flat(_STOCK.toc_tokens)))  # type: ignore[attr-defined]


def _flat(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from _flat(token["children"])


def lane(body: str) -> Converted | None:
    """Return what the lane makes of a text whose links lead where they say."""
    return of_blocks((body,))


def of_blocks(blocks: Sequence[Html | str]) -> Converted | None:
    """Return what the lane makes of a page's blocks."""
    return convert(blocks, lambda target: target)


@pytest.mark.parametrize(
    "body",
    [
        "Teksti.",
        "Kaksi\nriviä & merkki.",
        "Yksi.\n\nKaksi **vahva** ja *kursiivi*.",
        "Katso [teko](../x/index.md) ja [**tämä**](y) tai *[z](z)*.",
        "## Otsikko\n\n### Alaotsikko\n\n## Otsikko",
        "- yksi\n- **kaksi:** jotain\n- [kolme](x)",
        "1. yksi\n2. kaksi\n\nTeksti.",
        '<div class="a"><div>b</div></div>\n\nTeksti.\n\n<p>c</p>',
        '<div>a</div><p>b</p><script src="x" defer></script>\n\n## Otsikko',
        "<ul><li>a</li></ul>",
    ],
)
def test_what_the_lane_knows_comes_out_the_same(body: str) -> None:
    """Each construct of the lane gives Python-Markdown's bytes, if it is taken."""
    assert lane(body) in {stock(body), None}


@pytest.mark.parametrize(
    "body",
    [
        "Teksti.",
        "Kaksi\nriviä & merkki.",
        "Yksi.\n\nKaksi **vahva** ja *kursiivi*.",
        "- yksi\n- **kaksi:** jotain\n- [kolme](x)",
        '<div>a</div><p>b</p><script src="x" defer></script>\n\n## Otsikko',
    ],
)
def test_plain_texts_are_taken(body: str) -> None:
    """The lane does not decline what it is for."""
    assert lane(body) is not None


@pytest.mark.parametrize(
    "body",
    [
        "`koodi`",
        "> lainaus",
        "    sisennetty",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Otsikko\n---",
        "rivi  \nvaihto",
        "![kuva](x.png)",
        "<https://tori.example/>",
        "<span>a</span>",
        "<div>\n\na\n\n</div>",
        "- yksi\n\n- kaksi",
        "[viite][1]\n\n[1]: x",
        "\\*ei\\*",
        "a_b_c",
        "***molemmat***",
        "",
    ],
)
def test_other_constructs_are_declined(body: str) -> None:
    """What the lane does not know, it leaves to Python-Markdown."""
    assert lane(body) is None


_MARKS = [
    "Työ",
    "teko",
    "ääni",
    "a",
    "ö",
    "I",
    "1",
    "1.",
    "2)",
    "*",
    "**",
    "***",
    "_",
    "`",
    "#",
    "]",
    "[",
    "(",
    ")",
    "](",
    "](x)",
    "[a](b)",
    "<",
    ">",
    "<div>",
    "</div>",
    "<p>a</p>",
    "<div>a</div>",
    "<span>",
    "&",
    "&amp;",
    "!",
    ":",
    "=",
    "---",
    "===",
    "|",
    "\\",
    "https://a.b",
    '"',
    "'",
    "–",
    ".",
    "{a}",
    "~~",
    "www.a.fi",
    "a@b.fi",
]
_SPACES = (" ", "  ", "\n", "\n\n", "\n\n\n", "\t", "\u00a0", "\r", "\x0c", "\u2028")
_BEGINNINGS = ("## ", "### ", "- ", "* ", "+ ", "1. ")
_WORDS = st.sampled_from([*_MARKS, *_SPACES, *_BEGINNINGS])


@settings(max_examples=400)
@example(["a", "!", "[a](b)"])
@example(["*", "a", "*", "a"])
@example(["<p>a</p>", "\n", "a"])
@example(["a", "\n", "- ", "a"])
@example(["1. ", "a", "\n\n", "a"])
@given(st.lists(_WORDS, min_size=1, max_size=14))
def test_whatever_is_taken_comes_out_the_same(words: list[str]) -> None:
    """No text is made otherwise than by Python-Markdown: the lane declines when in doubt."""
    body = "".join(words)
    made = lane(body)
    if made is not None:
        assert made == stock(body)


_TEMPLATES = (
    "<p>{}</p>",
    '<ul class="a"><li>{}</li><li><a href="{}">b</a></li></ul>',
    '<div title="{}"><div>{}</div></div>',
    "<figure>{}</figure><figure>{}</figure>",
    '<header><h1 id="x">{}</h1><p>{}</p></header>',
    "<script>{}</script>",
    "<span>{}</span>",
    "{}",
)


@st.composite
def _ours(draw: st.DrawFn) -> Html:
    """Draw HTML as our pages have it, with words that mean no good."""
    template = draw(st.sampled_from(_TEMPLATES))
    words = st.lists(st.sampled_from([*_MARKS, *_SPACES, "\x02", "\x03"]), max_size=4)
    return html(template, *("".join(draw(words)) for _ in range(template.count("{}"))))


@settings(max_examples=400)
@example([html("<p>{}</p>", "a\u00a0–\u00ad&"), "- a", html("<p>{}</p>", "\x02"), "- b"])
@given(st.lists(_ours() | st.lists(_WORDS, max_size=5).map("".join), max_size=5))
def test_blocks_of_ours_come_out_the_same(blocks: list[Html | str]) -> None:
    """What we made goes through without a second look where it is as Python-Markdown leaves it."""
    made = of_blocks(blocks)
    if made is not None:
        assert made == stock(joined(blocks))


@pytest.mark.parametrize("template", _TEMPLATES[:5])
def test_blocks_of_ours_are_taken(template: str) -> None:
    """The lane declines none of those that pages are made of, whatever words they have."""
    block = html(template, *["Työ & <ilo>\u00a0– “1\u00ad2” * _ ` # \\"] * template.count("{}"))
    assert of_blocks((block, "Teksti.")) == stock(joined((block, "Teksti.")))


def test_most_real_pages_take_the_lane(built_site: BuiltSite) -> None:
    """At least nine in ten of the site's pages, and each comes out the same."""
    pages = [d for d in built_site.tree.values() if isinstance(d, MarkdownDocument)]
    made = [(page.body, of_blocks(page.blocks)) for page in pages]
    taken = [(body, converted) for body, converted in made if converted is not None]
    assert len(taken) >= SHARE_OF_REAL_PAGES * len(pages)
    assert [body for body, converted in taken if converted != stock(body)] == []
