"""Templates of the newsletter with wholly other elements and classes than the project's own.

Entries are rows of a table, and each is told twice: in a list of contents too. Only tests import
this module.
"""

from pathlib import Path

MAIL = """<!DOCTYPE html>
<html lang="fi"><head><title>{{ letter.subject }}</title>
<style>tr:first-child th { color: red; } i + i { color: blue; } p:empty { color: green; }</style>
</head><body>
<p>{% for part in letter.parts %}{{ part.mark.begin }}<b>{{ part.heading }}</b>:
{% for entry in part.entries %}{{ entry.mark.begin }}<i>{{ entry.title }}</i>
{{ entry.mark.end }}{% endfor %}{{ part.mark.end }}{% endfor %}</p>
{% for line in letter.lead %}<blockquote>{{ line }}</blockquote>{% endfor %}
<table>{% for part in letter.parts %}{{ part.mark.begin }}<tr><th>{{ part.heading }}</th></tr>
{% for entry in part.entries %}{{ entry.mark.begin }}<tr>
<td title="{{ entry.title }}"><a href='{{ entry.address }}'>{{ entry.title }}</a></td>
<td>{{ entry.meta }} {{ entry.summary }}</td>
</tr>{{ entry.mark.end }}{% endfor %}{{ part.mark.end }}{% endfor %}</table>
<p><a href="{{ letter.unsubscribe_address }}">Peru uutiskirje</a></p>
</body></html>
"""
PAGE = """<article><h1>{{ data.heading.title }}</h1>
{{ text }}
<nav>{% for part in data.parts %}{{ part.mark.begin }}<b>{{ part.section.words }}</b>
{% for entry in part.entries %}{{ entry.mark.begin }}<i>{{ entry.card.title }}</i>
{{ entry.mark.end }}{% endfor %}{{ part.mark.end }}{% endfor %}</nav>
{% for part in data.parts %}{{ part.mark.begin }}<section><h4>{{ part.section.words }}</h4>
{% for entry in part.entries %}{{ entry.mark.begin }}<dl>
<dt>{{ entry.card.title }}</dt><dd>{{ entry.card.summary }}
<a href='{{ up }}{{ entry.card.address }}'>Lue</a></dd></dl>
{{- entry.mark.end }}{% endfor %}</section>{{ part.mark.end }}{% endfor %}</article>
"""


def write_foreign_templates(folder: Path) -> None:
    """Write them into `overrides/`, in place of the project's own if those are there."""
    for name, text in (("mail/digest.html", MAIL), ("pages/issue.html", PAGE)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
