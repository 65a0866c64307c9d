"""The comparison with other generators: `python -m bench.run --deeds 750,100000 --runs 5,1`.

Installs the others into `bench/.cache/`, prints the tables, and with `--report` writes
`docs/comparison.md` and `docs/comparison.svg`. Linux only.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import ROOT
from bench.disk import disk_space
from bench.reference import make_shell
from bench.report import Circumstances, bars_table, comparison_plot, comparison_tables, report
from bench.rivals.tool import Tool
from bench.session import OTHERS, Comparison, Plan, compare
from bench.tools import CACHE, TOOLS, named, version

DOCUMENTS = ROOT / "docs"
_SIZES, _RUNS, _LIMIT, _ONCE = "750,3000,10000", "5", "10000", 750


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the report where that is asked for."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.report and not asked.date:
        parser.error("--report asks for --date, the day of the measurement")
    if len(asked.runs) not in {1, len(asked.deeds)}:
        parser.error("--runs asks for one number, or as many as --deeds has")
    tools: tuple[Tool, ...] = asked.tools
    shell = make_shell(CACHE / "reference")
    comparisons: list[Comparison] = []
    with disk_space(asked.disk / "tori-bench") as disk:
        for deeds, runs in _sizes(asked):
            plan = Plan(tools, runs, asked.limit, asked.once, shell, disk / str(deeds))
            found = compare(plan, deeds, _tell)
            comparisons.append(found)
            sys.stdout.write("\n\n".join(comparison_tables([found], tools)) + "\n\n")
            sys.stdout.flush()
            if asked.report:  # after each size, as the next may take hours
                _write_report(comparisons, tools, asked)
    results = [result for comparison in comparisons for result in comparison.results]
    sys.stdout.write(bars_table(results) + "\n")


def _write_report(
    comparisons: Sequence[Comparison], tools: Sequence[Tool], asked: argparse.Namespace
) -> None:
    circumstances = Circumstances(
        date=asked.date,
        command=_command(asked),
        machine=machine(),
        commit=_commit(),
        versions={tool.name: version(tool) for tool in tools},
    )
    text = report(comparisons, tools, circumstances)
    (DOCUMENTS / "comparison.md").write_text(text, encoding="utf-8")
    drawn = comparison_plot(comparisons, tools)
    (DOCUMENTS / "comparison.svg").write_text(drawn, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    known = ", ".join(tool.name for tool in TOOLS)
    parser = argparse.ArgumentParser(
        prog="python -m bench.run",
        description="Compares our build with other generators on the same generated deeds.",
    )
    parser.add_argument(
        "--deeds", type=_numbers, default=_SIZES, help=f"how many, by commas ({_SIZES})"
    )
    parser.add_argument(
        "--runs",
        type=_numbers,
        default=_RUNS,
        help=f"timed rounds: one number, or one for each number of deeds ({_RUNS})",
    )
    parser.add_argument("--tools", type=_tools, default=TOOLS, help=f"which, by commas ({known})")
    parser.add_argument(
        "--disk", type=Path, default=CACHE, help="folder on the disk to write to (bench/.cache)"
    )
    parser.add_argument(
        "--limit",
        type=_limits,
        default=_LIMIT,
        help="run only ours and Hugo on more deeds than this, or a single generator only up to so "
        f"many: 10000,zensical=3000 ({_LIMIT})",
    )
    parser.add_argument(
        "--once",
        type=int,
        default=_ONCE,
        help=f"run those in no bar only once on more deeds than this ({_ONCE})",
    )
    parser.add_argument("--report", action="store_true", help="write docs/comparison.*")
    parser.add_argument("--date", default="", help="of the measurement, for the report")
    return parser


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(","))


def _sizes(asked: argparse.Namespace) -> list[tuple[int, int]]:
    """Return each number of deeds and how many rounds are run on it, the least deeds first."""
    runs = asked.runs * len(asked.deeds) if len(asked.runs) == 1 else asked.runs
    return sorted(zip(asked.deeds, runs, strict=True))


def _limits(words: str) -> dict[str, int]:
    """Return the most deeds of each named tool, and of all others."""
    limits = {OTHERS: int(_LIMIT)}
    for word in words.split(","):
        name, _, number = word.rpartition("=")
        limits[name] = int(number)
        if name != OTHERS:
            _tools(name)
    return limits


def _tools(words: str) -> tuple[Tool, ...]:
    try:
        return named(words.split(","))
    except KeyError as unknown:
        raise argparse.ArgumentTypeError(f"no generator is called {unknown}") from unknown


def _command(asked: argparse.Namespace) -> str:
    """Return the command of a run, without folders of the machine."""
    lists = {
        "deeds": asked.deeds,
        "runs": asked.runs,
        "tools": [tool.name for tool in asked.tools],
        "limit": [f"{name}={most}".lstrip("=") for name, most in asked.limit.items()],
        "once": [asked.once],
    }
    options = (f"--{name} {','.join(map(str, values))}" for name, values in lists.items())
    return f"python -m bench.run {' '.join(options)}"


def machine() -> str:
    """Return the class of this machine: cores, memory, system and Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    processors = len(os.sched_getaffinity(0))
    python = platform.python_version()
    return f"{processors} cores, {memory:.0f} GiB of memory, {platform.system()}, Python {python}"


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() or "unknown"


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
