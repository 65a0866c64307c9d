"""The project's templates: text, or a message that says which one is not."""

from pathlib import Path

import pytest

from tori.content.errors import UnusableConfigurationError
from tori.content.settings.templates import (
    MAIL_TEMPLATE,
    read_mail_template,
    refuse_unreadable_templates,
)


@pytest.mark.parametrize(
    "name", ["main.html", "404.html", MAIL_TEMPLATE.partition("/")[2], "assets/stylesheets/a.css"]
)
def test_file_that_is_not_utf8_is_named_with_its_line(tiny_project: Path, name: str) -> None:
    """Pages, mails and styles alike."""
    file = tiny_project / "overrides" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"yksi\nkaksi \xe4\n")
    with pytest.raises(UnusableConfigurationError, match=rf"^tiedosto overrides/{name} .*rivi 2"):
        refuse_unreadable_templates(tiny_project)


def test_picture_is_no_text(tiny_project: Path) -> None:
    """Only what is text is looked at."""
    (tiny_project / "overrides/assets/kuva.png").write_bytes(b"\xff\xd8\xff")
    refuse_unreadable_templates(tiny_project)


def test_mail_template_is_needed(tiny_project: Path) -> None:
    """A template that is gone is told as that."""
    assert read_mail_template(tiny_project)
    (tiny_project / MAIL_TEMPLATE).unlink()
    with pytest.raises(UnusableConfigurationError, match=r"digest\.html puuttuu$"):
        read_mail_template(tiny_project)
