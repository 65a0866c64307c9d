"""The closing of an issue: what is sent is written beside it, and counts from then on."""

from collections.abc import Mapping
from pathlib import Path

from tori.content.closed_issues import ENTRIES, HASHES, IDS, ITEM, PAGE, hash_list, mail_names
from tori.content.entry_places import EntryPlaces, Place
from tori.content.kept_html import live_content
from tori.content.listing import TEMPLATES
from tori.content.loader import load_record
from tori.content.records import Issue
from tori.content.settings.templates import MAIL_TEMPLATE
from tori.files import make_folder, read_file, replace_file
from tori.newsletter.errors import MailError
from tori.newsletter.letter import letter_of, marked
from tori.newsletter.letter_item import letter_item
from tori.newsletter.mail import Mail
from tori.pages.entry_marks import MarksError
from tori.pages.issue import page_to_keep
from tori.site.digests import Digest
from tori.site.model import Site
from tori.templating.templates import TemplateFaultError, Templates

_CLOSED = "suljettu"


class ClosingError(MailError):
    """An issue that cannot be closed."""


def kept_files(
    digest: Digest, site: Site, mails: Mapping[str, Mail], templates: Templates
) -> Mapping[str, bytes]:
    """Return the files that say what an open issue said, by their names; the hashes are last.

    Raises:
        ClosingError: The template of the page is faulty or does not mark each entry, or a template
            makes what may not be kept.
    """
    letter, marks = marked(letter_of(digest, site, site.publisher))
    telling = {
        PAGE: _page_to_keep(digest, site, templates),
        ITEM: marks.taken_out(letter_item(letter)),
    }
    for variant, mail in mails.items():
        page, text = mail_names(variant)
        telling[page] = mail.html, mail.html_places
        telling[text] = mail.text, mail.text_places
    places = {name: found for name, (_, found) in telling.items()}
    shown = {place.name for found in places.values() for place in found}
    files = {
        **{name: text.encode() for name, (text, _) in telling.items()},
        IDS: "".join(f"{reference}\n" for reference in sorted(digest.gathered)).encode(),
        ENTRIES: EntryPlaces(places, digest.gathered - shown).text(),
    }
    _refuse_live(files, site.publisher.site_url)
    return {**files, HASHES: hash_list(files)}


def _refuse_live(files: Mapping[str, bytes], site_url: str) -> None:
    """Raise an error where `check` would find something that may not be kept (T363)."""
    for name in filter(lambda name: name.endswith(".html"), files):
        for found in live_content(files[name].decode(), site_url):
            template = f"{TEMPLATES}/pages/issue.html" if name == PAGE else MAIL_TEMPLATE
            message = (
                f"suljetun kirjeen tiedostossa {name} olisi {found.what} (T363): "
                f"muuta mallipohjaa {template} tai kirjeen tekstiä"
            )
            raise ClosingError(message)


def _page_to_keep(
    digest: Digest, site: Site, templates: Templates
) -> tuple[str, tuple[Place, ...]]:
    """Return the body of the archive's page, and where it tells of each record."""
    page, marks = page_to_keep(site, digest)
    try:
        return marks.taken_out(f"{templates.body(page).strip()}\n")
    except TemplateFaultError as error:
        raise ClosingError(str(error)) from error
    except MarksError as error:
        message = f"mallipohja {TEMPLATES}/pages/{page.template}.html ei kelpaa: {error}"
        raise ClosingError(message) from error


def closed_text(issue: Issue, raw: bytes) -> bytes:
    """Return an open issue's file with its status changed, and nothing else.

    Raises:
        ClosingError: The line cannot be changed by a program.
    """
    lines = raw.split(b"\n")
    span = issue.span("status")
    if "status" in issue.origin.front_matter.data:
        line = lines[span.line - 1].decode()
        before, after = line[: span.column - 1], line[span.end_column - 1 :]
        space = "" if before.endswith(" ") else " "
        lines[span.line - 1] = f"{before}{space}{_CLOSED}{after}".encode()
    else:
        end = b"\r" if lines[span.line - 1].endswith(b"\r") else b""
        lines.insert(span.line - 1, f"status: {_CLOSED}".encode() + end)
    changed = b"\n".join(lines)
    made, _ = load_record(issue.origin.path, issue.origin.collection, changed)
    if not isinstance(made, Issue) or not made.is_closed:
        message = f"kirjoita tiedostoon {issue.origin.path} rivi status: avoin"
        raise ClosingError(message)
    return changed


def close(root: Path, issue: Issue, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files beside an open issue and then its new status; return the files.

    The list of hashes is written last, and only it makes the files count: a close that is cut short
    can be begun again.

    Raises:
        ClosingError: The issue's file cannot be changed by a program.
        NotPlainError: A file would be written through a link.
        OSError: A file cannot be written.
    """
    file = root / issue.origin.path
    changed = closed_text(issue, read_file(file))
    written = write_kept(root, file.with_suffix(""), files)
    replace_file(root, file, changed, lasting=True)
    return (*written, file)


def write_kept(root: Path, folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write an issue's kept files, the hashes last, and remove those of an earlier try.

    Raises:
        NotPlainError: A file would be written or removed through a link.
        OSError: A file cannot be written.
    """
    make_folder(root, folder)
    for old in folder.glob("mail-*.*"):
        if old.name not in files:
            old.unlink()
    written = []
    for name in sorted(files, key=lambda name: (name == HASHES, name)):
        file = folder / name
        replace_file(root, file, files[name], lasting=True)
        written.append(file)
    return tuple(written)
