"""What is said about orders that have something in common; facts only, no name and no address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wizard import texts
from wizard.domain.case import Order
from wizard.domain.link_rules import LinkReading
from wizard.domain.links import LinkGroup, Shared

NUMBER = "order.number"
NAMED_AT_MOST = 10
"""Orders named in a sentence; of more only the first are named and the others counted."""
_SAYS = texts.Links


def order_names(orders: Sequence[Order]) -> dict[str, str]:
    """Return what each order is called, by key: its number, else 「3件目の注文」."""
    return {
        order.key: order.text(NUMBER).strip() or _SAYS.NTH.format(position=position)
        for position, order in enumerate(orders, start=1)
    }


def named(keys: Sequence[str], names: Mapping[str, str], most: int = NAMED_AT_MOST) -> str:
    """Return orders in words: 「1024、1025、1031」, 「1024、1025、ほか12件」.

    Args:
        keys: keys of the orders.
        names: what each is called (`order_names`).
        most: how many are named at most.
    """
    if len(keys) <= most:
        return _SAYS.COMMA.join(names[key] for key in keys)
    first = _SAYS.COMMA.join(names[key] for key in keys[:most])
    return _SAYS.AND_OTHERS.format(orders=first, count=f"{len(keys) - most:,}")


def label(shared: Shared) -> str:
    """Return what is shared: 「配送先の住所」, 「発注者・配送先の電話番号」, 「アクセス元IPアドレス」."""
    roles = _SAYS.DOT.join(shared.roles)
    return _SAYS.OF.format(role=roles, label=shared.kind.label) if roles else shared.kind.label


def sentence(group: LinkGroup, names: Mapping[str, str]) -> str:
    """Return one to three sentences that say which orders a group has and what they share."""
    orders = named(group.orders, names)
    everyone = _labels(group.by_all())
    some = [each for each in _labels(group.shared) if each not in everyone]
    words = {"orders": orders, "count": f"{len(group.orders):,}"}
    careful = _SAYS.SHARED_IP if has_ip(group) else ""
    if not everyone:
        return _SAYS.CHAINED.format(shared=_SAYS.COMMA.join(some), **words) + careful
    text = _SAYS.SAME.format(shared=_SAYS.COMMA.join(everyone), **words)
    if some:
        text += _SAYS.SOME.format(shared=_SAYS.COMMA.join(some))
    return text + careful


def has_ip(group: LinkGroup) -> bool:
    """Return whether orders of a group share an IP address, as strangers may do."""
    return any(each.kind.reading is LinkReading.IP for each in group.shared)


def _labels(shared: Sequence[Shared]) -> list[str]:
    return list(dict.fromkeys(map(label, shared)))
