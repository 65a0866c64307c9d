"""The stock engine: a plain `mkdocs build` at the project's root, through the hook in build.py.

It is the oracle: whatever faster engine builds the site must write the same bytes.
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from tori.content.loader import load_content
from tori.content.publisher import read_publisher
from tori.content.templates import read_mail_template
from tori.diagnostics import as_text, summary
from tori.engine.day import today
from tori.engine.mkdocs.files import replaced_files
from tori.render.mail_proofs import issue_proofs
from tori.render.site_tree import site_tree
from tori.site.linking import link


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace what MkDocs found by the Tree of the content.

    Raises:
        PluginError: The content has errors; all findings are in the message.
    """
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    site, diagnostics = link(load_content(root), read_publisher(root), today(os.environ))
    if site is None:
        found = "\n".join(as_text(diagnostic) for diagnostic in diagnostics)
        raise PluginError(f"{found}\n{summary(diagnostics)}")
    tree = site_tree(site, issue_proofs(site, read_mail_template(root)))
    return replaced_files(files, tree, config)
