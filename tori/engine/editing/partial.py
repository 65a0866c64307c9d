"""A build after an edit of some records: the rest of the content is taken as it was kept.

Only records may have changed, and there may be nothing to tell of them; any other change, and any
finding, is for a build of everything.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from tori.content.listing import CONTENT
from tori.content.loader import load_record
from tori.content.records import COLLECTIONS, Record
from tori.engine.editing.edit import Editing, Update
from tori.engine.editing.retouching import retouch
from tori.engine.kept.manifest import Comparison, forget_manifest, renewed, write_manifest
from tori.engine.kept.memory import MARK, kept_memory
from tori.engine.kept.store import BrokenStoreError
from tori.engine.output import file_of
from tori.engine.publishing import Outcome, publish_update, staging
from tori.engine.setup import Setup
from tori.text import nfc


def build_update(
    setup: Setup, comparison: Comparison, tell: Callable[[str], None], now: int
) -> Outcome | None:
    """Bring a published site up to date; return None where everything has to be built.

    Args:
        setup: The project, and the published site.
        comparison: How the sources differ from what that was made of.
        tell: Told what was done, in Finnish.
        now: The file system's time, in nanoseconds.

    Raises:
        MissingPageError: The menu names a page that the content does not have.
        EngineError: MkDocs complained: a fault of the program.
        OSError: The machine would not let a file be read or written.
    """
    root, published = setup.root, setup.destination
    paths = comparison.changed | comparison.gone
    mark = comparison.manifest.memory.get(MARK)
    edits = _edits(root, paths) if mark and all(map(_is_record, paths)) else None
    if mark is None or edits is None:
        return None
    try:
        with kept_memory(root, published, mark) as memory, staging(published) as built:
            inside = replace(setup, destination=built)
            until = comparison.manifest.until
            until_day = date.fromisoformat(until) if until else None
            done = _made(Editing(inside, until_day, memory, memory.part("frame"), edits))
            if done is None:
                return None
            forget_manifest(root, published)
            gone = (file_of(path) for path in done.gone)
            change = publish_update(built, published, gone, comparison.manifest.total)
            done.keep(memory)
            mark = memory.commit()
    except BrokenStoreError:
        return None
    sources = renewed(root, comparison, now)
    write_manifest(root, published, (setup.day, done.until), sources, change.total, {MARK: mark})
    tell(f"muuttuneita tietueita {len(edits)}, uudelleen tehtyjä tiedostoja {change.written}")
    return Outcome((), change)


def _made(editing: Editing) -> Update | None:
    """Make what shows the edit; return None where everything has to be made."""
    done = retouch(editing)
    if done is not None:
        return done
    from tori.engine.mkdocs.distant import mkdocs_of  # noqa: PLC0415 — most edits need no MkDocs

    with mkdocs_of(editing.setup.root, editing.setup.destination) as mkdocs:
        from tori.engine.editing.updating import update  # noqa: PLC0415 — MkDocs gets ready meanwhile

        return update(editing, mkdocs)


def _is_record(path: str) -> bool:
    """Tell whether a path is one that only a record can have: `content/deeds/x.md`."""
    place = PurePosixPath(path)
    collection = place.parent.as_posix().removeprefix(f"{CONTENT}/")
    return (
        collection in COLLECTIONS
        and path == nfc(f"{CONTENT}/{collection}/{place.name}")
        and place.suffix == ".md"
        and not place.name.startswith(".")
    )


def _edits(root: Path, paths: Iterable[str]) -> dict[str, Record | None] | None:
    """Return the records of some paths as they are now; None where one has a fault."""
    edits: dict[str, Record | None] = {}
    for path in sorted(paths):
        collection = PurePosixPath(path).parent.as_posix().removeprefix(f"{CONTENT}/")
        file = root / path
        reference = f"{collection}/{PurePosixPath(path).stem}"
        edits[reference] = None
        if file.is_file():
            edits[reference], findings = load_record(path, collection, file.read_bytes())
            if findings:
                return None
    return edits
