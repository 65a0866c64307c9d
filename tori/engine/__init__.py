"""From the content's files to the published site. `building` is the way in.

- `sources`, `manifest`: what a site is made of, and whether any of it changed;
- `rendering`, `plan`: the site in shares, and what renders and writes a share;
- `workers`, `cluster`: who does it, on this machine and on others;
- `pages`: a page put together; `mkdocs`: all that imports MkDocs, the preview's site too;
- `output`, `publishing`, `locking`: files, and how they become the published site.
"""
