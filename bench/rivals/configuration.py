"""Our mkdocs.yml, changed for a run: without a search index, or without the hook.

Lines are changed and nothing is parsed, as the file may hold YAML tags that only MkDocs knows.
"""

import re

_PLUGINS = re.compile(r"(?m)^plugins:\n(?:[ ]+.*\n)+")
_HOOKS = re.compile(r"(?m)^hooks:.*\n")
_DOCUMENTS = re.compile(r"(?m)^docs_dir:.*\n")


class UnknownConfigurationError(Exception):
    """mkdocs.yml has not the lines that were to be changed: this module must follow."""


def without_search(configuration: str) -> str:
    """Return the configuration without plugins; the search plugin is the only one there is."""
    return _replaced(_PLUGINS, "plugins: []\n", configuration)


def without_zensical_search(configuration: str) -> str:
    """Return the configuration for Zensical, which searches unless it is told not to."""
    return _replaced(_PLUGINS, "plugins:\n  - search: {enabled: false}\n", configuration)


def without_hook(configuration: str) -> str:
    """Return the configuration as the exported tree has it: its documents are all in `docs/`."""
    return _replaced(_DOCUMENTS, "docs_dir: docs\n", _replaced(_HOOKS, "", configuration))


def _replaced(lines: re.Pattern[str], by: str, configuration: str) -> str:
    text, count = lines.subn(by, configuration)
    if count != 1:
        raise UnknownConfigurationError(lines.pattern)
    return text
