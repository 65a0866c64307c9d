"""An issue's mail as files, for whoever looks at it before it is sent."""

from pathlib import Path

from tori.files import replace_file
from tori.newsletter.mail import Mail


def write_mail(
    mail: Mail, message: bytes, output: Path, below: str
) -> tuple[tuple[Path, int], ...]:
    """Write `mail.html`, `mail.txt` and `mail.eml`; return each file and its size in bytes.

    Args:
        mail: What is written.
        message: The same as a message.
        output: The folder that the user names; neither it nor what is below it may be a link.
        below: Where in it the files go.

    Raises:
        NotPlainError: A file would be written through a link.
    """
    written = []
    parts = {
        "mail.html": mail.html.encode(),
        "mail.txt": mail.text.encode(),
        "mail.eml": message,
    }
    for name, data in parts.items():
        file = output / below / name
        replace_file(output.parent, file, data)
        written.append((file, len(data)))
    return tuple(written)
