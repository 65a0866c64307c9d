"""What a request to the preview asks for, whatever it holds: hosts, addresses, ranges, numbers.

Anybody who can make a browser send one may have written it, so every text has an answer here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from urllib.parse import parse_qs, unquote_to_bytes

_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::([0-9]{1,5}))?")
_OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP_PORT = 80
_MOST = 10**18
"""More than any file has bytes or any session has builds."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names by which the preview may be reached.

    A page of another site can have its own name lead to this machine (DNS rebinding), and would
    then read drafts as if they were its own. The Host header still has that name.

    Attributes:
        port: Where the server listens.
        added: A name or an address that whoever started the preview gave; with it any port will
            do, as what stands in front of a container has its own. 0.0.0.0 and :: are every
            address: none is another site's name.
    """

    port: int
    added: str = ""

    def has(self, stated: Sequence[str]) -> bool:
        """Tell whether a request with these Host headers may be answered."""
        match = _HOST.fullmatch(stated[0].strip().lower()) if len(stated) == 1 else None
        if match is None:
            return False
        name = match[1].removesuffix(".")
        if self.added and self._is_added(name.strip("[]")):
            return True
        port = int(match[2]) if match[2] else _HTTP_PORT
        return name in _OWN_NAMES and (port == self.port or bool(self.added))

    def _is_added(self, name: str) -> bool:
        added, address = _address(self.added), _address(name)
        if added is None:
            return name == self.added.lower().removesuffix(".")
        return address == added or (added.is_unspecified and address is not None)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def bind_address(added: str) -> str:
    """Return where to listen: a name says nothing of the addresses of the machine behind it."""
    if not added:
        return "127.0.0.1"
    return added if _address(added) else "0.0.0.0"  # noqa: S104 — asked for


def path_and_query(target: str) -> tuple[str, str]:
    """Return both parts of a request's target, which may be no address at all."""
    path, _, query = target.partition("#")[0].partition("?")
    return path, query


def file_of(path: str, folder: Path) -> Path | None:
    """Return the file or folder at a path, if it is there and in this folder.

    Links are followed to where they lead, and what is outside is not there.
    """
    try:
        asked = unquote_to_bytes(path).decode()
        found = (folder / asked.lstrip("/")).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # too long, a ring of links, a null byte, no UTF-8
        return None
    is_there = found.is_relative_to(folder.resolve()) and (found.is_dir() or path[-1:] != "/")
    return found if is_there else None


def bounds(stated: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte that a Range header asks for, or None for a bad one."""
    match = _RANGE.fullmatch(stated.strip())
    if match is None or not (match[1] or match[2]):
        return None
    if match[1]:
        first, last = number(match[1]), number(match[2]) if match[2] else size - 1
    else:
        first, last = max(0, size - number(match[2])), size - 1
    last = min(last, size - 1)
    return (first, last) if first <= last else None


def known_version(query: str) -> int:
    """Return the build that a page says it is of; 0 for nonsense."""
    try:
        return number(parse_qs(query).get("after", [""])[0])
    except ValueError:
        return 0


def number(text: str) -> int:
    """Return a number written in ASCII digits, at most 10**18; 0 for anything else."""
    if not (text.isascii() and text.isdigit()):
        return 0
    digits = text.lstrip("0")
    return min(int(digits[:19] or "0"), _MOST)
