from datetime import date

import pytest

from tests.ui.documents.stand_ins import a_note, an_order
from wizard.domain.case import Answer, Case, LineItem, Order, Place, Source, SourceKind
from wizard.domain.changes import Group, Insert, Remove, SetAnswer
from wizard.domain.checks import Checker
from wizard.domain.overview import LEVELS, MOST_ROWS, Overview

TODAY = date(2026, 8, 21)


def orders(count):
    return tuple(an_order(number) for number in range(count))


@pytest.fixture
def overview(real_form):
    return Overview(real_form)


def test_the_most_pressing_comes_first(overview):
    case = Case({"applicant.email": Answer("hanako")}, orders(2))
    levels = [LEVELS.index(row.level) for row in overview.rows(case, TODAY)]
    assert levels == sorted(levels)
    assert overview.rows(case, TODAY)[0].item == "applicant.email"


def test_orders_are_gathered_by_item(overview):
    case = Case(orders=orders(300))
    rows = [row for row in overview.rows(case, TODAY) if row.item == "order.buyer.address"]
    assert [(row.orders, row.place.owner) for row in rows] == [(300, "o0")]


def test_a_row_leads_to_the_first_order_that_lacks_it(overview):
    full, lacking = an_order(1), an_order(2)
    answers = dict(full.answers) | {"order.carrier": Answer("架空運輸")}
    case = Case(orders=(Order("o1", answers, full.lines), lacking))
    row = next(row for row in overview.rows(case, TODAY) if row.item == "order.carrier")
    assert (row.orders, row.place) == (1, Place("order.carrier", "o2"))


def test_what_is_told_is_what_the_checker_tells(overview, real_form):
    case = Case(
        {"applicant.email": Answer("hanako"), "company.name": Answer("架空商店")},
        (*orders(3), Order("bare")),
        (a_note("n", "まえ"),),
    )
    told = {(p.level, p.place.item) for p in Checker(real_form).problems(case)}
    seen = {(r.level, r.item) for r in overview.rows(case, TODAY) if r.level != "doubt"}
    assert seen == told


def test_a_line_that_is_invalid_leads_to_that_line(overview):
    order = an_order(1)
    case = Case(orders=(order,))
    place = Place("order.items[].quantity", "o1", "l1")
    case.apply(SetAnswer(place, None, Answer("たくさん")))
    row = overview.rows(case, TODAY)[0]
    assert (row.level, row.place) == ("invalid", place)


def test_without_orders_one_row_asks_for_the_first(overview):
    rows = [r for r in overview.rows(Case(), TODAY) if r.item.startswith("order.")]
    assert len(rows) == 1
    assert rows[0].place.owner == ""


def test_it_follows_changes(overview):
    case = Case(orders=orders(3))
    before = {r.item: r.orders for r in overview.rows(case, TODAY)}
    case.apply(SetAnswer(Place("order.carrier", "o1"), None, Answer("架空運輸")))
    case.apply(Insert(Group.ORDERS, 0, an_order(7)))
    case.apply(Remove(Group.ORDERS, 1, case.orders[1]))
    after = {r.item: r.orders for r in overview.rows(case, TODAY)}
    assert before["order.carrier"] == 3
    assert after["order.carrier"] == 2
    assert after["order.buyer.address"] == 3


def test_priming_in_steps_gives_the_same(overview, real_form):
    case = Case(orders=orders(25))
    steps = 0
    while not overview.prime(case, TODAY, 10):
        steps += 1
    assert steps == 2
    assert overview.rows(case, TODAY) == Overview(real_form).rows(case, TODAY)


def test_what_is_valid_but_odd_is_told_last(overview):
    late = an_order(1)
    answers = dict(late.answers) | {"order.purchased_at": Answer("2026-09-30T10:00:00+09:00")}
    case = Case(orders=(Order("o1", answers, late.lines), Order("o2", answers, late.lines)))
    rows = overview.rows(case, TODAY)[-2:]
    assert [(r.level, r.item, r.orders) for r in rows] == [("doubt", "order.purchased_at", 1)] * 2
    assert [r.place.owner for r in rows] == ["o1", "o2"]


def damaged(count):
    """Orders of two lines whose quantities and prices cannot be right or are doubtful."""
    source = Source(SourceKind.ORDER_FILE, "注文.csv 2行目")
    price = Answer("3000", source=source, original="3000（税込か税抜かは未確認）")
    return tuple(
        Order(
            f"o{n}",
            {"order.number": Answer(f"{n}")},
            tuple(
                LineItem(
                    f"o{n}l{at}",
                    {
                        "order.items[].quantity": Answer("たくさん"),
                        "order.items[].unit_price": price,
                    },
                )
                for at in (1, 2)
            ),
        )
        for n in range(count)
    )


def test_every_value_to_mend_or_doubted_has_its_row(overview, real_form):
    case = Case(orders=damaged(3))
    for level, item in (("invalid", "quantity"), ("doubt", "unit_price")):
        rows = [row for row in overview.rows(case, TODAY) if row.level == level]
        places = [
            Place(f"order.items[].{item}", f"o{n}", f"o{n}l{at}") for n in range(3) for at in (1, 2)
        ]
        assert [row.place for row in rows] == places
        assert {(row.orders, row.values) for row in rows} == {(1, 1)}
        assert rows[1].message.startswith("商品2の")  # the order stands beside it
    order = case.order("o1")
    place = Place("order.items[].quantity", "o1", "o1l2")
    case.apply(SetAnswer(place, order.lines[1].answers[place.item], Answer("2")))
    rows = [row for row in overview.rows(case, TODAY) if row.level == "invalid"]
    assert len(rows) == 5
    assert place not in [row.place for row in rows]
    assert rows == [r for r in Overview(real_form).rows(case, TODAY) if r.level == "invalid"]


def test_more_values_than_anybody_reads_are_gathered_and_still_counted(overview):
    count = MOST_ROWS // 2 + 1
    rows = overview.rows(Case(orders=damaged(count)), TODAY)
    for level in ("invalid", "doubt"):
        row, *more = [row for row in rows if row.level == level]
        assert (row.orders, row.values, more) == (count, 2 * count, [])


def test_how_much_is_open_in_one_order(overview):
    case = Case(orders=orders(1))
    rows = overview.rows(case, TODAY)
    assert overview.open_in(case.orders[0]) == len([r for r in rows if r.orders])
