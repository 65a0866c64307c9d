"""What editors' programs are told of front matter: JSON Schemas and snippets."""
