"""What can go wrong in reading a project that is no fault of an editor's text."""


class UnusableConfigurationError(Exception):
    """mkdocs.yml lacks what the site needs, or a template cannot be read; told in Finnish."""
