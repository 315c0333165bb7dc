"""The page of access records through its widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from wizard.domain.case import AnswerState, Place
from wizard.texts import Records
from wizard.ui.orders.record_panel import DESTINATION

ACCESS = [
    f"order.access.{name}"
    for name in ("ip", "port", "at", "user_agent", "language", "destination_ip")
]


def press(page, name):
    button = page.findChild(QPushButton, name)
    assert button.isVisibleTo(page), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(page, item_id, text):
    editor = page.findChild(QWidget, item_id)
    editor.setFocus()
    QTest.keyClicks(editor.focusProxy() or editor, text)


@pytest.fixture
def page3(make_session, make_page, orders):
    session = make_session(orders(3))
    return session, make_page(session, "records")


def test_without_orders_it_leads_to_the_orders(make_session, make_page, desk):
    page = make_page(make_session(), "records")
    assert page.empty.isVisible()
    assert not page.halves.isVisible()
    press(page, "go_to_orders")
    assert desk.went == [("orders", None)]


def test_the_first_order_is_open_at_once(page3):
    _, page = page3
    assert page.panel.key == "o1"
    assert page.panel.title.plain == "注文 1001"


def test_every_item_of_the_step_has_an_editor(page3, form):
    session, page = page3
    session.set_text(Place("order.unauthorized_access", "o1"), "有")
    for item_id in page.context.step.items:
        editor = page.findChild(QWidget, item_id)
        assert editor.isVisibleTo(page), item_id
        assert editor.accessibleName() == form.item(item_id).label


def test_the_server_location_is_asked_only_after_yes(page3):
    session, page = page3
    row = page.panel.fields.rows["order.auth_server_location"]
    assert not row.isVisibleTo(page)
    session.set_text(Place("order.unauthorized_access", "o1"), "有")
    assert row.isVisibleTo(page)
    page.panel.turn_wanted.emit(1)
    assert not row.isVisibleTo(page)
    page.panel.turn_wanted.emit(-1)
    assert row.isVisibleTo(page)


def test_records_are_typed_order_by_order(page3):
    session, page = page3
    type_into(page, "order.access.ip", "203.0.113.45")
    press(page, "order_next")
    assert page.panel.key == "o2"
    type_into(page, "order.access.ip", "2001:db8::1")
    assert session.case.order("o1").text("order.access.ip") == "203.0.113.45"
    assert session.case.order("o2").text("order.access.ip") == "2001:db8::1"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.panel.key == "o1"
    assert page.panel.fields.rows["order.access.ip"].editor.text() == "203.0.113.45"


def test_enter_in_the_list_goes_to_the_first_field(page3):
    _, page = page3
    page.table.setFocus()
    page.table.set_current("o2")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    row = page.panel.fields.rows["order.access.ip"]
    assert row.isAncestorOf(QApplication.focusWidget())


def test_no_record_fills_only_what_is_empty_and_can_be_taken_back(page3, desk):
    session, page = page3
    session.set_text(Place("order.access.ip", "o1"), "203.0.113.45")
    press(page, "no_record")
    answers = session.case.order("o1").answers
    assert answers["order.access.ip"].text == "203.0.113.45"
    for item_id in ACCESS[1:]:
        assert answers[item_id].state is AnswerState.NO_RECORD
    # 有/無 questions are not records.
    assert "order.operation_log" not in answers
    assert page.undo_bar.text == "空いている5個の欄を「記録なし」にしました"
    press(page, "undo_bar.undo")
    assert "order.access.port" not in session.case.order("o1").answers


def test_no_record_is_offered_only_where_a_field_is_empty(page3):
    session, page = page3
    button = page.panel.no_record
    assert button.isVisibleTo(page)
    press(page, "no_record")
    assert not button.isVisibleTo(page)
    press(page, "order_next")
    assert button.isVisibleTo(page)
    press(page, "order_previous")
    assert not button.isVisibleTo(page)
    session.set_state(Place("order.access.port", "o1"), None)
    assert button.isVisibleTo(page)


def test_an_order_without_any_record_says_so_in_words(page3):
    session, page = page3
    said = page.panel.none_yet
    assert said.isVisibleTo(page)
    assert said.text == Records.NONE_YET_ENOUGH
    assert "保存は今日のうちに" in said.text, "the page asks for it: later is only the typing"
    session.set_text(Place("order.access.ip", "o1"), "203.0.113.45")
    assert not said.isVisibleTo(page)
    press(page, "order_next")
    assert said.isVisibleTo(page)
    press(page, "no_record")
    assert not said.isVisibleTo(page)


def test_same_destination_for_all_fills_the_empty_ones(page3, desk):
    session, page = page3
    type_into(page, DESTINATION, "203.0.113.10")
    press(page, "same_for_all")
    assert {o.text(DESTINATION) for o in session.case.orders} == {"203.0.113.10"}
    assert desk.asked == []
    press(page, "undo_bar.undo")
    assert [o.text(DESTINATION) for o in session.case.orders] == ["203.0.113.10", "", ""]


@pytest.mark.parametrize(("yes", "third"), [(True, "203.0.113.10"), (False, "203.0.113.99")])
def test_another_destination_is_replaced_only_after_a_yes(page3, desk, yes, third):
    session, page = page3
    session.set_text(Place(DESTINATION, "o1"), "203.0.113.10")
    session.set_text(Place(DESTINATION, "o3"), "203.0.113.99")
    desk.says_yes = yes
    press(page, "same_for_all")
    assert len(desk.asked) == 1
    assert [o.text(DESTINATION) for o in session.case.orders] == [
        "203.0.113.10",
        "203.0.113.10",
        third,
    ]


def test_same_for_all_needs_a_value_first(page3, desk):
    session, page = page3
    press(page, "same_for_all")
    assert len(desk.told) == 1
    assert all(o.text(DESTINATION) == "" for o in session.case.orders)


def test_help_on_why_it_matters_opens_and_closes(page3):
    _, page = page3
    assert not page.why.isVisible()
    press(page, "why_records")
    assert page.why.isVisible()
    assert "ポート番号" in page.why.text


def test_reveal_goes_to_the_order_and_the_field(page3):
    _, page = page3
    page.reveal(Place("order.access.user_agent", "o3"))
    assert page.panel.key == "o3"
    row = page.panel.fields.rows["order.access.user_agent"]
    assert row.isAncestorOf(QApplication.focusWidget())
    page.reveal(Place("order.access.ip"))
    assert page.panel.fields.rows["order.access.ip"].isAncestorOf(QApplication.focusWidget())


def test_it_follows_orders_that_come_and_go(page3, orders):
    from wizard.domain.acts import delete_orders

    session, page = page3
    session.do(delete_orders(session.case, ["o1"]))
    assert page.panel.key == "o2"
    session.do(delete_orders(session.case, ["o2", "o3"]))
    assert page.empty.isVisible()
    session.undo()
    assert page.halves.isVisible()
    assert page.panel.key in ("o2", "o3")


def test_items_of_the_whole_case_stand_below_and_alone_without_orders(
    make_session, make_page, orders, form, monkeypatch
):
    from dataclasses import replace

    from wizard.domain.form import Section
    from wizard.ui.pages import records

    step = next(s for s in form.steps if s.page == "records")
    section = Section("委託業者", ("site.contractor", "case.notes"))
    with_case = replace(step, sections=(*step.sections, section))
    real = records.make
    monkeypatch.setattr(records, "make", lambda c: real(replace(c, step=with_case)))
    session = make_session(orders(1))
    page = make_page(session, "records")
    row = page.panel.case_fields.rows["case.notes"]
    assert row.isVisibleTo(page)
    page.reveal(Place("case.notes"))
    assert row.isAncestorOf(QApplication.focusWidget())
    empty = make_page(make_session(), "records")
    assert empty.case_fields.rows["case.notes"].isVisible()


def test_ten_thousand_orders(make_session, make_page, orders, worked_out):
    session = make_session(orders(10_000))
    page = make_page(session, "records")
    page.reveal(Place("order.access.port", "o8000"))
    QApplication.processEvents()
    assert page.panel.key == "o8000"
    assert len(worked_out) < 150
    session.set_text(Place(DESTINATION, "o8000"), "203.0.113.10")
    press(page, "same_for_all")
    assert session.case.orders[0].text(DESTINATION) == "203.0.113.10"
    assert session.case.orders[-1].text(DESTINATION) == "203.0.113.10"
    session.undo()
    assert session.case.orders[0].text(DESTINATION) == ""


def test_list_and_form_take_turns_where_there_is_no_room_for_both(make_session, make_page, orders):
    page = make_page(make_session(orders(3)), "records", size=(600, 560))
    QApplication.processEvents()
    # The list first, with the place for logs above it.
    assert page.table.isVisible()
    assert page.bar.drop.isVisible()
    assert not page.panel.isVisible()
    row = page.table.visualRect(page.model.index(0, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    QApplication.processEvents()
    # The form has the whole room: what is above the list is folded away.
    assert page.panel.isVisible()
    assert not page.bar.isVisible()
    assert page.halves.height() > 0.9 * page.height()
    assert page.area.verticalScrollBar().maximum() == 0
    press(page, "order_back")
    assert page.table.isVisible()
    assert page.bar.isVisible()
    assert not page.panel.isVisible()
    page.table.set_current("o3")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.key == "o3"
