"""What the pure heart must not have by itself: the current time, and fresh keys."""

from __future__ import annotations

import os  # os.urandom is all of uuid that is needed, and uuid is slow to import
from datetime import datetime, timedelta, timezone

JAPAN = timezone(timedelta(hours=9), "Asia/Tokyo")


def now() -> datetime:
    """Return the current aware time in Japan, whatever the computer's zone."""
    return datetime.now(JAPAN)


def fresh_key() -> str:
    """Return a fresh random key for an order, a line or a note."""
    return os.urandom(6).hex()
