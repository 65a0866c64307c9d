"""The templates of pages: `overrides/pages/*.html`, which may include `overrides/components/`."""

import traceback
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from tori.content.errors import UnusableConfigurationError
from tori.pages.page import Page
from tori.templating.template_data import template_data


class TemplateFaultError(UnusableConfigurationError):
    """A template cannot make a page; the message names template, line, page and what is wrong."""


class _Environment(Environment):
    """An environment in which `data.items` is the item, as in MiniJinja, not a method."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 — any data of a template
        """Return an item of data, or an attribute of what Jinja brings (`loop`, macros)."""
        if type(obj) is not dict:
            return super().getattr(obj, attribute)
        try:
            return obj[attribute]
        except KeyError:
            return self.undefined(obj=obj, name=attribute)


class Templates:
    """The templates of one project."""

    def __init__(self, folder: Path) -> None:
        """Take `overrides/`; a template is read and compiled when the first page needs it."""
        self._folder = folder
        self._digests: dict[str, str] = {}
        self._environment = _Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=False,  # data is escaped before (`template_data`), for all engines
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
        except Exception as error:  # a template's expressions can raise anything
            place = self._place(error) or name
            message = f"mallipohja overrides/{place}, sivu {page.address}: {error}"
            raise TemplateFaultError(message) from error
        return Markup(made)  # noqa: S704 — all that is in it was escaped

    def digest(self, name: str) -> str:
        """Return the digest of a page's template and all that it includes, in hexadecimal digits.

        Args:
            name: Below `overrides/pages/`, without its ending.
        """
        if name not in self._digests:
            texts = sorted(self._included(f"pages/{name}.html", {}).items())
            self._digests[name] = blake2b(repr(texts).encode(), digest_size=16).hexdigest()
        return self._digests[name]

    def _included(self, name: str, found: dict[str, str]) -> dict[str, str]:
        """Return the texts of a template and of what it names, added to those found already."""
        file = self._folder / name
        found[name] = file.read_text("utf-8") if file.is_file() else ""
        for each in find_referenced_templates(self._environment.parse(found[name])):
            # A name that is made when the template runs may be any.
            for included in (each,) if each else self._environment.list_templates(["html"]):
                if included not in found:
                    self._included(included, found)
        return found

    def _place(self, error: Exception) -> str:
        """Return the template and the line that raised an error, if a line did."""
        if isinstance(error, TemplateSyntaxError):
            return f"{error.name}:{error.lineno}"
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if (path := Path(frame.filename)).is_relative_to(self._folder):
                return f"{path.relative_to(self._folder).as_posix()}:{frame.lineno}"
        return ""
