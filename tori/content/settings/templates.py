"""The project's own templates, `overrides/`: each must be text that can be read."""

from pathlib import Path

from tori.content.errors import UnusableConfigurationError
from tori.content.listing import TEMPLATES
from tori.files import is_plain_file, read_file

MAIL_TEMPLATE = f"{TEMPLATES}/mail/digest.html"
"""Of the newsletter's mails."""
_TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"})


def refuse_unreadable_templates(root: Path) -> None:
    """Look at every template, style sheet and script before anything is made with them.

    Raises:
        UnusableConfigurationError: One of them is not UTF-8.
        OSError: The machine would not let one be read.
    """
    for file in sorted((root / TEMPLATES).rglob("*")):
        if file.suffix.lower() in _TEXTS and is_plain_file(file):
            _text(file, file.relative_to(root).as_posix())


def read_mail_template(root: Path) -> str:
    """Return the text of the mails' template.

    Raises:
        UnusableConfigurationError: There is none, or it is not UTF-8.
        NotPlainError: It is a link or a pipe.
        OSError: The machine would not let it be read.
    """
    try:
        return _text(root / MAIL_TEMPLATE, MAIL_TEMPLATE)
    except FileNotFoundError as error:
        message = f"kirjeiden mallipohja {MAIL_TEMPLATE} puuttuu"
        raise UnusableConfigurationError(message) from error


def _text(file: Path, path: str) -> str:
    raw = read_file(file)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = (
            f"tiedosto {path} ei ole UTF-8-muotoista tekstiä (rivi {line}); "
            "tallenna se uudelleen ja valitse merkistöksi UTF-8"
        )
        raise UnusableConfigurationError(message) from error
