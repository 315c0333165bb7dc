"""Sums over orders: what is missing or invalid makes them incomplete, never wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import PRICE, QUANTITY, Keys, line, order, set_text, some_case, some_change
from wizard.domain.case import Answer, AnswerState, Case, LineItem, Order
from wizard.domain.changes import Group, Remove
from wizard.domain.item_types import JAPAN
from wizard.domain.totals import Totals, TotalsKeeper, case_totals, order_total, purchased_at


def with_lines(*lines: LineItem) -> Order:
    return Order("o", {}, lines)


def test_an_order_is_the_sum_of_its_lines() -> None:
    assert order_total(with_lines(line("a"), line("b", quantity="1", price="5,000円"))) == 44600


@pytest.mark.parametrize(
    ("quantity", "price"), [("", "100"), ("2", ""), ("x", "100"), ("2", "-1"), ("2個半", "100")]
)
def test_without_a_readable_value_there_is_no_total(quantity: str, price: str) -> None:
    wrong = with_lines(line("a"), line("b", quantity=quantity, price=price))
    assert order_total(wrong) is None
    totals = case_totals(Case(orders=(wrong,)))
    assert not totals.complete
    assert totals.yen == 39600


def test_a_state_is_not_a_number() -> None:
    answers = {QUANTITY: Answer("2", AnswerState.CHECKING), PRICE: Answer("100")}
    assert order_total(with_lines(LineItem("a", answers))) is None


def test_an_order_without_lines_has_no_total() -> None:
    assert order_total(with_lines()) is None
    assert case_totals(Case(orders=(with_lines(),))).complete is False


def test_an_empty_case_has_nothing_to_sum() -> None:
    assert case_totals(Case()) == Totals()


def test_the_whole_case() -> None:
    case = Case(
        orders=(
            order("a", purchased_at="2026-08-03T10:00:00+09:00"),
            order("b", lines=2, purchased_at="2026-08-01T13:14:05Z"),
            order("c", purchased_at="きのう"),
        )
    )
    assert case_totals(case) == Totals(
        orders=3,
        lines=4,
        quantity=8,
        yen=158400,
        complete=True,
        first=datetime(2026, 8, 1, 22, 14, 5, tzinfo=JAPAN),
        last=datetime(2026, 8, 3, 10, 0, 0, tzinfo=JAPAN),
        dated=2,
    )


def test_the_time_of_purchase() -> None:
    at = datetime(2026, 8, 1, 22, 14, 5, tzinfo=JAPAN)
    assert purchased_at(order("a", purchased_at="2026/8/1 22:14:05")) == at
    assert purchased_at(order("a", purchased_at="x")) is None
    assert purchased_at(order("a")) is None


@given(st.data())
def test_kept_totals_equal_fresh_ones_after_any_changes(data: st.DataObject) -> None:
    keys = Keys()
    case = data.draw(some_case(keys))
    keeper = TotalsKeeper()
    for _ in range(data.draw(st.integers(1, 6))):
        assert keeper.totals(case) == case_totals(case)
        case.apply(data.draw(some_change(case, keys)))
    assert keeper.totals(case) == case_totals(case)
    assert [keeper.order_total(o) for o in case.orders] == [order_total(o) for o in case.orders]


def test_the_last_order_of_a_day_may_leave() -> None:
    one = order("a", purchased_at="2026-08-03T10:00:00+09:00")
    two = order("b", purchased_at="2026-08-03T10:00:00+09:00")
    case = Case(orders=(one, two, replace(order("c"), lines=())))
    keeper = TotalsKeeper()
    assert keeper.totals(case).dated == 2
    case.apply(Remove(Group.ORDERS, 0, one))
    assert keeper.totals(case).first is not None
    set_text(case, "order.purchased_at", "", "b")
    assert keeper.totals(case).first is None
