"""Proofs of the newsletters: every issue's mail in each variant, or why it cannot be made."""

from collections.abc import Iterator
from dataclasses import dataclass

from tori.content.closed_issues import WHOLE
from tori.content.records import Issue
from tori.newsletter.errors import MailError
from tori.newsletter.mail import Mail, compose
from tori.site.digests import Digest, digests, variants
from tori.site.model import Site
from tori.text import slug


@dataclass(frozen=True, slots=True)
class Proof:
    """A variant of an issue.

    Attributes:
        variant: Its name in addresses and files.
        service_area: What it is of; empty for the whole.
        told: How much it tells, shown or not; 0 where that is not known any more.
        mail: None where it cannot be made.
        fault: Then the reason, in Finnish.
    """

    variant: str
    service_area: str
    told: int
    mail: Mail | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class IssueProofs:
    """An issue and its variants, the whole first; one that tells nothing has none."""

    issue: Issue
    proofs: tuple[Proof, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Why mails cannot be made, each reason once."""
        return tuple(dict.fromkeys(proof.fault for proof in self.proofs if proof.fault))


def issue_proofs(site: Site, template: str) -> tuple[IssueProofs, ...]:
    """Return the proofs of every issue, the newest first; `template` is the mails' Jinja text."""
    made = (
        IssueProofs(digest.issue, tuple(_proofs(site, digest, template)))
        for digest in digests(site).values()
    )
    return tuple(made)[::-1]


def _proofs(site: Site, digest: Digest, template: str) -> Iterator[Proof]:
    if digest.issue.is_closed:
        yield from _kept(site, digest)
        return
    for name, variant in variants(site, digest).items():
        told = len(variant.gathered)
        try:
            mail = compose(variant, site, site.publisher, template)
        except MailError as error:
            yield Proof(name, variant.service_area, told, None, str(error))
        else:
            yield Proof(name, variant.service_area, told, mail)


def _kept(site: Site, digest: Digest) -> Iterator[Proof]:
    """Yield a closed issue's variants as they were sent; only the whole's list of ids is kept."""
    kept = site.closed_issues[digest.issue.id]
    areas = {slug(area): area for area in site.vocabulary.service_area_names}
    for name in kept.variants:
        area = "" if name == WHOLE else areas.get(name, name)
        told = len(kept.ids) if name == WHOLE else 0
        yield Proof(name, area, told, Mail(*kept.mail(name)))
