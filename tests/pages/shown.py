"""Pages as readers get them: rendered by the project's own templates. Only tests import this."""

from lxml.html import HtmlElement, fragment_fromstring

from tests.projects import ROOT
from tori.content.listing import TEMPLATES as FOLDER
from tori.pages.page import Page
from tori.templating.templates import Templates

TEMPLATES = Templates(ROOT / FOLDER)


def shown(page: Page) -> str:
    """Return a page's body as HTML."""
    return TEMPLATES.body(page)


def parsed(page: Page) -> HtmlElement:
    """Return a page's body as a tree of elements, in one element."""
    return fragment_fromstring(shown(page), create_parent="div")
