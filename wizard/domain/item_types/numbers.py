"""Money in yen and whole numbers."""

from __future__ import annotations

import re

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.widths import narrow

_YEN_SIGNS = "\u00a5\uffe5\\\\"
_YEN_AROUND = re.compile(
    rf"^(?:[{_YEN_SIGNS}]|JPY|円)?\s*(.*?)\s*(?:円|JPY|yen)?\s*-?$", re.I | re.S
)
_FOREIGN = re.compile("[$\u20ac\u00a3\uffe1\u20a9]|USD|EUR|CNY|KRW", re.IGNORECASE)
_COUNTER = re.compile(rf"\s*[{texts.Words.COUNTERS}]$")
_COMMAS = str.maketrans({"、": ",", "，": ",", "．": "."})
_MINUS = re.compile("^[-\u2212\u25b3\u25b2]|^\\(.*\\)$")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_TEN_THOUSANDS = re.compile(rf"(\d{{1,5}}){texts.Words.TEN_THOUSAND}(\d{{1,4}})?", re.ASCII)
_ZERO_FRACTION = re.compile(r"\.0*$")
_PLAIN = re.compile(r"\d{1,12}", re.ASCII)
# More digits than any price or quantity has; also keeps int() from refusing huge texts.
_MOST_DIGITS = 12


def read_yen(text: str) -> int:
    """Return an amount in yen; raises ValueError with a Japanese sentence."""
    if _PLAIN.fullmatch(text):
        return int(text)
    typed = narrow(text).translate(_COMMAS)
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    if _FOREIGN.search(typed):
        raise ValueError(texts.Values.YEN_FOREIGN)
    if _MINUS.search(typed):
        raise ValueError(texts.Values.YEN_NEGATIVE)
    around = _YEN_AROUND.match(typed)
    number = around[1] if around is not None else typed
    if _MINUS.search(number):
        raise ValueError(texts.Values.YEN_NEGATIVE)
    number = _ZERO_FRACTION.sub("", number)
    found = _TEN_THOUSANDS.fullmatch(number.replace(",", ""))
    if found is not None:
        # 「1,2万」 is a slip of the finger, not 12万: commas stand only between groups of three.
        if not all(
            _DIGITS.fullmatch(part) or _GROUPS.fullmatch(part)
            for part in re.split("[^0-9,]+", number)
            if part
        ):
            raise ValueError(texts.Values.YEN_GROUPS)
        return int(found[1]) * 10_000 + int(found[2] or 0)
    if re.fullmatch(r"[\d,]+\.\d+", number, re.ASCII):
        raise ValueError(texts.Values.YEN_FRACTION)
    return _read_digits(number, texts.Values.YEN)


def read_integer(text: str) -> int:
    """Return a whole number from 0 up; raises ValueError with a Japanese sentence."""
    if _PLAIN.fullmatch(text):
        return int(text)
    typed = narrow(text).translate(_COMMAS)
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    if _MINUS.search(typed):
        raise ValueError(texts.Values.INTEGER_NEGATIVE)
    number = _ZERO_FRACTION.sub("", _COUNTER.sub("", typed))
    if re.fullmatch(r"[\d,]+\.\d+", number, re.ASCII):
        raise ValueError(texts.Values.INTEGER_FRACTION)
    return _read_digits(number, texts.Values.INTEGER)


def _read_digits(number: str, otherwise: str) -> int:
    if not _DIGITS.fullmatch(number) and not _GROUPS.fullmatch(number):
        grouped = re.fullmatch(r"\d[\d,]*", number, re.ASCII)
        raise ValueError(texts.Values.YEN_GROUPS if grouped else otherwise)
    digits = number.replace(",", "")
    if len(digits) > _MOST_DIGITS:
        raise ValueError(texts.Values.NUMBER_LONG)
    return int(digits)


class Yen(ItemType):
    """Money in yen, never negative."""

    name = "yen"
    sure = _PLAIN

    def parse(self, text: str, item: Item) -> int:
        """Return the amount in yen."""
        del item
        return read_yen(text)

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on an amount of 0."""
        del item
        return texts.Values.YEN_ZERO if self.compare_key(text) == "0" else None

    def show(self, text: str, item: Item) -> str:
        """Return the amount as 39,600円."""
        del item
        try:
            return texts.Words.YEN.format(amount=f"{read_yen(text):,}")
        except ValueError:
            return text

    def compare_key(self, text: str) -> str:
        """Return the amount's digits."""
        try:
            return str(read_yen(text))
        except ValueError:
            return narrow(text)


class Integer(ItemType):
    """A whole number from 0 up, such as a quantity."""

    name = "integer"
    sure = _PLAIN

    def parse(self, text: str, item: Item) -> int:
        """Return the number."""
        del item
        return read_integer(text)

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on 0."""
        del item
        return texts.Values.INTEGER_ZERO if self.compare_key(text) == "0" else None

    def show(self, text: str, item: Item) -> str:
        """Return the number with a comma before every three digits."""
        del item
        try:
            return f"{read_integer(text):,}"
        except ValueError:
            return text

    def compare_key(self, text: str) -> str:
        """Return the number's digits."""
        try:
            return str(read_integer(text))
        except ValueError:
            return narrow(text)
