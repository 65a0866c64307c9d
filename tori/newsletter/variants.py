"""The mails of an issue, one a variant: made of the content or, once it is closed, as sent."""

from collections.abc import Mapping

from tori.newsletter.errors import MailError
from tori.newsletter.mail import Mail, compose
from tori.site.digests import Digest, variants
from tori.site.model import Site


class EmptyIssueError(MailError):
    """There is nothing to tell: no content was published in the period that is not told yet."""


def mails_of(digest: Digest, site: Site, template: str) -> Mapping[str, Mail]:
    """Return the mails by their variants' names, the whole first.

    Raises:
        EmptyIssueError: The issue tells nothing.
        MailError: A mail cannot be made (`compose`).
    """
    if digest.issue.is_closed:
        kept = site.closed_issues[digest.issue.id]
        return {name: Mail(*kept.mail(name)) for name in kept.variants}
    made = {
        name: compose(variant, site, site.publisher, template)
        for name, variant in variants(site, digest).items()
    }
    if not made:
        raise _empty(digest)
    return made


def _empty(digest: Digest) -> EmptyIssueError:
    return EmptyIssueError(
        f"kirjeessä {digest.issue.id} ei ole kerrottavaa: kentän period aikana ei ole julkaistu "
        "mitään, mitä aiemmat kirjeet eivät ole kertoneet"
    )
