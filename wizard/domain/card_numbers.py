"""Finding and masking card numbers: never a full one on screen, in a file or on paper.

A run of 13 to 19 digits counts as a card number when its length and first digits are those of
an issuer (`wizard.domain.card_issuers`) and its last digit is right by Luhn (ISO/IEC 7812-1
annex B). Digits may be full-width and stand in groups. What keeps other numbers whole:

- a number in groups is hit as a part of a longer run only when it is grouped as cards are
  printed (4-4-4-4, 4-6-5, 4-6-4 …), so two phone numbers in a row are none; when spaces and
  hyphens are mixed in it, it must also stand apart from its neighbours, so that the end of one
  parcel and the beginning of the next (1234-5678-9012 3456-7890-1234) are none;
- a number that is a whole run may be grouped in any way, but by one and the same sign;
- a label right in front (注文番号, 送り状番号 …) spares a number that is not grouped like a card.
  Nobody can tell then which of the two it is: an order number cut short would send the police to
  no order, so it stays, and `in_doubt` finds it so that the person is told. Words for phones and
  articles spare only numbers as short as those are;
- a JAN or other article number is spared by its own check digit;
- digits behind a decimal point are a fraction.

What is asked as an order or parcel number is not searched at all
(`wizard.domain.hidden_cards`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from wizard.domain import card_context
from wizard.domain.card_issuers import LONGEST, SHORTEST, has_usual_length, issuers_of

__all__ = [
    "MASK",
    "find",
    "has_usual_length",
    "in_doubt",
    "is_card_number",
    "luhn",
    "mask",
    "mask_all",
    "mask_spans",
    "may_hold_card_number",
]

MASK = "*"
# Also what is seen as nothing (zero width, marks of direction) and comes along when copied.
_SPACE = "[ \u00a0\u2000-\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff]"
_HYPHEN = "[\\-\u00ad\u2010-\u2015\u2043\u2212\u2500\u2501\u30fc\ufe58\ufe63\uff0d\uff70]"
_GAP = f"(?:{_SPACE}{{0,3}}{_HYPHEN}{_SPACE}{{0,3}}|{_SPACE}{{1,3}})"
_DIGIT = "[0-9\uff10-\uff19]"
_RUN = re.compile(f"{_DIGIT}(?:{_GAP}?{_DIGIT}){{{SHORTEST - 1},}}")
_CLOSE = re.compile(f"{_DIGIT}(?:{_GAP}?{_DIGIT}){{{SHORTEST - 1}}}")
_GROUP = re.compile(f"{_DIGIT}+")
_HYPHENS = re.compile(_HYPHEN)
_HEX = re.compile("[0-9A-Fa-f]*")
_HEX_END = re.compile("[0-9A-Fa-f]*\\Z")
_HASH = 24  # characters of a hexadecimal name, from here on
_HEAD = 6
_TAIL = 4
# Lengths of the groups in which cards are printed and usually typed; 8-8 and 6-13 are read out
# or printed on some cards of UnionPay.
_PRINTED = frozenset(
    (
        (4, 4, 4, 4),
        (4, 6, 5),
        (4, 6, 4),
        (4, 3, 3, 3),
        (4, 4, 4, 4, 1),
        (4, 4, 4, 4, 2),
        (4, 4, 4, 4, 3),
        (8, 8),
        (6, 13),
    )
)
_MOST_GROUPS = max(map(len, _PRINTED))
_FOUR = 4  # digits of a group of parcel numbers
_ARTICLE = 13  # digits of a JAN, and of every EAN

Span = tuple[int, int]


def may_hold_card_number(text: str) -> bool:
    """Return True when a text has thirteen digits close together; quick, and often too eager."""
    return _CLOSE.search(text) is not None


def find(text: str, *, usual: bool = False) -> tuple[Span, ...]:
    """Return where card numbers stand in a text: start and end of each.

    Other numbers may stand right beside (2-3 4111 1111 1111 1111).

    Args:
        text: what is searched.
        usual: True to find only numbers as long as nearly all of their issuer's are.
    """
    return _search(text, _Search(usual=usual))


def in_doubt(text: str) -> tuple[Span, ...]:
    """Return where numbers stand that could be a card's but for the word in front of them.

    「注文番号 4111111111111111」 stays as it is (`find` has none of these); the person should look.
    """
    if not may_hold_card_number(text):
        return ()
    sure = set(find(text))
    return tuple(span for span in _search(text, _Search(labelled=True)) if span not in sure)


@dataclass(frozen=True, slots=True)
class _Search:
    """How a text is searched.

    Attributes:
        usual: see `find`.
        labelled: True to find what a label in front would spare, too.
    """

    usual: bool = False
    labelled: bool = False


def _search(text: str, how: _Search) -> tuple[Span, ...]:
    found: list[Span] = []
    for run in _RUN.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, run.start(), run.end())]
        if _is_hit(text, groups, range(len(groups)), how):
            found.append((groups[0][0], groups[-1][1]))
            continue
        first = 0
        while first < len(groups):
            count = _groups_of_card(text, groups, first, how)
            if count:
                found.append((groups[first][0], groups[first + count - 1][1]))
            first += count or 1
    return tuple(found)


def mask(text: str, *, usual: bool = False) -> str:
    """Return the text with every card number cut down to its first six and last four digits.

    Args:
        text: what is searched.
        usual: see `find`.
    """
    return mask_spans(text, find(text, usual=usual))


def mask_spans(text: str, spans: Sequence[Span], shape: str = "") -> str:
    """Return the text with the middle digits hidden at these places; gaps stay where they are.

    Args:
        text: whose digits are hidden.
        spans: start and end of each number, in order.
        shape: a text of the same length that tells which characters are digits of a number,
            by default the text itself.
    """
    shape = shape or text
    for start, end in reversed(spans):
        places = [at for at in range(start, end) if shape[at].isdigit()]
        hidden = set(places[_HEAD:-_TAIL])
        kept = (MASK if at in hidden else text[at] for at in range(start, end))
        text = text[:start] + "".join(kept) + text[end:]
    return text


def mask_all(text: str) -> tuple[str, int]:
    """Return the text with every run of 13 to 19 digits masked, and how many there were.

    For a value that is known to be a card number: a spreadsheet may have spoilt its last
    digit, and then no check digit is right any more.
    """
    spans = [
        run.span()
        for run in _RUN.finditer(text)
        if sum(c.isdigit() for c in run.group()) <= LONGEST
    ]
    return mask_spans(text, spans), len(spans)


def is_card_number(digits: str) -> bool:
    """Return True for ASCII digits that an issuer gives out and whose check digit is right."""
    return _issued(digits) and not is_article_number(digits)


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


def is_article_number(digits: str) -> bool:
    """Return True for 13 ASCII digits with the check digit of an article number (JAN, EAN).

    Only Visa's old numbers are as long, which have not been given out for decades; one in ten
    of them is taken for an article number unless words beside it say that it is a card.
    """
    if len(digits) != _ARTICLE:
        return False
    weighed = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return weighed % 10 == 0


def _issued(digits: str) -> bool:
    return bool(issuers_of(digits)) and luhn(digits)


def _groups_of_card(text: str, groups: Sequence[Span], first: int, how: _Search) -> int:
    """Return how many groups from one on make a card number as printed, 0 when none do."""
    lengths = accumulate(end - start for start, end in groups[first : first + _MOST_GROUPS])
    found = 0
    for count, length in enumerate(lengths, 1):
        if length > LONGEST:
            break
        if length >= SHORTEST and _is_hit(text, groups, range(first, first + count), how):
            found = count
    return found


def _is_hit(text: str, run: Sequence[Span], part: range, how: _Search) -> bool:
    """Return whether groups of digits are to be hidden as one card number.

    Args:
        text: where they stand.
        run: start and end of each group of digits that stand close together.
        part: which of them.
        how: what is looked for.
    """
    groups = run[part.start : part.stop]
    sizes = tuple(end - start for start, end in groups)
    start = groups[0][0]
    if not SHORTEST <= sum(sizes) <= LONGEST:
        return False
    printed = sizes in _PRINTED
    if len(groups) > 1 and not _hangs_together(text, run, part, printed=printed):
        return False
    digits = "".join(str(int(c)) for first, end in groups for c in text[first:end])
    if not _issued(digits) or (how.usual and not has_usual_length(digits)):
        return False
    if _is_fraction(text, start) or _is_in_hash(text, start, groups[-1][1]):
        return False
    if is_article_number(digits) and not card_context.says_card(text, start):
        return False
    spared = not printed and card_context.says_other_number(text, start, len(digits))
    return how.labelled or not spared


def _hangs_together(text: str, run: Sequence[Span], part: range, *, printed: bool) -> bool:
    """Return whether several groups may be one number, by the signs between them."""
    whole = len(part) == len(run)
    if _one_sign(text, run[part.start : part.stop]):
        return printed or whole
    # 1234-5678-9012 3456-7890-1234 are two parcels: neither holds a part that stands apart.
    return printed and (whole or _stands_apart(text, run, part))


def _stands_apart(text: str, run: Sequence[Span], part: range) -> bool:
    """Return whether no neighbour is tied to a part by a hyphen as a group of its parcel is."""
    beside = [(part.start - 1, part.start - 1), (part.stop, part.stop - 1)]
    for neighbour, before in beside:
        if not 0 <= neighbour < len(run):
            continue
        gap = text[run[before][1] : run[before + 1][0]]
        size = run[neighbour][1] - run[neighbour][0]
        if _HYPHENS.search(gap) is not None and size == _FOUR:
            return False
    return True


def _one_sign(text: str, groups: Sequence[Span]) -> bool:
    """Return whether all gaps are hyphens or all are spaces."""
    gaps = [text[a[1] : b[0]] for a, b in pairwise(groups)]
    with_hyphen = [_HYPHENS.search(gap) is not None for gap in gaps]
    return all(with_hyphen) or not any(with_hyphen)


def _is_fraction(text: str, start: int) -> bool:
    return text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit()


def _is_in_hash(text: str, start: int, end: int) -> bool:
    """Return whether digits are a piece of a long hexadecimal name, as logs are full of."""
    before, behind = _HEX_END.search(text[max(0, start - _HASH) : start]), _HEX.match(text, end)
    assert before is not None  # both patterns match nothing as well
    assert behind is not None
    length = end - start
    return length < len(before[0]) + length + len(behind[0]) >= _HASH
