"""Cuts text into what a reader sees as one character, and takes out what has no ink.

A cluster is a character with the variation selectors and combining marks that follow it:
葛 + U+E0100, か + U+3099. It is never split over two lines and is drawn as one shape.
"""

from __future__ import annotations

import re

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
MARKS = "\u0300-\u036f\u3099\u309a"
TAIL = f"[{SELECTORS}{MARKS}]"
_CLUSTER = re.compile(f".{TAIL}*", re.DOTALL)
_HAS_TAIL = re.compile(TAIL)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, soft hyphen, zero-width and direction marks, byte order mark, tags: nothing to print.
_NO_INK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)


def clusters(text: str) -> list[str]:
    """Return the clusters of a text; joined, they are the text."""
    if _HAS_TAIL.search(text) is None:
        return list(text)
    return _CLUSTER.findall(text)


def printable(text: str) -> str:
    r"""Return a text without characters that have no ink, every line end as ``\n``.

    Tabs and every kind of space stay; lone surrogates stay too, so that they are printed as a
    visible mark and reported, not lost in silence.
    """
    if text.isascii() and text.isprintable():
        return text
    return _NO_INK.sub("", _LINE_END.sub("\n", text))
