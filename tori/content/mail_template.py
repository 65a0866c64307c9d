"""The template of the newsletter's mails, read from the project's overrides."""

from pathlib import Path

MAIL_TEMPLATE = "overrides/mail/digest.html"


def read_mail_template(root: Path) -> str:
    """Return the template's text.

    Raises:
        OSError: The file cannot be read.
    """
    return (root / MAIL_TEMPLATE).read_text(encoding="utf-8")
