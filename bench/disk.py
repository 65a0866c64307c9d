"""The folder in which a comparison writes, of which nothing is deleted until all is measured.

ext4 gives no inode again for some minutes after its file was deleted, and looks at each such one
whenever it makes a file (`recently_deleted` in its ialloc.c). Where sites were deleted just before,
making a file took ten times longer, for every generator, and more in one run than in another.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def disk_space(folder: Path) -> Iterator[Path]:
    """Yield the folder, empty; it is deleted at the end."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def put_aside(paths: Iterable[Path], disk: Path) -> None:
    """Take files and folders away, into a new folder of the same disk."""
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=disk))
    for path in paths:
        path.rename(aside / path.name)
