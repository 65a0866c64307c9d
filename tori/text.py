"""Text in Finnish: slugs, normal forms, alphabetical order, counted nouns.

Everything here is a pure function of its arguments. Anybody may import it; it imports nothing of
ours.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "œ": "oe",
        "&": " ja ",
    }
)
_NAMES_RESERVED_BY_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
# Å, ä and ö are letters of their own after z, and æ, ø and ü go with ä, ö and y (CLDR, collation
# `fi`); every other accent is ignored at first comparison, and v and w are two letters.
_LETTERS_OF_THEIR_OWN = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y", "đ": "d"}

_COMMON_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""Combining marks that Finnish, Swedish and their neighbours decompose into; there are others."""
_BETWEEN_WORDS = re.compile("[^a-z0-9]+")

SLUG_LIMIT = 60
SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def nfc(text: str) -> str:
    """Return the text in Unicode normal form C, the form in which all our text is compared."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def slug(text: str, limit: int = SLUG_LIMIT) -> str:
    """Return the ASCII slug of a Finnish title, cut at a word's end.

    'Työn ilo – case Hämeenlinna' gives 'tyon-ilo-case-hameenlinna'; a text without letters or
    digits gives 'nimeton'.
    """
    lowered = nfc(text).lower().translate(_LETTERS_WITHOUT_DECOMPOSITION)
    decomposed = unicodedata.normalize("NFKD", lowered)
    # Lower again: № has no small form until it is decomposed into No.
    letters = _COMMON_MARKS.sub("", decomposed.lower())
    if not letters.isascii():
        letters = "".join(c for c in letters if not unicodedata.combining(c))
    result = _BETWEEN_WORDS.sub("-", letters).strip("-")
    if len(result) > limit:
        head = result[: limit + 1]
        result = head.rsplit("-", 1)[0] if "-" in head else result[:limit]
    if result in _NAMES_RESERVED_BY_WINDOWS:
        return f"{result}-1"
    return result or "nimeton"


def is_slug(text: str) -> bool:
    """Tell whether the text may stand in a URL as it is."""
    return len(text) <= SLUG_LIMIT and re.fullmatch(SLUG_PATTERN, text) is not None


def finnish_key(text: str) -> tuple[str, str]:
    """Return the key that sorts text in the Finnish order; the text itself breaks ties."""
    letters = []
    for letter in nfc(text).casefold():
        if letter in _LETTERS_OF_THEIR_OWN:
            letters.append(_LETTERS_OF_THEIR_OWN[letter])
        else:
            decomposed = unicodedata.normalize("NFKD", letter)
            letters.extend(c for c in decomposed if not unicodedata.combining(c))
    return "".join(letters), text


def finnish_list(words: Iterable[str]) -> str:
    """Join words the Finnish way: 'a, b ja c'."""
    *head, last = tuple(words) or ("",)
    return f"{', '.join(head)} ja {last}" if head else last


def finnish_choice(words: Iterable[str]) -> str:
    """Join words of which one is to be chosen: 'a, b tai c'."""
    *head, last = tuple(words) or ("",)
    return f"{', '.join(head)} tai {last}" if head else last


def counted(number: int, singular: str, partitive: str) -> str:
    """Return '1 teko' or '2 tekoa': Finnish counts in the partitive singular."""
    return f"{grouped(number)} {singular if number == 1 else partitive}"


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart, by a no-break space: '3 200'."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def capitalised(text: str) -> str:
    """Return the text with its first letter upper case and the rest untouched."""
    return text[:1].upper() + text[1:]
