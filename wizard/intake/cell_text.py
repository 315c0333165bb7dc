"""The text of a cell without what a spreadsheet put around it, and texts put together."""

from __future__ import annotations

import re

_WIDE_SPACE = "\u3000"
# Letters or digits, half- or full-width, that would read as one word when joined.
_RUNS_ON = re.compile("[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]{2}")


def tidy(raw: str, apostrophe: bool) -> str:
    """Return a cell's text without a spreadsheet's text marks and in one line.

    Nothing is left of a mark alone.

    Args:
        raw: the trimmed cell.
        apostrophe: True when a `'` before the text is only a mark.
    """
    text = raw
    if apostrophe and raw.startswith("'"):
        text = raw[1:].lstrip()
    elif raw.startswith('="') and raw.endswith('"') and '"' not in raw[2:-1]:
        text = raw[2:-1].strip() or raw  # ="0312345678" is how a number is kept as text
    if "\n" in text or "\r" in text:
        text = _WIDE_SPACE.join(part for part in text.replace("\r", "\n").split("\n") if part)
    return text


def join(left: str, before: str, right: str) -> str:
    """Return two pieces joined, the right one not empty; 2-3 and 401 never become 2-3401."""
    if not left:
        return right
    if not before and _RUNS_ON.match(left[-1] + right[0]):
        before = _WIDE_SPACE
    return f"{left}{before}{right}"
