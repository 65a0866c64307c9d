"""Python's collector of cycles, at rest while there is much to make and hardly any cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile: it takes a fifth of a build.

    What was made by then counts as old afterwards, or the next thing made would have it all looked
    through.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
