"""Make docs/templates.md: which data each template of a page has, with an example of each.

The data's types say what there is and the real content gives the examples, so the page is as true
as the program. Run it in the environment of the tests after a change of either:

    python3 -m scripts.templates_guide
"""

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from tori.content.loader import load_content
from tori.content.records import Deed
from tori.content.settings.publisher import read_publisher
from tori.content.settings.templates import read_mail_template
from tori.diagnostics import Diagnostic, Span
from tori.newsletter.proofs import issue_proofs
from tori.pages.fault import fault_page
from tori.pages.feeds import newsletter_subscription
from tori.pages.issue import ClosedIssueData
from tori.pages.page import Data, Page
from tori.pages.stub import moved_page, stub_page
from tori.site.linking import link
from tori.site.model import Site
from tori.site.permalinks import permalink
from tori.templating.template_data import template_data
from tori.tree.site_tree import site_tree

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/templates.md"
DAY = date(2026, 11, 24)
MOST_SHOWN = 2
"""Of a list in an example."""
LONGEST = 60
"""Of a text in an example, in characters."""
_ATTRIBUTE = re.compile(r"^ {8}(\w+): (.*(?:\n {12}.*)*)", re.MULTILINE)

HEAD = """# Templates of pages

Made by `scripts/templates_guide.py` from the types in `tori/pages/` and the real content: change
those, not this page.

A page is data and a template. The data is made in `tori/pages/`, the HTML in
`overrides/pages/<template>.html`, with macros of `overrides/components/`. A template has three
names:

- `data`: what the page shows; its fields are below;
- `text`: what the editor wrote, as HTML; print it as it is, `{{ text }}`;
- `up`: the way from the page to the site's root, such as `../../`. Addresses in data begin at the
  root, so write `{{ up }}{{ link.address }}`.

Every text in `data` is escaped already: print it as it is, in elements and in quoted attributes,
with no filter. A name that is not in the data stops the build with the template, the page and the
name. Keep to `if`, `for`, `include`, `from … import`, `macro` and `set`: the engines that may
come after MkDocs know them too (Jinja2 and MiniJinja).

`python3 build.py serve` shows a changed template or style at once. What is around the body (head,
menu, footer) is `overrides/main.html` and `overrides/partials/`, in MkDocs' and Material's own
names.

## Your own look, and the program's updates

The templates are files of your repository. Change them there and commit: an update of the program
is a merge, git keeps your changes, and where the program changed the same lines it asks. After a
merge, `python3 build.py` names each template that asks for data which pages have no more.

## Marks in the newsletter's templates

A record can be taken out of a closed issue (`build.py digest --redact`), and what is taken out is
what stood between the record's marks when the issue was closed, whatever the elements are. So
`overrides/mail/digest.html` and `overrides/pages/issue.html` print marks around all that is shown
of an entry, and around each part, which goes with its last entry:

    {{ part.mark.begin }}<h2>…</h2>
    {{ entry.mark.begin }}<p>…</p>{{ entry.mark.end }}
    {{ part.mark.end }}

A template may show an entry or a part in several places, each between marks. Marks are HTML
comments, so they stand between elements and not in a `title` or an attribute. They are in nothing
that readers get. A mail whose template lacks a mark is not made (the page of proofs says why), and
an issue whose page lacks one is not closed.
"""


def templates_guide() -> str:
    """Return the text of docs/templates.md."""
    pages = richest_pages()
    parts = [HEAD]
    for name in sorted(pages):
        page = pages[name]
        kind = type(page.data)
        module = inspect.getmodule(kind)
        source = module.__name__.replace(".", "/") if module else ""
        parts += [
            f"## {name}\n",
            f"`overrides/pages/{name}.html`; `{kind.__name__}` in `{source}.py`. {summary(kind)}\n",
            *table(kind),
            "",
            "```json",
            example(page.data),
            "```\n",
        ]
    parts += ["## Smaller data\n", "Found within the others.\n"]
    for kind in sorted(within(pages), key=lambda each: (each.__name__, each.__module__)):
        parts += [f"### {kind.__name__}\n", f"{summary(kind)}\n", *table(kind), ""]
    return "\n".join(parts).rstrip() + "\n"


def richest_pages() -> Mapping[str, Page]:
    """Return for each template the page of the real content that says most; the first of equals."""
    site, _ = link(load_content(ROOT), read_publisher(ROOT), DAY)
    assert site is not None, "the real content has no fault"  # noqa: S101 — else there is no guide
    tree = site_tree(site, issue_proofs(site, read_mail_template(ROOT)))
    found: dict[str, tuple[int, Page]] = {}
    for document in (*tree.values(), *seldom_pages(site)):
        if isinstance(document, Page):
            fill = sum(bool(getattr(document.data, each.name)) for each in fields(document.data))  # type: ignore[arg-type]  # all data are dataclasses
            if fill > found.get(document.template, (-1, document))[0]:
                found[document.template] = fill, document
    return {name: page for name, (_, page) in found.items()}


def seldom_pages(site: Site) -> Iterator[Page]:
    """Yield pages that good content seldom has, made of a real record."""
    deed = next(iter(site.all(Deed)))
    yield stub_page(deed)
    yield moved_page(deed, "/vanha-osoite/")
    path = f"content/{deed.reference}.md"
    place = Span(3, 12, 3, 20)
    fault = Diagnostic(path, place, "T201", "teemaa ei ole sanastossa", "kirjoita teema", "themes:")
    yield fault_page(permalink(deed), path, (fault,))
    data = ClosedIssueData(newsletter_subscription())
    yield Page("/uutiskirjeet/x/", "closed-issue", "", "", "issue", data)


def summary(kind: type[Data]) -> str:
    """Return the first paragraph of a class' docstring on one line."""
    return " ".join((kind.__doc__ or "").split("\n\n", 1)[0].split())


def table(kind: type[Data]) -> Iterator[str]:
    """Yield the rows of the table of a class' fields."""
    told = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(kind.__doc__ or "")}
    yield "| field | type | |"
    yield "|---|---|---|"
    hints = get_type_hints(kind)
    for each in fields(kind):  # type: ignore[arg-type]  # all data are dataclasses
        shown = type_name(hints[each.name]).replace("|", "\\|")
        yield f"| `{each.name}` | {shown} | {told.get(each.name, '')} |"


def type_name(kind: Any) -> str:  # noqa: ANN401 — a type of any form
    """Return a type in words: `tuple[Card, ...]` is 'list of Card'."""
    name = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    name = re.sub(r"(?:\w+\.)+(\w+)", r"\1", name)
    name = re.sub(r"tuple\[(.+), \.\.\.\]", r"list of \1", name)
    return {"str": "text", "int": "number", "bool": "true or false", "Markup": "HTML"}.get(
        name, name
    ).replace("list of str", "list of texts")


def example(value: object) -> str:
    """Return data as a template has it, its lists and texts shortened."""
    return json.dumps(shortened(template_data(value)), ensure_ascii=False, indent=2)


def shortened(value: Any) -> Any:  # noqa: ANN401 — data is nested as its type is
    """Return a value with the first of each list, and the beginning of each text."""
    match value:
        case dict():
            return {key: shortened(each) for key, each in value.items()}
        case list():
            return [shortened(each) for each in value[:MOST_SHOWN]]
        case str():
            return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        case _:
            return value


def within(pages: Mapping[str, Page]) -> set[type[Data]]:
    """Return the classes of data that are in the data of pages."""
    found: set[type[Data]] = set()
    waiting = [type(page.data) for page in pages.values()]
    while waiting:
        for hint in get_type_hints(waiting.pop()).values():
            for kind in _classes(hint):
                if issubclass(kind, Data) and kind not in found:
                    found.add(kind)
                    waiting.append(kind)
    return found


def _classes(hint: Any) -> Iterator[type]:  # noqa: ANN401 — a type of any form
    if isinstance(hint, type) and not hasattr(hint, "__args__"):
        yield hint
    for each in getattr(hint, "__args__", ()):
        yield from _classes(each)


if __name__ == "__main__":
    PAGE.write_text(templates_guide(), encoding="utf-8")
