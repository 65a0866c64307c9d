"""The changes of a comparison's warm builds: an ordinary deed is edited, added and deleted.

Each change says where the built site must show it, so that a build that misses it is no run. The
deeds are from the middle of the order that lists have, and others in each round.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Entry
from bench.figures import Scenario
from bench.measuring import RunFailedError

_TITLE = re.compile(r'(?m)^title: "(.*)"$')
_ORGANISATION = re.compile(r"(?m)^organisation: (\S+)$")


@dataclass(frozen=True, slots=True)
class Sight:
    """What a file of the site must show after a change, or must not.

    Attributes:
        path: Below the site.
        words: In the file; where they must not be shown, the file may be missing too.
    """

    path: str
    words: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one file of the content.

    Attributes:
        text: The file's new text; None where it is deleted.
        sights: Where the site shows it.
    """

    scenario: Scenario
    file: Path
    text: str | None
    sights: tuple[Sight, ...]


def edits(content: Path, entries: Sequence[Entry], number: int) -> Iterator[Edit]:
    """Yield the changes of a round; each is to be made before the next is asked for.

    Args:
        content: Our `content/`.
        entries: All its deeds.
        number: Of the round, from 0; less than half as many rounds as deeds.
    """
    ordered = sorted(entries, key=lambda entry: (entry.day, entry.id))
    middle = len(ordered) // 2
    file = content / "deeds" / f"{ordered[middle + number].id}.md"
    text = file.read_text(encoding="utf-8")

    sentence = f"Ensimmäinen virke numero {number}."
    text = f"{text}\n{sentence}\n"
    yield Edit("first edit", file, text, (Sight(_page(file.stem), sentence),))

    sentence = f"Lisätty virke numero {number}."
    text = f"{text}\n{sentence}\n"
    yield Edit("body edit", file, text, (Sight(_page(file.stem), sentence),))

    title = f"{_found(_TITLE, text)}, uusi nimi {number}"
    text = _titled(text, title)
    page = Sight(_page(file.stem), f"{title}</h1>")
    yield Edit("title edit", file, text, (page, *_listed(text, title)))

    added, title = file.with_name(f"lisatty-{number}.md"), f"Lisätty teko {number}"
    text = _titled(text, title)
    page = Sight(_page(added.stem), f"{title}</h1>")
    yield Edit("deed added", added, text, (page, *_listed(text, title)))

    gone = content / "deeds" / f"{ordered[middle - 1 - number].id}.md"
    text = gone.read_text(encoding="utf-8")
    title = _found(_TITLE, text)
    page = Sight(_page(gone.stem), "", shown=False)
    yield Edit("deed deleted", gone, None, (page, *_listed(text, title, shown=False)))


def make(edit: Edit) -> None:
    """Change the file.

    Raises:
        RunFailedError: Nothing would change.
    """
    if edit.text is None:
        edit.file.unlink()
        return
    if edit.file.is_file() and edit.file.read_text(encoding="utf-8") == edit.text:
        raise RunFailedError(f"{edit.scenario}: the edit changed nothing")
    edit.file.write_text(edit.text, encoding="utf-8")


def refuse_unseen(edit: Edit, site: Path) -> None:
    """Raise RunFailedError unless the site shows the change wherever it must."""
    for sight in edit.sights:
        file = site / sight.path
        shown = file.is_file() and sight.words in file.read_text(encoding="utf-8")
        if shown != sight.shown:
            told = "does not show" if sight.shown else "still shows"
            raise RunFailedError(f"{edit.scenario}: {sight.path} {told} it")


def _page(deed: str) -> str:
    return f"teot/{deed}/index.html"


def _listed(text: str, title: str, *, shown: bool = True) -> Iterator[Sight]:
    """Yield the list and the feed of the deed's organisation, which has few enough for a page."""
    organisation = _found(_ORGANISATION, text)
    yield Sight(f"teot/organisaatiot/{organisation}/index.html", f">{title}</a>", shown)
    yield Sight(f"organisaatiot/{organisation}/rss.xml", f"<title>{title}</title>", shown)


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if not found:
        raise RunFailedError(f"the deed lacks {pattern.pattern}")
    return found[1]


def _titled(text: str, title: str) -> str:
    return _TITLE.sub(lambda _: f'title: "{title}"', text)
