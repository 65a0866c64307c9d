"""A new content file's text: what is known filled in, what the editor must fill explained.

Pure: today's date and an episode's guid are arguments. What a field is comes from `field_help`,
its allowed words from `schema`. The command `new` uses this, and `neighbours` tells it what is
there already.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tori.authoring.field_help import editable_fields, help_for
from tori.authoring.schema.record_schemas import allowed_values, field_schema, words_of
from tori.content.records import Record, Webinar
from tori.content.records.kinds import Kind
from tori.content.vocabulary import Vocabulary
from tori.text import nfc

TITLE_LIMIT = 160
SHORTEST_TITLE = 3

_ALTERNATIVES: Mapping[type[Record], tuple[str, str]] = {Webinar: ("series", "topic")}
"""Of these two fields a record has one, though neither is required; the second is asked for."""

_RARE = frozenset({"old_urls", "withdrawn", "lang", "expires", "reviewed"})
"""Optional fields that a new file does not mention: they have their use later, if ever."""

_OPTIONAL_HEADING = (
    "# Vapaaehtoiset kentät: ota kenttä käyttöön poistamalla rivin alusta merkki # ja vaihda arvo."
)

# Left-to-right marks and their kind change how a line looks, not what it says.
_INVISIBLE = {
    *range(0x200B, 0x200D),
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
}
_SPACE_CATEGORIES = ("Zl", "Zp", "Zs", "Cc")
_LAST_TWO_OF_A_PLANE = 0xFFFE
"""Unicode's noncharacters, which YAML refuses: U+FFFE, U+FFFF, and the same of each plane."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What is known of a record that is about to be written.

    Attributes:
        title: Clean, by `clean_title`; no longer than a title may be.
        full_title: The whole title, where it was too long; empty where it was not.
        filled: Other fields that are known, each as YAML on one line.
    """

    kind: Kind
    title: str
    published: date
    full_title: str = ""
    filled: Mapping[str, str] = field(default_factory=dict)


def clean_title(text: str) -> str:
    """Return a title on one line: normal form C, single spaces, nothing invisible."""
    visible = []
    for letter in nfc(text):
        category = unicodedata.category(letter)
        if category in _SPACE_CATEGORIES:
            visible.append(" ")
        elif not (
            category == "Cs"
            or ord(letter) in _INVISIBLE
            or ord(letter) & _LAST_TWO_OF_A_PLANE == _LAST_TWO_OF_A_PLANE
        ):
            visible.append(letter)
    return " ".join("".join(visible).split())


def shortened_title(title: str) -> str:
    """Return the title cut at a word's end to what a title may hold; three dots tell of the cut."""
    if len(title) <= TITLE_LIMIT:
        return title
    head = title[:TITLE_LIMIT]
    cut = head.rsplit(" ", 1)[0] if " " in head else head
    return cut[: TITLE_LIMIT - 1].rstrip(" ,.;:–-") + "…"


def quoted(text: str) -> str:
    """Return a text of one line as a YAML scalar in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def scaffold(new: NewRecord, vocabulary: Vocabulary) -> str:
    """Return the file's text: front matter in the type's order, then guiding headings."""
    known = {
        new.kind.title_field: quoted(new.title),
        "published": new.published.isoformat(),
        **new.filled,
    }
    lines = ["---", *_front_matter(new, known, vocabulary), "---"]
    for heading in new.kind.headings:
        lines.extend(("", f"## {heading}"))
    return "\n".join(lines) + "\n"


def asked_fields(kind: Kind, filled: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the fields that a new file leaves empty for the editor, in the type's order."""
    record_type = kind.record_type
    known = {kind.title_field, "published", *(filled or {})}
    asked = {name for name, info in record_type.model_fields.items() if info.is_required()}
    alternatives = _ALTERNATIVES.get(record_type, ())
    if alternatives and not known.intersection(alternatives):
        asked.add(alternatives[-1])
    return tuple(name for name in editable_fields(record_type) if name in asked - known)


def _front_matter(
    new: NewRecord, known: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[str]:
    """Yield the lines between the boundaries: filled and asked fields first, then optional ones."""
    names = editable_fields(new.kind.record_type)
    asked = asked_fields(new.kind, new.filled)
    if new.full_title:
        yield f"# Otsikko oli liian pitkä. Koko otsikko: {new.full_title}"
    for name in names:
        if name in asked:
            yield from _explanation(new.kind, name, vocabulary)
            yield f"# Esimerkki: {name}: {help_for(new.kind.record_type, name).example}"
            yield f"{name}:"
        elif name in known:
            yield f"{name}: {known[name]}"
    alternatives = _ALTERNATIVES.get(new.kind.record_type, ())
    passed_over = {*asked, *known, *_RARE, *alternatives}
    optional = [name for name in names if name not in passed_over]
    if optional:
        yield "#"
        yield _OPTIONAL_HEADING
    for name in optional:
        yield from _explanation(new.kind, name, vocabulary)
        yield f"#{name}: {help_for(new.kind.record_type, name).example}"


def _explanation(kind: Kind, name: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the comment lines that tell what a field is and which words it may hold."""
    yield f"# {help_for(kind.record_type, name).description}"
    allowed = allowed_values(field_schema(kind.record_type, name, words_of(vocabulary)))
    if allowed:
        yield f"# Sallitut arvot: {' | '.join(allowed)}"
