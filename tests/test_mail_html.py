"""What the Nu Html Checker says of the HTML of every variant, and that it can object.

One Java for all files, since starting it is what takes time.
"""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.projects import DAY, ROOT
from tori.cli import commands
from tori.toolchain import probes

pytestmark = pytest.mark.server

ISSUE = "2020-10"
CHECKER = ROOT / probes.NODE_FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
CHECKER_SECONDS = 120
FAULTS = {
    "no alternative text": '<img src="https://tori.example/a.png">',
    "link in a link": '<a href="https://tori.example/"><a href="https://tori.example/">x</a></a>',
    "block in a paragraph": "<p><div>x</div></p>",
    "address with a space": '<p><a href="https://tori.example/a b">x</a></p>',
    "same id twice": '<p id="a">x</p><p id="a">x</p>',
    "unknown element": "<kirje>x</kirje>",
    "old way elsewhere": '<p align="center">x</p>',
}
OLD_WAYS = re.compile(
    "The “(width|cellpadding|cellspacing|border|align)” attribute on the “(table|td)” element "
    "is obsolete."
)
"""Attributes by which old readers of mail know how a table looks."""


def findings(files: Mapping[str, Path]) -> dict[str, list[str]]:
    """Return what the checker holds against each file, errors and warnings, by its name."""
    done = subprocess.run(
        [_java(), "-Xss4m", "-jar", CHECKER, "--format", "json", "--stdout", *files.values()],
        capture_output=True,
        timeout=CHECKER_SECONDS,
        check=False,
    )
    told = json.loads(done.stdout)["messages"]
    named = {file.as_uri(): name for name, file in files.items()}
    found: dict[str, list[str]] = {name: [] for name in files}
    for message in told:
        if not OLD_WAYS.match(message["message"]):
            address = message["url"].replace("file:/", "file:///", 1)
            found[named[address]].append(message["message"])
    return found


def _java() -> str:
    """Return the Java that `build.py test` found, or that this machine has."""
    if told := os.environ.get("TORI_JAVA"):
        return told
    found = probes.java(ROOT)
    assert found is not None, "run build.py test, which gets Java"
    return found.path


def test_html_of_every_variant_is_valid(tmp_path: Path) -> None:
    """The checker has nothing to say of the mails, but of each fault in one of them."""
    done = CliRunner().invoke(
        commands, ["digest", ISSUE, "--today", str(DAY), "--output", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    variants = {file.parent.name: file for file in (tmp_path / ISSUE).glob("*/mail.html")}
    assert len(variants) > 1
    whole = variants["kaikki"].read_text("utf-8")
    faulty = {}
    for number, (name, fault) in enumerate(FAULTS.items()):
        faulty[name] = tmp_path / f"{number}.html"
        faulty[name].write_text(whole.replace("</h1>", f"</h1>{fault}", 1), "utf-8")
    found = findings(variants | faulty)
    assert {name: found[name] for name in variants} == {name: [] for name in variants}
    assert [name for name in faulty if not found[name]] == []
