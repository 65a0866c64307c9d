"""Pages as the project's own templates show them. Only tests import this module."""

from tests.projects import ROOT
from tori.content.listing import TEMPLATES
from tori.pages.page import Page
from tori.templating.templates import Templates

_TEMPLATES = Templates(ROOT / TEMPLATES)


def shown(page: Page) -> str:
    """Return a page's body."""
    return _TEMPLATES.body(page)
