"""A newsletter issue as an e-mail: HTML with its CSS inlined, and plain text of the same letter.

The letter is made once from the digest and both parts are written from it, so they say the same.
Nothing is fetched: css-inline is told to load no style sheet from anywhere.
"""

from dataclasses import dataclass

import css_inline
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError

from tori.content.closed_issues import subject_of
from tori.content.entry_places import Place
from tori.content.settings.publisher import Publisher
from tori.content.settings.templates import MAIL_TEMPLATE
from tori.newsletter.errors import MailError
from tori.newsletter.letter import Letter, letter_of, marked, plain_text
from tori.newsletter.unsubscribe_link import check_unsubscribe
from tori.pages.entry_marks import MarksError
from tori.site.digests import Digest
from tori.site.model import Site

MAX_HTML_BYTES = 100_000
"""Gmail cuts a message's HTML at 102 kB."""


class MailTooLargeError(MailError):
    """The HTML part is over MAX_HTML_BYTES: the issue shows too much for one mail."""


@dataclass(frozen=True, slots=True)
class Mail:
    """The two parts of a message and its subject.

    Attributes:
        html_places: Where the HTML tells of each record; not known of a closed issue's mail.
        text_places: The same of the plain text.
    """

    subject: str
    html: str
    text: str
    html_places: tuple[Place, ...] = ()
    text_places: tuple[Place, ...] = ()


def compose(digest: Digest, site: Site, publisher: Publisher, template: str) -> Mail:
    """Return the issue as a mail; `template` is the text of its Jinja template.

    Raises:
        MailTooLargeError: The HTML is over 100 kB after inlining.
        MailError: The template is faulty, does not mark each entry, or lost its title or its
            unsubscribe link; or the publisher's address is none.
    """
    letter, marks = marked(letter_of(digest, site, publisher))
    inlined = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False).inline(
        _html(letter, template)
    )
    try:
        html, html_places = marks.taken_out(inlined)
    except MarksError as error:
        raise MailError(f"kirjepohja {MAIL_TEMPLATE} ei kelpaa: {error}") from error
    if subject_of(html) != letter.subject:  # from there a closed issue's subject is read
        message = f"kirjepohja {MAIL_TEMPLATE} ei kelpaa: elementissä title on oltava vain "
        raise MailError(message + "{{ letter.subject }}")
    size = len(html.encode())
    if size > MAX_HTML_BYTES:
        message = f"kirjeen HTML on {size} tavua, enintään {MAX_HTML_BYTES}: lyhennä poimintoja"
        raise MailTooLargeError(message)
    text, text_places = marks.taken_out(plain_text(letter))
    check_unsubscribe(html, text, letter.unsubscribe_address)
    return Mail(letter.subject, html, text, html_places, text_places)


def _html(letter: Letter, template: str) -> str:
    environment = Environment(
        loader=DictLoader({}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.from_string(template).render(letter=letter)
    except TemplateError as error:
        message = f"kirjepohja {MAIL_TEMPLATE} ei kelpaa: {error}"
        raise MailError(message) from error
