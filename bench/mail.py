"""What an issue for many recipients costs: `python -m bench.mail [N] [runs] [MANY]`.

Each run is a process of its own. Composing makes each message and drops it, as sending does, once
bare and once signed; MANY messages are composed once, to see that memory stays. Sending is the real
command with its ledger, unthrottled, from its start to its end, in a copy of the project whose
issue is closed, to Postfix's smtp-sink on the same machine. Prints the median time, the longest,
and the peak memory of a process, site included.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.deliver.dkim_keys import key_environment, key_file
from tests.deliver.smtp_sinks import HOST, smtp_sink
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template
from tori.deliver.message.message import compose_message
from tori.deliver.message.recipient import Recipient
from tori.deliver.message.signing import signing_of
from tori.newsletter.mail import compose
from tori.site.digests import digests
from tori.site.linking import link

ROOT = Path(__file__).resolve().parents[1]
ISSUE = "2020-10"
DAY = date(2026, 11, 24)
COMPOSE = "compose"
"""The first argument of a run that composes; after it the number of messages."""


def main(recipients: int, runs: int, many: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        signing = key_environment(key_file(Path(folder)))
        closed = _closed(Path(folder) / "project")
        lines = [
            _line(f"{recipients} messages composed", [_composed(recipients) for _ in range(runs)]),
            _line(
                f"{recipients} messages composed and signed",
                [_composed(recipients, signing) for _ in range(runs)],
            ),
            _line(f"{many} messages composed", [_composed(many)]),
            _line(
                f"{recipients} messages sent by the command",
                [_sent(closed, recipients, {}) for _ in range(runs)],
            ),
            _line(
                f"{recipients} messages signed and sent by the command",
                [_sent(closed, recipients, signing) for _ in range(runs)],
            ),
        ]
    sys.stdout.write("\n".join(lines) + "\n")


def compose_all(recipients: int) -> float:
    """Compose and drop the messages; return the seconds, without those for reading the content."""
    publisher = read_publisher(ROOT)
    site, _ = link(load_content(ROOT), publisher, DAY)
    if site is None:
        sys.exit("the content has an error: run build.py check")
    digest = digests(site)[ISSUE]
    day = digest.issue.published.latest
    sign = signing_of(os.environ, publisher.email, ROOT) or bytes
    began = time.perf_counter()
    mail = compose(digest, site, publisher, read_mail_template(ROOT))
    for recipient in _recipients(recipients):
        sign(compose_message(mail, ISSUE, publisher, recipient, day))
    return time.perf_counter() - began


def _composed(recipients: int, environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Return a run's seconds, and its peak memory in MiB."""
    command = ("-m", "bench.mail", COMPOSE, str(recipients))
    _, peak, told = _run(command, environment or {})
    return float(told), peak


def _closed(project: Path) -> Path:
    """Copy the project, and close its issue: an open one is not sent."""
    project.mkdir()
    locks = ("requirements.lock", "requirements-test.lock")
    for name in ("build.py", "mkdocs.yml", "pyproject.toml", *locks):
        shutil.copy(ROOT / name, project)
    for name in ("content", "overrides", "tori"):
        shutil.copytree(ROOT / name, project / name)
    if not (project / "content/newsletters" / ISSUE).exists():
        _run(("build.py", "digest", ISSUE, "--close"), {}, project)
    return project


def _sent(project: Path, recipients: int, environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds and the peak memory in MiB of a run of the command."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tilaajat.csv"
        rows = (f"{one.address},{one.name}\n" for one in _recipients(recipients))
        file.write_text("address,name\n" + "".join(rows), "utf-8")
        with smtp_sink(Path(folder), keeps=False) as sink:
            local = {
                "XDG_DATA_HOME": folder,
                "TORI_SMTP_HOST": HOST,
                "TORI_SMTP_PORT": str(sink.port),
                "TORI_SMTP_SECURITY": "none",
            }
            command = ("send", ISSUE, "--to", str(file), "--confirm", str(recipients))
            seconds, peak, told = _run(
                ("build.py", *command, "--rate", "1e9"), {**local, **environment}, project
            )
    if f"lähetetty {recipients}," not in told:
        sys.exit(f"not all was sent: {told}")
    return seconds, peak


def _run(
    command: tuple[str, ...], environment: dict[str, str], project: Path = ROOT
) -> tuple[float, float, str]:
    """Return a process's seconds, its peak memory in MiB, and what it printed."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        told = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return time.perf_counter() - began, used.ru_maxrss / 1024, told


def _line(told: str, measured: list[tuple[float, float]]) -> str:
    seconds, peaks = zip(*measured, strict=True)
    return (
        f"{told}: median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s, "
        f"peak memory {max(peaks):.0f} MiB"
    )


def _recipients(count: int) -> Iterator[Recipient]:
    for number in range(count):
        yield Recipient(f"lukija-{number}@esimerkkilä.example", f"Väinö Esimerkki {number}")


if __name__ == "__main__":
    if sys.argv[1:2] == [COMPOSE]:
        sys.stdout.write(str(compose_all(int(sys.argv[2]))))
    else:
        main(*(int(word) for word in (sys.argv[1:] + ["3200", "5", "100000"][len(sys.argv) - 1 :])))
