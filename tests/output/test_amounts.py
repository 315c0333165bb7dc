from collections.abc import Callable

import pytest

from wizard.domain.case import Answer, AnswerState, Order
from wizard.output.amounts import Amounts, order_amounts

MakeOrder = Callable[..., Order]


def test_the_sum_of_known_lines(make_order: MakeOrder) -> None:
    found = order_amounts(make_order("1", ("a", "2", "1,000円"), ("b", "３", "５００")))
    assert (found.quantity, found.yen, found.unpriced) == (5, 3500, 0)
    assert found.complete


@pytest.mark.parametrize(
    ("quantity", "price"),
    [("", "100"), ("2", ""), ("x", "100"), ("2", "x"), (Answer("2", AnswerState.CHECKING), "1")],
)
def test_a_line_that_is_not_known_is_not_in_the_sum(
    make_order: MakeOrder, quantity: str, price: str
) -> None:
    found = order_amounts(make_order("1", ("a", "2", "100"), ("b", quantity, price)))
    assert found.yen == 200
    assert found.unpriced == 1
    assert not found.complete


def test_an_order_without_lines_is_counted_as_such(make_order: MakeOrder) -> None:
    found = order_amounts(make_order("1")) + order_amounts(make_order("2", ("a", "1", "100")))
    assert found == Amounts(1, 100, 1, 1, 1, 1)
    assert not found.complete


def test_free_goods_are_known(make_order: MakeOrder) -> None:
    assert order_amounts(make_order("1", ("a", "1", "0"))).complete
