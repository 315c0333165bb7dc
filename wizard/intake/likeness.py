"""Whether two answers, two people or two orders are the same, however they are written.

An order number alone proves little: a room number may stand where a number is looked for, and
one order may go to two addresses. So nothing of a person is put beside what contradicts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from wizard import texts
from wizard.domain.case import Answer, Order
from wizard.domain.item_types import TYPES
from wizard.domain.link_keys import address_keys, prefecture_of
from wizard.intake.answers import PURCHASED_AT

Answers = Mapping[str, Answer]

BUYER = "order.buyer."
RECIPIENT = "order.recipient."
PEOPLE = (BUYER, RECIPIENT)
TRACKING = "order.tracking_number"
# What came to the recipient is about that recipient.
SENT = ("order.carrier", TRACKING)
_NAME, _ADDRESS = "name", "address"
_ALONE = (_NAME, "postal_code", "phone")  # each tells by itself that two are not the same
_TYPE_BY_ENDING = {
    "phone": "phone",
    "postal_code": "postal_code",
    "email": "email",
    "purchased_at": "datetime",
    "at": "datetime",
    "quantity": "integer",
    "unit_price": "yen",
    "ip": "ip",
    "destination_ip": "ip",
    "port": "port",
}
_WIDE = {0xFF01 + sign: chr(0x21 + sign) for sign in range(0x5E)}
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc"), "-")
_ONE_WIDTH = _WIDE | _HYPHENS
_NAMES = frozenset(person + _NAME for person in PEOPLE)
_TITLE = re.compile(f"(?<=.)(?:{texts.LinkWords.NAME_TITLES})$")


def squeezed(text: str) -> str:
    """Return a text without any white space."""
    return "".join(text.split())


def plain_name(name: str) -> str:
    """Return somebody's name without white space and without 様 behind it."""
    return _TITLE.sub("", squeezed(name))


def say_same(item: str, one: Answer, other: Answer) -> bool:
    """Return True when two answers of an item say the same: 03-0000-0000 is 0300000000."""
    if one.text == other.text:
        return True
    if item == TRACKING:
        return set(_pieces(other)) <= set(_pieces(one))
    if item in _NAMES:
        return plain_name(one.text) == plain_name(other.text)
    name = _TYPE_BY_ENDING.get(item.rpartition(".")[2])
    if name is None:
        return squeezed(one.text) == squeezed(other.text)
    return TYPES[name].compare_key(one.text) == TYPES[name].compare_key(other.text)


def both(old: Answer, new: Answer) -> Answer:
    """Return an answer that holds the texts of both, each once."""
    if new.text in _pieces(old):
        return old
    return replace(old, text=f"{old.text}{texts.Intake.JOINED}{new.text}", original="")


def contradicted(standing: Answers, other: Answers) -> frozenset[str]:
    """Return which people (`BUYER`, `RECIPIENT`) are others in the one than in the other.

    Another spelling of an address (4丁目5番 for 4-5) is no other address.
    """
    return frozenset(
        person
        for person in PEOPLE
        if any(_differs(standing, other, person + each) for each in (*_ALONE, _ADDRESS))
    )


def strangers(
    people: Iterable[str], standing: Answers, changed: Answers, whole: Answers
) -> frozenset[str]:
    """Return those of some people of whom nothing that tells agrees.

    Args:
        people: whom something contradicts.
        standing: what stands.
        changed: what of the other order does not stand there word for word.
        whole: the other order's answers; only looked at where a name or a number differs.
    """
    found = set()
    for person in people:
        items = [person + each for each in _ALONE]
        if any(_differs(standing, changed, item) for item in items) and not any(
            _agrees(standing, whole, item) for item in items
        ):
            found.add(person)
    return frozenset(found)


def are_strangers(one: Answers, other: Answers) -> bool:
    """Return True when the recipients of two orders contradict, and nothing of them agrees."""
    return RECIPIENT in strangers((RECIPIENT,), one, other, other)


def is_known(standing: Answers, other: Answers) -> bool:
    """Return True when a name, postal code or phone number of somebody is the same in both."""
    items = (person + each for person in PEOPLE for each in _ALONE)
    return any(_agrees(standing, other, item) for item in items)


def is_of(item: str, people: frozenset[str]) -> bool:
    """Return True for an item of one of these people."""
    return bool(people) and item.startswith(tuple(people))


def agree(one: Order, other: Order) -> bool:
    """Return True when two orders have a person in common, by name and by another sign."""
    here, there = one.answers, other.answers
    if contradicted(here, there) or _differs(here, there, PURCHASED_AT):
        return False
    return any(
        _agrees(here, there, person + _NAME)
        and any(_agrees(here, there, person + each) for each in (*_ALONE[1:], _ADDRESS))
        for person in PEOPLE
    )


def _differs(one: Answers, other: Answers, item: str) -> bool:
    return _compared(one, other, item) is False


def _agrees(one: Answers, other: Answers, item: str) -> bool:
    return _compared(one, other, item) is True


def _compared(one: Answers, other: Answers, item: str) -> bool | None:
    """Return whether an item says the same; None when one of the two does not say it."""
    here, there = one.get(item), other.get(item)
    if here is None or there is None or not here.text.strip() or not there.text.strip():
        return None
    if here.state is not None or there.state is not None:
        return None
    if say_same(item, here, there):
        return True
    if item.endswith(_ADDRESS):
        return _plain(here) == _plain(there) or _same_place(here, there)
    return False


def _same_place(one: Answer, other: Answer) -> bool:
    """Return True for two spellings of an address, of which one may lack the prefecture."""
    here, there = address_keys((one.text, other.text))
    if not here or not there:
        return False
    first, second = prefecture_of(here), prefecture_of(there)
    if first and second:
        return here == there
    return here.removeprefix(first) == there.removeprefix(second)


def _plain(answer: Answer) -> str:
    return squeezed(answer.text).translate(_ONE_WIDTH)


def _pieces(answer: Answer) -> list[str]:
    return answer.text.split(texts.Intake.JOINED)
