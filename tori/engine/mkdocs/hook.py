"""The stock engine: a plain `mkdocs build` at the project's root, through the hook in build.py.

It is the oracle: whatever faster engine builds the site must write the same bytes.
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from tori.content.errors import UnusableConfigurationError
from tori.content.listing import CONTENT, TEMPLATES, list_files
from tori.content.loader import load_content
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template
from tori.diagnostics import as_text, summary
from tori.engine.day import today
from tori.engine.mkdocs.files import replaced_files
from tori.files import unlink_others
from tori.newsletter.proofs import issue_proofs
from tori.site.linking import link
from tori.templating.templates import Templates
from tori.tree.page_source import source_tree
from tori.tree.site_tree import site_tree


def on_pre_build(config: MkDocsConfig) -> None:
    """Clear the way: MkDocs would read, write and delete through links.

    Raises:
        PluginError: The site's folder is a link, or one stands in the content or the templates.
    """
    root, site = _root(config), Path(config.site_dir)
    if site.is_symlink():
        message = f"{site.name} on linkki kansioon {site.readlink()}; poista linkki"
        raise PluginError(message)
    unlink_others(site)
    others = (*list_files(root, CONTENT).others, *list_files(root, TEMPLATES).others)
    if others:
        raise PluginError("\n".join(as_text(finding) for finding in others))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace what MkDocs found by the Tree of the content.

    Raises:
        PluginError: The content has errors; all findings are in the message.
    """
    root = _root(config)
    try:
        publisher = read_publisher(root)
    except UnusableConfigurationError as error:
        raise PluginError(str(error)) from error
    site, diagnostics = link(load_content(root), publisher, today(os.environ))
    if site is None:
        found = "\n".join(as_text(diagnostic) for diagnostic in diagnostics)
        raise PluginError(f"{found}\n{summary(diagnostics)}")
    tree = site_tree(site, issue_proofs(site, read_mail_template(root)))
    return replaced_files(files, source_tree(tree, Templates(root / TEMPLATES)), config)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
