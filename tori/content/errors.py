"""What can go wrong in reading a project that is no fault of an editor's text."""


class UnusableConfigurationError(Exception):
    """mkdocs.yml lacks what the site needs: a fault of the project's set-up, told in Finnish."""
