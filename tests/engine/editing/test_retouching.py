"""Without a search index edited words are made again by themselves, and it ends as from nothing."""

from bench.rivals.configuration import without_search
from tests.random_edits import DRAWN, Edits


class EditsWithoutSearch(Edits):
    """A project whose pages can be made again without MkDocs."""

    def configure(self) -> None:
        """Turn the search off."""
        file = self.root / "mkdocs.yml"
        file.write_text(without_search(file.read_text("utf-8")), "utf-8")


EditsWithoutSearch.TestCase.settings = DRAWN

test_any_row_of_edits_ends_as_from_nothing = EditsWithoutSearch.TestCase
