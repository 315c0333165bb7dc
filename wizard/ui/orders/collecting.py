"""Python's collector of cycles, held while hundreds of thousands of orders are made.

It stops every thread while it walks all objects: with a large file half a second, again and
again. Orders hold no cycles, so that there is nothing for it to find among them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 20_000
_MANY_OBJECTS = 200_000


@contextmanager
def uncollected() -> Iterator[None]:
    """Make objects without the collector looking at them; it goes on afterwards.

    What was made is set aside if it is very much, or the first look afterwards would be at all
    of it.
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


def set_aside(orders: int) -> None:
    """Let the collector pass over everything that is there, if that is a great many orders.

    For good: orders are freed as soon as nobody holds them, without the collector, and the
    window's own objects were set aside when it opened (`wizard.app`).
    """
    if orders >= _MANY:
        gc.freeze()
