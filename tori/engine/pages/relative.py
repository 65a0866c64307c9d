"""Addresses of a site's folders and files made relative to a page, as MkDocs makes them.

To import MkDocs for that alone takes longer than to make a page; the tests hold each function to
MkDocs' own (`mkdocs.utils`).
"""

import posixpath


def relative_url(url: str, page: str) -> str:
    """Return where a page finds an address: `teot/`, seen from `teemat/x/` → `../../teot/`.

    Args:
        url: From the site's root, without a slash before it. Above the root there is nothing.
        page: The page's own address, the same way; a last part with a dot in it is a file.
    """
    folder, _, name = page.rpartition("/")
    ours = _parts(folder if "." in name else page)
    theirs = _parts(url)
    shared = 0
    for own, other in zip(ours, theirs, strict=False):
        if own != other:
            break
        shared += 1
    relative = "/".join([".."] * (len(ours) - shared) + theirs[shared:]) or "."
    return f"{relative}/" if url.endswith("/") else relative


def relative_of_template(address: str, page: str) -> str:
    """Return an address that a template gave to the filter `url`, as that gives it on a page.

    Args:
        address: A relative one; where it begins above the root, it stays as far above it.
        page: The page's own address.
    """
    above, rest = 0, f"{posixpath.normpath(address or '.')}/"
    while rest.startswith("../"):
        above, rest = above + 1, rest[3:]
    return "../" * above + relative_url(address or ".", page)


def _parts(url: str) -> list[str]:
    found: list[str] = []
    for part in url.split("/"):
        if part == "..":
            del found[-1:]
        elif part not in {"", "."}:
            found.append(part)
    return found
