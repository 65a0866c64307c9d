"""From the content's files to the published site: the fast engine, MkDocs as it is, and an edit.

`building` is the way in. Where what is:

- `whole`, `reading`, `planning`, `plan`, `fast`: a build of everything, from first to last;
- `editing`: a build after an edit, and `kept`: what that goes by;
- `pages`: a page put together, and `mkdocs`: all that imports MkDocs, the preview's site too;
- `processes` of this machine, and those of a `cluster`;
- `output`, `publishing`, `locking`: files, and how they become the published site.
"""
