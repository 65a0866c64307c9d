"""An import's plan carried out: the one module of the package that touches the disk.

Each file is replaced whole or not at all, and the memory is written last: an import that was cut
short finds its own files the next time, because they are the same to the byte.
"""

import shutil
from pathlib import Path

from tori.content.importing.ledger import LEDGER_FILE, ledger_bytes
from tori.content.importing.planning import Plan, Reader


def files_of(root: Path) -> Reader:
    """Return what reads a file by its path relative to the root."""

    def read(path: str) -> bytes | None:
        file = root / path
        return file.read_bytes() if file.is_file() else None

    return read


def carry_out(root: Path, plan: Plan) -> None:
    """Write the files that are new or updated, then the memory if it differs.

    Raises:
        OSError: The machine would not let a file be written.
    """
    for action in plan.actions:
        if action.outcome in {"new", "updated"}:
            _replace(root / action.path, action.data)
    memory = ledger_bytes(plan.ledger)
    if plan.ledger and files_of(root)(LEDGER_FILE) != memory:
        _replace(root / LEDGER_FILE, memory)


def _replace(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # Hidden, so that no build takes it for content.
    draft = file.with_name(f".{file.name}.tmp")
    try:
        draft.write_bytes(data)
        if file.exists():
            shutil.copymode(file, draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
