"""The committed list of published guids: what podcast players know episodes by, for ever.

`content/podcasts/guids.txt` has a line for each published episode, `guid id`, and one for the
podcast itself, `guid podcast`. Lines are added (`build.py fix`), and never changed or taken out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tori.content.frontmatter.source_text import read_source
from tori.content.records.fields import GUID_FORM
from tori.diagnostics import Diagnostic, Span, said
from tori.text import SLUG_PATTERN

PUBLISHED_GUIDS = "podcasts/guids.txt"
"""Below `content/`."""
PODCAST = "podcast"
"""The name under which the podcast's own guid stands."""

_LINE = re.compile(rf"(?P<guid>{GUID_FORM.strip('^$')})\s+(?P<name>{SLUG_PATTERN})")
_HEADING = (
    "# Julkaistujen jaksojen guid-tunnisteet. Soittimet tuntevat jaksot näistä.\n"
    "# Rivejä vain lisätään (python3 build.py fix --write). Älä muuta tai poista riviä.\n"
)


@dataclass(frozen=True, slots=True)
class PublishedGuid:
    """One line: a guid, the id of its episode or `podcast`, and where it stands."""

    guid: str
    name: str
    span: Span


def read_published_guids(
    path: str, raw: bytes
) -> tuple[tuple[PublishedGuid, ...], tuple[Diagnostic, ...]]:
    """Read the list; a line of another form (T203) and a guid twice (T308) are findings."""
    source, findings = read_source(path, raw)
    if source is None:
        return (), findings
    listed: dict[str, PublishedGuid] = {}
    faults: list[Diagnostic] = list(findings)
    for number, line in enumerate(source.text.split("\n"), start=1):
        stated = line.strip()
        if not stated or stated.startswith("#"):
            continue
        span = Span(number, 1, number, len(line) + 1)
        match = _LINE.fullmatch(stated)
        if match is None:
            hint = "kirjoita riville guid, välilyönti ja jakson tiedoston nimi ilman päätettä"
            message = said('rivi "{line}" ei ole guid ja jakson tunnus', line=stated)
            faults.append(Diagnostic(path, span, "T203", message, hint))
        elif match["guid"] in listed:
            message = said("sama guid on rivillä {line}", line=listed[match["guid"]].span.line)
            faults.append(Diagnostic(path, span, "T308", message, "poista jälkimmäinen rivi"))
        else:
            listed[match["guid"]] = PublishedGuid(match["guid"], match["name"], span)
    return tuple(listed.values()), tuple(faults)


def with_guids(raw: bytes, added: Iterable[tuple[str, str]]) -> bytes:
    """Return the list's bytes with (guid, name) lines at its end; an empty list gets a heading."""
    text = raw.decode("utf-8") if raw else _HEADING
    if not text.endswith("\n"):
        text += "\n"
    return (text + "".join(f"{guid} {name}\n" for guid, name in added)).encode()
