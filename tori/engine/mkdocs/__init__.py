"""MkDocs and Material: as they are, and made ready for what the engine wants of them."""
