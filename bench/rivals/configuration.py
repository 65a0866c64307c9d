"""Our mkdocs.yml, changed for a run: without a search index.

Lines are changed and nothing is parsed, as the file may hold YAML tags that only MkDocs knows.
"""

import re

_PLUGINS = re.compile(r"(?m)^plugins:\n(?:[ ]+.*\n)+")


class UnknownConfigurationError(Exception):
    """mkdocs.yml has not the lines that were to be changed: this module must follow."""


def without_search(configuration: str) -> str:
    """Return the configuration without plugins; the search plugin is the only one there is."""
    return _replaced(_PLUGINS, "plugins: []\n", configuration)


def without_zensical_search(configuration: str) -> str:
    """Return the configuration for Zensical, which searches unless it is told not to."""
    return _replaced(_PLUGINS, "plugins:\n  - search: {enabled: false}\n", configuration)


def _replaced(lines: re.Pattern[str], by: str, configuration: str) -> str:
    text, count = lines.subn(by, configuration)
    if count != 1:
        raise UnknownConfigurationError(lines.pattern)
    return text
