"""The repair of files on disk: what would change, and the change carried out.

`tori.authoring.fix` says how a file is mended; here its files are read, renamed and replaced.
Nothing is written before the whole plan stands.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from tori.authoring.fix import Change, Repair, mentions, proposed_path, relinked, repaired
from tori.content.file_names import can_be_shown
from tori.content.listing import CONTENT
from tori.content.loader import VOCABULARY_FILE
from tori.content.merge_conflicts import conflicts_of_bytes
from tori.files import is_plain_file, replace_file
from tori.text import nfc


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file, and what it would be.

    Attributes:
        file: On disk.
        path: Relative to the project's root, with forward slashes, in normal form C.
        raw: Its bytes.
        repair: The mended bytes and the changes; none where only the name changes.
        new_path: Its path after the repair, mostly the same.
    """

    file: Path
    path: str
    raw: bytes
    repair: Repair
    new_path: str

    @property
    def is_changed(self) -> bool:
        """Whether anything would change."""
        return bool(self.repair.changes) or self.new_path != self.path


@dataclass(frozen=True, slots=True)
class MendingPlan:
    """What a repair would do.

    Attributes:
        files: Those that change.
        refused: (path, new path) where the new name is taken.
        mentions: (path, line, old id) where front matter has the id of a file that is renamed.
    """

    files: tuple[MendedFile, ...]
    refused: tuple[tuple[str, str], ...] = ()
    mentions: tuple[tuple[str, int, str], ...] = ()


def text_files(folder: Path) -> Iterator[Path]:
    """Yield the content's text files below a folder in the order of paths, without hidden ones.

    A file whose name or folder's name cannot be shown is left to the check, which tells of it.
    """
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in path.parts)
        if is_text_file(file) and not is_hidden and can_be_shown(path.as_posix()):
            yield file


def is_text_file(file: Path) -> bool:
    """Tell whether a file is one that can be mended: a Markdown file or the vocabulary, no link."""
    is_named_so = file.suffix == ".md" or file.name == VOCABULARY_FILE
    return is_named_so and is_plain_file(file)


def plan(root: Path, chosen: Iterable[Path]) -> MendingPlan:
    """Return how to mend the chosen files of the content, and the links to those that are renamed.

    Raises:
        OSError: A file cannot be read.
    """
    mended = {file: _mended(root, file) for file in chosen}
    refused = tuple(_refused(mended.values()))
    kept = {path for path, _ in refused}
    for file, one in mended.items():
        if one.path in kept:
            mended[file] = replace(one, new_path=one.path)
    renames = {one.path: one.new_path for one in mended.values() if one.new_path != one.path}
    if renames:
        for file in text_files(root / CONTENT):
            one = mended.get(file) or _untouched(root, file)
            mended[file] = replace(one, repair=_following(one, renames))
    every = sorted(mended.values(), key=lambda one: one.path)
    mentioned = (
        (one.path, line, old)
        for old in (PurePosixPath(path).stem for path in renames)
        for one in every
        for line in mentions(one.repair.data, old)
    )
    return MendingPlan(tuple(one for one in every if one.is_changed), refused, tuple(mentioned))


def carry_out(root: Path, plan: MendingPlan) -> None:
    """Write the mended files, then rename; a file keeps its permissions and is never half-written.

    Raises:
        NotPlainError: A file would be written through a link.
        OSError: A file cannot be written; those before it are.
    """
    for one in plan.files:
        if one.repair.changes:
            replace_file(root, one.file, one.repair.data, lasting=True)
        if one.new_path != one.path:
            one.file.rename(one.file.with_name(PurePosixPath(one.new_path).name))


def _path(root: Path, file: Path) -> str:
    return nfc(file.relative_to(root).as_posix())


def _mended(root: Path, file: Path) -> MendedFile:
    path, raw = _path(root, file), file.read_bytes()
    if conflicts_of_bytes(path, raw):  # of two texts in one, neither can be mended
        return MendedFile(file, path, raw, Repair(raw), path)
    return MendedFile(file, path, raw, repaired(path, raw), proposed_path(path))


def _untouched(root: Path, file: Path) -> MendedFile:
    """Return a file that was not chosen: only its links may change."""
    path, raw = _path(root, file), file.read_bytes()
    return MendedFile(file, path, raw, Repair(raw), path)


def _refused(files: Iterable[MendedFile]) -> Iterator[tuple[str, str]]:
    """Yield the renames whose new name another file has or would get."""
    renamed = [one for one in files if one.new_path != one.path]
    wanted = Counter(one.new_path for one in renamed)
    for one in renamed:
        new = one.file.with_name(PurePosixPath(one.new_path).name)
        # A link takes the name too, wherever it leads.
        is_taken = os.path.lexists(new) and not os.path.samestat(new.lstat(), one.file.lstat())
        if is_taken or wanted[one.new_path] > 1:
            yield one.path, one.new_path


def _following(one: MendedFile, renames: dict[str, str]) -> Repair:
    """Return a file's repair with its links to renamed files changed too."""
    linked = relinked(one.path, one.repair.data, renames)
    changes: tuple[Change, ...] = (*one.repair.changes, *linked.changes)
    return Repair(linked.data, tuple(sorted(changes)))
