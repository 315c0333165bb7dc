"""What in the orders speaks for fraud: suggestions for 不正利用と判断した理由, never entered by themselves.

Everything is counted from what stands in the case. Where an IP address is from is not guessed,
and cards are not counted: the case holds none. Each suggestion has the id of the chip of
`incident.reason` that it makes precise (`same_address` …), so that a page shows one chip for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from wizard import texts
from wizard.domain.case import Order
from wizard.domain.flag_rules import FlagRules, ForwardingWord, RedFlag
from wizard.domain.link_keys import address_keys, name_keys
from wizard.domain.link_words import NAMED_AT_MOST, named, order_names
from wizard.domain.links import LinkGroup, Shared
from wizard.domain.red_flag_counts import ItemCount, bursts, item_counts
from wizard.domain.totals import OrderSums, order_sums

BUYER_NAME = "order.buyer.name"
BUYER_ADDRESS = "order.buyer.address"
RECIPIENT_NAME = "order.recipient.name"
RECIPIENT_ADDRESS = "order.recipient.address"
_SAID_AT_MOST = 3  # sentences of one suggestion
_SAYS = texts.RedFlags


def find_flags(
    orders: Sequence[Order], groups: Sequence[LinkGroup], rules: FlagRules
) -> tuple[RedFlag, ...]:
    """Return the suggestions for these orders, most telling first.

    Args:
        orders: of one case, in its order.
        groups: what the same orders have in common (`wizard.domain.links`).
        rules: from where on something is remarkable.
    """
    seen = _Seen(orders, groups, rules)
    makers: tuple[Callable[[_Seen], RedFlag | None], ...] = (
        _same_address,
        _same_contact,
        _same_ip,
        _forwarding,
        _different_place,
        _high_amount,
        _same_item,
        _short_time,
        _night,
    )
    return tuple(flag for make in makers if (flag := make(seen)) is not None)


class _Seen:
    """The orders of one case, looked at once for all suggestions."""

    def __init__(
        self, orders: Sequence[Order], groups: Sequence[LinkGroup], rules: FlagRules
    ) -> None:
        self.orders = orders
        self.rules = rules
        self.names = order_names(orders)
        self.sums: list[OrderSums] = [order_sums(order) for order in orders]
        self.position = {order.key: place for place, order in enumerate(orders)}
        self.buyers = dict(zip(self.position, _keys(orders, BUYER_NAME, name_keys), strict=True))
        self.shared: dict[str, list[Shared]] = {}
        for group in groups:
            for each in group.shared:
                self.shared.setdefault(each.kind.id, []).append(each)

    def by(self, item: str, *kinds: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return each value that several orders share in an item, with these orders."""
        found = []
        for kind in kinds:
            for each in self.shared.get(kind, ()):
                orders = each.orders_with(item)
                if len(orders) > 1:
                    found.append((each.value, orders))
        return found

    def in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return keys of orders in the case's order."""
        return tuple(sorted(set(keys), key=self.position.__getitem__))

    def several_buyers(self, keys: Sequence[str]) -> bool:
        """Return whether orders bear different names of the person who ordered."""
        return len({self.buyers[key] for key in keys} - {""}) > 1

    def say(
        self,
        flag: str,
        sentence: str,
        keys: Iterable[str],
        evidence: Sequence[str] = (),
        **words: str,
    ) -> RedFlag:
        """Return a suggestion; the sentence gets `orders` and `count`."""
        orders = self.in_order(keys)
        text = sentence.format(orders=named(orders, self.names), count=f"{len(orders):,}", **words)
        return RedFlag(flag, _SAYS.LABELS[flag], text, orders, tuple(evidence))


def _keys(
    orders: Sequence[Order], item: str, keys: Callable[[Sequence[str]], list[str]]
) -> list[str]:
    return keys([order.text(item) for order in orders]) if orders else []


def _shared_flag(
    seen: _Seen,
    flag: str,
    sentences: tuple[str, str],
    found: Sequence[tuple[str, tuple[str, ...]]],
) -> RedFlag | None:
    """Return the suggestion that orders share something; other buyers' names tell more."""
    telling = [pair for pair in found if seen.several_buyers(pair[1])]
    sentence = sentences[0] if telling else sentences[1]
    used = sorted(telling or found, key=lambda pair: -len(pair[1]))
    if not used:
        return None
    evidence = [
        _SAYS.SHARED.format(value=value, orders=named(orders, seen.names))
        for value, orders in used[:NAMED_AT_MOST]
    ]
    runs = list(dict.fromkeys(orders for _, orders in used))
    said = [seen.say(flag, sentence, orders).sentence for orders in runs[:_SAID_AT_MOST]]
    if len(runs) > _SAID_AT_MOST:
        said.append(_SAYS.AND_MORE.format(count=f"{len(runs) - _SAID_AT_MOST:,}"))
    flagged = seen.say(flag, "", chain.from_iterable(runs), evidence)
    return replace(flagged, sentence="\n".join(said))


def _same_address(seen: _Seen) -> RedFlag | None:
    found = seen.by(RECIPIENT_ADDRESS, "address")
    return _shared_flag(seen, "same_address", _SAYS.SAME_ADDRESS, found)


def _same_contact(seen: _Seen) -> RedFlag | None:
    found = seen.by("order.buyer.phone", "phone") + seen.by("order.buyer.email", "email")
    found += seen.by("order.recipient.phone", "phone")
    telling = [pair for pair in found if seen.several_buyers(pair[1])]
    # Two orders of one person bear the same phone number as a matter of course.
    return _shared_flag(seen, "same_contact", _SAYS.SAME_CONTACT, telling)


def _same_ip(seen: _Seen) -> RedFlag | None:
    return _shared_flag(seen, "same_ip", _SAYS.SAME_IP, seen.by("order.access.ip", "ip"))


def _forwarding(seen: _Seen) -> RedFlag | None:
    words = seen.rules.forwarding
    hits = _hits(seen, words)
    if not hits:
        return None
    evidence = [
        (_SAYS.WORD if word.confirmed else _SAYS.WORD_UNCONFIRMED).format(
            word=word.word, orders=named(seen.in_order(hits[word.word]), seen.names)
        )
        for word in words
        if word.word in hits
    ]
    used = [word for word in words if word.word in hits]
    said = "".join(_SAYS.QUOTED.format(word=word.word) for word in used)
    certain = all(word.confirmed for word in used)
    sentence = _SAYS.FORWARDING if certain else _SAYS.FORWARDING_UNCONFIRMED
    keys = chain.from_iterable(hits.values())
    flag = seen.say("forwarding", sentence, keys, evidence, words=said)
    return replace(flag, confirmed=certain)


def _hits(seen: _Seen, words: Sequence[ForwardingWord]) -> dict[str, list[str]]:
    """Return by word the keys of the orders whose recipient bears it."""
    if not words:
        return {}
    plain = name_keys([word.word for word in words])
    hits: dict[str, list[str]] = {}
    for item in (RECIPIENT_ADDRESS, RECIPIENT_NAME):
        found = _keys(seen.orders, item, name_keys)
        whole = "\n".join(found)
        for word, key in zip(words, plain, strict=True):
            if key and key in whole:
                having = [o.key for o, text in zip(seen.orders, found, strict=True) if key in text]
                hits.setdefault(word.word, []).extend(having)
    return hits


def _different_place(seen: _Seen) -> RedFlag | None:
    names = _pairs(seen, BUYER_NAME, RECIPIENT_NAME, name_keys)
    addresses = _pairs(seen, BUYER_ADDRESS, RECIPIENT_ADDRESS, address_keys)
    keys = [
        order.key
        for order, name, address in zip(seen.orders, names, addresses, strict=True)
        if _differ(name) and _differ(address)
    ]
    return seen.say("different_place", _SAYS.DIFFERENT_PLACE, keys) if keys else None


def _pairs(
    seen: _Seen, one: str, other: str, keys: Callable[[Sequence[str]], list[str]]
) -> list[tuple[str, str]]:
    return list(zip(_keys(seen.orders, one, keys), _keys(seen.orders, other, keys), strict=True))


def _differ(pair: tuple[str, str]) -> bool:
    """Return whether both are known and neither is a part of the other (with prefecture or not)."""
    one, other = pair
    return bool(one and other) and one not in other and other not in one


def _high_amount(seen: _Seen) -> RedFlag | None:
    high = {
        order.key: sums.yen
        for order, sums in zip(seen.orders, seen.sums, strict=True)
        if sums.yen >= seen.rules.high_yen
    }
    if not high:
        return None
    yen = texts.Words.YEN
    evidence = [
        _SAYS.AMOUNT.format(order=seen.names[key], yen=yen.format(amount=f"{amount:,}"))
        for key, amount in sorted(high.items(), key=lambda pair: -pair[1])[:NAMED_AT_MOST]
    ]
    evidence += _others(high)
    limit = yen.format(amount=f"{seen.rules.high_yen:,}")
    return seen.say("high_amount", _SAYS.HIGH_AMOUNT, high, evidence, limit=limit)


def _same_item(seen: _Seen) -> RedFlag | None:
    many = [each for each in item_counts(seen.orders) if each.pieces >= seen.rules.item_pieces]
    if not many:
        return None
    most = max(many, key=lambda each: each.pieces)
    evidence = [_item_evidence(seen, each) for each in many[:NAMED_AT_MOST]]
    pieces = f"{most.pieces:,}"
    return seen.say(
        "same_item", _SAYS.SAME_ITEM, most.orders, evidence, item=most.name, pieces=pieces
    )


def _item_evidence(seen: _Seen, each: ItemCount) -> str:
    orders = named(each.orders, seen.names)
    return _SAYS.ITEM.format(item=each.name, pieces=f"{each.pieces:,}", orders=orders)


def _short_time(seen: _Seen) -> RedFlag | None:
    rules = seen.rules
    times = [
        (sums.at, order.key)
        for order, sums in zip(seen.orders, seen.sums, strict=True)
        if sums.at is not None
    ]
    found = bursts(times, rules.short_minutes, rules.short_orders)
    if not found:
        return None
    minutes = f"{rules.short_minutes:,}"
    evidence = [
        _SAYS.BURST.format(
            first=f"{burst.first:%H:%M:%S}",
            last=f"{burst.last:%H:%M:%S}",
            orders=named(burst.orders, seen.names),
        )
        for burst in found[:NAMED_AT_MOST]
    ]
    keys = [key for burst in found for key in burst.orders]
    return seen.say("short_time", _SAYS.SHORT_TIME, keys, evidence, minutes=minutes)


def _night(seen: _Seen) -> RedFlag | None:
    late = {
        order.key: sums.at
        for order, sums in zip(seen.orders, seen.sums, strict=True)
        if sums.at is not None and seen.rules.is_night(sums.at.hour)
    }
    if not late:
        return None
    evidence = [
        _SAYS.AT.format(order=seen.names[key], time=f"{at:%H:%M:%S}")
        for key, at in list(late.items())[:NAMED_AT_MOST]
    ]
    evidence += _others(late)
    first, last = str(seen.rules.night_from), str(seen.rules.night_to)
    return seen.say("night", _SAYS.NIGHT, late, evidence, first=first, last=last)


def _others(orders: Collection[str]) -> list[str]:
    """Return the line that counts the orders that no line of evidence names."""
    left = len(orders) - NAMED_AT_MOST
    return [_SAYS.OTHERS.format(count=f"{left:,}")] if left > 0 else []
