"""What in the orders speaks for fraud: suggestions for 不正利用と判断した理由, never entered by themselves.

Everything is counted from what stands in the case. Where an IP address is from is not guessed,
and cards are not counted: the case holds none. Each suggestion has the id of the chip of
`incident.reason` that it makes precise (`same_address` …), so that a page shows one chip for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain

from wizard import texts
from wizard.domain.case import Order
from wizard.domain.flag_rules import FlagRules, ForwardingWord, RedFlag
from wizard.domain.link_keys import address_keys, name_keys
from wizard.domain.link_words import NAMED_AT_MOST, named
from wizard.domain.links import LinkGroup
from wizard.domain.red_flag_counts import Burst, ItemCount, bursts, item_counts
from wizard.domain.red_flag_view import BUYER_NAME, Seen, holds, keys_of, listed

BUYER_ADDRESS = "order.buyer.address"
RECIPIENT_NAME = "order.recipient.name"
RECIPIENT_ADDRESS = "order.recipient.address"
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
    seen = Seen(orders, groups, rules)
    makers: tuple[Callable[[Seen], RedFlag | None], ...] = (
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


def _shared_flag(
    seen: Seen,
    flag: str,
    sentences: tuple[str, str, str],
    found: Sequence[tuple[str, tuple[str, ...]]],
) -> RedFlag | None:
    """Return the suggestion that orders share something; other buyers' names tell more."""
    telling = [pair for pair in found if seen.names_differ(pair[1]) < 2]
    used = sorted(telling or found, key=lambda pair: -len(pair[1]))
    if not used:
        return None
    evidence = [
        _SAYS.SHARED.format(value=value, orders=named(orders, seen.names))
        for value, orders in used[:NAMED_AT_MOST]
    ]
    runs = list(dict.fromkeys(orders for _, orders in used))
    said = (seen.say(flag, sentences[seen.names_differ(run)], run).sentence for run in runs)
    return seen.say(flag, listed(said, len(runs)), chain.from_iterable(runs), evidence)


def _same_address(seen: Seen) -> RedFlag | None:
    found = seen.by(RECIPIENT_ADDRESS, "address")
    return _shared_flag(seen, "same_address", _SAYS.SAME_ADDRESS, found)


def _same_contact(seen: Seen) -> RedFlag | None:
    found = seen.by("order.buyer.phone", "phone") + seen.by("order.buyer.email", "email")
    found += seen.by("order.recipient.phone", "phone")
    telling = [pair for pair in found if seen.names_differ(pair[1]) < 2]
    # Two orders of one person bear the same phone number as a matter of course.
    return _shared_flag(seen, "same_contact", _SAYS.SAME_CONTACT, telling)


def _same_ip(seen: Seen) -> RedFlag | None:
    flag = _shared_flag(seen, "same_ip", _SAYS.SAME_IP, seen.by("order.access.ip", "ip"))
    careful = texts.Links.SHARED_IP
    return None if flag is None else replace(flag, sentence=f"{flag.sentence}\n{careful}")


def _forwarding(seen: Seen) -> RedFlag | None:
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
    said = (
        seen.say(
            "forwarding",
            _SAYS.FORWARDING if word.confirmed else _SAYS.FORWARDING_UNCONFIRMED,
            hits[word.word],
            word=word.word,
        ).sentence
        for word in used
    )
    keys = chain.from_iterable(hits.values())
    flag = seen.say("forwarding", listed(said, len(used)), keys, evidence)
    return replace(flag, confirmed=all(word.confirmed for word in used))


def _hits(seen: Seen, words: Sequence[ForwardingWord]) -> dict[str, list[str]]:
    """Return by word the keys of the orders whose recipient bears it."""
    if not words:
        return {}
    plain = name_keys([word.word for word in words])
    hits: dict[str, list[str]] = {}
    for item in (RECIPIENT_ADDRESS, RECIPIENT_NAME):
        found = keys_of(seen.orders, item, name_keys)
        whole = "\n".join(found)
        for word, key in zip(words, plain, strict=True):
            if key and key in whole:
                having = [o.key for o, text in zip(seen.orders, found, strict=True) if key in text]
                hits.setdefault(word.word, []).extend(having)
    return hits


def _different_place(seen: Seen) -> RedFlag | None:
    names = _pairs(seen, BUYER_NAME, RECIPIENT_NAME, name_keys)
    addresses = _pairs(seen, BUYER_ADDRESS, RECIPIENT_ADDRESS, address_keys)
    keys = [
        order.key
        for order, name, address in zip(seen.orders, names, addresses, strict=True)
        if _differ(name) and _differ(address)
    ]
    return seen.say("different_place", _SAYS.DIFFERENT_PLACE, keys) if keys else None


def _pairs(
    seen: Seen, one: str, other: str, keys: Callable[[Sequence[str]], list[str]]
) -> list[tuple[str, str]]:
    return list(
        zip(keys_of(seen.orders, one, keys), keys_of(seen.orders, other, keys), strict=True)
    )


def _differ(pair: tuple[str, str]) -> bool:
    """Return whether both are known and neither is a part of the other (with prefecture or not)."""
    one, other = pair
    return bool(one and other) and not holds(one, other) and not holds(other, one)


def _high_amount(seen: Seen) -> RedFlag | None:
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


def _same_item(seen: Seen) -> RedFlag | None:
    many = [each for each in item_counts(seen.orders) if each.pieces >= seen.rules.item_pieces]
    if not many:
        return None
    most = max(many, key=lambda each: each.pieces)
    evidence = [_item_evidence(seen, each) for each in many[:NAMED_AT_MOST]]
    pieces = f"{most.pieces:,}"
    return seen.say(
        "same_item", _SAYS.SAME_ITEM, most.orders, evidence, item=most.name, pieces=pieces
    )


def _item_evidence(seen: Seen, each: ItemCount) -> str:
    orders = named(each.orders, seen.names)
    return _SAYS.ITEM.format(item=each.name, pieces=f"{each.pieces:,}", orders=orders)


def _short_time(seen: Seen) -> RedFlag | None:
    rules = seen.rules
    times = [
        (sums.at, order.key)
        for order, sums in zip(seen.orders, seen.sums, strict=True)
        if sums.at is not None
    ]
    found = bursts(times, rules.short_minutes, rules.short_orders)
    if not found:
        return None
    evidence = [
        _SAYS.BURST.format(
            first=seen.when(each.orders[0], each.first),
            last=seen.when(each.orders[-1], each.last),
            orders=named(each.orders, seen.names),
        )
        for each in found[:NAMED_AT_MOST]
    ]
    keys = [key for each in found for key in each.orders]
    said = (_said_of(seen, each) for each in found)
    return seen.say("short_time", listed(said, len(found)), keys, evidence)


def _said_of(seen: Seen, burst: Burst) -> str:
    first = seen.when(burst.orders[0], burst.first)
    last = seen.when(burst.orders[-1], burst.last)
    sentence = _SAYS.SHORT_TIME_AT_ONCE if first == last else _SAYS.SHORT_TIME
    if burst.first.date() == burst.last.date():
        last = seen.clock(burst.orders[-1], burst.last)
    return seen.say("short_time", sentence, burst.orders, first=first, last=last).sentence


def _night(seen: Seen) -> RedFlag | None:
    late = {
        order.key: sums.at
        for order, sums in zip(seen.orders, seen.sums, strict=True)
        if sums.at is not None and seen.rules.is_night(sums.at.hour)
    }
    if not late:
        return None
    evidence = [
        _SAYS.AT.format(order=seen.names[key], time=seen.when(key, at))
        for key, at in list(late.items())[:NAMED_AT_MOST]
    ]
    evidence += _others(late)
    first, last = str(seen.rules.night_from), str(seen.rules.night_to)
    return seen.say("night", _SAYS.NIGHT, late, evidence, first=first, last=last)


def _others(orders: Collection[str]) -> list[str]:
    """Return the line that counts the orders that no line of evidence names."""
    left = len(orders) - NAMED_AT_MOST
    return [_SAYS.OTHERS.format(count=f"{left:,}")] if left > 0 else []
