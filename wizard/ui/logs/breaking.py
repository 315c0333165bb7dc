"""Long words without spaces, made to wrap where they are only shown."""

from __future__ import annotations

import re

# What may be too long for a panel. Shorter ones stay as they are: the break is no character of
# the window's font, and would make its line higher.
_LONG = re.compile(r"[\x21-\x7e]{28,}")
_PLACES = re.compile(r"[:/,;=&?](?=.)|[^:/,;=&?]{20}(?=.)")
_BREAK = "\u200b"  # zero width space


def breakable(text: str) -> str:
    """Return a text that wraps within addresses, paths and tokens; for labels only."""
    return _LONG.sub(
        lambda word: _PLACES.sub(lambda found: found.group() + _BREAK, word.group()), text
    )
