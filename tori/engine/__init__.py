"""The engine: a Tree becomes `site/`. The only folder that imports MkDocs."""
