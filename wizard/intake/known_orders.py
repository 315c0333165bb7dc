"""Orders by what they are known by, so that those of a second file find them."""

from __future__ import annotations

from collections.abc import Sequence

from wizard.domain.case import Order
from wizard.domain.item_types import TYPES
from wizard.intake.answers import NUMBER, PLATFORM

_NAME = "order.recipient.name"
_POSTAL_CODE = "order.recipient.postal_code"
_Key = tuple[str, str]


class KnownOrders:
    """Orders by platform and number, by number alone, and by where they were sent.

    Args:
        orders: of the case.
        completes: True when the orders that are looked for belong to orders of any platform.
    """

    def __init__(self, orders: Sequence[Order], *, completes: bool = False) -> None:
        self.by_key: dict[str, Order] = {}
        self._completes = completes
        self._keys: dict[_Key, str] = {}
        self._by_number: dict[str, list[str]] = {}
        # Only for parcels without a number: it takes every order's delivery to be read.
        self._by_recipient: dict[_Key, list[str]] | None = None
        for order in orders:
            self.put(order)

    def put(self, order: Order) -> None:
        """Add an order, or replace it by a fuller self; the first of equal ones is found."""
        is_new = order.key not in self.by_key
        self.by_key[order.key] = order
        number = plain_number(order.text(NUMBER))
        if number:
            self._keys.setdefault((_platform(order), number), order.key)
        if is_new:
            if number:
                self._by_number.setdefault(number, []).append(order.key)
            if self._by_recipient is not None:
                _add_recipient(self._by_recipient, order)

    def find(self, order: Order) -> Order | None:
        """Return the order that this one is or belongs to, None when there is none."""
        numbers, own = _numbers(order), _platform(order)
        for number in numbers:
            for platform in (own, "") if own else ("",):
                key = self._keys.get((platform, number))
                if key is not None:
                    return self.by_key[key]
        if not numbers:
            recipient = _recipient(order) if not own else None
            return self._only([] if recipient is None else self._at(recipient))
        if self._completes or not own:
            for number in numbers:
                found = self._only(self._by_number.get(number, []))
                if found is not None:
                    return found
        return None

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


def _numbers(order: Order) -> tuple[str, ...]:
    """Return what the order may be called: as the file has it first, then without a suffix."""
    answer = order.answers.get(NUMBER)
    if answer is None or answer.state is not None:
        return ()
    found = dict.fromkeys(plain_number(each) for each in (answer.original, answer.text))
    return tuple(each for each in found if each)


def _platform(order: Order) -> str:
    return order.text(PLATFORM).strip()


def _add_recipient(known: dict[_Key, list[str]], order: Order) -> None:
    recipient = _recipient(order)
    if recipient is not None:
        known.setdefault(recipient, []).append(order.key)


def _recipient(order: Order) -> _Key | None:
    name = "".join(order.text(_NAME).split())
    postal_code = order.text(_POSTAL_CODE).strip()
    if not name or not postal_code:
        return None
    return name, TYPES["postal_code"].compare_key(postal_code)
