"""The test run, `build.py test`: the tools, then every check, then how it went.

Holds which checks there are and in what order; the checks' settings are in pyproject.toml and the
tools in `tools`. A failed check does not stop the others. tori.cli alone imports this module.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tori.toolchain.probes import Found
from tori.toolchain.tools import TOOLS, Missing, Tool, needed, obtain, variables

ROOT = Path(__file__).resolve().parents[2]
EXIT_FAILED = 1
EXIT_ENVIRONMENT = 3
_SECONDS_TO_END = 10.0
WITHOUT_BROWSER_AND_SERVER = ("-m", "not browser and not server")


@dataclass(frozen=True)
class Check:
    """One check: its name, its command after `python`, and whether its output is always shown."""

    name: str
    arguments: tuple[str, ...]
    loud: bool = False


CHECKS: tuple[Check, ...] = (
    Check("ruff check", ("-m", "ruff", "check", "--quiet", ".")),
    Check("ruff format", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Check("mypy", ("-m", "mypy", "--no-error-summary")),
    # The package has no __main__.
    Check(
        "lint-imports",
        ("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"),
    ),
)
PYTEST = Check("pytest", ("-m", "pytest"), loud=True)
# A worker a core; a file's tests stay together, as they share what is dear to make. Only where all
# tests are run: workers do not tell how many were left out.
IN_PARALLEL = ("-n", "auto", "--dist", "loadfile")


def run_tests(*, quick: bool = False, pytest_arguments: tuple[str, ...] = ()) -> int:
    """Run everything and return the exit status: 0, 1 for a failed check, 3 for a missing tool.

    Args:
        quick: Leave out the tools, and the tests marked `browser` or `server`; pytest's closing
            line says how many those were.
        pytest_arguments: Handed to pytest as they are; a `-m` among them takes the place of ours.
    """
    tools = needed(TOOLS, quick=quick)
    found = gather(tools, ROOT)
    if found is None:
        return EXIT_ENVIRONMENT
    chosen = (*(WITHOUT_BROWSER_AND_SERVER if quick else ()), *pytest_arguments) or IN_PARALLEL
    pytest = Check(PYTEST.name, (*PYTEST.arguments, *chosen), loud=True)
    return run_checks((*CHECKS, pytest), ROOT, variables(found))


def gather(tools: tuple[Tool, ...], root: Path) -> dict[Tool, Found] | None:
    """Find or get the tools; None, after telling which and how to get them, if any is missing."""
    outcomes = {tool: obtain(tool, root, tell) for tool in tools}
    found = {tool: outcome for tool, outcome in outcomes.items() if isinstance(outcome, Found)}
    named = ", ".join(f"{tool.name} {where.version}".strip() for tool, where in found.items())
    tell(f"työkalut: {named or 'ei tarvita'}")
    missing = [outcome for outcome in outcomes.values() if isinstance(outcome, Missing)]
    if not missing:
        return found
    tell("\n".join(str(outcome) for outcome in missing))
    tell("Testejä ei ajettu. Ilman näitä työkaluja toimii: python3 build.py test --quick")
    return None


def run_checks(
    checks: tuple[Check, ...],
    root: Path,
    told: Mapping[str, str],
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Run each check, tell how each went, and sum up; `told` goes to their environment."""
    failed: list[str] = []
    for check in checks:
        started = clock()
        if check.loud:
            tell(f"{check.name} …")
        status, said = _outcome(check, root, told)
        seconds = f"{clock() - started:.1f}".replace(".", ",")
        tell(f"{check.name}: {'EI KUNNOSSA' if status else 'kunnossa'} ({seconds} s)")
        if status:
            failed.append(check.name)
            tell(said.rstrip())
    tell(f"Ei kunnossa: {', '.join(failed)}." if failed else "Kaikki tarkistukset ovat kunnossa.")
    return EXIT_FAILED if failed else 0


def _outcome(check: Check, root: Path, told: Mapping[str, str]) -> tuple[int, str]:
    """Run a check; return its exit status and what it said, unless that was shown.

    It has a process group of its own, so that all that it started ends with it when this program is
    interrupted: a check that is asked to end as by Ctrl-C stops its servers first.
    """
    with subprocess.Popen(
        [sys.executable, *check.arguments],
        cwd=root,
        env={**os.environ, **told},
        stdin=subprocess.DEVNULL,
        stdout=None if check.loud else subprocess.PIPE,
        stderr=None if check.loud else subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=os.name == "posix",
    ) as process:
        try:
            said, _ = process.communicate()
        except BaseException:
            _end(process)
            raise
        return process.returncode, said or ""


def _end(process: "subprocess.Popen[str]") -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):  # all of it has ended
        os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_SECONDS_TO_END)
        os.killpg(process.pid, signal.SIGKILL)


def tell(text: str) -> None:
    """Say something at once, so that it stands before what the next check says."""
    if text:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
