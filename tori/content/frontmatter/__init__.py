"""Front matter: the YAML block above a text, read with the place of every key and value."""
