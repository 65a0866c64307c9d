"""The folder in which a comparison writes, of which nothing is deleted until all is measured.

Files are made much more slowly where many have just been deleted: 10,000 pages took 1.1 to 1.5 s,
and 4 to 5.5 s in the minutes after 60,000 inodes had been deleted on the same ext4 (which looks at
each such inode before it gives another: `recently_deleted` in its ialloc.c). It is so for every
generator, but not in every run.
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
