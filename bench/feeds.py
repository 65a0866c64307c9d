"""What all category feeds cost: `python -m bench.feeds [DEEDS] [ORGANISATIONS] [runs]`.

Each run is a process of its own, which loads the content, links it and then makes the feeds. Prints
how many there are, the time that the feeds take, and the peak memory before and after.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.volume import write_content

ROOT = Path(__file__).resolve().parents[1]
RUN = """
import json, pathlib, resource, sys, time
from datetime import date
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.feeds.category_feeds import category_feeds
from tori.documents import documents
from tori.site.feeds import feed_categories
from tori.site.linking import link

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

root = pathlib.Path.cwd()
site, _ = link(load_content(pathlib.Path(sys.argv[1])), read_publisher(root), date(2026, 11, 24))
before, began, busy = peak(), time.perf_counter(), time.process_time()
categories = feed_categories(site)
feeds = documents(category_feeds(site, categories)).values()
seconds, busy = time.perf_counter() - began, time.process_time() - busy
size = sum(len(document.data) for document in feeds)
print(json.dumps([seconds, busy, before, peak(), len(categories), len(feeds) - 1, size]))
"""


def main(deeds: int, organisations: int, runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        write_content(Path(folder), deeds, organisations)
        measured = [_measure(folder) for _ in range(runs)]
    seconds, busy, before, after, categories, feeds, size = zip(*measured, strict=True)
    memory = f"with the Site {max(before):.0f} MiB, after the feeds {max(after):.0f} MiB"
    lines = (
        f"{feeds[0]} feeds of {categories[0]} categories, {deeds} deeds: {size[0] / 1e6:.0f} MB",
        f"median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s",
        f"CPU a run: median {statistics.median(busy):.2f} s",
        f"peak memory of the process: {memory}",
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _measure(folder: str) -> list[float]:
    command = [sys.executable, "-c", RUN, folder]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures: list[float] = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["10000", "1200", "5"][len(sys.argv) - 1 :])))
