"""The sender against servers that fail: each reader gets the issue once, or is told as in doubt."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.deliver.mail_servers import Fault, FaultyServer, mail_server
from tests.projects import ROOT
from tori.deliver.carriers.carrier import ServerError
from tori.deliver.carriers.smtp import Server
from tori.deliver.ledger.ledger import Ledger
from tori.deliver.ledger.suppression import recipient_key
from tori.deliver.message.recipient import Recipient
from tori.deliver.sender import ROW, Post, send, send_one

pytestmark = pytest.mark.server

ISSUE = "2020-10"
PEOPLE = tuple(Recipient(f"lukija{number}@tori.example") for number in range(12))
VOLUME = 3200
PROGRAM = """
import sys, time
from pathlib import Path
from tests.deliver.test_sender import ISSUE, people, post_to, run
run(Path(sys.argv[1]), post_to(int(sys.argv[2])), people(int(sys.argv[3])))
"""


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        self.slept.append(seconds)


def people(number: int) -> tuple[Recipient, ...]:
    """Return so many readers."""
    return tuple(Recipient(f"lukija{one}@tori.example") for one in range(number))


def message_for(recipient: Recipient) -> bytes:
    """Return a message with a line that begins with a dot."""
    return f"To: {recipient.address}\r\nSubject: Kooste\r\n\r\n.piste\r\nHei\r\n".encode()


def post_to(port: int, timeout: float = 20.0) -> Post:
    """Return a post to a server of the test, as fast as it goes and with the real clock."""
    server = Server("127.0.0.1", port, "none", timeout=timeout)
    return Post(
        carrier=server,
        envelope_from="palaute@tori.example",
        message_for=message_for,
        per_second=1e9,
        clock=time.time,
        stopwatch=time.monotonic,
        sleep=time.sleep,
    )


def patient(post: Post, clock: Time) -> Post:
    """Return a post by a clock of the test."""
    return replace(post, clock=clock.clock, stopwatch=clock.clock, sleep=clock.sleep)


def run(file: Path, post: Post, recipients: tuple[Recipient, ...] = PEOPLE) -> Counter[str]:
    """Send as the command does; return how many are in each state."""
    keys = tuple(recipient_key(one.address) for one in recipients)
    with Ledger(file) as ledger, ledger.sole_sender():
        ledger.check(ISSUE, "sisältö")
        ledger.settle_interrupted(ISSUE)
        ledger.begin(ISSUE, "sisältö", keys, post.clock())
        send(post, ledger, ISSUE, recipients)
        return Counter(ledger.states(ISSUE).values())


def states(file: Path) -> Counter[str]:
    """Return how many are in each state."""
    with Ledger(file) as ledger:
        return Counter(ledger.states(ISSUE).values())


def only(address: Recipient, *replies: str) -> Fault:
    """Return a fault that gives these replies to one reader, one after the other."""

    def fault(asked: str, times: int) -> str | None:
        return replies[times - 1] if asked == address.address and times <= len(replies) else None

    return fault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the ledger is to be."""
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def clock() -> Time:
    """A clock of the test's."""
    return Time()


@pytest.fixture
def fine() -> Iterator[FaultyServer]:
    """A server without a fault."""
    with mail_server() as server:
        yield server


def test_all_get_it_once_on_one_connection(file: Path, fine: FaultyServer) -> None:
    """The good case, and the bytes arrive as they were."""
    assert run(file, post_to(fine.port)) == {"sent": len(PEOPLE)}
    assert fine.got == Counter(one.address for one in PEOPLE)
    assert fine.connections == 1
    assert sorted(fine.bodies) == sorted(message_for(one) for one in PEOPLE)


def test_second_run_sends_nothing(file: Path, fine: FaultyServer) -> None:
    """An issue that went out does not go out again."""
    run(file, post_to(fine.port))
    run(file, post_to(fine.port))
    assert set(fine.got.values()) == {1}


def test_refused_mailbox_is_suppressed(file: Path, clock: Time) -> None:
    """A mailbox that is gone is not asked again, by this issue or the next."""
    gone = PEOPLE[3]
    with mail_server(only(gone, "550 5.1.1 ei ole", "550 5.1.1 ei ole")) as server:
        found = run(file, patient(post_to(server.port), clock))
    assert found == {"sent": len(PEOPLE) - 1, "failed": 1}
    assert not any(seconds > 1 for seconds in clock.slept)
    with Ledger(file) as ledger:
        assert ledger.is_suppressed(recipient_key(gone.address))


def test_refused_content_suppresses_nobody(file: Path) -> None:
    """What the server says of the content is not the mailbox's fault."""
    with mail_server(at_data=only(PEOPLE[3], "554 5.7.1 roskaa")) as server:
        assert run(file, post_to(server.port))["failed"] == 1
    with Ledger(file) as ledger:
        assert not ledger.is_suppressed(recipient_key(PEOPLE[3].address))


@pytest.mark.parametrize("is_early", [True, False])
def test_put_off_is_tried_again_with_back_off(file: Path, clock: Time, is_early: bool) -> None:  # noqa: FBT001 — a parameter of the test
    """Two deferrals, at RCPT or after DATA, and the third time it goes."""
    fault = only(PEOPLE[0], "451 4.7.1 odota", "451 4.7.1 odota")
    with mail_server(fault) if is_early else mail_server(at_data=fault) as server:
        found = run(file, patient(post_to(server.port), clock))
        assert found == {"sent": len(PEOPLE)}
        assert set(server.got.values()) == {1}
    assert [seconds for seconds in clock.slept if seconds > 1] == [60.0, 300.0]


def test_next_run_goes_on_with_the_put_off(file: Path, clock: Time) -> None:
    """What four rounds did not bring is left to another run."""
    with mail_server(only(PEOPLE[0], *["451 4.7.1 odota"] * 4)) as server:
        post = patient(post_to(server.port), clock)
        assert run(file, post)["deferred"] == 1
        assert run(file, post) == {"sent": len(PEOPLE)}


def test_lost_reply_is_unknown_and_not_sent_again(file: Path) -> None:
    """The server took the message and went: nobody knows, so nobody gets it twice."""
    with mail_server(at_data=only(PEOPLE[5], "drop", "drop")) as server:
        assert run(file, post_to(server.port)) == {"sent": len(PEOPLE) - 1, "unknown": 1}
        assert run(file, post_to(server.port))["unknown"] == 1
        assert set(server.got.values()) == {1}
        assert server.connections == 2


def test_silent_server_is_unknown(file: Path) -> None:
    """A reply that does not come in time is a lost one."""
    with mail_server(slow=1.0) as server:
        found = run(file, post_to(server.port, timeout=0.2), PEOPLE[:1])
    assert found == {"unknown": 1}


def test_connection_lost_before_data_costs_nobody(file: Path) -> None:
    """A message that did not leave goes on a new connection at once."""
    with mail_server(only(PEOPLE[5], "drop")) as server:
        assert run(file, post_to(server.port)) == {"sent": len(PEOPLE)}
        assert set(server.got.values()) == {1}


def test_limit_of_connection_is_kept(file: Path, clock: Time) -> None:
    """421 after so many messages: a new connection, and nobody waits."""
    with mail_server(limit=5) as server:
        assert run(file, patient(post_to(server.port), clock)) == {"sent": len(PEOPLE)}
        assert server.connections == 3
    assert not any(seconds > 1 for seconds in clock.slept)


def test_row_of_refusals_stops_the_run(file: Path) -> None:
    """It is us whom the server refuses, so nobody is suppressed and all are tried again."""
    with mail_server(lambda _, __: "550 5.7.1 estetty") as server:
        with pytest.raises(ServerError, match="peräkkäin"):
            run(file, post_to(server.port))
        assert server.asked.total() == ROW
    assert states(file) == {"deferred": ROW, "queued": len(PEOPLE) - ROW}
    with Ledger(file) as ledger:
        assert not any(ledger.is_suppressed(recipient_key(one.address)) for one in PEOPLE)


def test_row_of_deferrals_ends_the_round(file: Path, clock: Time) -> None:
    """A busy server is left in peace for a while."""
    with mail_server(lambda _, __: "451 4.3.2 kiire") as server:
        run(file, patient(post_to(server.port), clock))
        assert server.asked.total() == ROW * 4


def test_server_that_is_not_there(file: Path, fine: FaultyServer) -> None:
    """The run ends at once, and all stay queued."""
    post = post_to(fine.port)
    with pytest.raises(OSError, match="refused"):
        run(file, replace(post, carrier=Server("127.0.0.1", 1, "none")))
    assert states(file) == {"queued": len(PEOPLE)}


def test_throttle(file: Path, fine: FaultyServer, clock: Time) -> None:
    """Twelve messages at two a second take five and a half."""
    run(file, replace(patient(post_to(fine.port), clock), per_second=2))
    assert clock.now == pytest.approx(5.5)


def test_throttle_goes_by_no_clock_that_is_set(file: Path, fine: FaultyServer, clock: Time) -> None:
    """Whoever sets the machine's clock an hour back meanwhile neither stops nor speeds the run."""
    back = iter(range(10**6, 0, -3600))
    post = replace(patient(post_to(fine.port), clock), per_second=2, clock=lambda: next(back))
    run(file, post)
    assert clock.now == pytest.approx(5.5)


def test_who_leaves_during_the_run_is_honoured(file: Path) -> None:
    """The list is asked just before each message."""
    last = PEOPLE[-1]

    def leave(address: str, _: int) -> None:
        if address == PEOPLE[0].address:
            with Ledger(file) as ledger:
                ledger.suppress(recipient_key(last.address), "left", 0)

    with mail_server(leave) as server:
        run(file, post_to(server.port))
        assert last.address not in server.got


def test_eight_bits_are_refused(file: Path, fine: FaultyServer) -> None:
    """A message that some server would garble does not leave."""
    post = replace(post_to(fine.port), message_for=lambda _: "Subject: ä\r\n".encode())
    with pytest.raises(ServerError, match="8-bittisiä"):
        run(file, post)
    assert not fine.got


def test_trial_leaves_no_trace(file: Path, fine: FaultyServer) -> None:
    """A trial message is no delivery."""
    assert send_one(post_to(fine.port), PEOPLE[0]).state == "sent"
    assert not file.exists()


def test_killed_run_is_taken_up(file: Path, fine: FaultyServer) -> None:
    """After kill -9 every reader has it once, but for the one in flight, who is in doubt."""
    command = (sys.executable, "-c", PROGRAM, str(file), str(fine.port), str(VOLUME))
    kills = 0
    for stop in (VOLUME // 3, VOLUME // 2):
        with subprocess.Popen(command, cwd=ROOT) as sender:
            while fine.got.total() < stop and sender.poll() is None:
                time.sleep(0.001)
            sender.send_signal(signal.SIGKILL)
            kills += sender.wait() == -signal.SIGKILL
    assert kills == 2
    found = run(file, post_to(fine.port), people(VOLUME))
    assert found["sent"] + found["unknown"] == VOLUME
    assert found["unknown"] <= kills
    assert set(fine.got.values()) == {1}
    assert VOLUME - len(fine.got) <= found["unknown"]


def test_two_senders_at_once(file: Path) -> None:
    """The second process is refused while the first sends."""
    with mail_server(slow=0.05) as server:
        command = (sys.executable, "-c", PROGRAM, str(file), str(server.port), "40")
        with subprocess.Popen(command, cwd=ROOT) as first:
            while not server.got:
                time.sleep(0.01)
            second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            first.wait()
        assert second.returncode != 0
        assert "toinen lähetys on käynnissä" in second.stderr
        assert set(server.got.values()) == {1}
        assert len(server.got) == 40


def test_sending_is_on_disk_before_data(file: Path) -> None:
    """While the server has the message, another process already sees it as leaving."""
    seen: list[int] = []

    def look(_: str, __: int) -> None:
        seen.append(states(file)["sending"])

    with mail_server(at_data=look) as server:
        run(file, post_to(server.port))
    assert seen == [1] * len(PEOPLE)


def test_message_in_flight_at_a_kill_is_in_doubt(file: Path) -> None:
    """The server took it, the sender died before the reply: told, and not sent again."""
    with mail_server(slow=0.5) as server:
        command = (sys.executable, "-c", PROGRAM, str(file), str(server.port), "3")
        with subprocess.Popen(command, cwd=ROOT) as sender:
            while not server.got:
                time.sleep(0.005)
            sender.kill()
        assert run(file, post_to(server.port), people(3)) == {"sent": 2, "unknown": 1}
        assert server.got == Counter(one.address for one in people(3))
