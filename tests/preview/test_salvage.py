"""What can be shown of content that has errors."""

from pathlib import Path

from tests.projects import DAY, DEED, DEED_PATH, PUBLISHER, write
from tests.tree_pages import page_at
from tori.content.loader import load_content
from tori.content.settings.templates import read_mail_template
from tori.documents import Tree
from tori.preview.salvage import address_of, preview_tree, salvage

PAGE = "teot/varauskalenteri/index.md"
FAULTY = DEED.replace("digitalisaatio", "digitalisatio")


def tree_of(project: Path, last: Tree | None = None) -> Tree:
    """Return the Tree that the preview of a project shows."""
    saved = salvage(load_content(project), PUBLISHER, DAY, None)
    return preview_tree(saved, last or {}, read_mail_template(project))


def body_of(tree: Tree, path: str) -> str:
    """Return the body of a page."""
    return page_at(tree, path).body


def test_sound_content_is_shown_as_it_is(tiny_project: Path) -> None:
    """Without errors the preview's Tree is the site's."""
    assert "Korjattavaa" not in body_of(tree_of(tiny_project), PAGE)


def test_faulty_record_has_a_page_of_findings_and_leaves_the_lists(tiny_project: Path) -> None:
    """The faulty deed's page says what is wrong, and no list shows the deed."""
    write(tiny_project, DEED_PATH, FAULTY)
    tree = tree_of(tiny_project)
    assert "digitalisatio" in body_of(tree, PAGE)
    assert "varauskalenteri" not in body_of(tree, "teot/index.md")
    assert "sisainen-viestinta" in body_of(tree, "teot/index.md")


def test_what_names_a_faulty_record_keeps_its_page(tiny_project: Path) -> None:
    """A deed whose organisation is faulty cannot be rendered, so it stays as it was."""
    before = tree_of(tiny_project)
    write(tiny_project, "organisations/alavuden-kaupunki.md", "---\nname: [\n---\n")
    after = tree_of(tiny_project, before)
    assert after[PAGE] == before[PAGE]
    assert "Korjattavaa" in body_of(after, "organisaatiot/alavuden-kaupunki/index.md")


def test_unreadable_vocabulary_leaves_the_last_tree(tiny_project: Path) -> None:
    """Without a vocabulary nothing can be made anew, and everything stays."""
    before = tree_of(tiny_project)
    write(tiny_project, "vocabulary.yml", "themes: [\n")
    assert tree_of(tiny_project, before) == before


def test_earlier_vocabulary_stands_in(tiny_project: Path) -> None:
    """A vocabulary that was good a moment ago serves while the editor mends the new one."""
    vocabulary = load_content(tiny_project).vocabulary
    write(tiny_project, "vocabulary.yml", "themes: [\n")
    saved = salvage(load_content(tiny_project), PUBLISHER, DAY, vocabulary)
    assert saved.site is not None
    assert saved.diagnostics


def test_file_name_that_is_no_id_still_has_an_address() -> None:
    """The page of findings stands where the record would, its name made a slug."""
    assert address_of("deeds/Työn Ilo") == "/teot/tyon-ilo/"
    assert address_of("webinars/series/x") == "/webinaarit/sarjat/x/"
