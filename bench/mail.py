"""What composing an issue for many recipients costs: `python -m bench.mail [N] [runs]`.

Each message is made and dropped, as when sent. Prints the median time, the longest, and the peak
memory of the process, site included.
"""

import resource
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tori.content.loader import load_content
from tori.content.mail_template import read_mail_template
from tori.content.publisher import read_publisher
from tori.deliver.message import compose_message
from tori.deliver.recipient import Recipient
from tori.render.mail import compose
from tori.site.digests import digests
from tori.site.linking import link

ROOT = Path(__file__).resolve().parents[1]
ISSUE = "2020-10"
DAY = date(2026, 11, 24)


def main(recipients: int, runs: int) -> None:
    """Measure and print."""
    publisher = read_publisher(ROOT)
    template = read_mail_template(ROOT)
    site, _ = link(load_content(ROOT), publisher, DAY)
    if site is None:
        sys.exit("the content has an error: run build.py check")
    digest = digests(site)[ISSUE]
    day = digest.issue.published.latest
    before = _peak()
    walls = []
    octets = 0
    for _ in range(runs):
        began = time.perf_counter()
        mail = compose(digest, site, publisher, template)
        octets = sum(
            len(compose_message(mail, ISSUE, publisher, recipient, day))
            for recipient in _recipients(recipients)
        )
        walls.append(time.perf_counter() - began)
    lines = (
        f"{recipients} messages composed: median {statistics.median(walls):.2f} s",
        f"longest {max(walls):.2f} s",
        f"{octets / 1e6:.0f} MB of messages",
        f"peak memory {_peak():.0f} MiB, of which {before:.0f} MiB before composing",
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _recipients(count: int) -> Iterator[Recipient]:
    for number in range(count):
        yield Recipient(f"lukija-{number}@esimerkkilä.example", f"Väinö Esimerkki {number}")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["3200", "5"][len(sys.argv) - 1 :])))
