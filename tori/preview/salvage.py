"""What can be shown of content that has errors: all that is sound, and findings for the rest.

A stopped preview helps no editor. Records with errors are left out, and with them those whose
fields name them; these keep the page they had. A faulty file's page shows what is wrong with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tori.content.loader import Content
from tori.content.settings.publisher import Publisher
from tori.content.vocabulary import Vocabulary
from tori.diagnostics import Diagnostic, errors, in_order
from tori.documents import Document, Tree, page_path
from tori.newsletter.proofs import issue_proofs
from tori.pages.fault import fault_page
from tori.site.checks.records import check
from tori.site.draft import draft_of
from tori.site.model import Site, build_site
from tori.site.permalinks import SECTIONS
from tori.site.references import references
from tori.text import slug
from tori.tree.site_tree import site_tree

_CONTENT = "content/"


@dataclass(frozen=True, slots=True)
class Salvage:
    """The sound part of some content.

    Attributes:
        site: What the sound records make; None when not even a vocabulary can be had.
        diagnostics: All findings.
        left_out: The references of records that are not in the site.
    """

    site: Site | None
    diagnostics: tuple[Diagnostic, ...]
    left_out: frozenset[str]


def salvage(
    content: Content, publisher: Publisher, day: date, vocabulary: Vocabulary | None
) -> Salvage:
    """Make a Site of what is sound; `vocabulary` stands in for one that cannot be read."""
    usable = content.vocabulary or vocabulary
    if usable is None:
        return Salvage(None, in_order(content.diagnostics), content.rejected)
    found = in_order((*content.diagnostics, *check(draft_of(content, usable, publisher, day))))
    faulty = {finding.path for finding in errors(found)}
    left_out = set(content.rejected)
    left_out |= {r.reference for r in content.records if r.origin.path in faulty}
    sound = [record for record in content.records if record.reference not in left_out]
    while dependents := [
        record
        for record in sound
        if any(r.target in left_out for r in references(record) if r.relation != "link")
    ]:
        left_out |= {record.reference for record in dependents}
        sound = [record for record in sound if record.reference not in left_out]
    site = build_site(sound, usable, content.media, day, publisher)
    return Salvage(site, found, frozenset(left_out))


def preview_tree(saved: Salvage, last: Tree, mail_template: str) -> Tree:
    """Return the Tree to show: the sound Site's, the pages that others had, and the findings."""
    site = saved.site
    tree: dict[str, Document] = (
        dict(site_tree(site, issue_proofs(site, mail_template))) if site else dict(last)
    )
    for reference in saved.left_out:
        path = page_path(address_of(reference))
        if path in last:
            tree.setdefault(path, last[path])
    for path, found in _by_file(errors(saved.diagnostics)).items():
        reference = path.removeprefix(_CONTENT).removesuffix(".md")
        if path.endswith(".md") and reference.rpartition("/")[0] in SECTIONS:
            address = address_of(reference)
            tree[page_path(address)] = fault_page(address, path, found)
    return dict(sorted(tree.items()))


def address_of(reference: str) -> str:
    """Return the address at which a record's page stands, even if its file's name is no id."""
    collection, _, identifier = reference.rpartition("/")
    return f"{SECTIONS.get(collection, '/')}{slug(identifier)}/"


def _by_file(findings: Iterable[Diagnostic]) -> Mapping[str, tuple[Diagnostic, ...]]:
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for finding in findings:
        found[finding.path] = (*found.get(finding.path, ()), finding)
    return found
