"""Full-width katakana, and the certain ways to it from other kana.

What e-Gov's フリガナ takes (design notes, 2026-11): full-width katakana, ー and the full-width
space. Full-width digits and － are let through with a note, since the kana of an address may
hold them and a refusal is not confirmed.
"""

from __future__ import annotations

import re
import unicodedata

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType

_REFUSED = re.compile("[^\u30a1-\u30f6\u30fc\u3000\uff10-\uff19\uff0d]+")
_NOT_KANA = re.compile("[\uff10-\uff19\uff0d]")
_HALF_KANA = re.compile("[\uff66-\uff9f]+")
# A voiced or semi-voiced mark that stands as a character of its own after a kana.
_LOOSE_MARK = re.compile("([\u3041-\u30ff])([\u309b\u309c])")
_MARKS = {"\u309b": "\u3099", "\u309c": "\u309a"}
_TO_KATAKANA: dict[int, int | str] = {
    **{code: code + 0x60 for code in range(0x3041, 0x3097)},
    **{ord("0") + digit: 0xFF10 + digit for digit in range(10)},
    ord(" "): "\u3000",
}


def suggest(text: str) -> str | None:
    """Return the text in full-width katakana where that is certain, else None.

    Half-width katakana and hiragana become full-width katakana, ASCII digits and spaces
    full-width ones. None for kanji and letters, and when nothing would change.
    """
    full = _HALF_KANA.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text.strip())
    full = _LOOSE_MARK.sub(lambda pair: pair[1] + _MARKS[pair[2]], full)
    # macOS decomposes kana; composing them is the same text. Only kana are left by now.
    full = unicodedata.normalize("NFC", full.translate(_TO_KATAKANA))
    if not full or full == text or _REFUSED.search(full):
        return None
    return full


class Katakana(ItemType):
    """Full-width katakana (フリガナ)."""

    name = "katakana"

    def parse(self, text: str, item: Item) -> str:
        """Return the katakana without white space around them."""
        del item
        typed = text.strip()
        if not typed:
            raise ValueError(texts.Values.EMPTY)
        refused = _REFUSED.search(typed)
        if refused is None:
            return typed
        suggestion = suggest(typed)
        if suggestion is None:
            raise ValueError(texts.Values.KATAKANA.format(letters=_clip(refused[0])))
        raise ValueError(
            texts.Values.KATAKANA_SUGGEST.format(letters=_clip(refused[0]), suggestion=suggestion)
        )

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on digits, which e-Gov's フリガナ may refuse."""
        if _NOT_KANA.search(text) and self.check(text, item) is None:
            return texts.Values.KATAKANA_DIGITS
        return None

    def show(self, text: str, item: Item) -> str:
        """Return the katakana without white space around them."""
        return text if self.check(text, item) else text.strip()

    def suggest(self, text: str, item: Item) -> str | None:
        """Return full-width katakana where they are certain."""
        return suggest(text) if self.check(text, item) else None


def _clip(letters: str) -> str:
    """Return letters short enough to be named in a sentence."""
    visible = letters.strip() or letters
    return visible if len(visible) <= 8 else visible[:8] + "…"
