"""The podcast's permanent identifier, computed once in its life and stored in mkdocs.yml."""

import uuid

_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def podcast_guid(feed_url: str) -> str:
    """Return the guid of a feed's first address (Podcasting 2.0, `guid`).

    It is a UUIDv5 of the address without its scheme and closing slashes. Nothing in a build calls
    this: a podcast that moves keeps the guid that it has.
    """
    return str(uuid.uuid5(_NAMESPACE, feed_url.partition("://")[2].rstrip("/")))
