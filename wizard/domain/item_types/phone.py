"""Telephone numbers as they are written in Japan.

Lengths follow the national numbering plan (総務省, 電気通信番号計画): ten digits with the
leading 0 for fixed lines (area code of 2 to 5 digits) and 0120, 0570, 0990, 0180; eleven for 020,
050, 060, 070, 080, 090 and 0800. Whether a number is in use is not checked: an invented one passes.
"""

from __future__ import annotations

import re

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.widths import narrow_dashes

_ELEVEN = ("020", "050", "060", "070", "080", "090")
_EXTENSION = re.compile(
    rf"(?:{'|'.join(texts.Words.EXTENSIONS)}|\(内\)|ext\.?|extension|#|;ext=)(.*)$", re.IGNORECASE
)
_EXTENSION_NUMBER = re.compile(r"[\s:.\-=(]*\d{1,8}\)?")
_SEPARATORS = re.compile(r"[\s\-.()]+")
_TWO = re.compile(r"\d[^\d]*[/,;、，・\n][^\d]*\+?\d")
_ABROAD = re.compile(r"\+[1-9]\d{6,14}")
_COUNTRY = "+81"
_LONGEST = 80


def read_phone(text: str) -> str:
    """Return a number as digits alone: ``0300000000``, or ``+14150000000`` from abroad.

    An extension (内線) is understood and left out. Raises ValueError with a Japanese sentence.
    """
    typed = narrow_dashes(text)
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    if len(typed) > _LONGEST:
        raise ValueError(texts.Values.PHONE_LETTERS)
    typed, extension = _split_extension(typed)
    if extension is not None and not _EXTENSION_NUMBER.fullmatch(extension):
        raise ValueError(texts.Values.PHONE_EXTENSION)
    if _TWO.search(typed):
        raise ValueError(texts.Values.PHONE_TWO)
    digits = _SEPARATORS.sub("", typed)
    if digits.startswith(_COUNTRY):
        # The 0 of the area code falls away after +81; people write it anyway, as +81-(0)3.
        digits = "0" + digits.removeprefix(_COUNTRY).removeprefix("0")
    if digits.startswith("+"):
        if not _ABROAD.fullmatch(digits):
            raise ValueError(texts.Values.PHONE_LETTERS)
        return digits
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(texts.Values.PHONE_LETTERS)
    _check_length(digits)
    return digits


def _split_extension(typed: str) -> tuple[str, str | None]:
    found = _EXTENSION.search(typed)
    # A sign in front of the number is not an extension.
    if found is None or not re.search(r"\d", typed[: found.start()]):
        return typed, None
    return typed[: found.start()].rstrip("( "), found[1]


def _check_length(digits: str) -> None:
    if not digits.startswith("0"):
        if len(digits) in (9, 10) and _expected("0" + digits) == len(digits) + 1:
            raise ValueError(texts.Values.PHONE_NO_ZERO.format(suggestion="0" + digits))
        raise ValueError(texts.Values.PHONE_START)
    expected = _expected(digits)
    if len(digits) < expected:
        raise ValueError(texts.Values.PHONE_SHORT.format(count=len(digits)))
    if len(digits) > expected:
        raise ValueError(texts.Values.PHONE_LONG.format(count=len(digits)))
    if digits.startswith("00"):
        raise ValueError(texts.Values.PHONE_START)


def _expected(digits: str) -> int:
    """Return how many digits a number with this beginning has.

    06 is Osaka with ten digits, 060 a mobile number with eleven: there the length decides.
    """
    if digits.startswith("0800"):
        return 11
    if digits.startswith(_ELEVEN):
        return 10 if len(digits) == 10 and digits.startswith("060") else 11
    return 10


class Phone(ItemType):
    """A telephone number; where hyphens, parentheses and spaces stand is left as typed."""

    name = "phone"
    sure = re.compile(r"0[346]-?\d{4}-?\d{4}|0[5-9]0-?\d{4}-?\d{4}", re.ASCII)

    def parse(self, text: str, item: Item) -> str:
        """Return the number as digits alone."""
        del item
        return read_phone(text)

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on a number from abroad."""
        if "+" not in narrow_dashes(text) or self.check(text, item) is not None:
            return None
        return texts.Values.PHONE_FOREIGN if read_phone(text).startswith("+") else None

    def show(self, text: str, item: Item) -> str:
        """Return the number as typed, in half-width letters: e-Gov refuses full-width digits."""
        return text if self.check(text, item) else narrow_dashes(text)

    def compare_key(self, text: str) -> str:
        """Return the digits, so that numbers compare however they are written."""
        try:
            return read_phone(text)
        except ValueError:
            return narrow_dashes(text)

    def suggest(self, text: str, item: Item) -> str | None:
        """Return the number with the leading 0 that a spreadsheet dropped."""
        if self.check(text, item) is None or not narrow_dashes(text)[:1].isdigit():
            return None
        restored = "0" + narrow_dashes(text)
        return restored if self.check(restored, item) is None else None
