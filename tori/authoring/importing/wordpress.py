"""A WordPress export (WXR): its posts and pages made into records.

Its authors' names are not imported: no person's name belongs in content. What is not published
there becomes a draft here.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tori.authoring.importing.columns import field_of, kind_of
from tori.authoring.importing.html_text import plain_text, wordpress_markdown
from tori.authoring.importing.imported import (
    ImportedRecord,
    ImportRefusedError,
    Note,
    Reading,
    Value,
    refuse_records,
)
from tori.authoring.importing.values import clean, iso_date, items, one_line
from tori.text import SLUG_PATTERN, counted, slug

_FORBIDDEN_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_OLD_PATH = re.compile(rf"(?:/{SLUG_PATTERN})+/")
_DRAFTS: Mapping[str, str] = {
    "draft": "luonnos",
    "auto-draft": "luonnos",
    "pending": "odottaa tarkistusta",
    "future": "ajastettu",
    "private": "yksityinen",
}
_MACHINERY = frozenset(
    {
        "nav_menu_item",
        "revision",
        "custom_css",
        "customize_changeset",
        "oembed_cache",
        "wp_block",
        "wp_template",
        "wp_template_part",
        "wp_global_styles",
        "wp_navigation",
    }
)


def read_wxr(raw: bytes, collection: str) -> Reading:
    """Read an export; posts go to the collection, pages to `pages`.

    Raises:
        ImportRefusedError: It is not a WordPress export, or its XML is broken or dangerous.
    """
    mended = raw if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else _FORBIDDEN_IN_XML.sub(b"", raw)
    channel = _channel(mended)
    notes = [] if mended == raw else [Note("", "näkymättömiä ohjausmerkkejä poistettiin")]
    records: list[ImportedRecord] = []
    others: Counter[str] = Counter()
    authors: set[str] = set()
    posts = channel.findall("item")
    refuse_records(len(posts))
    for item in posts:
        kind, status = _of(item, "post_type"), _of(item, "status")
        if kind not in {"post", "page"}:
            others[kind] += 1
        elif status == "trash":
            place = _place(item)
            notes.append(Note(place, "on WordPressin roskakorissa; ei tuotu"))
        else:
            records.append(_record(item, "pages" if kind == "page" else collection))
            authors.update(filter(None, [_of(item, "creator")]))
    if authors:
        text = (
            f"kirjoittajien nimiä ei tuotu ({counted(len(authors), 'kirjoittaja', 'kirjoittajaa')})"
        )
        notes.append(Note("", text))
    notes.extend(
        Note("", f'{counted(number, "kohde", "kohdetta")} lajia "{kind}" jäi pois')
        for kind, number in sorted(others.items())
        if kind not in _MACHINERY
    )
    site = _of(channel, "base_blog_url") or channel.findtext("link") or "wordpress"
    remarks = (
        ("Sivut (page) tuotiin kansioon content/pages.",)
        if any(record.collection == "pages" for record in records)
        else ()
    )
    return Reading(slug(site.partition("://")[2] or site), tuple(records), tuple(notes), remarks)


def _channel(raw: bytes) -> Element:
    try:
        root = fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as error:
        message = "Tiedosto määrittelee XML-entiteettejä, joten sitä ei avata."
        raise ImportRefusedError(message) from error
    except (ParseError, LookupError, ValueError) as error:
        message = f"Tiedosto ei ole ehjää XML:ää ({error}). Vie sisältö WordPressistä uudelleen."
        raise ImportRefusedError(message) from error
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is None or channel.find("{*}wxr_version") is None:
        message = "Tiedosto ei ole WordPressin vienti (WXR)."
        raise ImportRefusedError(message)
    return channel


def _of(item: Element, name: str) -> str:
    """Return the text of a part, whatever namespace this version of WXR gives it."""
    return (item.findtext(f"{{*}}{name}") or "").strip()


def _place(item: Element) -> str:
    kind = "sivu" if _of(item, "post_type") == "page" else "artikkeli"
    return f'{kind} {_of(item, "post_id")} "{plain_text(item.findtext("title") or "")}"'


def _record(item: Element, collection: str) -> ImportedRecord:
    place = _place(item)
    notes: list[Note] = []
    fields: dict[str, Value] = {}
    title = one_line(html.unescape(clean(item.findtext("title") or "")[0]))
    if title:
        fields["title"] = title
    fields.update(_dates(item, place, notes))
    summary = plain_text(clean(_encoded(item, "excerpt"))[0])
    if summary:
        fields["summary"] = summary
    if _is_hidden(item):
        fields["draft"] = "true"
        reason = _DRAFTS.get(_of(item, "status"), "suojattu salasanalla")
        notes.append(Note(place, f"ei ole julkinen WordPressissä ({reason}); tuotiin luonnoksena"))
    fields.update(_old_address(item, place, notes))
    fields.update(_custom_fields(item, collection, place, notes))
    body, lost = wordpress_markdown(clean(_encoded(item, "content"))[0])
    notes.extend(Note(f"{place}, teksti", loss) for loss in lost)
    tags = tuple(
        dict.fromkeys(one_line(part.text or "") for part in item.findall("category") if part.text)
    )
    legacy_id = _of(item, "post_id") or _of(item, "guid") or _of(item, "post_name") or slug(title)
    return ImportedRecord(legacy_id, place, collection, fields, body, tuple(notes), {}, tags)


def _encoded(item: Element, kind: str) -> str:
    """Return `content:encoded` or `excerpt:encoded`."""
    parts: Sequence[Element] = item.findall("{*}encoded")
    excerpts = {part: "excerpt" in part.tag.partition("}")[0] for part in parts}
    return next((part.text or "" for part in parts if excerpts[part] == (kind == "excerpt")), "")


def _is_hidden(item: Element) -> bool:
    return _of(item, "status") != "publish" or bool(_of(item, "post_password"))


def _dates(item: Element, place: str, notes: list[Note]) -> Iterator[tuple[str, Value]]:
    written = _of(item, "post_date")[:10]
    if written.strip("0-"):
        value, loss = iso_date(written)
        yield "published", value
        if loss:
            notes.append(Note(f"{place}, post_date", loss))


def _old_address(item: Element, place: str, notes: list[Note]) -> Iterator[tuple[str, Value]]:
    """Yield the address on the old site: the link's own path if it ends in the post's name."""
    name = unquote(_of(item, "post_name"))
    if not name:
        return
    path = unquote(urlsplit(item.findtext("link") or "").path)
    old = path if path.endswith(f"/{name}/") else f"/{name}/"
    if _OLD_PATH.fullmatch(old):
        yield "old_urls", (old,)
    else:
        notes.append(Note(f"{place}, post_name", f"vanhaa osoitetta {old} ei voi ohjata; jäi pois"))


def _custom_fields(
    item: Element, collection: str, place: str, notes: list[Note]
) -> Iterator[tuple[str, Value]]:
    """Yield the custom fields that are named as a table's columns are; the rest are reported."""
    for part in item.findall("{*}postmeta"):
        key, text = _of(part, "meta_key"), clean(_of(part, "meta_value"))[0]
        if key.startswith("_") or not text:
            continue
        field = field_of(key, collection)
        kind = kind_of(field or "", collection)
        where = f'{place}, lisäkenttä "{key}"'
        if field is None or kind in {None, "source"} or field == "published":
            notes.append(Note(where, "jäi pois"))
        elif kind in {"list", "sentences"}:
            yield field, items(text, commas=kind == "list")
        else:
            value, loss = iso_date(one_line(text)) if kind == "date" else (plain_text(text), "")
            if loss:
                notes.append(Note(where, loss))
            yield field, value
