"""What the words beside a number, or the heading of its column, say about it.

The words are data (`wizard.texts.CardWords`); what they mean is decided here. Headings are
compared without regard to width of letters, upper and lower case, spaces and signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from wizard import texts
from wizard.domain.item_types.widths import narrow

_WORDS = texts.CardWords
_LOOKED_BACK = 40  # characters in front of a number in which its label may stand
_LIST_LOOKED_BACK = 800  # the same when other numbers of a list stand between
_BETWEEN = r"(?:[\s:=#\-\"'\[(「『【（：＝＃]|は|が|no\.?){0,6}$"
_SIGNS = re.compile(r"[\s_\-./・:()（）「」【】\[\]*#]+")
_CODE_IN_LINE = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(_WORDS.CODE_PARAMETERS)})"
    r"(?:%5D|\])?[\"']?\s*(?:=|:|%3A|%3D)\s*[\"']?(\d{3,4})(?!\d)",
    re.IGNORECASE,
)


def _any_of(words: Sequence[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    # A hotel is no tel: a word in Latin letters begins where no letter stands before it.
    return "|".join(
        f"(?<![A-Za-z]){re.escape(word)}" if word[0].isascii() else re.escape(word)
        for word in longest_first
    )


def _label(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(words)}){_BETWEEN}", re.IGNORECASE)


_OTHER_NUMBER = _label(_WORDS.OTHER_NUMBERS)
# A label says nothing about more digits than its kind of number has: a phone number with its
# country has 13 in practice, an article number on a box (GTIN) 14.
_SHORT = ((13, _label(_WORDS.PHONE_NUMBERS)), (14, _label(_WORDS.ARTICLE_NUMBERS)))
_CARD = re.compile(f"(?:{_any_of(_WORDS.CARD)})", re.IGNORECASE)


def says_other_number(text: str, start: int, count: int) -> bool:
    """Return True when the label right in front of a place names another kind of number.

    The label also counts for a list of numbers of equal length (注文番号 4111…、4222…), as the
    program's own sentences on several orders have them.

    Args:
        text: any text, e.g. 「注文番号：4111…」.
        start: where the number begins.
        count: how many digits it has.
    """
    listed = re.compile(rf"(?<!\d)\d{{{count}}}\s?[、,，・/]\s?$")
    before = narrow(text[max(0, start - _LIST_LOOKED_BACK) : start])
    while (one := listed.search(before)) is not None:
        before = before[: one.start()]
    before = before[-_LOOKED_BACK:]
    if _OTHER_NUMBER.search(before) is not None:
        return True
    return any(count <= most and label.search(before) for most, label in _SHORT)


def says_card(text: str, start: int) -> bool:
    """Return True when a word for a card stands shortly in front of a place."""
    return _CARD.search(narrow(text[max(0, start - _LOOKED_BACK) : start])) is not None


def is_security_code_column(header: str) -> bool:
    """Return True when a column's heading says that it holds security codes (CVC, CVV).

    Such a column is never read: nobody may keep the code (PCI DSS requirement 3.3.1).
    """
    key = _key(header)
    if key.endswith(_WORDS.CODE_RESULTS):  # Stripe's Card CVC Status
        return False
    return key in _WORDS.CODE_HEADERS_WHOLE or any(w in key for w in _WORDS.CODE_HEADERS)


def is_card_number_column(header: str) -> bool:
    """Return True when a column's heading says that it holds card numbers."""
    key = _key(header)
    return any(word in key for word in _WORDS.CARD_HEADERS)


def is_other_number_column(header: str) -> bool:
    """Return True when a column holds numbers of another kind: orders, parcels, phones, goods."""
    key = _key(header)
    if is_card_number_column(header):
        return False
    return key in _WORDS.OTHER_HEADERS_WHOLE or any(w in key for w in _WORDS.OTHER_HEADERS)


def security_codes(text: str) -> tuple[tuple[int, int], ...]:
    """Return where security codes stand in a log line or address: ``…&cvv=123``."""
    return tuple(found.span(1) for found in _CODE_IN_LINE.finditer(text))


def _key(header: str) -> str:
    # Only compared, never kept: half-width kana in headings are read as what they stand for.
    return _SIGNS.sub("", unicodedata.normalize("NFKC", header)).lower()
