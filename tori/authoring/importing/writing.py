"""An import's plan carried out: the one module of the package that touches the disk.

Each file is replaced whole or not at all, and the memory is written last: an import that was cut
short finds its own files the next time, because they are the same to the byte.
"""

from pathlib import Path

from tori.authoring.importing.ledger import LEDGER_FILE, ledger_bytes
from tori.authoring.importing.planning import ImportPlan, Reader
from tori.files import read_file, refuse_links, replace_file


def files_of(root: Path) -> Reader:
    """Return what reads a file by its path relative to the root, and through no link."""

    def read(path: str) -> bytes | None:
        file = root / path
        refuse_links(root, file)
        return read_file(file) if file.exists() else None

    return read


def carry_out(root: Path, plan: ImportPlan) -> None:
    """Write the files that are new or updated, then the memory if it differs.

    Raises:
        NotPlainError: A file would be written through a link.
        OSError: The machine would not let a file be written.
    """
    for action in plan.actions:
        if action.outcome in {"new", "updated"}:
            replace_file(root, root / action.path, action.data)
    memory = ledger_bytes(plan.ledger)
    if plan.ledger and files_of(root)(LEDGER_FILE) != memory:
        replace_file(root, root / LEDGER_FILE, memory)
