"""What judges that only npm has say: programs of tests/node, run by Node. Only tests import it."""

import json
import os
import subprocess
from typing import Any

from tests.projects import ROOT
from tori.toolchain import probes

ANSWER_SECONDS = 60


def answer(*program: str, given: bytes) -> Any:  # noqa: ANN401 — each judge has an answer of its own
    """Return the JSON that a program prints: a file of tests/node, or Node's own options.

    Args:
        program: What Node is to run.
        given: Its standard input.
    """
    done = subprocess.run(
        [node(), *program],
        cwd=ROOT / probes.NODE_FOLDER,
        # podcast-partytime's own words are for its developers.
        env={**os.environ, "LOG": "silent", "PARTYTIME_LOG": "silent"},
        input=given,
        capture_output=True,
        timeout=ANSWER_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return json.loads(done.stdout)


def node() -> str:
    """Return the Node that `build.py test` found, or that this machine has."""
    if told := os.environ.get("TORI_NODE"):
        return told
    found = probes.node(ROOT)
    assert found is not None, "run build.py test, which gets Node"
    return found.path
