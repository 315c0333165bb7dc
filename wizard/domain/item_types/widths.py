"""Full-width letters read as the half-width ones they mean, for reading only.

Never NFKC: it changes people's names. Only the full-width copies of ASCII are folded here,
and, where a type says so, the many dashes that Japanese keyboards produce.
"""

from __future__ import annotations

_WIDE_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys((0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F), " ")
# Zero-width characters, byte order mark and direction marks that pasting brings along.
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x202A, 0x202C))
_NARROW: dict[int, int | str | None] = {**_WIDE_ASCII, **_SPACES, **_INVISIBLE}
_DASHES = dict.fromkeys(
    (*range(0x2010, 0x2016), 0x2212, 0x2500, 0x2501, 0x30FC, 0xFE63, 0xFF0D, 0xFF70), "-"
)


def narrow(text: str) -> str:
    """Return the text with full-width ASCII as half-width and without white space around it."""
    return text.translate(_NARROW).strip()


def narrow_dashes(text: str) -> str:
    """Return `narrow(text)` with every kind of dash, ー too, as an ASCII hyphen."""
    return text.translate(_DASHES).translate(_NARROW).strip()
