"""The mail of a newsletter issue: HTML with its CSS inlined, and plain text that says the same."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.projects import DAY, DEED, DEED_PATH, ROOT, BuiltSite, make_project, write
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template
from tori.newsletter.errors import MailError
from tori.newsletter.mail import MAX_HTML_BYTES, Mail, MailTooLargeError, compose
from tori.site.digests import digests
from tori.site.linking import link
from tori.site.permalinks import permalink

TEMPLATE = read_mail_template(ROOT)
HOSTILE = '<script>alert("x")</script> & {{ letter.subject }} {% raw %}'
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@pytest.fixture(scope="module")
def real_mail(built_site: BuiltSite) -> Mail:
    """The mail of the real content's issue."""
    digest = digests(built_site.site)["2020-10"]
    return compose(digest, built_site.site, built_site.publisher, TEMPLATE)


@pytest.fixture(scope="module")
def page(real_mail: Mail) -> BeautifulSoup:
    """Its HTML, parsed."""
    return BeautifulSoup(real_mail.html, "html.parser")


@pytest.fixture
def hostile_mail(tmp_path: Path) -> Mail:
    """The tiny project's mail, with a title, a summary and a lead that mean harm."""
    project = make_project(tmp_path / "project")
    stated = json.dumps(HOSTILE, ensure_ascii=False)
    deed = re.sub(r"(?m)^(title|summary): .*$", lambda line: f"{line[1]}: {stated}", DEED)
    write(project, DEED_PATH, deed)
    issue = project / "content/newsletters/2020-10.md"
    issue.write_text(
        issue.read_text("utf-8").replace("period:", f"lead: {stated}\nperiod:"), "utf-8"
    )
    return mail_of(project)


def mail_of(project: Path, template: str = TEMPLATE) -> Mail:
    """Return the mail of a project's issue."""
    site, diagnostics = link(load_content(project), read_publisher(ROOT), DAY)
    assert site is not None, diagnostics
    return compose(digests(site)["2020-10"], site, read_publisher(project), template)


def declarations(css: str) -> set[str]:
    """Return the names of the properties that a style states."""
    return {part.split(":")[0].strip() for part in css.split(";") if part.strip()}


def test_html_is_under_the_limit_of_mailboxes(real_mail: Mail) -> None:
    """Gmail cuts a longer message, and with it the foot that names the sender."""
    assert len(real_mail.html.encode()) < MAX_HTML_BYTES == 100_000


def test_larger_html_is_refused(tmp_path: Path) -> None:
    """An issue with too many picks is an error that states both sizes, not a mail cut in half."""
    project = make_project(tmp_path / "project")
    names = [f"teko-{number}" for number in range(250)]
    for name in names:
        write(project, f"deeds/{name}.md", DEED)
    issue = project / "content/newsletters/2020-10.md"
    picks = ", ".join(f"deeds/{name}" for name in names)
    text = issue.read_text("utf-8").replace("deeds/varauskalenteri", picks)
    issue.write_text(text, "utf-8")
    with pytest.raises(MailTooLargeError, match=str(MAX_HTML_BYTES)):
        mail_of(project)


def test_every_rule_is_inlined(page: BeautifulSoup) -> None:
    """Each rule of the template outside @media is in the style of every element it speaks of."""
    css = TEMPLATE.split("<style>")[1].split("@media")[0]
    lost = []
    used = 0
    for selector, body in RULE.findall(css):
        for element in page.select(selector.strip()):
            used += 1
            if not declarations(body) <= declarations(str(element.get("style", ""))):
                lost.append((selector.strip(), element.name))
    assert lost == []
    assert used > 50


def test_dark_block_is_kept_and_nothing_else(page: BeautifulSoup) -> None:
    """What cannot be inlined, the dark colours, stays in a style element with all its rules."""
    expected = TEMPLATE.split("@media")[1].split("</style>")[0]
    (style,) = page.find_all("style")
    kept = style.get_text()
    assert kept.strip().startswith("@media (prefers-color-scheme: dark)")
    assert "".join(kept.split("@media")[1].split()) == "".join(expected.split())


def test_no_link_is_relative(page: BeautifulSoup) -> None:
    """Every link is a full address or a mail address."""
    links = [str(link["href"]) for link in page.find_all("a")]
    assert [way for way in links if not way.startswith(("https://tori.example/", "mailto:"))] == []
    assert len(links) > 20


def test_nothing_is_fetched(page: BeautifulSoup) -> None:
    """The mail loads no picture, script or style sheet: it tells nobody who opened it."""
    assert page.select("img, script, link, iframe, object, [src], [background]") == []
    assert "url(" not in str(page)


def test_text_and_html_name_the_same_entries(real_mail: Mail, page: BeautifulSoup) -> None:
    """Both parts have the same headings, entries and addresses in the same order."""
    titles = [heading.get_text() for heading in page.find_all("h3")]
    addresses = [str(heading.find_all("a")[0]["href"]) for heading in page.find_all("h3")]
    lines = real_mail.text.split("\n")
    assert [line.strip() for line in lines if line.startswith("  https://")] == addresses
    flat = " ".join(real_mail.text.split())
    assert [title for title in titles if f"* {title}" not in flat] == []
    headings = [heading.get_text().upper() for heading in page.find_all("h2")]
    assert [line for line in lines if line in headings] == headings


def test_no_token_of_the_template_is_left(real_mail: Mail) -> None:
    """Neither part shows a mark of the template language, nor Python's own words."""
    for part in (real_mail.html, real_mail.text):
        assert re.findall(r"\{\{|\}\}|\{%|%\}|\bNone\b|\(\)|<built-in", part) == []


def test_hostile_words_are_text(hostile_mail: Mail) -> None:
    """Markup in titles, summaries and the lead is shown as it was typed, and does nothing."""
    page = BeautifulSoup(hostile_mail.html, "html.parser")
    assert page.find_all("script") == []
    assert HOSTILE in [heading.get_text() for heading in page.find_all("h3")]
    assert [text.get_text() for text in page.find_all("p")].count(HOSTILE) == 2
    assert "&lt;script&gt;" in hostile_mail.html


def test_hostile_words_are_in_the_text_part_as_typed(hostile_mail: Mail) -> None:
    """The plain text has no escapes."""
    assert " ".join(hostile_mail.text.split()).count(HOSTILE) == 3


def test_html_says_its_language_and_subject(real_mail: Mail, page: BeautifulSoup) -> None:
    """A screen reader reads the mail in Finnish, and its title is the subject."""
    assert [root.get("lang") for root in page.find_all("html")] == ["fi"]
    assert [title.get_text() for title in page.find_all("title")] == [real_mail.subject]
    assert {table.get("role") for table in page.find_all("table")} == {"presentation"}


def test_mail_is_the_same_every_time(real_mail: Mail, built_site: BuiltSite) -> None:
    """The same Site gives the same bytes."""
    digest = digests(built_site.site)["2020-10"]
    assert compose(digest, built_site.site, built_site.publisher, TEMPLATE) == real_mail


@pytest.mark.parametrize("link", ["", "<!-- {} -->", "{{{{ letter.unsubscribe_address }}}}"])
def test_template_without_unsubscribe_link_is_refused(tmp_path: Path, link: str) -> None:
    """A template that lost the link, put it in a comment or made words of it makes no mail."""
    start, _, rest = TEMPLATE.partition('<a href="{{ letter.unsubscribe_address }}">')
    anchor = f'<a href="{{{{ letter.unsubscribe_address }}}}">{rest.partition("</a>")[0]}</a>'
    changed = start + link.format(anchor) + rest.partition("</a>")[2]
    project = make_project(tmp_path / "project")
    with pytest.raises(MailError, match="HTML-osasta puuttuu perumislinkki"):
        mail_of(project, changed)


@pytest.mark.parametrize("template", ["{% if %}", "{{ letter.nothing }}", "{% include 'x' %}"])
def test_faulty_template_is_told(tmp_path: Path, template: str) -> None:
    """A template that cannot be read or filled makes no mail, and its file is named."""
    with pytest.raises(MailError, match=r"kirjepohja overrides/mail/digest\.html ei kelpaa: "):
        mail_of(make_project(tmp_path / "project"), template)


@pytest.mark.parametrize("mark", ["entry.mark.begin", "part.mark.end"])
def test_template_that_lacks_a_mark_is_told(tmp_path: Path, mark: str) -> None:
    """What could not be taken out of it later is not sent; the message says what to write."""
    changed = TEMPLATE.replace(f"{{{{ {mark} }}}}", "")
    assert changed != TEMPLATE
    with pytest.raises(MailError, match=rf"overrides/mail/digest\.html ei kelpaa: .*{mark}"):
        mail_of(make_project(tmp_path / "project"), changed)


@pytest.mark.parametrize(
    "title", ["", "<title>Kirje</title>", "<title>x {{ letter.subject }}</title>"]
)
def test_template_whose_title_is_not_the_subject_is_told(tmp_path: Path, title: str) -> None:
    """A closed issue's subject is read there, so that an issue is not sent under another."""
    changed = TEMPLATE.replace("<title>{{ letter.subject }}</title>", title)
    with pytest.raises(MailError, match=r"digest\.html ei kelpaa: elementissä title"):
        mail_of(make_project(tmp_path / "project"), changed)


def test_places_are_the_entries_of_both_parts(real_mail: Mail, built_site: BuiltSite) -> None:
    """Each entry's place has its address and no other's; the parts hold the entries."""
    for text, places in (
        (real_mail.html, real_mail.html_places),
        (real_mail.text, real_mail.text_places),
    ):
        data = text.encode()
        assert "<!--" not in text
        for place in (entries := [place for place in places if place.is_entry]):
            way = permalink(built_site.site.records[place.name])
            told = data[place.begin : place.end].decode()
            assert re.findall(r"https://tori\.example(/[^\s\"]+/)", told) == [way]
            assert any(part.holds(place) for part in places if not part.is_entry)
        assert len(entries) > 20


def test_preheader_is_followed_by_room(page: BeautifulSoup, built_site: BuiltSite) -> None:
    """A mailbox shows the preheader alone, and not the site's name and the heading after it."""
    (hidden,) = page.select("div.preheader")
    summary = digests(built_site.site)["2020-10"].issue.summary
    assert hidden.get_text().startswith(summary)
    assert hidden.get_text().removeprefix(summary) == "\u2007\ufeff\u034f" * 40


def test_both_parts_let_the_reader_leave(real_mail: Mail, page: BeautifulSoup) -> None:
    """The unsubscribe link is in the HTML and in the text, the same."""
    (link,) = page.find_all("a", string="Peru uutiskirje")
    assert str(link["href"]) == "mailto:palaute@tori.example?subject=Peru%20uutiskirje"
    assert f"Peru uutiskirje:\n{link['href']}\n" in real_mail.text
