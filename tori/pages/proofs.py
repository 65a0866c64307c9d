"""Where the newsletters' proofs are, for pages that name them."""

GUIDE = "pages/toimittajalle"
"""The page for editors, which leads to the proofs."""
PROOFS_KIND = "proofs"
PROOFS_TITLE = "Uutiskirjeiden esikatselu"
