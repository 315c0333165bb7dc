"""Acts on orders as plain data."""

from __future__ import annotations

import random

import pytest

from wizard.domain.case import Answer, Case, Place
from wizard.ui.orders import acts


@pytest.fixture
def case(orders):
    return Case(orders=tuple(orders(6)))


def carry_out(case, act):
    for change in act.changes:
        case.apply(change)


def numbers(case):
    return "".join(order.key.removeprefix("o") for order in case.orders)


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        (["o2", "o5"], 3, "132546"),
        (["o1"], 6, "234561"),
        (["o6"], 0, "612345"),
        (["o2", "o3"], 2, "123456"),
        (["o1", "o6"], 3, "231645"),
        (["o5", "o2"], 6, "134625"),
    ],
)
def test_moving_before_a_row(case, keys, before, after):
    act = acts.move_orders(case, keys, before, "orders")
    carry_out(case, act)
    assert numbers(case) == after
    carry_out(case, act.inverse())
    assert numbers(case) == "123456"


def test_moving_any_rows_anywhere_is_what_one_expects(orders):
    rng = random.Random(1)
    for _ in range(300):
        case = Case(orders=tuple(orders(8)))
        keys = rng.sample([o.key for o in case.orders], rng.randint(1, 8))
        before = rng.randint(0, 8)
        rest = [o.key for o in case.orders[:before] if o.key not in keys]
        moved = [o.key for o in case.orders if o.key in keys]
        rest_after = [o.key for o in case.orders[before:] if o.key not in keys]
        carry_out(case, acts.move_orders(case, keys, before, ""))
        assert [o.key for o in case.orders] == rest + moved + rest_after


@pytest.mark.parametrize(
    ("keys", "by", "after"),
    [
        (["o1", "o2", "o4"], -1, "124356"),
        (["o5", "o6", "o3"], 1, "124356"),
        (["o3"], -1, "132456"),
        (["o3"], 1, "124356"),
        (["o1"], -1, "123456"),
    ],
)
def test_shifting_keeps_distance_and_stops_at_the_ends(case, keys, by, after):
    carry_out(case, acts.shift_orders(case, keys, by, ""))
    assert numbers(case) == after


def test_same_as_buyer_leaves_alone_what_the_buyer_lacks(case, now):
    act = acts.same_as_buyer(case, "o1", "orders", now)
    carry_out(case, act)
    order = case.order("o1")
    assert order.text("order.recipient.name") == "架空　太郎"
    # The buyer has no address: that of the recipient stays.
    assert order.text("order.recipient.address").startswith("大阪府")


def test_same_for_all_copies_states_too(case):
    place = Place("order.access.destination_ip", "o1")
    from wizard.domain.case import AnswerState

    case.put(place, Answer(state=AnswerState.UNAVAILABLE, holder="カートの会社"))
    carry_out(case, acts.same_for_all(case, place, "", overwrite=False))
    assert all(o.answers[place.item].holder == "カートの会社" for o in case.orders)
