"""What can go wrong in reading a project that is no fault of an editor's text."""

from tori.diagnostics import Diagnostic, as_text


class UnusableConfigurationError(Exception):
    """mkdocs.yml lacks what the site needs, or a template cannot be read; told in Finnish.

    Attributes:
        diagnostics: What is wrong with mkdocs.yml, where it is there at all.
    """

    def __init__(self, message: str = "", diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        """Take the findings, or the message where there are none."""
        super().__init__(message or "\n".join(as_text(each) for each in diagnostics))
        self.diagnostics = diagnostics
