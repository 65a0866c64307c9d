"""Where the newsletters' proofs are, for pages that name them: what makes them is `proof_page`."""

from tori.render.html import Html, html
from tori.render.view import View
from tori.site.permalinks import PROOFS_PAGE

GUIDE = "pages/toimittajalle"
"""The page for editors, which leads to the proofs."""
PROOFS_KIND = "proofs"
PROOFS_TITLE = "Uutiskirjeiden esikatselu"


def proof_link(view: View) -> Html:
    """Return the editors' guide's link to the proofs."""
    template = (
        '<p class="more"><a href="{}">{}</a> – katso, miltä kirjeet näyttävät sähköpostissa.</p>'
    )
    return html(template, view.way(PROOFS_PAGE), PROOFS_TITLE)
