"""MkDocs made ready before the pages are known."""

from pathlib import Path

import pytest
from jinja2.bccache import Bucket

from tests.projects import ROOT
from tori.engine.errors import EngineError
from tori.engine.mkdocs.preparing import CompiledTemplates, made_ready, why_not_fast
from tori.engine.mkdocs.stock import mkdocs_failures


def test_templates_of_pages_are_compiled_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of the menu needs no template compiled, so that no forked process compiles its own."""
    with mkdocs_failures():
        ready = made_ready(ROOT, tmp_path)
    missing: list[str] = []
    load = CompiledTemplates.load_bytecode

    def watched(self: CompiledTemplates, bucket: Bucket) -> None:
        load(self, bucket)
        if bucket.code is None:
            missing.append(bucket.key)

    monkeypatch.setattr(CompiledTemplates, "load_bytecode", watched)
    environment = ready.config.theme.get_env()
    environment.bytecode_cache = ready.templates
    for name in ("main.html", "base.html", "partials/tabs.html", "partials/toc.html"):
        environment.get_template(name)
    assert missing == []


def test_site_within_the_content_is_refused(tmp_path: Path) -> None:
    """MkDocs would take its own pages for content."""
    with pytest.raises(EngineError, match="site_dir"), mkdocs_failures():
        made_ready(ROOT, ROOT / "content" / tmp_path.name)


def test_our_own_configuration_is_for_the_fast_engine() -> None:
    """The real mkdocs.yml has nothing that only MkDocs can do."""
    assert why_not_fast(ROOT) == ""


@pytest.mark.parametrize(
    ("ours", "with_foreign", "told"),
    [
        ("plugins:\n", "plugins:\n  - tags\n", "tags"),
        ("hooks: [build.py]", "hooks: [build.py, oma.py]", "oma.py"),
        ("hooks:", "extra_templates: [oma.html]\nhooks:", "oma.html"),
    ],
)
def test_what_is_foreign_is_named(
    tiny_project: Path, ours: str, with_foreign: str, told: str
) -> None:
    """A plugin, hook or template that is not ours calls for MkDocs itself."""
    (tiny_project / "oma.py").write_text("", "utf-8")
    file = tiny_project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace(ours, with_foreign), "utf-8")
    assert told in why_not_fast(tiny_project)
