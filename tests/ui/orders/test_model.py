"""The order table's model: what it says, and that it touches only what it must."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from wizard.domain.case import Answer, AnswerState, Place
from wizard.domain.changes import Act, Group, Insert, Move, Remove, SetAnswer
from wizard.ui.orders.case_model import CaseOrdersModel
from wizard.ui.orders.listing import RowState
from wizard.ui.orders.model import KEY_ROLE
from wizard.ui.orders.rows import Column


@pytest.fixture
def make_model(make_session):
    made = []

    def make(orders, tested=True):
        session = make_session(orders)
        asked: list[str] = []

        def state_of(order):
            asked.append(order.key)
            return RowState("state")

        model = CaseOrdersModel(session, state_of)
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        tester = QAbstractItemModelTester(model, fatal) if tested else None
        made.append((model, tester))
        return session, model, asked

    return make


def words(model, row, column):
    return model.index(row, column).data()


def read_out(model, row, column):
    return model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def keys(model):
    return [model.index(r, 0).data(KEY_ROLE) for r in range(model.rowCount())]


def test_row_says_what_the_order_says(make_model, orders):
    _, model, _ = make_model(orders(3))
    assert words(model, 1, Column.NUMBER) == "1002"
    assert words(model, 1, Column.TIME) == "2026/08/03 22:14:05"
    assert words(model, 1, Column.ITEMS) == "見本の腕時計"
    assert words(model, 1, Column.YEN) == "400円"
    assert words(model, 1, Column.RECIPIENT) == "見本　2子"
    assert words(model, 1, Column.STATE) == "state"


def test_traces_are_marks_with_words_for_reading(make_model, order, form):
    stated = order(1, access__ip="203.0.113.45")
    session, model, _ = make_model([stated])
    session.set_state(Place("order.access.port", "o1"), AnswerState.NO_RECORD)
    assert words(model, 0, Column.IP) is None
    assert read_out(model, 0, Column.IP) == "IP: あり"
    assert read_out(model, 0, Column.PORT) == "ポート: 記録なしなどの返事あり"
    session.set_state(Place("order.access.ip", "o1"), AnswerState.CHECKING)
    session.set_text(Place("order.buyer.phone", "o1"), "")
    assert read_out(model, 0, Column.IP) == "IP: 記録なしなどの返事あり"
    assert read_out(model, 0, Column.PHONE) == "電話: まだない"


def test_amount_is_right_aligned_and_unknown_amount_says_so(make_model, order):
    session, model, _ = make_model([order(1)])
    session.set_text(Place("order.items[].quantity", "o1", "o1l1"), "")
    index = model.index(0, Column.YEN)
    assert index.data() == "―"
    assert "数量" in read_out(model, 0, Column.YEN)
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_an_unreadable_time_stands_as_typed(make_model, order):
    _, model, _ = make_model([order(1, purchased_at="夏ごろ")])
    assert words(model, 0, Column.TIME) == "夏ごろ"


def test_building_touches_no_row_and_painting_only_what_is_shown(make_model, orders, worked_out):
    session, model, asked = make_model([], tested=False)
    session.do(Act("", tuple(Insert(Group.ORDERS, i, o) for i, o in enumerate(orders(10_000)))))
    assert model.rowCount() == 10_000
    assert worked_out == []
    words(model, 5_000, Column.NUMBER)
    words(model, 5_000, Column.YEN)
    words(model, 5_000, Column.STATE)
    assert worked_out == ["o5001"]
    assert asked == ["o5001"]
    # One change works one row out again and no other.
    worked_out.clear()
    session.set_text(Place("order.number", "o5001"), "77")
    assert words(model, 5_000, Column.NUMBER) == "77"
    assert worked_out == ["o5001"]


def test_one_change_announces_one_row(make_model, orders):
    session, model, _ = make_model(orders(100))
    spy = QSignalSpy(model.dataChanged)
    session.set_text(Place("order.items[].name", "o40", "o40l1"), "別の品")
    assert spy.count() == 1
    assert (spy.at(0)[0].row(), spy.at(0)[1].row()) == (39, 39)
    assert words(model, 39, Column.ITEMS) == "別の品"


def test_insert_remove_move_and_undo_follow_the_session(make_model, orders, order):
    session, model, _ = make_model(orders(5))
    session.do(Act("", (Insert(Group.ORDERS, 2, order(9)),)))
    assert keys(model) == ["o1", "o2", "o9", "o3", "o4", "o5"]
    session.do(Act("", (Remove(Group.ORDERS, 0, session.case.orders[0]),)))
    session.do(Act("", (Move(Group.ORDERS, 0, 3),)))
    assert keys(model) == [o.key for o in session.case.orders]
    for _ in range(3):
        session.undo()
        assert keys(model) == [o.key for o in session.case.orders]
    assert keys(model) == ["o1", "o2", "o3", "o4", "o5"]


def test_several_changes_in_one_act_are_followed_as_one(make_model, order):
    """Both inserts stand in the case before the first is announced."""
    session, model, _ = make_model([])
    session.do(Act("", (Insert(Group.ORDERS, 0, order(1)), Insert(Group.ORDERS, 0, order(2)))))
    assert keys(model) == ["o2", "o1"]


def some_change(rng, shadow, fresh):
    """One change that fits `shadow`, which follows it."""
    kind = rng.choice(("insert", "remove", "move")) if shadow else "insert"
    at = rng.randrange(len(shadow)) if shadow else 0
    if kind == "insert":
        shadow.insert(at, next(fresh))
        return Insert(Group.ORDERS, at, shadow[at])
    if kind == "remove":
        return Remove(Group.ORDERS, at, shadow.pop(at))
    to = rng.randrange(len(shadow))
    shadow.insert(to, shadow.pop(at))
    return Move(Group.ORDERS, at, to)


@pytest.mark.parametrize("seed", range(3))
def test_any_mixture_of_changes_ends_like_the_case(make_model, orders, order, seed):
    """Qt's model tester checks the announcements at every step."""
    rng = random.Random(seed)
    session, model, _ = make_model(orders(12))
    fresh = (order(n) for n in range(100, 10_000))
    for _ in range(40):
        shadow = list(session.case.orders)
        count = rng.choice((1, 1, 2, 30))
        session.do(Act("", tuple(some_change(rng, shadow, fresh) for _ in range(count))))
        assert keys(model) == [o.key for o in session.case.orders]
        if rng.random() < 0.3:
            session.undo()
            assert keys(model) == [o.key for o in session.case.orders]


def test_persistent_indexes_stay_with_their_order(make_model, orders):
    session, model, _ = make_model(orders(10))
    kept = QPersistentModelIndex(model.index(6, Column.NUMBER))
    session.do(Act("", (Move(Group.ORDERS, 6, 1),)))
    assert kept.data(KEY_ROLE) == "o7"
    model.sort(Column.YEN, Qt.SortOrder.DescendingOrder)
    assert kept.data(KEY_ROLE) == "o7"


def test_sorting_and_going_back(make_model, orders, order):
    session, model, _ = make_model([order(10), order(2), order(9), order(3, number="")])
    session.set_text(Place("order.items[].unit_price", "o9", "o9l1"), "")
    model.sort(Column.NUMBER)
    assert keys(model) == ["o2", "o9", "o10", "o3"]
    model.sort(Column.YEN, Qt.SortOrder.DescendingOrder)
    assert keys(model) == ["o10", "o3", "o2", "o9"]  # an unknown amount is last both ways
    model.sort(Column.YEN)
    assert keys(model) == ["o2", "o3", "o10", "o9"]
    assert not model.in_own_order
    model.sort(-1)
    assert keys(model) == ["o10", "o2", "o9", "o3"]
    assert model.in_own_order


@pytest.mark.parametrize(
    "search",
    [
        "1007",
        "１００７",
        "見本　7子 1007",
        "7子 1007",
        "1400円",
        "1,400",
        "2026-08-08",
        "8月8日",
        "2026/08/08",
    ],
)
def test_searching_finds_by_number_name_amount_and_date(make_model, orders, search):
    _, model, _ = make_model(orders(20))
    model.set_search(search)
    assert keys(model) == ["o7"]
    model.set_search("")
    assert model.rowCount() == 20


def test_ticks_stay_through_searching_and_leave_with_their_order(make_model, orders):
    session, model, _ = make_model(orders(6))
    spy = QSignalSpy(model.ticks_changed)
    model.tick(["o2", "o5"], True)
    model.set_search("1005")
    assert model.setData(
        model.index(0, Column.TICK), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    model.set_search("")
    assert model.ticked() == ("o2",)
    assert read_out(model, 1, Column.TICK) == "選んでいる"
    session.do(Act("", (Remove(Group.ORDERS, 1, session.case.orders[1]),)))
    assert model.ticked() == ()
    assert spy.count() == 3


def test_a_reset_of_the_session_is_followed(make_model, orders):
    session, model, _ = make_model(orders(30))
    changes = tuple(Remove(Group.ORDERS, row, session.case.orders[row]) for row in range(29, 2, -1))
    session.do(Act("", changes))
    assert keys(model) == ["o1", "o2", "o3"]
    session.undo()
    assert model.rowCount() == 30
    many = tuple(
        SetAnswer(Place("order.number", o.key), o.answers["order.number"], Answer("x" + o.key))
        for o in session.case.orders
    )
    session.do(Act("", many))
    assert words(model, 4, Column.NUMBER) == "xo5"


def test_children_and_wrong_indexes_are_empty(make_model, orders):
    _, model, _ = make_model(orders(1))
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(Column.IP, Qt.Orientation.Horizontal) == "IP"


def test_an_order_changed_and_removed_in_one_act_is_gone(make_model, orders):
    session, model, _ = make_model(orders(3))
    place = Place("order.number", "o2")
    set_answer = SetAnswer(place, session.case.answer(place), Answer("9"))
    session.case.apply(set_answer)
    changed = session.case.orders[1]
    session.case.apply(set_answer.inverse())
    session.do(Act("", (set_answer, Remove(Group.ORDERS, 1, changed))))
    assert keys(model) == ["o1", "o3"]
