"""Long words without spaces, made to wrap where they are only shown."""

from __future__ import annotations

import re

# After a separator, and within what is too long for any panel.
_PLACES = re.compile(r"[:/,;=&?](?=[\x21-\x7e])|[\x21-\x7e]{20}(?=[\x21-\x7e])")
_BREAK = "\u200b"  # zero width space


def breakable(text: str) -> str:
    """Return a text that wraps within addresses, paths and tokens; for labels only."""
    return _PLACES.sub(lambda found: found.group() + _BREAK, text)
