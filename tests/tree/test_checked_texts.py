"""The check and the page agree: what passes is shown as GitHub shows it, and nothing of it is live.

`CASES` are texts that were once read in two ways, each with what is told of it and what a page
shows; drawn texts hold the two to each other whatever is written.
"""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import deed, gathered, load, organisation, site, text_of
from tests.markdown.test_safety import assert_is_harmless
from tests.markdown_texts import WORDS, elements, texts
from tests.pages.shown import TEMPLATES
from tests.projects import DAY, PUBLISHER
from tori.content.records import Article, Record
from tori.diagnostics import errors
from tori.documents import PageDocument, markdown_source, rendered
from tori.feeds.show_notes import whole_notes
from tori.pages.texts import editor_text
from tori.site.linking import findings
from tori.site.model import Site
from tori.tree.record_pages import record_page

OTHER = deed("b", "\n## a\n\nTeksti.\n")
HOME = organisation()
THIS = "tapaus"
ADDRESS = f"/artikkelit/{THIS}/"


class Case(NamedTuple):
    """A text, the codes that are told of it, and its HTML without line ends; empty when refused."""

    markdown: str
    codes: tuple[str, ...]
    html: str = ""


_LINK = '<a href="../../teot/b/">'
CASES = {
    "brackets in a link": Case(
        "Lue [Ohje [pdf]](../deeds/b.md).", (), f"<p>Lue {_LINK}Ohje [pdf]</a>.</p>"
    ),
    "brackets in a quoted link": Case(
        "“[Kunnat ovat [nyt] mukana](../deeds/b.md)”",
        (),
        f"<p>“{_LINK}Kunnat ovat [nyt] mukana</a>”</p>",
    ),
    "curly quotes of a title": Case("[a](../deeds/b.md ”Otsikko”)", ("T281",)),
    "words after an address": Case("[a](../deeds/b.md tämä)", ("T281",)),
    "list after text": Case(
        "Tilaan tarvitaan:\n- pöytä\n- tuoli",
        (),
        "<p>Tilaan tarvitaan:</p><ul><li>pöytä</li><li>tuoli</li></ul>",
    ),
    "table after text": Case(
        "Luvut:\n| A | B |\n|---|---|\n| 1 | 2 |",
        (),
        "<p>Luvut:</p><table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    ),
    "list nested by two spaces": Case(
        "- Kevät\n  - maaliskuu\n- Syksy",
        (),
        "<ul><li>Kevät<ul><li>maaliskuu</li></ul></li><li>Syksy</li></ul>",
    ),
    "item after a nested list": Case(
        "1. Eka\n2. Toka\n\n   * ala\n   * kohta\n3. Kolmas",
        (),
        "<ol><li><p>Eka</p></li><li><p>Toka</p><ul><li>ala</li><li>kohta</li></ul></li>"
        "<li><p>Kolmas</p></li></ol>",
    ),
    "code in an item": Case(
        "1. Kirjoita:\n   ```\n   komento\n   ```\n2. Paina.",
        (),
        "<ol><li>Kirjoita:<pre><code>komento</code></pre></li><li>Paina.</li></ol>",
    ),
    "bare addresses": Case(
        "Lue https://www.example.fi tai kirjoita palaute@example.fi.",
        (),
        '<p>Lue <a href="https://www.example.fi">https://www.example.fi</a> tai kirjoita '
        '<a href="mailto:palaute@example.fi">palaute@example.fi</a>.</p>',
    ),
    "backslash at a line's end": Case(
        "Katu 1\\\n00100 Helsinki", (), "<p>Katu 1<br />00100 Helsinki</p>"
    ),
    "escapes": Case(
        '50 \\~ 60 \\= 1 \\< 2 \\& \\"lainaus\\" \\$5',
        (),
        "<p>50 ~ 60 = 1 &lt; 2 &amp; &quot;lainaus&quot; $5</p>",
    ),
    "marks of other programs": Case(
        "{{< youtube abc >}}\n\n{% include a.html %}\n\n## Tavoite {#tavoite}\n\n"
        "[x]{.underline} [[sivu]] :::note > [!NOTE]",
        (*("T181",) * 6, "T283"),
    ),
    "Finnish ordinal": Case(
        "15. lokakuuta järjestettiin työpaja.\n\nTeksti jatkuu.",
        ("T188",),
        '<ol start="15"><li>lokakuuta järjestettiin työpaja.</li></ol><p>Teksti jatkuu.</p>',
    ),
    "mail address in angles": Case(
        "Kirjoita <palaute@example.fi>.",
        (),
        '<p>Kirjoita <a href="mailto:palaute@example.fi">palaute@example.fi</a>.</p>',
    ),
    "quotes apart": Case(
        "> Hyvä.\n>\n> — Ensimmäinen\n\n> Huono.\n>\n> — Toinen",
        (),
        "<blockquote><p>Hyvä.</p><p>— Ensimmäinen</p></blockquote>"
        "<blockquote><p>Huono.</p><p>— Toinen</p></blockquote>",
    ),
    "empty items": Case("-\n-\n-", (), "<ul><li></li><li></li><li></li></ul>"),
}


def site_of(*records: Record) -> Site:
    """Return a site of these records and another deed."""
    return site(*records, OTHER, HOME, today=DAY)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case_is_told_or_shown(case: Case) -> None:
    """It is shown as GitHub shows it, and what GitHub would not show as meant is told."""
    made, found = load(text_of(Article, f"\n{case.markdown}\n"), Article, THIS)
    assert made is not None
    told = (*found, *findings(gathered(made, OTHER, HOME), PUBLISHER, DAY))
    assert tuple(finding.code for finding in told) == case.codes
    assert bool(errors(told)) == (not case.html)
    if case.html:
        assert shown(site_of(made), made).replace("\n", "") == case.html


def shown(made: Site, record: Record) -> str:
    """Return a record's text as its page has it."""
    return editor_text(made, record, ADDRESS).html


_MILD = tuple(word for word in WORDS if not set(word) & set("<[:&"))
_bodies = st.one_of(
    texts,
    st.lists(
        st.sampled_from((*_MILD, "[a](../deeds/b.md)", "[a](#a)", "## a\n\n")), max_size=16
    ).map("".join),
)


@settings(max_examples=400)
@given(_bodies)
def test_what_passes_becomes_a_page(markdown: str) -> None:
    """Without an error a page is made; all its links lead somewhere, and nothing in it is live."""
    made, found = load(text_of(Article, f"\n{markdown}\n"), Article, THIS)
    if made is None or errors(found):
        return
    if errors(findings(gathered(made, OTHER, HOME), PUBLISHER, DAY)):
        return
    around = site_of(made)
    page = rendered(record_page(around, made), TEMPLATES)
    assert isinstance(page, PageDocument)
    assert markdown_source(page)
    assert isinstance(made, Article)
    for html in (shown(around, made), whole_notes(around, made)):
        assert_is_harmless(html)
        links = [element for element in elements(html) if element.tag == "a"]
        assert all(element.get("href") for element in links)
        images = [element for element in elements(html) if element.tag == "img"]
        assert all(element.get("src") for element in images)
