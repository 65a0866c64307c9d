"""After any row of edits the site that was brought up to date is the one made from nothing."""

from tests.random_edits import DRAWN, Edits

Edits.TestCase.settings = DRAWN

test_any_row_of_edits_ends_as_from_nothing = Edits.TestCase
