"""MkDocs and Material: as they are, and made ready for what the fast engine wants of them."""
