"""Faults of an editor's file mended where there is one way to mend them: bytes in, bytes out.

No file is read or written here: `tori.content.mending` does that. Whatever could be meant in two
ways, and whatever no step knows, is left for `check` to tell. All else stays byte for byte.
"""

from tori.content.repair.changes import Change, Repair
from tori.content.repair.names import mentions, proposed_path, relinked
from tori.content.repair.steps import repaired

__all__ = ["Change", "Repair", "mentions", "proposed_path", "relinked", "repaired"]
