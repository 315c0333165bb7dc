"""Searching and sorting a long list works the rows out on another thread first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from wizard.domain.case import Place
from wizard.ui.orders.case_model import CaseOrdersModel
from wizard.ui.orders.listing import RowState
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.preparing import Preparer
from wizard.ui.orders.rows import Column
from wizard.ui.orders.state import OrderStates, states_elsewhere


class SlowDesk:
    """Keeps the work until it is told to go on."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Callable[..., Any], Callable[..., Any]]] = []

    def run(self, work, done, label) -> None:
        self.jobs.append((work, done))

    def finish(self, *, cancelled=False) -> None:
        work, done = self.jobs.pop(0)
        result = work(lambda: cancelled)
        if not cancelled:
            done(result)


@pytest.fixture
def slow_desk() -> SlowDesk:
    return SlowDesk()


@pytest.fixture
def long_list(make_session, orders, form, slow_desk):
    session = make_session(orders(1500))
    model = CaseOrdersModel(session, OrderStates(session.checker, session.case).of)
    Preparer(form, slow_desk, model, lambda: states_elsewhere(session))
    return session, model


def test_searching_a_long_list_waits_for_no_one(long_list, slow_desk):
    _, model = long_list
    model.set_search("1007子")
    assert model.rowCount() == 1500
    # What is typed meanwhile starts no second job, and the last wish counts.
    model.set_search("1008子")
    assert len(slow_desk.jobs) == 1
    slow_desk.finish()
    assert [model.key_at(row) for row in range(model.rowCount())] == ["o1008"]
    model.set_search("1009子")
    assert slow_desk.jobs == []
    assert model.key_at(0) == "o1009"


def test_what_was_stopped_is_asked_for_again(long_list, slow_desk):
    _, model = long_list
    model.set_search("1007子")
    slow_desk.finish(cancelled=True)
    assert model.rowCount() == 1500
    model.set_search("1008子")
    slow_desk.finish()
    assert model.rowCount() == 1


def test_an_order_that_changed_meanwhile_is_searched_as_it_is_now(long_list, slow_desk):
    session, model = long_list
    model.set_search("9999")
    session.set_text(Place("order.number", "o5"), "9999")
    slow_desk.finish()
    assert [model.key_at(row) for row in range(model.rowCount())] == ["o5"]


def test_sorting_by_state_works_states_out_elsewhere(long_list, slow_desk):
    session, model = long_list
    session.set_text(Place("order.number", "o700"), "")
    model.sort(Column.STATE)
    assert model.key_at(0) == "o1"
    slow_desk.finish()
    assert model.key_at(0) == "o700"


def test_a_short_list_needs_no_thread(make_session, orders, form, slow_desk):
    session = make_session(orders(50))
    model = CaseOrdersModel(session, OrderStates(session.checker, session.case).of)
    Preparer(form, slow_desk, model)
    model.set_search("1007")
    assert slow_desk.jobs == []
    assert model.rowCount() == 1


def test_a_list_that_was_closed_meanwhile_is_left_alone(form, orders, slow_desk, qapp):
    from shiboken6 import delete

    model = OrderTableModel(form, lambda order: RowState())
    model.set_orders(orders(1500))
    Preparer(form, slow_desk, model)
    model.set_search("1007")
    delete(model)
    slow_desk.finish()
