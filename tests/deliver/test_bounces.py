"""Reports of mail that did not arrive."""

import email
import os
import socket
from pathlib import Path

import pytest

from tori.deliver.bounces import bounced, failed_addresses

REPORT = """From: MAILER-DAEMON@tori.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.tori.example

Final-Recipient: rfc822; Aino@Tori.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 No such user
--b--
"""


@pytest.mark.parametrize(
    ("action", "status", "expected"),
    [
        ("failed", "5.1.1", ["Aino@tori.example"]),
        ("Failed", "5.2.2", ["Aino@tori.example"]),
        ("delayed", "4.4.1", []),
        ("failed", "4.4.7", []),
        ("delivered", "2.0.0", []),
    ],
)
def test_only_lasting_failure_counts(action: str, status: str, expected: list[str]) -> None:
    """A delay or a delivery suppresses nobody."""
    report = email.message_from_string(REPORT.format(action=action, status=status))
    assert list(failed_addresses(report)) == expected


def test_letter_is_no_report() -> None:
    """A reader's own mail that quotes a report suppresses nobody."""
    text = "Subject: x\n\n" + REPORT.format(action="failed", status="5.1.1")
    assert not list(failed_addresses(email.message_from_string(text)))


def test_maildir_is_read(tmp_path: Path) -> None:
    """Old and new messages count alike, and broken ones are passed over."""
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new/1").write_text(REPORT.format(action="failed", status="5.1.1"))
    (tmp_path / "cur/2:2,S").write_bytes(b"\xff\x00 rikki")
    assert set(bounced(tmp_path)) == {(), ("Aino@tori.example",)}


def test_only_plain_files_are_messages(tmp_path: Path) -> None:
    """A pipe would be waited for, and a link may lead anywhere: they are passed over."""
    for name in ("cur", "new", "tmp", "new/kansio"):
        (tmp_path / name).mkdir()
    outside = tmp_path / "toinen"
    outside.write_text(REPORT.format(action="failed", status="5.1.1"))
    os.mkfifo(tmp_path / "new/putki")
    (tmp_path / "cur/linkki").symlink_to(outside)
    (tmp_path / "cur/itseensa").symlink_to("itseensa")
    (tmp_path / "new/.piilo").write_text("x")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(tmp_path / "cur/s"))
        assert list(bounced(tmp_path)) == [None] * 5


def test_parts_in_parts_beyond_all_bounds_are_no_report(tmp_path: Path) -> None:
    """Reading them would take Python's whole stack."""
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    lines = [f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)]
    (tmp_path / "new/1").write_text("".join(lines))
    (tmp_path / "new/2").write_text("".join(lines[:90]))
    (tmp_path / "new/3").write_bytes(b"x" * (10 * 1024 * 1024 + 1))
    assert list(bounced(tmp_path)) == [None, (), None]
