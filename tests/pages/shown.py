"""Pages as readers get them: rendered by the project's own templates."""

from lxml.html import HtmlElement, fragment_fromstring

from tests.projects import ROOT
from tori.pages.page import Page
from tori.templating.templates import Templates

TEMPLATES = Templates(ROOT / "overrides")


def body_of(page: Page) -> str:
    """Return a page's body as HTML."""
    return str(TEMPLATES.body(page))


def parsed(page: Page) -> HtmlElement:
    """Return a page's body as a tree of elements, in one element."""
    return fragment_fromstring(body_of(page), create_parent="div")
