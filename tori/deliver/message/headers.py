"""Header fields of a message (RFC 5322, RFC 2047): ASCII, CRLF, lines within 76 where words allow.

Only fields that hold people's words are encoded, and only they are folded inside. Python's own
policy encodes and folds long addresses too, which breaks List-Unsubscribe (feeds-mail, trap 5).
"""

import re
import unicodedata
from email.header import Header

from tori.newsletter.errors import MailError
from tori.newsletter.mail_address import ascii_address

LINE = 76
"""RFC 2047 §2: no line with an encoded word is longer."""
EOL = "\r\n"


def field(name: str, value: str) -> str:
    """Return a field whose value is ASCII and stands on one line, as identifiers do."""
    _refuse_controls(name, value)
    if not value.isascii():
        message = f"otsikkokentän {name} arvossa on muitakin kuin ASCII-merkkejä"
        raise MailError(message)
    return f"{name}: {value}{EOL}"


def words_field(name: str, value: str) -> str:
    """Return a field of people's words, such as Subject."""
    _refuse_controls(name, value)
    line = f"{name}: {value}"
    if value.isascii() and len(line) <= LINE and "=?" not in value:
        return line + EOL
    return f"{name}: {_encoded(name, value)}{EOL}"


def mailbox_field(name: str, display_name: str, address: str) -> str:
    """Return a field that names one mailbox, such as From and To; the display name may be empty.

    Raises:
        MailError: The display name has a line break or another control character, or the address
            is not one.
    """
    _refuse_controls(name, display_name)
    mailbox = f"<{ascii_address(address)}>"
    shown = display_name.strip()
    if not shown:
        return _joined(f"{name}:", mailbox)
    escaped = re.sub(r'(["\\])', r"\\\1", shown)
    quoted = f'{name}: "{escaped}"'
    if shown.isascii() and len(quoted) <= LINE and "=?" not in shown:
        return _joined(quoted, mailbox)
    return _joined(f"{name}: {_encoded(name, shown)}", mailbox)


def addresses_field(name: str, addresses: tuple[str, ...]) -> str:
    """Return a field of addresses in angle brackets (RFC 2369), each whole on one line."""
    joined = f"{name}:"
    for number, address in enumerate(addresses, start=1):
        comma = "," if number < len(addresses) else ""
        joined = _joined(joined, f"<{address}>{comma}").removesuffix(EOL)
    return joined + EOL


def _joined(start: str, end: str) -> str:
    """Return both, the second on a line of its own where it does not fit."""
    last = start.rpartition(EOL)[2]
    between = " " if len(last) + 1 + len(end) <= LINE else f"{EOL} "
    return f"{start}{between}{end}{EOL}"


def _encoded(name: str, value: str) -> str:
    """Return encoded words (RFC 2047) that split no character; they are whole in a phrase too."""
    return Header(value, "utf-8", maxlinelen=LINE, header_name=name).encode(linesep=EOL)


def _refuse_controls(name: str, value: str) -> None:
    """Refuse what could begin a header of its own, or be shown as nothing at all."""
    if any(unicodedata.category(letter) in {"Cc", "Zl", "Zp", "Cs"} for letter in value):
        message = (
            f"otsikkokentän {name} arvossa on rivinvaihto tai muu ohjausmerkki, "
            "jota sähköpostin otsikossa ei saa olla"
        )
        raise MailError(message)
