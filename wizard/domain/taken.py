"""Values of an order file that do not stand as the platform knows them, told from the case itself.

What was noticed while a file was read is gone once its preview is closed. The values that must
still be looked at are told from themselves: what a spreadsheet has damaged from the text
(`wizard.domain.damage`), how a price was made from what is kept beside it (`Answer.original`).
What a person has typed or confirmed is as it was meant, but for numbers that lost their digits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from wizard import texts
from wizard.domain.case import Answer, Order, SourceKind
from wizard.domain.damage import damage_at

_PRICE = "order.items[].unit_price"
# What a spreadsheet damages, besides long numbers, which have a plus sign then.
_DAMAGED = (".address", ".phone", ".postal_code", "_at", ".at")
_MAYBE_DAY = re.compile(r"[\u6708/a-z]|(?:19|20)\d\d-")
_TIME = len("2026-08-01T22:14:05+09:00")
# Values that may be right all the same, so that they can be confirmed as they stand.
_MAY_BE_RIGHT = frozenset((texts.Damage.NO_SECONDS, texts.Damage.DATE_ADDRESS))
_SAYS = texts.Taken
_NO_DIGIT = re.compile(r"[^\d.-]", re.ASCII)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def _ending(pattern: str) -> str:
    """Return what a pattern of `texts.Intake` puts behind the price."""
    return pattern.partition("{price}")[2]


_NO_RATE = _ending(texts.Intake.PRICE_NO_RATE)
_NOT_SURE = {
    _ending(texts.Intake.PRICE_TAX_DOUBT): _SAYS.TAX_DOUBT,
    _ending(texts.Intake.PRICE_BASIS_UNKNOWN): _SAYS.BASIS_UNKNOWN,
    _ending(texts.Intake.PRICE_OF_PAYMENT): _SAYS.PAYMENT_TOTAL,
}


def _word_in(pattern: str, name: str) -> re.Pattern[str]:
    """Return what finds a word that a pattern of `texts.Intake` puts behind the price."""
    return re.compile(re.escape(_ending(pattern)).replace(re.escape(name), r"([^\uff08\uff09]+?)"))


_OF_LINE = _word_in(texts.Intake.PRICE_OF_LINE, "{quantity}")
_RATE = _word_in(texts.Intake.PRICE_NO_TAX, "{rate}")
_TAX = _word_in(texts.Intake.PRICE_PLUS_TAX, "{tax}")


def wrong_as_taken(item: str, answer: Answer) -> str | None:
    """Return what is wrong with a value of an order file, None when nothing is.

    Args:
        item: id of the item.
        answer: what stands there; what came from no order file is judged by its form alone.
    """
    if answer.state is not None:
        return None
    if answer.source.kind is not SourceKind.ORDER_FILE:
        lost = damage_at(item, answer) if "+" in answer.text else None
        return None if lost is None else lost[0]
    if item == _PRICE:
        if _NO_RATE in answer.original and answer.text != "0":
            return _SAYS.TAX_EXCLUDED
    elif _is_surely_whole(item, answer):
        return None
    damage = damage_at(item, answer)
    return None if damage is None or damage[1] else damage[0]


def _is_surely_whole(item: str, answer: Answer) -> bool:
    """Return True for the values of which nearly all orders consist: 10,000 of them are judged."""
    text = answer.text
    if "+" in text:
        return len(text) == _TIME
    if item.endswith(".address"):
        return _MAYBE_DAY.search(text) is None
    return (text.startswith("0") and not answer.original) or not item.endswith(_DAMAGED)


def doubt_as_taken(item: str, answer: Answer) -> str | None:
    """Return why a price of an order file is worth a second look, None when it is not."""
    if item != _PRICE or not answer.original or answer.state is not None:
        return None
    if answer.source.kind is not SourceKind.ORDER_FILE or wrong_as_taken(item, answer):
        return None
    for ending, sentence in _NOT_SURE.items():
        if ending in answer.original:
            return sentence
    found = _OF_LINE.search(answer.original)
    if found is not None and found[1] != "1" and not _is_even(answer, found):
        return _SAYS.DIVIDED.format(quantity=found[1])
    return None


def _is_even(answer: Answer, found: re.Match[str]) -> bool:
    """Return True when the price of one piece, times the pieces, is the total of the file."""
    head = answer.original[: found.start()]
    rate, tax = _RATE.search(head), _TAX.search(head)
    total, pieces, each = (
        _number(text) for text in (head.partition("\uff08")[0], found[1], answer.text)
    )
    if total is None or pieces is None or each is None:
        return False
    if rate is not None:
        total = total * (100 + (_number(rate[1]) or 0)) / 100
    elif tax is not None:
        total += _number(tax[1]) or 0
    return each * pieces == total.quantize(Decimal(1), ROUND_HALF_UP)


def _number(text: str) -> Decimal | None:
    digits = _NO_DIGIT.sub("", unicodedata.normalize("NFKC", text))
    return Decimal(digits) if _PLAIN.fullmatch(digits) else None


def is_judged_as_taken(item: str) -> bool:
    """Return True when `doubt_as_taken` has something to look at in the item."""
    return item == _PRICE


def doubts_as_taken(order: Order) -> int:
    """Return how many prices of an order are worth a second look because of their file."""
    prices = (line.answers.get(_PRICE) for line in order.lines)
    return sum(1 for price in prices if price is not None and doubt_as_taken(_PRICE, price))


def may_be_confirmed(item: str, answer: Answer) -> bool:
    """Return True when a value that is told here may be right just as it stands."""
    if item == _PRICE:
        return bool(wrong_as_taken(item, answer) or doubt_as_taken(item, answer))
    return wrong_as_taken(item, answer) in _MAY_BE_RIGHT


def confirmed(answer: Answer, now: datetime) -> Answer:
    """Return a value of a file as a person has confirmed it: nobody typed it, so the file stays.

    Args:
        answer: as it was taken over.
        now: aware time (Asia/Tokyo).
    """
    source = replace(answer.source, kind=SourceKind.CONFIRMED)
    return replace(answer, source=source, changed_at=now)


def words_to_confirm(item: str, answer: Answer) -> str:
    """Return the words of the button that confirms a value."""
    timeless = wrong_as_taken(item, answer) == texts.Damage.NO_SECONDS
    return _SAYS.NO_SECONDS if timeless else _SAYS.CONFIRM
