"""A parsed text: its links, images and headings in their places, and what they are called."""

import pickle
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markdown_texts import texts
from tori.diagnostics import Span
from tori.markdown.headings import Found, headings_of
from tori.markdown.links import Link, shown_links
from tori.markdown.parsing import tree_of
from tori.markdown.remarks import remarks_of
from tori.markdown.source import Source, nodes, words_of
from tori.markdown.text import Text, is_plain, parsed

_DIGITS = "9" * 5_000
"""More than Python reads as a number."""


def at(text: str, span: Span) -> str:
    """Return what stands in a span of one line."""
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def test_a_link_has_its_words_target_and_place() -> None:
    """The place is the target's, in characters, in the file."""
    (link,) = parsed("Rivi.\nÄiti 👩 [työ](../deeds/a.md#kohta).", first_line=10).links
    assert link == Link("työ", "../deeds/a.md#kohta", Span(11, 14, 11, 33))
    assert not link.is_external


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ä😀e\u0301\t[a](b.md)", "b.md"),
        ('[a](b.md "Otsikko (x)")', "b.md"),
        ("[a]( <b c.md> 't')", "b c.md"),
        ("[a](b_(c).md)", "b_(c).md"),
        ("[a \\] b](c.md)", "c.md"),
        ("[*ä* `]( x` 👩‍🚒](b.md)", "b.md"),
        ("- ä\n  > ö [a](b.md)", "b.md"),
        ("| ä | 😀 [a](b.md) |\n|-|-|\n", "b.md"),
        ("teksti\n\t[ä\n  ö](b.md)", "b.md"),
        ("[a]: c.md\nteksti ä [a](b.md)", "b.md"),
        ("![ä](b.png)", "b.png"),
        ("Ä <https://ä.fi/>", "https://ä.fi/"),
        ("😀 https://ä.fi/ö ja", "https://ä.fi/ö"),
        ("x[^1]\n\n[^1]: ä [a](b.md)", "b.md"),
    ],
)
def test_the_place_is_the_targets(text: str, target: str) -> None:
    """Letters, emoji, combining marks, tabs and what is round a link do not move its place."""
    (link,) = parsed(text).links
    assert (link.target, at(text, link.span)) == (target, target)


@given(texts)
def test_places_of_drawn_texts_are_the_targets(text: str) -> None:
    """Wherever a target stands beside its words, its place holds it."""
    for link in parsed(text).links:
        if link.is_apart or link.is_bare:
            continue
        written = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", at(text, link.span))
        assert unescape(written) == link.target


@pytest.mark.parametrize(
    ("text", "words"),
    [("[*a* `b`\nc](d.md)", "a b c"), ("![a ![b](c.png) d](e.png)", "a b d"), ("[](b.md)", "")],
)
def test_the_words_are_without_marks(text: str, words: str) -> None:
    """A link's words, and an image's, are what a reader hears."""
    assert [link.words for link in parsed(text).links] == [words]


@pytest.mark.parametrize(
    "text",
    ["`[a](b.md)`", "\\[a](b.md)", "```\n[a](b.md)\n```", "<!-- [a](b.md) -->", "[a] (b.md)"],
)
def test_what_is_no_link(text: str) -> None:
    """Code, escapes and the editor's notes hold none."""
    assert parsed(text).links == ()


def test_a_bare_address_is_a_link_and_one_apart_is_told() -> None:
    """Both come of the tree, and each says of which form it is."""
    links = parsed("a@b.fi ja [c]\n\n[c]: d.md").links
    assert [(link.target, link.is_bare, link.is_apart) for link in links] == [
        ("mailto:a@b.fi", True, False),
        ("d.md", False, True),
    ]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## Mitä tehtiin\n\n### Öljyä – ja ääntä!", ["mita-tehtiin", "oljya-ja-aanta"]),
        ("## Sama\n\n## Sama\n\n## Sama_1\n\n## Sama", ["sama", "sama_1", "sama_2", "sama_3"]),
        ("## **Lihava** [sana](a.md) `build.py` ##", ["lihava-sana-buildpy"]),
        ("## alaviiva_sana ja _korostus_", ["alaviiva_sana-ja-korostus"]),
        ("## ![kuva](a.png) sana", ["sana"]),
        ("## …\n\n## …", ["_1", "_2"]),
        ("## a_1\n\n## a_2\n\n## a_1\n\n## a_1\n\n## a", ["a_1", "a_2", "a_3", "a_4", "a"]),
        (f"## a_{_DIGITS}\n\n## a_{_DIGITS}", [f"a_{_DIGITS}", f"a_{_DIGITS}_1"]),
        ("Otsikko\n---", ["otsikko"]),
        ("```\n## ei\n```", []),
    ],
)
def test_ids_are_those_that_have_been_published(text: str, ids: list[str]) -> None:
    """The rule is Python-Markdown's, by which the site's pages were made first."""
    assert [heading.id for heading in parsed(text).headings] == ids


def test_an_id_of_githubs_names_our_heading() -> None:
    """A link copied from GitHub's page finds its heading, the second of the same words too."""
    text = parsed("## Työn ilo – nyt\n\n## Työn ilo – nyt\n")
    assert text.anchor("tyon-ilo-nyt") == "tyon-ilo-nyt"
    assert text.anchor("työn-ilo--nyt") == "tyon-ilo-nyt"
    assert text.anchor("ty%C3%B6n-ilo--nyt-1") == "tyon-ilo-nyt_1"
    assert text.anchor("muu") is None


def test_ids_that_two_headings_share_on_github_name_the_first() -> None:
    """GitHub gives `a-1` to the second `a` and to a heading of those words: links lead to one."""
    text = parsed("## a\n\n## a\n\n## a-1\n\n[b](#a-1)\n")
    assert [heading.github_id for heading in text.headings] == ["a", "a-1", "a-1"]
    assert text.anchor("a-1") == "a-1"
    assert text.anchor("A-1") == "a_1"


def test_a_heading_has_its_place_and_level() -> None:
    """It is told in the file's lines."""
    (heading,) = parsed("x\n\n### Ä *b*", first_line=5).headings
    assert (heading.level, heading.words, heading.span) == (3, "Ä b", Span(7, 1, 7, 10))


def test_a_text_comes_whole_from_another_process() -> None:
    """Texts are parsed where files are read, and shown where pages are made."""
    text = parsed("## A\n\n[a](b.md) <b> 15. x\n\n![](c.png)")
    assert pickle.loads(pickle.dumps(text)) == text  # noqa: S301 — made here


_WORDS = (
    "Työ ",
    "on, ",
    "a: b",
    "(c)",
    "”d”",
    "’",
    "–",
    "10 %",
    "15. ",
    "- ",
    "\n",
    "\n\n",
    "?",
    "\n\n## ",
    "\n\n",
)
_ODD = (
    "# ",
    "*a*",
    "_",
    "1) ",
    "+ ",
    "https://a.fi",
    "www.a.fi",
    "a@b.fi",
    "TODO",
    "--",
    "    ",
    "Ã¶",
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_WORDS * 3 + _ODD), max_size=12).map("".join))
def test_a_plain_text_has_nothing_to_be_looked_for(markdown: str) -> None:
    """What is parsed without a tree is what the tree would give."""
    tree = tree_of(markdown)
    assert tree is not None
    if is_plain(markdown):
        source = Source(markdown, 1)
        every = tuple(nodes(tree.root))
        headings = headings_of(
            Found(node.number, words_of(node), source.span(node.place))
            for node in every
            if node.kind == "heading"
        )
        assert parsed(markdown) == Text(tree.markup, headings=headings)
        assert not list(shown_links(tree.root))
        assert remarks_of(source, tree.root, every, ()) == ()


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Työ alkoi, ja se jatkuu (yhä).\n\n- Yksi\n- Kaksi: 10 %\n", True),
        ("", True),
        ("Alku.\n\n## Otsikko\n\nTeksti.\n", True),
        ("## Otsikko\n", False),
        ("## Otsikko\n\n## Toinen\n\nTeksti.\n", False),
        ("### Otsikko\n\nTeksti.\n", False),
        ("Katso www.a.fi\n", False),
        ("15. lokakuuta\n", False),
        ("Otsikko\n---\n", False),
        ("TODO: korjaa\n", False),
        ("TyÃ¶\n", False),
    ],
)
def test_most_texts_are_plain(markdown: str, expected: bool) -> None:  # noqa: FBT001 — pytest passes parameters so
    """Words in paragraphs and bullets are; whatever a rule may speak of is not."""
    assert is_plain(markdown) == expected
