"""Makes the lock files anew from the pins of pyproject.toml: `python3 scripts/lock.py [--upgrade]`.

Standard library only: uv, which does the resolving, is fetched at the version that the group `lock`
pins, into a folder that is thrown away. The locks hold hashes and no address of any index, and are
good for every Python from 3.11 on and for Linux, macOS and Windows alike. Nothing imports this.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("requirements.lock", ("pyproject.toml",)),
    ("requirements-dask.lock", ("pyproject.toml", "--extra", "dask", "-c", "requirements.lock")),
    (
        "requirements-test.lock",
        ("pyproject.toml", "--group", "test", "-c", "requirements-dask.lock"),
    ),
    ("requirements-node.lock", ("--group", "node")),
    ("requirements-setup.lock", ("--group", "setup")),
    ("bench/locks/hugo.lock", ("--group", "rival-hugo")),
    ("bench/locks/pelican.lock", ("--group", "rival-pelican")),
    ("bench/locks/zensical.lock", ("--group", "rival-zensical")),
)
# One version for every Python ("fewest"): the site must be the same bytes on each of them.
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--generate-hashes"),
    *("--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--custom-compile-command", "python3 scripts/lock.py"),
)


def make_locks(scratch: Path, extra: tuple[str, ...]) -> None:
    """Write every lock file, resolving with a uv of its own in `scratch`."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    venv.create(scratch, with_pip=True)
    programs = scratch / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", *groups["lock"]], check=True
    )
    for name, sources in LOCKS:
        subprocess.run(
            [programs / "uv", *COMPILE, *extra, *sources, "--output-file", name],
            cwd=ROOT,
            check=True,
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        make_locks(Path(folder), tuple(sys.argv[1:]))
