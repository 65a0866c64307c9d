"""Pages as data: pure functions that make of the Site what templates in `overrides/pages/` show.

Nothing here writes HTML. `page` has the value that a page is, `pieces` what many kinds share.
"""
