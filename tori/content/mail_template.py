"""The template of the newsletter's mails, read from the project's overrides."""

from pathlib import Path

from tori.files import read_file

MAIL_TEMPLATE = "overrides/mail/digest.html"


def read_mail_template(root: Path) -> str:
    """Return the template's text.

    Raises:
        NotPlainError: It is a link or a pipe.
        OSError: The file cannot be read.
    """
    return read_file(root / MAIL_TEMPLATE).decode()
