"""The designers' page is what the types and the real content say."""

from scripts.templates_guide import PAGE, ROOT, templates_guide, type_name
from tori.pages.pieces import Card


def test_page_is_up_to_date() -> None:
    """Whoever changes data runs the script: `python3 -m scripts.templates_guide`."""
    assert PAGE.read_text("utf-8") == templates_guide()


def test_every_template_has_its_section() -> None:
    """No template of a page is without its data, and none is told of that is not there."""
    told = [line[3:] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("## ")]
    templates = sorted(file.stem for file in (ROOT / "overrides/pages").glob("*.html"))
    assert [name for name in told if name in templates] == templates


def test_types_are_told_in_words() -> None:
    """A designer reads no Python."""
    assert type_name(tuple[Card, ...]) == "list of Card"
    assert type_name(tuple[str, ...]) == "list of texts"
    assert type_name(Card | None) == "Card | None"
    assert (type_name(str), type_name(bool)) == ("text", "true or false")
