"""Settings are data too: what of mkdocs.yml would get into pages as it is, or fetch from elsewhere.

Material's templates print settings without escaping them, so here every text of the file is looked
at, but for those that no page shows. Our own templates and feeds escape `extra.publisher`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tori.content.frontmatter.yaml_block import Location
from tori.content.settings.configuration import CONFIGURATION, Settings, read_settings
from tori.diagnostics import Diagnostic, Span, said

_UNSHOWN = frozenset(
    {
        "draft_docs",
        "exclude_docs",
        "hooks",
        "markdown_extensions",
        "not_in_nav",
        "plugins",
        "validation",
        "watch",
    }
)
"""Keys whose values no page shows."""
_PUBLISHER = ("extra", "publisher")
_MARKUP = re.compile(r'[<>"\x00-\x1f\x7f\x85\u2028\u2029]|&(?:#|\w+;)')
_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
"""What would end a line of a mail's headers; a line feed is for each field to say."""
_ADDRESSES = frozenset(
    {
        "edit_uri",
        "extra",
        "extra_css",
        "extra_javascript",
        "extra_templates",
        "nav",
        "repo_url",
        "theme",
    }
)
"""Keys below which an address would be fetched or followed."""
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:\S|[/\\]{2})", re.IGNORECASE)
_LINKS = re.compile(r"extra/(?:homepage|(?:social|alternate)/\d+/link)")
"""Where an encrypted address is only a link that a reader may follow."""
_TRACKING = (("extra", "analytics"), ("google_analytics",))
_PATHS = re.compile(r"(?:docs_dir|site_dir|theme/custom_dir|(?:hooks|watch|extra_templates)/\d+)")
_OUTSIDE = re.compile(r"(?:[/\\~]|[a-z]:)|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.IGNORECASE)


def setting_findings(root: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the project's mkdocs.yml; nothing where there is none."""
    file = root / CONFIGURATION
    if not file.is_file():
        return ()
    settings, found = read_settings(file.read_bytes())
    if settings is None:
        return found
    return (*found, *_found(settings))


def _found(settings: Settings) -> Iterator[Diagnostic]:
    for location, text in _texts(settings.data, ()):
        yield from _markup(settings, location, text)
        yield from _elsewhere(settings, location, text)
        yield from _outside(settings, location, text)
    yield from _trackers(settings)
    yield from _fonts(settings)


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:  # noqa: ANN401 — YAML
    """Yield every text with its location; of a mapping's key the location is its own twice."""
    match value:
        case str():
            yield location, value
        case dict():
            for key, inner in value.items():
                yield (*location, key, key), key
                yield from _texts(inner, (*location, key))
        case list():
            for number, inner in enumerate(value):
                yield from _texts(inner, (*location, number))


def _markup(settings: Settings, location: Location, text: str) -> Iterator[Diagnostic]:
    """Yield a text that would be read as markup where Material prints it (T261)."""
    if location[0] in _UNSHOWN and len(location) > 1:
        return
    found = (_LINE_ENDS if location[:2] == _PUBLISHER else _MARKUP).search(text)
    if found is None:
        return
    sign = found[0] if found[0].isprintable() else f"U+{ord(found[0][0]):04X}"
    message = said(
        "asetuksessa {key} on merkki {sign}, joka sekoittaisi sivun", key=_name(location), sign=sign
    )
    hint = 'kirjoita asetus pelkkänä tekstinä yhdelle riville, ilman merkkejä < > " ja &…;'
    yield Diagnostic(CONFIGURATION, _span(settings, location), "T261", message, hint)


def _elsewhere(settings: Settings, location: Location, text: str) -> Iterator[Diagnostic]:
    """Yield an address that would have readers' browsers ask another server (T262)."""
    if location[0] not in _ADDRESSES or location[:2] == _PUBLISHER or _is_key(location):
        return
    is_link = _LINKS.fullmatch(_way(location)) and text.startswith("https://")
    if is_link or not _ELSEWHERE.match(text):
        return
    message = said(
        'asetus {key} vie toiselle palvelimelle: "{value}"', key=_name(location), value=text
    )
    hint = "tallenna tiedosto kansioon overrides/assets/ ja kirjoita sen polku, tai poista rivi"
    yield Diagnostic(CONFIGURATION, _span(settings, location), "T262", message, hint)


def _trackers(settings: Settings) -> Iterator[Diagnostic]:
    for location in _TRACKING:
        if location in settings.places:
            message = said("asetus {key} seuraa lukijoita", key=_name(location))
            span = settings.places[location].key
            yield Diagnostic(CONFIGURATION, span, "T262", message, "poista asetus")


def _fonts(settings: Settings) -> Iterator[Diagnostic]:
    """Yield that Material would fetch its fonts from Google, as it does unless told not to."""
    theme = settings.data.get("theme")
    name, font = (
        (theme.get("name"), theme.get("font")) if isinstance(theme, dict) else (theme, None)
    )
    if name == "material" and font != "false":
        message = "teema hakisi kirjasimet Googlelta"
        hint = "kirjoita kohtaan theme rivi font: false"
        yield Diagnostic(CONFIGURATION, settings.span("theme", "font"), "T262", message, hint)


def _outside(settings: Settings, location: Location, text: str) -> Iterator[Diagnostic]:
    """Yield what would be read or written outside the project, or unchecked (T263)."""
    message: str
    hint: str
    if location == ("INHERIT",):
        message = "asetus INHERIT ei ole käytössä: toisen tiedoston asetuksia ei tarkisteta"
        hint = said("kirjoita tiedoston {file} asetukset tähän tiedostoon", file=text)
    elif _PATHS.fullmatch(_way(location)) and _OUTSIDE.match(text):
        message = said(
            'asetus {key} vie projektin ulkopuolelle: "{path}"', key=_name(location), path=text
        )
        hint = "kirjoita polku projektin kansiosta alkaen, ilman merkkejä .."
    else:
        return
    yield Diagnostic(CONFIGURATION, _span(settings, location), "T263", message, hint)


def _is_key(location: Location) -> bool:
    return len(location) > 1 and location[-1] == location[-2]


def _span(settings: Settings, location: Location) -> Span:
    if _is_key(location) and location not in settings.places:
        return settings.places[location[:-1]].key
    return settings.span(*location)


def _way(location: Location) -> str:
    return "/".join(map(str, location))


def _name(location: Location) -> str:
    """Return a setting as a reader finds it: its names, without the numbers of lists."""
    named = location[:-1] if _is_key(location) else location
    return ".".join(part for part in named if isinstance(part, str))
