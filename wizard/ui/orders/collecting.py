"""Python's collector of cycles, held while hundreds of thousands of orders are made.

It stops every thread while it walks all objects: with a large file half a second, again and
again. Orders hold no cycles, so that there is nothing for it to find among them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_MANY = 20_000
_MANY_OBJECTS = 200_000


@contextmanager
def uncollected() -> Iterator[None]:
    """Make objects without the collector looking at them; it goes on afterwards.

    What was made is set aside if it is very much, or the first look afterwards would be at all
    of it; `set_aside` says when it is looked at again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY_OBJECTS:
            gc.freeze()
        if was_on:
            gc.enable()


def set_aside(orders: int) -> Callable[[], None]:
    """Let the collector pass over everything that is there, if that is a great many orders.

    Returns:
        What lets it look at them again, once the orders are gone.
    """
    if orders < _MANY:
        return lambda: None
    gc.freeze()
    return gc.unfreeze
