"""An issue's mail as files."""

from pathlib import Path

import pytest

from tori.deliver.message.mail_files import write_mail
from tori.files import NotPlainError
from tori.newsletter.mail import Mail


def test_written_files_are_the_parts(tmp_path: Path) -> None:
    """Each part is a file in UTF-8 whose stated size is true."""
    mail = Mail("Kooste", "<p>Työ</p>", "Työ\n")
    written = dict(write_mail(mail, b"To: x\r\n", tmp_path / "dist", "2020-10/kaikki"))
    assert {file.parent for file in written} == {tmp_path / "dist/2020-10/kaikki"}
    assert {file.name: file.read_bytes() for file in written} == {
        "mail.html": mail.html.encode(),
        "mail.txt": mail.text.encode(),
        "mail.eml": b"To: x\r\n",
    }
    assert all(file.stat().st_size == size for file, size in written.items())


@pytest.mark.parametrize("link", ["dist", "dist/2020-10", "dist/2020-10/mail.eml"])
def test_no_mail_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    """A link that stands for the output, or below it, is refused, and its target stays."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (elsewhere / "mail.eml").write_text("tärkeää", "utf-8")
    place = tmp_path / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(elsewhere / "mail.eml" if place.suffix else elsewhere)
    with pytest.raises(NotPlainError, match="linkki"):
        write_mail(
            Mail("Kooste", "<p>Työ</p>", "Työ\n"), b"To: x\r\n", tmp_path / "dist", "2020-10"
        )
    assert [file.name for file in elsewhere.iterdir()] == ["mail.eml"]
    assert (elsewhere / "mail.eml").read_text("utf-8") == "tärkeää"
