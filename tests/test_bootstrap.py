"""build.py as a program of its own: run on a copy of it in a temporary folder, without a network.

The copy's pins name a package that no interpreter has, and its locks are empty, so `.venv` is made
for real but nothing is fetched.
"""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = """
[project]
dependencies = [{build}]
[dependency-groups]
test = [{test}]
"""
COMMAND_LINE = """
import sys

def main():
    print("komento", sys.prefix, *sys.argv[1:])
"""
NOBODY_HAS = '"tori-jota-ei-ole==1.0"'


def make_project(folder: Path, *, build: str = NOBODY_HAS, test: str = "") -> Path:
    """A copy of the bootstrap with the given pins, empty locks and a command line that echoes."""
    package = folder / "tori"
    shutil.copytree(ROOT / "tori/toolchain", package / "toolchain")
    for module in ("__init__.py", "failures.py"):
        shutil.copy(ROOT / "tori" / module, package)
    shutil.copy(ROOT / "build.py", folder)
    (package / "cli.py").write_text(COMMAND_LINE, "utf-8")
    (folder / "pyproject.toml").write_text(PYPROJECT.format(build=build, test=test), "utf-8")
    for lock in ("requirements.lock", "requirements-test.lock", "requirements-setup.lock"):
        (folder / lock).write_text(f"# {lock}: nothing\n", "utf-8")
    return folder


def run(project: Path, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the copy's build.py; `before` is Python that comes first in the same process."""
    start = [str(project / "build.py")]
    if before:
        start = ["-c", f"{before}\nimport runpy, sys\nsys.argv = sys.argv[1:]\n"]
        start[1] += "sys.path.insert(0, '.')\nrunpy.run_path(sys.argv[0], run_name='__main__')"
        start.append("build.py")
    return subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A project whose `.venv` its first run has made, and that run."""
    project = make_project(tmp_path_factory.mktemp("project"))
    return project, run(project, "check", "--strict")


def test_first_run_makes_the_environment_and_goes_on_in_it(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    """The first run says so in one line, and the command runs in .venv with its arguments."""
    project, first = made
    assert first.stderr.splitlines() == [
        "Asennetaan paketit hakemistoon .venv (tiedostosta requirements.lock) …"
    ]
    assert first.stdout.split() == ["komento", str(project / ".venv"), "check", "--strict"]


def test_second_run_installs_nothing(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    """A finished .venv is used as it is, without a word."""
    project, _ = made
    second = run(project, "check")
    assert (second.stderr, second.stdout.split()[1]) == ("", str(project / ".venv"))


def test_interrupted_install_is_repaired(tmp_path: Path) -> None:
    """A .venv without a stamp was left half-made: the next run makes it anew, and only that one."""
    project = make_project(tmp_path)
    run(project)
    (project / ".venv/tori-lukko").unlink()
    leftover = project / ".venv/leftover"
    leftover.touch()
    repaired, after = run(project), run(project)
    assert (repaired.returncode, after.returncode) == (0, 0)
    assert "Asennetaan" in repaired.stderr
    assert not leftover.exists()
    assert after.stderr == ""


def test_changed_lock_is_installed(tmp_path: Path) -> None:
    """A lock that changed makes the next run install again."""
    project = make_project(tmp_path)
    run(project)
    (project / "requirements.lock").write_text("# changed\n", "utf-8")
    assert "Asennetaan" in run(project).stderr


def test_tests_have_a_lock_of_their_own_that_serves_the_build_too(tmp_path: Path) -> None:
    """`test` installs the test lock, and a build afterwards is content with that."""
    project = make_project(tmp_path)
    assert "requirements-test.lock" in run(project, "test").stderr
    assert run(project, "build").stderr == ""


def test_interpreter_that_has_the_packages_is_used(tmp_path: Path) -> None:
    """Where the pinned packages are at hand (CI, a container) nothing is made or installed."""
    project = make_project(tmp_path, build="")
    done = run(project, "check")
    assert (done.stderr, done.stdout.split()[1]) == ("", sys.prefix)
    assert not (project / ".venv").exists()


def test_packages_of_the_build_do_not_do_for_the_tests(tmp_path: Path) -> None:
    """`test` looks at the test pins too."""
    project = make_project(tmp_path, build="", test=NOBODY_HAS)
    assert "requirements-test.lock" in run(project, "test").stderr


def test_no_way_to_the_packages_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network the message is Finnish and clear, and the status 3."""
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    project = make_project(tmp_path)
    (project / "requirements.lock").write_text(
        f"tori-jota-ei-ole==1.0 --hash=sha256:{'0' * 64}\n", "utf-8"
    )
    done = run(project)
    assert done.returncode == 3
    assert "pakettivarastoon ei saatu yhteyttä" in done.stderr
    assert "Traceback" not in done.stderr


def test_python_without_venv_is_told(tmp_path: Path) -> None:
    """Debian's Python without python3-venv: the message names the package, and the status is 3."""
    done = run(make_project(tmp_path), before="import sys; sys.modules['ensurepip'] = None")
    assert done.returncode == 3
    assert "sudo apt install python3-venv" in done.stderr


def test_old_python_is_told(tmp_path: Path) -> None:
    """A Python older than 3.11 is refused in Finnish with the status 3."""
    old = "import sys; sys.version_info = (3, 10, 12, 'final', 0)"
    done = run(make_project(tmp_path), before=old)
    assert done.returncode == 3
    assert "3.11 tai uudemman, mutta tämä on 3.10.12" in done.stderr


@pytest.mark.parametrize("name", ["build.py", "tori/__init__.py"])
def test_old_python_can_read_the_way_to_its_refusal(name: str) -> None:
    """What runs before the version is looked at has no newer syntax than Python 3.7."""
    ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 7))


def test_hook_runs_nothing_of_the_bootstrap(tmp_path: Path) -> None:
    """Loaded as MkDocs loads a hook, build.py makes nothing, and `tori` stays within reach."""
    project = make_project(tmp_path)
    load = (
        "import importlib.util, sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "spec = importlib.util.spec_from_file_location('hook', sys.argv[1] + '/build.py')\n"
        "module = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(module)\n"
        "sys.path.pop(0)\n"
        "import tori.toolchain\n"
        "print(callable(module.on_files))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", load, project],
        cwd=tmp_path.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
    assert not (project / ".venv").exists()


def imported_packages(module: Path) -> set[str]:
    """The top-level packages that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name if name.startswith("tori.") else name.partition(".")[0] for name in names}


def test_toolchain_imports_the_standard_library_only() -> None:
    """It runs before anything is installed, so it needs nothing that is installed."""
    modules = [*sorted((ROOT / "tori/toolchain").glob("*.py")), ROOT / "tori/failures.py"]
    imported = set().union(*(imported_packages(module) for module in modules))
    own = {name for name in imported if name.startswith("tori.toolchain")} | {"tori.failures"}
    foreign = imported - own
    assert len(modules) > 1
    assert foreign <= sys.stdlib_module_names
