"""Templates that cannot make a page are told by name."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tori.pages.page import Data, Page
from tori.templating.templates import TemplateFaultError, Templates


@dataclass(frozen=True, slots=True)
class Words(Data):
    """Data of one text."""

    words: str
    items: tuple[str, ...] = ("x", "y")


def page(template: str = "sivu") -> Page:
    """Return a page of a template."""
    return Page("/teot/x/", template, "Otsikko", "Kuvaus", "deed", Words("a & b"))


def templates(folder: Path, text: str) -> Templates:
    """Return the templates of a folder with one page's."""
    (folder / "pages").mkdir()
    (folder / "pages/sivu.html").write_text(text, "utf-8")
    return Templates(folder)


def test_a_page_is_made_of_its_data(tmp_path: Path) -> None:
    """The template has the data, escaped, the text and the way to the root."""
    made = templates(tmp_path, "<p>{{ data.words }}</p>{{ text }}<a href='{{ up }}teot/'>x</a>")
    assert made.body(page()) == "<p>a &amp; b</p><a href='../../teot/'>x</a>"


def test_a_field_may_be_called_as_a_method_of_python(tmp_path: Path) -> None:
    """Data is data: `items` is what the page has of that name."""
    made = templates(tmp_path, "{% for each in data.items %}{{ each }}{% endfor %}")
    assert made.body(page()) == "xy"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ data.wrods }}", "wrods"),
        ("{{ nimi }}", "nimi"),
        ("{{ data.words.sana }}", "sana"),
        ("{{ data.words + 1 }}", "concatenate"),
        ("{% if %}", "Expected an expression"),
        ('{% include "pages/puuttuu.html" %}', "puuttuu.html"),
    ],
)
def test_what_is_wrong_is_told_with_template_and_page(tmp_path: Path, text: str, told: str) -> None:
    """A designer learns where to look: an undefined name, a slip of syntax, a missing file."""
    with pytest.raises(TemplateFaultError, match=told) as caught:
        templates(tmp_path, f"<p>\n{text}").body(page())
    assert "overrides/pages/sivu.html:2, sivu /teot/x/" in str(caught.value)


def test_a_fault_of_a_component_is_told_where_it_is(tmp_path: Path) -> None:
    """The page's template only asked for it."""
    (tmp_path / "components").mkdir()
    (tmp_path / "components/osa.html").write_text("\n\n{{ data.wrods }}", "utf-8")
    with pytest.raises(TemplateFaultError, match=r"overrides/components/osa\.html:3, sivu"):
        templates(tmp_path, '{% include "components/osa.html" %}').body(page())


def test_missing_template_is_told(tmp_path: Path) -> None:
    """A page whose template is not there names it."""
    with pytest.raises(TemplateFaultError, match=r"pages/toinen\.html"):
        templates(tmp_path, "x").body(page("toinen"))
