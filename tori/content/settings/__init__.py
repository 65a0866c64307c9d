"""The project's settings: mkdocs.yml and the publisher in it, and the templates."""
