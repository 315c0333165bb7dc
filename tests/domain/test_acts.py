"""Acts on orders, lines and notes: one step of undo each, and taken back exactly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.domain.making import NAME, Keys, order, state_of, texts
from wizard.domain import acts
from wizard.domain.case import Answer, Case, Note, Order, Place
from wizard.domain.changes import Act


def make() -> Case:
    return Case(
        orders=(order("a", "1", lines=2), order("b", "2"), order("c", "3")),
        notes=(Note("n"), Note("m")),
    )


def carry_out(case: Case, act: Act) -> None:
    for change in act.changes:
        case.apply(change)


def keys(case: Case) -> list[str]:
    return [entry.key for entry in case.orders]


EVERY: list[Callable[[Case], Act]] = [
    lambda case: acts.add_order(case, "x", step="orders"),
    lambda case: acts.add_order(case, "x", index=1, line_key="l", step="orders"),
    lambda case: acts.add_orders(case, [order("x"), order("y")], step="orders"),
    lambda case: acts.duplicate_order(case, "a", Keys(), step="orders"),
    lambda case: acts.delete_orders(case, ["c", "a"], step="orders"),
    lambda case: acts.move_order(case, "a", 2, step="orders"),
    lambda case: acts.add_line(case, "a", "l", index=0, step="orders"),
    lambda case: acts.delete_line(case, "a", "a-1", step="orders"),
    lambda case: acts.move_line(case, "a", "a-0", 1, step="orders"),
    lambda case: acts.add_note(case, "x", step="orders"),
    lambda case: acts.delete_note(case, "n", step="orders"),
    lambda case: acts.move_note(case, "n", 1, step="orders"),
    lambda case: acts.set_answers(
        case, {Place("order.number", "a"): Answer("9")}, "番号", step="orders"
    ),
]


@pytest.mark.parametrize("make_act", EVERY)
def test_every_act_is_labelled_placed_and_taken_back(make_act: Callable[[Case], Act]) -> None:
    case = make()
    before = state_of(case)
    act = make_act(case)
    assert act.label
    assert act.step == "orders"
    carry_out(case, act)
    assert state_of(case) != before
    carry_out(case, act.inverse())
    assert state_of(case) == before


def test_adding() -> None:
    case = make()
    carry_out(case, acts.add_order(case, "x", answers=texts({"order.number": "9"}), line_key="l"))
    assert keys(case) == ["a", "b", "c", "x"]
    assert case.orders[3].text("order.number") == "9"
    assert [entry.key for entry in case.orders[3].lines] == ["l"]
    carry_out(case, acts.add_orders(case, [order("y"), order("z")]))
    assert keys(case) == ["a", "b", "c", "x", "y", "z"]
    assert acts.add_orders(case, [order("y"), order("z")]).label == "注文の追加（2件）"


def test_deleting_several_is_one_step() -> None:
    case = make()
    act = acts.delete_orders(case, ["a", "c", "a"])
    assert act.label == "注文の削除（2件）"
    carry_out(case, act)
    assert keys(case) == ["b"]
    with pytest.raises(KeyError):
        acts.delete_orders(case, ["a"])
    assert acts.delete_orders(case, ["b"]).label == "注文の削除"


def test_a_copy_stands_below_with_fresh_keys_and_without_what_is_only_once() -> None:
    case = Case(
        orders=(
            order(
                "a",
                "1",
                lines=2,
                buyer__phone="03-0000-0000",
                purchased_at="2026-08-01T22:14:05+09:00",
                tracking_number="0000",
                access__ip="203.0.113.45",
                access__port="51234",
                access__at="2026-08-01T22:14:03+09:00",
            ),
            order("b", "2"),
        )
    )
    act = acts.duplicate_order(case, "a", Keys())
    carry_out(case, act)
    copy = case.orders[1]
    assert isinstance(copy, Order)
    assert [entry.key for entry in case.orders] == ["a", copy.key, "b"]
    assert set(copy.answers) == {"order.buyer.phone", "order.access.ip"}
    assert [entry.answers[NAME].text for entry in copy.lines] == ["見本の腕時計"] * 2
    made = {copy.key, *(entry.key for entry in copy.lines)}
    assert len(made) == 3
    assert not made & {"a", "a-0", "a-1"}


def test_moving_stays_within_the_list() -> None:
    case = make()
    carry_out(case, acts.move_order(case, "a", 99))
    assert keys(case) == ["b", "c", "a"]
    carry_out(case, acts.move_order(case, "a", -5))
    assert keys(case) == ["a", "b", "c"]
    assert acts.move_order(case, "a", 0).changes == ()


def test_answers_that_stand_already_are_no_change() -> None:
    case = make()
    place = Place("order.number", "a")
    assert acts.set_answers(case, {place: Answer("1")}, "番号").changes == ()
    carry_out(case, acts.set_answers(case, {place: None, Place("x.y"): Answer("z")}, "番号"))
    assert case.answer(place) is None
    assert case.text("x.y") == "z"
