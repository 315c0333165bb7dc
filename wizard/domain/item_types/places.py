"""Postal codes and prefectures, and which police headquarters goes with a prefecture."""

from __future__ import annotations

import re

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.widths import narrow, narrow_dashes

PREFECTURES: tuple[str, ...] = tuple(texts.Words.PREFECTURES.split())
_TOKYO = PREFECTURES[12]
_POSTAL_SIGN = re.compile("^(?:\u3012|\u3020|\u3036)\\s*")
_POSTAL_CODE = re.compile(r"(\d{3})[\s-]?(\d{4})", re.ASCII)


def police_headquarters(prefecture: str) -> str:
    """Return the prefectural police's headquarters, empty for what is no prefecture.

    警視庁 for 東京都, else the prefecture with 警察本部 (警察法36条, 47条).
    """
    if prefecture not in PREFECTURES:
        return ""
    if prefecture == _TOKYO:
        return texts.Words.POLICE_OF_TOKYO
    return texts.Words.POLICE_OF.format(prefecture=prefecture)


def read_postal_code(text: str) -> str:
    """Return the seven digits of a postal code; raises ValueError with a Japanese sentence."""
    typed = _POSTAL_SIGN.sub("", narrow_dashes(text))
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    found = _POSTAL_CODE.fullmatch(typed)
    if found is not None:
        return found[1] + found[2]
    digits = re.sub(r"[\s-]", "", typed)
    if digits.isascii() and digits.isdigit() and len(digits) != 7:
        raise ValueError(texts.Values.POSTAL_CODE.format(count=len(digits)))
    raise ValueError(texts.Values.POSTAL_LETTERS)


class PostalCode(ItemType):
    """A Japanese postal code: seven digits, with or without hyphen and 〒."""

    name = "postal_code"
    sure = re.compile(r"\d{3}-?\d{4}", re.ASCII)

    def parse(self, text: str, item: Item) -> str:
        """Return the seven digits."""
        del item
        return read_postal_code(text)

    def show(self, text: str, item: Item) -> str:
        """Return the code as 100-0001."""
        if self.check(text, item) or not text.strip():
            return text
        digits = read_postal_code(text)
        return f"{digits[:3]}-{digits[3:]}"

    def compare_key(self, text: str) -> str:
        """Return the seven digits."""
        try:
            return read_postal_code(text)
        except ValueError:
            return narrow(text)


class Prefecture(ItemType):
    """One of the 47 prefectures, by its whole name."""

    name = "prefecture"

    def parse(self, text: str, item: Item) -> str:
        """Return the prefecture."""
        typed = text.strip()
        if not typed:
            raise ValueError(texts.Values.EMPTY)
        if typed in PREFECTURES:
            return typed
        longer = next((p for p in PREFECTURES if typed.startswith(p)), None)
        if longer is not None:
            raise ValueError(texts.Values.PREFECTURE_LONG.format(suggestion=longer))
        suggestion = self.suggest(typed, item)
        if suggestion is not None:
            raise ValueError(texts.Values.PREFECTURE_SUGGEST.format(suggestion=suggestion))
        raise ValueError(texts.Values.PREFECTURE)

    def show(self, text: str, item: Item) -> str:
        """Return the prefecture without white space around it."""
        return text if self.check(text, item) else text.strip()

    def suggest(self, text: str, item: Item) -> str | None:
        """Return the prefecture of a name that lacks only its 都, 府 or 県."""
        del item
        typed = text.strip()
        # 北海道 without 道 is no name, hence the two characters at least.
        names = {p[:-1]: p for p in PREFECTURES[1:]}
        return names.get(typed)
