"""The templates of pages: `overrides/pages/*.html`, which may include `overrides/components/`."""

from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from tori.content.errors import UnusableConfigurationError
from tori.pages.page import Page
from tori.templating.template_data import template_data


class TemplateFaultError(UnusableConfigurationError):
    """A template cannot make a page; the message names template, page and what is wrong."""


class Templates:
    """The templates of one project."""

    def __init__(self, folder: Path) -> None:
        """Take `overrides/`; a template is read and compiled when the first page needs it."""
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=False,  # noqa: S701 — data is escaped before (`template_data`), for all engines
            auto_reload=False,
        )

    def body(self, page: Page) -> Markup:
        """Return a page's body.

        Raises:
            TemplateFaultError: The template lacks or asks for something.
        """
        name = f"pages/{page.template}.html"
        try:
            made = self._environment.get_template(name).render(
                data=template_data(page.data), text=str(page.text.html), up=page.up
            )
        except TemplateError as error:
            place = error.name or name if isinstance(error, TemplateSyntaxError) else name
            message = f"mallipohja overrides/{place}, sivu {page.address}: {error}"
            raise TemplateFaultError(message) from error
        return Markup(made)  # noqa: S704 — all that is in it was escaped
