"""States of steps, problems and sums with 10,000 orders, against the same with one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

from tests.benchmarks.harness import ROOT, Claim, main, medians, ratio
from wizard.domain.case import Answer, Case, LineItem, Order, Place
from wizard.domain.changes import SetAnswer
from wizard.domain.checks import Checker
from wizard.domain.form import Form
from wizard.domain.totals import TotalsKeeper
from wizard.formdefs.loader import load_form

MANY = 10_000
VALUES = {
    "order.platform": "EC-CUBE 4",
    "order.purchased_at": "2026-08-01T22:14:05+09:00",
    "order.buyer.name": "架空　太郎",
    "order.buyer.postal_code": "100-0000",
    "order.buyer.address": "東京都千代田区架空町一丁目2-3",
    "order.buyer.phone": "03-0000-0000",
    "order.recipient.name": "架空　次郎",
    "order.recipient.postal_code": "100-0000",
    "order.recipient.address": "東京都千代田区架空町一丁目2-4",
    "order.recipient.phone": "090-0000-0000",
    "order.carrier": "架空運輸",
    "order.tracking_number": "0000-0000-0000",
    "order.access.ip": "203.0.113.45",
    "order.access.at": "2026-08-01T22:14:03+09:00",
}
LINE = {
    "order.items[].name": "見本の腕時計",
    "order.items[].quantity": "2",
    "order.items[].unit_price": "19800",
}


def order(number: int) -> Order:
    """Return an invented order of two lines."""
    answers = {item: Answer(text) for item, text in VALUES.items()}
    answers["order.number"] = Answer(str(number))
    answers["order.buyer.email"] = Answer(f"taro{number}@example.com")
    line = {item: Answer(text) for item, text in LINE.items()}
    lines = tuple(LineItem(f"l{number}-{n}", line) for n in range(2))
    return Order(f"o{number}", answers, lines)


def case_of(count: int) -> Case:
    """Return a case with that many orders."""
    return Case(orders=tuple(order(number) for number in range(count)))


def turning(form: Form, case: Case, *, change: bool) -> Callable[[], None]:
    """Return what the window asks of the domain for one page turned or one letter typed."""
    checker, keeper = Checker(form), TotalsKeeper()
    place = Place("order.buyer.phone", "o0")
    phones = cycle(Answer(f"03-0000-000{digit}") for digit in range(10))

    def turn() -> None:
        if change:
            case.apply(SetAnswer(place, case.answer(place), next(phones)))
        for step in form.steps:
            checker.step_state(case, step)
            checker.progress(case, step)
        keeper.totals(case)

    return turn


def claims() -> list[Claim]:
    """Measure what must not grow with the number of orders, and what may grow in step with it."""
    form = load_form(ROOT / "forms")
    one, many = case_of(1), case_of(MANY)
    turned = medians(
        {
            "one": turning(form, one, change=False),
            "many": turning(form, many, change=False),
            "one changed": turning(form, one, change=True),
            "many changed": turning(form, many, change=True),
        }
    )
    tenth = case_of(MANY // 10)
    first = medians(
        {
            "many": lambda: Checker(form).step_state(many, form.steps[0]),
            "tenth": lambda: Checker(form).step_state(tenth, form.steps[0]),
        },
        rounds=7,
        warm_up=1,
    )
    return [
        ratio("step states, 10,000 orders / 1", turned["many"], turned["one"], limit=2.0),
        ratio(
            "the same after a letter typed into an order",
            turned["many changed"],
            turned["one changed"],
            limit=2.0,
        ),
        ratio(
            "first look at an order, among 10,000 / among 1,000",
            first["many"] / MANY,
            first["tenth"] / (MANY // 10),
            limit=1.3,
        ),
    ]


if __name__ == "__main__":
    raise SystemExit(main(claims))
