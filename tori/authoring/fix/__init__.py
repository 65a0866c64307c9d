"""Faults of an editor's file mended where there is one way to mend them: bytes in, bytes out.

Only `mending` reads and writes files. Whatever could be meant in two ways, and whatever no step
knows, is left for `check` to tell. All else stays byte for byte.
"""

from tori.authoring.fix.changes import Change, Repair
from tori.authoring.fix.names import mentions, proposed_path, relinked
from tori.authoring.fix.steps import repaired

__all__ = ["Change", "Repair", "mentions", "proposed_path", "relinked", "repaired"]
