"""The reading of a refused kanji, where フリガナ tells it for certain.

Nobody can know how a kanji in the middle of a name is read; but a part of the name that is this
one character has the reading of the same part of the フリガナ.
"""

from __future__ import annotations

import re

_KATAKANA = re.compile("[\u30a1-\u30f6\u30fc]+")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def certain_reading(name: str, kana: str, before: str) -> str:
    """Return the reading in hiragana, or an empty text when it is not certain.

    Args:
        name: parts divided by spaces, e.g. 「彅 太郎」.
        kana: the same parts in full-width katakana.
        before: the refused character, perhaps with its marks.
    """
    parts, readings = name.split(), kana.split()
    if len(parts) < 2 or len(parts) != len(readings):
        return ""
    found = {reading for part, reading in zip(parts, readings, strict=True) if part == before}
    if len(found) != 1:
        return ""
    reading = found.pop()
    return reading.translate(_TO_HIRAGANA) if _KATAKANA.fullmatch(reading) else ""
