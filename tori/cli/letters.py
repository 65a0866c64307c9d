"""The letter that a command is about to send: an issue's variant, and whether it may go at all.

Only `tori.cli` imports this.
"""

import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from tori.cli.terminal import EXIT_FINDINGS, project_publisher, project_root, report, show

if TYPE_CHECKING:
    from tori.content.settings.publisher import Publisher
    from tori.newsletter.mail import Mail


@dataclass(frozen=True, slots=True)
class ChosenLetter:
    """A variant of an issue as it is to be sent.

    Attributes:
        body: The hash of what all its readers get.
        replaced: The hashes of what it was before something was taken out of it.
    """

    issue: str
    variant: str
    mail: "Mail"
    publisher: "Publisher"
    body: str
    replaced: frozenset[str]
    is_closed: bool

    def refuse_open(self) -> None:
        """End the program unless the issue is closed: what readers have can change no more."""
        if not self.is_closed:
            report(
                f"Mitään ei lähetetty: kirje {self.issue} on avoin. Sulje se "
                f"(python3 build.py digest {self.issue} --close) ja tallenna tiedostot "
                "versionhallintaan, niin lähetetty ei enää muutu."
            )
            sys.exit(EXIT_FINDINGS)


def chosen_letter(issue: str, variant: str, day: date) -> ChosenLetter:
    """Return an issue's variant, or end the program and say what is wrong."""
    from tori.content.closed_issues import mail_hash
    from tori.content.loader import load_content
    from tori.content.settings.templates import read_mail_template
    from tori.diagnostics import errors
    from tori.newsletter.errors import MailError
    from tori.newsletter.variants import mails_of
    from tori.site.digests import digests
    from tori.site.linking import link

    site, diagnostics = link(load_content(project_root()), project_publisher(), day)
    if site is None:
        show(errors(diagnostics))
        sys.exit(EXIT_FINDINGS)
    made = digests(site)
    if issue not in made:
        known = ", ".join(made) or "ei yhtään"
        raise click.BadParameter(f"kirjettä {issue} ei ole. Kirjeet: {known}.", param_hint="ISSUE")
    try:
        mails = mails_of(made[issue], site, read_mail_template(project_root()))
    except MailError as error:
        report(f"Mitään ei lähetetty: {error}.")
        sys.exit(EXIT_FINDINGS)
    if variant not in mails:
        message = f"kirjeellä {issue} ei ole versiota {variant}. Versiot: {', '.join(mails)}."
        raise click.BadParameter(message, param_hint="--variant")
    mail, is_closed = mails[variant], made[issue].issue.is_closed
    return ChosenLetter(
        issue=issue,
        variant=variant,
        mail=mail,
        publisher=site.publisher,
        body=mail_hash(mail.subject, mail.html, mail.text),
        replaced=site.closed_issues[issue].replaced(variant) if is_closed else frozenset(),
        is_closed=is_closed,
    )
