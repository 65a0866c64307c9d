"""The same deeds for Pelican: an area is a category, a theme a tag, an organisation an author.

Years are its archives, which have no feed.
"""

import shutil
from pathlib import Path

from bench.corpus import Corpus, Entry
from bench.rivals.shell import filled
from bench.rivals.tool import Job, Tool

TEMPLATES = Path(__file__).parent / "templates" / "pelican"
SETTINGS = Path(__file__).parent / "pelican_settings.py"
_HEADINGS = (
    '{% for id, words in article.content | headings %}<li class="md-nav__item">'
    '<a href="#{{ id }}" class="md-nav__link">{{ words }}</a></li>{% endfor %}'
)


def prepare(folder: Path, corpus: Corpus, program: Path) -> Job:
    """Write Pelican's site."""
    templates = folder / "theme" / "templates"
    shutil.copytree(TEMPLATES, folder / "theme")
    shutil.copytree(corpus.shell.assets, folder / "content" / "assets")
    shutil.copy(SETTINGS, folder / "pelicanconf.py")
    deed = (templates / "article.html").read_text(encoding="utf-8")
    shell = filled(
        corpus.shell.deed,
        title="{{ article.title }}",
        description="{{ article.metadata.summary | striptags }}",
        canonical="{{ SITEURL }}/{{ article.url }}",
        toc=_HEADINGS,
        body=deed,
    )
    (templates / "article.html").write_text(shell, encoding="utf-8")
    base = filled(
        corpus.shell.listing,
        title="{% block title %}{% endblock %}",
        description="{% block description %}{% endblock %}",
        canonical="{{ SITEURL }}/{{ output_file | replace('index.html', '') }}",
        feed="{% block feed %}{% endblock %}",
        body="{% block body %}{% endblock %}",
    )
    (templates / "base.html").write_text(_each_block_once(base), encoding="utf-8")
    deeds = folder / "content" / "teot"
    deeds.mkdir()
    for entry in corpus.entries:
        (deeds / f"{entry.id}.md").write_text(source(entry), encoding="utf-8")
    command = (str(program / "bin" / "pelican"), "--quiet", "--settings", "pelicanconf.py")
    return Job(command, folder / "output")


def source(entry: Entry) -> str:
    """Return a deed as Pelican reads it: lines of metadata, then Markdown."""
    meta = {
        "Title": entry.title,
        "Date": entry.day,
        "Slug": entry.id,
        "Summary": entry.summary,
        "Category": entry.service_area,
        "Tags": ", ".join(entry.themes),
        "Author": entry.organisation,
        "Stage": entry.stage,
        "Contact": entry.contact,
    }
    lines = [f"{key}: {value}" for key, value in meta.items()]
    return "\n".join([*lines, "", entry.body])


def _each_block_once(template: str) -> str:
    """Return the template with each later block of a name as a call of the first, as Jinja asks."""
    for name in ("title", "description"):
        block = f"{{% block {name} %}}{{% endblock %}}"
        before, mark, after = template.partition(block)
        template = before + mark + after.replace(block, f"{{{{ self.{name}() }}}}")
    return template


PELICAN = Tool(
    name="pelican",
    title="Pelican",
    source="pip",
    searches=False,
    prepare=prepare,
    note="an RSS feed for each term but years; no Atom, JSON Feed or related deeds",
)
