"""What `build.py check` costs on many deeds: `python -m bench.check [N] [runs]`.

Each run is a process of its own that does what the command does, interpreter and imports included.
Prints the median wall time, the CPU time, the peak memory, and the command line's start-up.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.volume import write_content

ROOT = Path(__file__).resolve().parents[1]
CHECK = (
    "import pathlib, sys; sys.path.insert(0, sys.argv[1])\n"
    "import tori.cli.editing as editing\n"
    "from tori.cli import commands\n"
    "editing.ROOT = pathlib.Path(sys.argv[2])\n"
    "commands(['check'], standalone_mode=False)\n"
)


def main(deeds: int, runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        write_content(Path(folder), deeds)
        walls = [_seconds("-c", CHECK, str(ROOT), folder) for _ in range(runs)]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    start_up = [_seconds("build.py", "--help") for _ in range(runs)]
    lines = (
        f"check of {deeds} deeds: median {statistics.median(walls):.2f} s",
        f"longest {max(walls):.2f} s",
        f"CPU a run {(used.ru_utime + used.ru_stime) / runs:.2f} s",
        f"peak memory {used.ru_maxrss / 1024:.0f} MiB",
        f"start-up of the command line: median {statistics.median(start_up):.3f} s",
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _seconds(*arguments: str) -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - began


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["10000", "5"][len(sys.argv) - 1 :])))
