"""An issue's mail as files, for whoever looks at it before it is sent."""

from pathlib import Path

from tori.render.mail import Mail


def write_mail(mail: Mail, message: bytes, folder: Path) -> tuple[tuple[Path, int], ...]:
    """Write `mail.html`, `mail.txt` and `mail.eml`; return each file and its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    parts = {
        "mail.html": mail.html.encode(),
        "mail.txt": mail.text.encode(),
        "mail.eml": message,
    }
    for name, data in parts.items():
        (folder / name).write_bytes(data)
        written.append((folder / name, len(data)))
    return tuple(written)
