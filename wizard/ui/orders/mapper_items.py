"""The items that the mapper offers, in groups, with their labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.domain.form import Form
from wizard.texts import OrderMapper

_PARTS = {
    "name_more": ("name", OrderMapper.NAME_MORE),
    "prefecture": ("address", OrderMapper.PREFECTURE),
    "address_more": ("address", OrderMapper.ADDRESS_MORE),
}
_PERSON = ("name", "name_more", "postal_code", "prefecture", "address", "address_more", "phone")
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        OrderMapper.ORDER,
        (
            "order.number",
            "order.purchased_at",
            "order.items[].name",
            "order.items[].quantity",
            "order.items[].unit_price",
        ),
    ),
    (OrderMapper.RECIPIENT, tuple(f"order.recipient.{each}" for each in _PERSON)),
    (OrderMapper.BUYER, (*(f"order.buyer.{each}" for each in _PERSON), "order.buyer.email")),
    (
        OrderMapper.MORE,
        (
            "order.carrier",
            "order.tracking_number",
            "order.access.at",
            "order.access.ip",
            "order.access.port",
            "order.access.user_agent",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class MappedItem:
    """An item of the mapper: its id there, and what it is called."""

    id: str
    label: str


def groups(form: Form) -> Iterator[tuple[str, tuple[MappedItem, ...]]]:
    """Yield the groups from the top: a title, then items."""
    for title, ids in _GROUPS:
        yield title, tuple(MappedItem(each, label_of(form, each)) for each in ids)


def label_of(form: Form, item: str) -> str:
    """Return the label of an item of the mapper, also of a part of an address or a name."""
    base, _, last = item.rpartition(".")
    if last not in _PARTS:
        return form.item(item).label
    whole, words = _PARTS[last]
    return words.format(label=form.item(f"{base}.{whole}").label)
