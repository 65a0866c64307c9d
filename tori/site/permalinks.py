"""Where each record lives on the site: Finnish addresses that never move, as file names do not.

An address is a path from the site's root that begins and ends with a slash.
"""

from collections.abc import Mapping
from functools import lru_cache

from tori.content.records import Dated, Record
from tori.content.records.kinds import KINDS
from tori.text import slug

SECTIONS: Mapping[str, str] = {kind.collection: kind.section for kind in KINDS}
"""The address below which a collection's records live."""

FRONT_PAGE = "pages/etusivu"
PAGING = "sivu"

RESERVED_IDS: Mapping[str, frozenset[str]] = {
    "deeds": frozenset(
        {"palvelualueet", "teemat", "organisaatiot", "kunnat", "maakunnat", "vuodet"}
    ),
    "podcasts": frozenset({"media", "podcast"}),
    "webinars": frozenset({"sarjat"}),
    "newsletters": frozenset({"tilaa"}),
    "pages": frozenset({"assets", "search", "syotteet"}),
}
"""Ids that a record may not have, as the site itself uses the address; `sivu` is so everywhere."""

SUBSCRIBE_PAGE = "/uutiskirjeet/tilaa/"
"""Where readers subscribe to the newsletter."""

PROOFS_PAGE = "/toimittajalle/kirjeet/"
"""Where editors see how newsletters look in a mail."""

RESERVED_FOLDERS: frozenset[str] = frozenset(
    {
        PROOFS_PAGE,
        *(
            f"{SECTIONS[collection]}{each}/"
            for collection in RESERVED_IDS
            for each in RESERVED_IDS[collection]
        ),
    }
    - set(SECTIONS.values())
)
"""Addresses at and below which everything is the site's own."""

RESERVED_FILES = frozenset(
    {"index.html", "feed.xml", "rss.xml", "atom.xml", "feed.json", "kalenteri.ics", "luvut.json"}
)
"""Names that no media file may have, as the site writes files of these names itself."""


def permalink(record: Record) -> str:
    """Return the record's address: `/teot/varauskalenteri-alavus/`; the front page's is `/`."""
    if record.reference == FRONT_PAGE:
        return "/"
    return f"{SECTIONS[record.origin.collection]}{record.id}/"


def first_address(record: Dated) -> str:
    """Return the address at which a record was first: the oldest of its old ones, or its own.

    What readers know a record by is made of it, so that a renamed file is the same to them.
    """
    return record.old_urls[0] if record.old_urls else permalink(record)


def service_area_address(name: str) -> str:
    """Return the address of a service area's page."""
    return f"{SECTIONS['deeds']}palvelualueet/{slug(name)}/"


def theme_address(name: str) -> str:
    """Return the address of a theme's page."""
    return f"{SECTIONS['deeds']}teemat/{slug(name)}/"


def paged(address: str, number: int) -> str:
    """Return the address of a list's page, counted from 0; the first is the list's own."""
    return f"{address}{PAGING}/{number + 1}/" if number else address


def media_address(path: str) -> str:
    """Return a media file's address: `/podcast/media/x.mp3` of `content/podcasts/media/x.mp3`.

    Raises:
        ValueError: The file is in no collection's folder.
    """
    _, *folders, name = path.split("/")
    for depth in range(len(folders), 0, -1):
        section = SECTIONS.get("/".join(folders[:depth]))
        if section:
            return section + "/".join([*folders[depth:], name])
    message = f"{path} is in no collection"
    raise ValueError(message)


def relative(target: str, base: str) -> str:
    """Return the way from one address of the site to another: `../../podcast/`.

    Relative ways work wherever the site is put, below a folder too.
    """
    for folder, up in _folders_above(base):
        if target.startswith(folder):
            return up + target[len(folder) :] or "./"
    raise ValueError(target)


@lru_cache(maxsize=64)
def _folders_above(base: str) -> tuple[tuple[str, str], ...]:
    """Return the folders in which an address is, the nearest first, and the ways up to them."""
    parts = base.split("/")[:-1]
    return tuple(
        ("/".join(parts[:size]) + "/", "../" * (len(parts) - size))
        for size in range(len(parts), 0, -1)
    )
