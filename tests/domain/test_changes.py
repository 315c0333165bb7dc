"""Changes are carried out and taken back exactly; undo and redo replay them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import Keys, order, set_text, some_case, some_change, state_of
from wizard.domain.case import Answer, Case, LineItem, Note, Place
from wizard.domain.changes import Act, Group, History, Insert, Move, Remove, SetAnswer, SetMark


@given(st.data())
def test_a_change_and_its_inverse_restore_the_case_exactly(data: st.DataObject) -> None:
    keys = Keys()
    case = data.draw(some_case(keys))
    before = state_of(case)
    changes = []
    for _ in range(data.draw(st.integers(1, 6))):
        change = data.draw(some_change(case, keys))
        case.apply(change)
        changes.append(change)
    for change in reversed(changes):
        case.apply(change.inverse())
    assert state_of(case) == before


@given(st.data())
def test_an_act_and_its_inverse_restore_the_case(data: st.DataObject) -> None:
    keys = Keys()
    case = data.draw(some_case(keys))
    before = state_of(case)
    changes = []
    for _ in range(data.draw(st.integers(0, 5))):
        changes.append(data.draw(some_change(case, keys)))
        case.apply(changes[-1])
    act = Act("まとめて", tuple(changes), "orders")
    after = state_of(case)
    for change in act.inverse().changes:
        case.apply(change)
    assert state_of(case) == before
    for change in act.inverse().inverse().changes:
        case.apply(change)
    assert state_of(case) == after
    assert act.inverse().step == "orders"


@given(st.data())
def test_history_walks_back_and_forth(data: st.DataObject) -> None:
    keys = Keys()
    case = data.draw(some_case(keys))
    history = History()
    states = [state_of(case)]
    for _ in range(data.draw(st.integers(1, 6))):
        change = data.draw(some_change(case, keys))
        case.apply(change)
        history.record(Act("", (change,)))
        states.append(state_of(case))
    for expected in reversed(states[:-1]):
        act = history.undo()
        assert act is not None
        for change in act.changes:
            case.apply(change)
        assert state_of(case) == expected
    assert history.undo() is None
    for expected in states[1:]:
        act = history.redo()
        assert act is not None
        for change in act.changes:
            case.apply(change)
        assert state_of(case) == expected
    assert history.redo() is None


def typed(history: History, place: Place, before: str, after: str) -> None:
    change = SetAnswer(place, Answer(before), Answer(after))
    history.record(Act("会社名", (change,), "shop"), joins=True)


def test_typing_into_one_field_is_one_step_of_undo() -> None:
    history = History()
    name = Place("company.name")
    for before, after in (("", "架"), ("架", "架空"), ("架空", "架空堂")):
        typed(history, name, before, after)
    assert len(history.done) == 1
    act = history.undo()
    assert act is not None
    assert act.changes == (SetAnswer(name, Answer("架空堂"), Answer("")),)


def test_typing_elsewhere_starts_a_new_step() -> None:
    history = History()
    typed(history, Place("company.name"), "", "架")
    typed(history, Place("shop.name"), "", "堂")
    typed(history, Place("company.name"), "架", "架空")
    assert len(history.done) == 3


def test_a_new_act_after_undo_forgets_what_was_undone() -> None:
    history = History()
    typed(history, Place("company.name"), "", "架")
    history.undo()
    history.record(Act("", (SetMark("page", None, "shop"),)))
    assert history.redo() is None


def test_typing_after_undo_is_not_melted_into_an_older_step() -> None:
    history = History()
    typed(history, Place("shop.name"), "", "堂")
    typed(history, Place("company.name"), "", "架")
    history.undo()
    typed(history, Place("company.name"), "", "空")
    assert len(history.done) == 2


def test_a_long_history_forgets_its_oldest_steps() -> None:
    history = History(limit=3)
    for number in range(5):
        history.record(Act(str(number), (SetMark("page", None, str(number)),)))
    assert [act.label for act in history.done] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("group", "record"),
    [
        (Group.ORDERS, Note("n")),
        (Group.NOTES, order("a")),
        (Group.LINES, Note("n")),
        (Group.ORDERS, LineItem("l")),
    ],
)
def test_a_record_goes_only_into_its_own_list(group: Group, record: Note) -> None:
    case = Case(orders=(order("o"),))
    with pytest.raises(TypeError):
        case.apply(Insert(group, 0, record, "o"))


def test_orders_are_found_by_key_after_every_kind_of_change() -> None:
    case = Case(orders=(order("a"), order("b"), order("c")))
    assert case.order_index("c") == 2
    case.apply(Move(Group.ORDERS, 2, 0))
    assert case.order_index("c") == 0
    case.apply(Remove(Group.ORDERS, 0, case.orders[0]))
    with pytest.raises(KeyError):
        case.order_index("c")
    case.apply(Insert(Group.ORDERS, 1, order("d")))
    assert [o.key for o in case.orders] == ["a", "d", "b"]
    assert case.order_index("b") == 2


def test_the_journal_names_every_order_that_changed() -> None:
    case = Case(orders=(order("a"), order("b")))
    set_text(case, "company.name", "架空商店")
    assert case.order_changes == []
    set_text(case, "order.number", "1", "b")
    set_text(case, "order.items[].name", "本", "a", "a-0")
    case.apply(Insert(Group.ORDERS, 0, order("c")))
    case.apply(Insert(Group.LINES, 0, LineItem("l"), "b"))
    case.apply(Remove(Group.ORDERS, 0, case.orders[0]))
    assert case.order_changes == ["b", "a", "c", "b", "c"]
