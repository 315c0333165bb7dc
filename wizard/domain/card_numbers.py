"""Finding and masking card numbers: never a full one on screen, in a file or on paper.

A run of 13 to 19 digits counts as a card number when its length and first digits are those of
an issuer (ISO/IEC 7812 ranges as the brands publish them) and its last digit is right by Luhn
(ISO/IEC 7812-1 annex B). Phone numbers, parcel numbers, order numbers and the product codes
(JAN) on goods are not hit; what is asked as such is better not searched at all.
"""

from __future__ import annotations

import re

_GAP = "[ \\-\u3000\u2010-\u2015\u2212\u30fc\uff0d]"
_DIGIT = "[0-9\uff10-\uff19]"
_RUN = re.compile(f"{_DIGIT}(?:{_GAP}?{_DIGIT}){{12,}}")
_GROUP = re.compile(f"{_DIGIT}+")
_CLOSE = re.compile(f"{_DIGIT}(?:{_GAP}?{_DIGIT}){{12}}")
_SHORTEST = 13
_LONGEST = 19
_LEAST_IN_GROUP = 3  # cards are printed 4-4-4-4, 4-6-5, 4-6-4 or 4-4-4-4-3
_HEAD = 6
_TAIL = 4
MASK = "*"

# First digits (as a range of equal length) and the lengths issued with them.
_ISSUERS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("4", "4", (13, 16, 19)),  # Visa
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),  # Mastercard
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),  # American Express
    ("3528", "3589", (16, 17, 18, 19)),  # JCB
    ("300", "305", (14, 16, 19)),  # Diners Club
    ("3095", "3095", (14, 16, 19)),  # Diners Club
    ("36", "36", (14, 16, 19)),  # Diners Club
    ("38", "39", (14, 16, 19)),  # Diners Club
    ("6011", "6011", (16, 19)),  # Discover
    ("644", "659", (16, 19)),  # Discover
    ("62", "62", (16, 17, 18, 19)),  # UnionPay
)


def may_hold_card_number(text: str) -> bool:
    """Return True when a text has thirteen digits close together; quick, and often too eager."""
    return _CLOSE.search(text) is not None


def find(text: str, *, usual: bool = False) -> tuple[tuple[int, int], ...]:
    """Return where card numbers stand in a text: start and end of each.

    Digits may be full-width, and in groups parted by a single space or hyphen; other numbers
    may stand right beside (2-3 4111 1111 1111 1111).

    Args:
        text: what is searched.
        usual: True to find only numbers as long as nearly all of their issuer's are.
    """
    found: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, run.start(), run.end())]
        first = 0
        while first < len(groups):
            count = _groups_of_card(text, groups[first:], usual=usual)
            if count:
                found.append((groups[first][0], groups[first + count - 1][1]))
            first += count or 1
    return tuple(found)


def _groups_of_card(text: str, groups: list[tuple[int, int]], *, usual: bool) -> int:
    """Return how many of the first groups make a card number, 0 when none do."""
    digits = ""
    found = 0
    for count, (start, end) in enumerate(groups, 1):
        digits += _digits(text[start:end])
        if len(digits) > _LONGEST or (end - start < _LEAST_IN_GROUP):
            break
        long_enough = len(digits) >= _SHORTEST and (not usual or has_usual_length(digits))
        if long_enough and is_card_number(digits):
            found = count
    return found


def has_usual_length(digits: str) -> bool:
    """Return True when digits are as many as their issuer nearly always gives out.

    15 of American Express, 14 of Diners Club, 16 of all others.
    """
    if digits[:2] in ("34", "37"):
        return len(digits) == 15
    if digits[:2] in ("30", "36", "38", "39"):
        return len(digits) == 14
    return len(digits) == 16


def mask(text: str, *, usual: bool = False) -> str:
    """Return the text with every card number cut down to its first six and last four digits.

    Args:
        text: what is searched.
        usual: see `find`.
    """
    for start, end in reversed(find(text, usual=usual)):
        text = text[:start] + _masked(text[start:end]) + text[end:]
    return text


def is_card_number(digits: str) -> bool:
    """Return True for ASCII digits that an issuer gives out and whose check digit is right."""
    if not _issued(digits) or not luhn(digits):
        return False
    return not _is_product_code(digits)


def luhn(digits: str) -> bool:
    """Return True when the last of the ASCII digits is their check digit."""
    total = 0
    for index, character in enumerate(reversed(digits)):
        value = ord(character) - 48
        if index % 2:
            value *= 2
            if value > 9:
                value -= 9
        total += value
    return total % 10 == 0


def _issued(digits: str) -> bool:
    length = len(digits)
    return any(
        length in lengths and low <= digits[: len(low)] <= high for low, high, lengths in _ISSUERS
    )


def _is_product_code(digits: str) -> bool:
    """Return True for a Japanese article number (JAN: 13 digits from 45 or 49)."""
    if len(digits) != 13 or digits[:2] not in ("45", "49"):
        return False
    weighed = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return weighed % 10 == 0


def _digits(text: str) -> str:
    return "".join(str(int(c)) for c in text if c.isdigit())


def _masked(text: str) -> str:
    """Return a card number with its middle digits hidden; gaps stay where they are."""
    places = [index for index, character in enumerate(text) if character.isdigit()]
    hidden = set(places[_HEAD:-_TAIL])
    return "".join(MASK if index in hidden else c for index, c in enumerate(text))
