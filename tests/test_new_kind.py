"""A type of content is added in four places, as CONTRIBUTING.md names them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import DAY, make_project, write

RECORD = '''"""A toy type."""

from typing import Annotated

from pydantic import Field

from tori.content.records.base import Dated
from tori.content.records.fields import Line


class Lesson(Dated):
    """What was learnt."""

    statement: Annotated[
        Line, Field(description="Mitä opittiin, yhdellä virkkeellä.", examples=["Kysy ensin."])
    ]
'''
ROW = """    Kind(
        name="lesson",
        alias="oppi",
        record_type=Lesson,
        collection="lessons",
        section="/opit/",
        noun=("oppi", "oppia"),
        heading="Opit",
        page="lesson.lesson_page",
        invitation="Lue koko oppi",
    ),
)

KINDS_BY_WORD"""
PAGE = '''"""A lesson's page."""

from dataclasses import dataclass

from tori.content.records.lessons import Lesson
from tori.pages.page import Data, Page
from tori.pages.pieces import PageHeading, page_heading
from tori.pages.texts import editor_text
from tori.site.model import Site
from tori.site.permalinks import permalink


@dataclass(frozen=True, slots=True)
class LessonData(Data):
    """What a lesson's page shows."""

    heading: PageHeading
    statement: str


def lesson_page(site: Site, lesson: Lesson) -> Page:
    """Return the page of a lesson."""
    address = permalink(lesson)
    data = LessonData(page_heading(lesson.title, lesson.summary), lesson.statement)
    text = editor_text(site, lesson, address)
    return Page(address, "lesson", lesson.title, lesson.summary, "lesson", data, text)
'''
TEMPLATE = """{% from "components/pieces.html" import page_heading -%}
{{ page_heading(data.heading, up) }}
<blockquote>{{ data.statement }}</blockquote>
{{ text }}
"""
CONTENT = """---
title: Kokeile pienesti
published: 2020-10
summary: Pieni kokeilu opettaa enemmän kuin suuri suunnitelma.
statement: Kokeilu & korjaus
---

Tekstiä.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose program has one type more, in four places."""
    project = make_project(tmp_path / "project", program=True)
    (project / "tori/content/records/lessons.py").write_text(RECORD, "utf-8")
    kinds = project / "tori/content/records/kinds.py"
    text = kinds.read_text("utf-8").replace(")\n\nKINDS_BY_WORD", ROW)
    imported = "from tori.content.records.lessons import Lesson\n"
    before = "from tori.content.records.texts"
    kinds.write_text(text.replace(before, f"{imported}{before}", 1), "utf-8")
    (project / "tori/pages/lesson.py").write_text(PAGE, "utf-8")
    (project / "overrides/pages/lesson.html").write_text(TEMPLATE, "utf-8")
    return project


def run(project: Path, *arguments: str) -> str:
    """Run the program of the project; return what it printed."""
    command = (sys.executable, "build.py", *arguments)
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_four_places_make_a_type(project: Path) -> None:
    """Its records have pages, a list, entries in the feed and a line in the sitemap."""
    write(project, "lessons/kokeile-pienesti.md", CONTENT)
    run(project, "build", "--today", DAY.isoformat())
    site = project / "site"
    page = (site / "opit/kokeile-pienesti/index.html").read_text("utf-8")
    assert "<blockquote>Kokeilu &amp; korjaus</blockquote>" in page
    assert "<p>Tekstiä.</p>" in page
    assert "kokeile-pienesti/" in (site / "opit/index.html").read_text("utf-8")
    assert "<h1" in (site / "opit/index.html").read_text("utf-8")
    assert "/opit/kokeile-pienesti/" in (site / "sitemap.xml").read_text("utf-8")
    assert "Lue koko oppi" in (site / "rss.xml").read_text("utf-8")


def test_editors_commands_know_the_type(project: Path) -> None:
    """It is checked, has a schema, and a new file begins as any other type's."""
    run(project, "new", "oppi", "Kysy ensin")
    begun = (project / "content/lessons/kysy-ensin.md").read_text("utf-8")
    assert "# Mitä opittiin, yhdellä virkkeellä." in begun
    run(project, "schema")
    assert (project / "schemas/lesson.json").is_file()
