"""The types of items: how a text is read, checked, shown and compared.

One small class per type; `TYPES` names them as `forms/items.toml` does. A text is never
changed here: an invalid one is kept, and `ItemType.check` says what to do about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from wizard import texts
from wizard.domain.case import Answer, AnswerState
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.dates import DateType, format_date
from wizard.domain.item_types.kana import Katakana, suggest
from wizard.domain.item_types.mail import Email
from wizard.domain.item_types.moments import JAPAN, DateTimeType
from wizard.domain.item_types.network import Ip, Port, Url
from wizard.domain.item_types.numbers import Integer, Yen
from wizard.domain.item_types.phone import Phone
from wizard.domain.item_types.places import (
    PREFECTURES,
    PostalCode,
    Prefecture,
    police_headquarters,
)
from wizard.domain.item_types.plain_text import ChoiceType, LongText, Presence, Text
from wizard.domain.item_types.receipts import ReceiptType

__all__ = [
    "JAPAN",
    "PREFECTURES",
    "PRESENCE",
    "TYPES",
    "ItemType",
    "format_date",
    "police_headquarters",
    "shown",
    "suggest",
    "type_of",
]

PRESENCE: tuple[str, ...] = texts.Words.PRESENCE
_CLASSES: tuple[type[ItemType], ...] = (
    Text,
    LongText,
    Katakana,
    Phone,
    Email,
    PostalCode,
    Prefecture,
    DateType,
    DateTimeType,
    Yen,
    Integer,
    Ip,
    Port,
    Url,
    ChoiceType,
    Presence,
    ReceiptType,
)
TYPES: Mapping[str, ItemType] = MappingProxyType({cls.name: cls() for cls in _CLASSES})


def type_of(item: Item) -> ItemType:
    """Return the type of an item; raises KeyError for a type name that does not exist."""
    return TYPES[item.type]


def shown(item: Item, answer: Answer | None) -> str:
    """Return an answer as paper and e-Gov show it.

    A value in the form of its type, an invalid text as it was typed, a state as 確認中,
    記録なし（why） or 取れない（who holds the data）, and an empty string when there is nothing.
    """
    if answer is None or answer.is_empty:
        return ""
    if answer.state is None:
        return type_of(item).show(answer.text, item)
    if answer.holder and answer.state is not AnswerState.CHECKING:
        return texts.Common.HELD_BY.format(state=answer.state.value, holder=answer.holder)
    return answer.state.value
