"""Orders by what they are known by, so that those of a second file find them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from wizard.domain.case import Answer, Order, SourceKind
from wizard.domain.item_types import TYPES
from wizard.intake.answers import NUMBER, PLATFORM, SYSTEM_ID
from wizard.intake.likeness import agree, are_strangers, plain_name
from wizard.intake.order_number import is_fallback

_NAME = "order.recipient.name"
_POSTAL_CODE = "order.recipient.postal_code"
_Key = tuple[str, str]
# What a parcel list adds to an order's number, at most (`suffix` of the layouts).
_PARCEL = re.compile("(?<=.)-[0-9]{1,2}$")


class KnownOrders:
    """Orders by platform and number, by number alone, and by where they were sent.

    A number that stands in for the order number because the file lacks that one (EC-CUBE's
    注文ID for its 注文番号) is a number of its own kind: it meets others of that kind, and an
    order number only where the two orders have a person in common.

    Args:
        orders: of the case.
        completes: True when the orders that are looked for belong to orders of any platform.
    """

    def __init__(self, orders: Sequence[Order], *, completes: bool = False) -> None:
        self.by_key: dict[str, Order] = {}
        self._completes = completes
        self._keys: dict[_Key, str] = {}
        self._by_number: dict[str, list[str]] = {}
        # The shop system's own numbers, of orders that stand with the order number or without.
        self._by_system: dict[_Key, str] = {}
        # Parcels that stand by their whole numbers, by the number of the order they may be of.
        self._by_parcels: dict[str, list[str]] = {}
        # Only for parcels without a number: it takes every order's delivery to be read.
        self._by_recipient: dict[_Key, list[str]] | None = None
        for order in orders:
            self.put(order)

    def put(self, order: Order) -> None:
        """Add an order, or replace it by a fuller self; the first of equal ones is found."""
        former = self.by_key.get(order.key)
        self.by_key[order.key] = order
        answer = order.answers.get(NUMBER)
        number = "" if answer is None else plain_number(answer.text)
        platform = _platform(order)
        if number and is_fallback(answer):
            self._by_system.setdefault((platform, number), order.key)
        elif number:
            self._keys.setdefault((platform, number), order.key)
            system = plain_number(order.text(SYSTEM_ID))
            if system:
                self._by_system.setdefault((platform, system), order.key)
        if former is not None:
            self._leave(former, platform, number)
            return
        if number:
            self._by_number.setdefault(number, []).append(order.key)
        if parcel_of(order):
            self._by_parcels.setdefault(parcel_of(order), []).append(order.key)
        if self._by_recipient is not None:
            _add_recipient(self._by_recipient, order)

    def find(self, order: Order) -> Order | None:
        """Return the order that this one is or belongs to, None when there is none."""
        answer, own = order.answers.get(NUMBER), _platform(order)
        numbers = _numbers(answer)
        if not numbers:
            recipient = _recipient(order) if not own else None
            return self._only([] if recipient is None else self._at(recipient))
        fallback = is_fallback(answer)
        for number in numbers:
            found = self._called(order, (own, number), fallback)
            if found is not None:
                return None if _is_of_another(found, order) else found
            if (self._completes or not own) and number in self._by_number:
                return None  # several have it: a shorter number would not be less doubtful
        return self._parcel(order, numbers[-1]) if own and not fallback else None

    def told_apart(self, order: Order) -> Order:
        """Return a new parcel by its whole number where others have the number without suffix."""
        answer = order.answers.get(NUMBER)
        if answer is None or not answer.original or is_fallback(answer):
            return order
        if len(self._by_number.get(plain_number(answer.text), ())) < 2:
            return order
        whole = replace(answer, text=answer.original, original="")
        return replace(order, answers=MappingProxyType({**order.answers, NUMBER: whole}))

    def _called(self, order: Order, here: _Key, fallback: bool) -> Order | None:
        """Return the order of a number, None where there is none or nobody knows which."""
        own, number = here
        key = self._keys.get(here)
        if fallback or (self._by_system and key is None):
            key = self._by_other_number(order, here, fallback)
        if key is None and own:
            key = self._keys.get(("", number))
        if key is not None:
            return self.by_key[key]
        if self._completes or not own:
            return self._only(self._by_number.get(number, []))
        return None

    def _parcel(self, order: Order, number: str) -> Order | None:
        """Return the only parcel of a number that went to the order's recipient."""
        keys = [
            key
            for key in self._by_parcels.get(number, ())
            if parcel_of(self.by_key[key]) == number and agree(self.by_key[key], order)
        ]
        return self._only(keys)

    def _by_other_number(self, order: Order, here: _Key, fallback: bool) -> str | None:
        """Return the key of the order that has another number, or one of another kind."""
        system = plain_number(order.text(SYSTEM_ID))
        if fallback:
            certain, likely = self._by_system.get(here), self._keys.get(here)
        else:
            certain = self._fallback((here[0], system)) if system else None
            likely = self._fallback(here)
        if certain is not None:
            return certain
        if likely is None or system or self.by_key[likely].text(SYSTEM_ID):
            return None  # with both numbers on one side, the two cannot be meant
        return likely if agree(self.by_key[likely], order) else None

    def _fallback(self, where: _Key) -> str | None:
        """Return the key of an order whose number is the shop system's own."""
        key = self._by_system.get(where)
        if key is None or not is_fallback(self.by_key[key].answers.get(NUMBER)):
            return None
        return key

    def _leave(self, former: Order, platform: str, number: str) -> None:
        """Let an order that has got its platform no longer be found as one without."""
        before = _platform(former)
        if before != platform and self._keys.get((before, number)) == former.key:
            del self._keys[before, number]

    def _at(self, recipient: _Key) -> list[str]:
        """Return the keys of the orders that were sent to somebody."""
        if self._by_recipient is None:
            self._by_recipient = {}
            for order in self.by_key.values():
                _add_recipient(self._by_recipient, order)
        return self._by_recipient.get(recipient, [])

    def _only(self, keys: list[str]) -> Order | None:
        return self.by_key[keys[0]] if len(keys) == 1 else None


def plain_number(number: str) -> str:
    """Return a number for comparing: #1001 is 1001."""
    return number.strip().lstrip("#").casefold()


def parcel_of(order: Order) -> str:
    """Return the number of the order that a parcel may be of, "" for what is no such parcel.

    One that came before any order and stands by its whole number (1024-1) may be of 1024. What
    was typed stands as it is.
    """
    answer = order.answers.get(NUMBER)
    if answer is None or answer.state is not None or _platform(order):
        return ""
    if answer.original or answer.source.kind is not SourceKind.ORDER_FILE:
        return ""
    number = plain_number(answer.text)
    own = _PARCEL.sub("", number)
    return "" if own == number else own


def whole_number(order: Order) -> str:
    """Return an order's number for comparing, with what a parcel list has added to it."""
    numbers = _numbers(order.answers.get(NUMBER))
    return numbers[0] if numbers else ""


def _numbers(answer: Answer | None) -> tuple[str, ...]:
    """Return what an order may be called: as the file has it first, then without a suffix."""
    if answer is None or answer.state is not None:
        return ()
    if is_fallback(answer):
        return (plain_number(answer.text),)
    found = dict.fromkeys(plain_number(each) for each in (answer.original, answer.text))
    return tuple(each for each in found if each)


def _is_of_another(standing: Order, parcel: Order) -> bool:
    """Return True for two parcels of which only the numbers without suffix are the same.

    A-1 and A-2 that go to two people are not known to be parcels of one order A.
    """
    one, other = standing.answers.get(NUMBER), parcel.answers.get(NUMBER)
    if one is None or other is None or not one.original or not other.original:
        return False
    if is_fallback(one) or plain_number(one.original) == plain_number(other.original):
        return False
    return are_strangers(standing.answers, parcel.answers)


def _platform(order: Order) -> str:
    return order.text(PLATFORM).strip()


def _add_recipient(known: dict[_Key, list[str]], order: Order) -> None:
    recipient = _recipient(order)
    if recipient is not None:
        known.setdefault(recipient, []).append(order.key)


def _recipient(order: Order) -> _Key | None:
    name = plain_name(order.text(_NAME))
    postal_code = order.text(_POSTAL_CODE).strip()
    if not name or not postal_code:
        return None
    return name, TYPES["postal_code"].compare_key(postal_code)
