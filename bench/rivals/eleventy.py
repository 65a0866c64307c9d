"""The same deeds for Eleventy: its collections make taxonomies, lists and feeds."""

import shutil
from pathlib import Path

from bench.corpus import Corpus
from bench.rivals.hugo import source
from bench.rivals.shell import filled
from bench.rivals.tool import Job, Tool

TEMPLATES = Path(__file__).parent / "templates" / "eleventy"
_HEADINGS = (
    '{% for entry in content | headings %}<li class="md-nav__item"><a href="#{{ entry.id }}"'
    ' class="md-nav__link">{{ entry.words | safe }}</a></li>{% endfor %}'
)
_CANONICAL = "https://tori.example{{ page.url }}"
_FEED = '<link rel="alternate feed" type="application/rss+xml" href="{{ list.feed }}">'
_PAGES = {
    "list": ("{{ list.name }}", _FEED),
    "terms": ("{{ taxonomy.name }}", ""),
    "home": ("Tekojen tori", ""),
}
"""Each template that is no deed's: its title and feed."""


def prepare(folder: Path, corpus: Corpus, program: Path) -> Job:
    """Write Eleventy's site; Node runs its command file."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    shutil.copytree(corpus.shell.assets, folder / "assets")
    includes = folder / "_includes"
    deed = (includes / "deed.njk").read_text(encoding="utf-8")
    shell = filled(
        corpus.shell.deed,
        title="{{ title }}",
        description="{{ summary }}",
        canonical=_CANONICAL,
        toc=_HEADINGS,
        body=deed,
    )
    (includes / "deed.njk").write_text(shell, encoding="utf-8")
    for name, (title, feed) in _PAGES.items():
        template = folder / f"{name}.njk"
        _, matter, body = template.read_text(encoding="utf-8").split("---\n", 2)
        page = filled(
            corpus.shell.listing,
            title=title,
            description=title,
            canonical=_CANONICAL,
            feed=feed,
            body=body,
        )
        template.write_text(f"---\n{matter}---\n{page}", encoding="utf-8")
    deeds = folder / "teot"
    for entry in corpus.entries:
        (deeds / f"{entry.id}.md").write_text(source(entry), encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}\n', encoding="utf-8")
    command = ("node", str(program / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"))
    return Job(command, folder / "public")


ELEVENTY = Tool(
    name="eleventy",
    title="Eleventy",
    source="npm",
    searches=False,
    prepare=prepare,
    note="an RSS feed for each term; no Atom, JSON Feed or related deeds",
)
