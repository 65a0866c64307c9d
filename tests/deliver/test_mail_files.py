"""An issue's mail as files."""

from pathlib import Path

from tori.deliver.mail_files import write_mail
from tori.render.mail import Mail


def test_written_files_are_the_parts(tmp_path: Path) -> None:
    """Each part is a file in UTF-8 whose stated size is true."""
    mail = Mail("Kooste", "<p>Työ</p>", "Työ\n")
    written = dict(write_mail(mail, b"To: x\r\n", tmp_path / "dist/2020-10"))
    assert {file.name: file.read_bytes() for file in written} == {
        "mail.html": mail.html.encode(),
        "mail.txt": mail.text.encode(),
        "mail.eml": b"To: x\r\n",
    }
    assert all(file.stat().st_size == size for file, size in written.items())
