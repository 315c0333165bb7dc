"""The page of orders through its widgets: keys, clicks, drops, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from wizard.domain.case import Answer, Place, Source, SourceKind
from wizard.texts import Orders
from wizard.ui.orders.case_model import ROWS_MIME
from wizard.ui.orders.panel import OrderPanel
from wizard.ui.orders.rows import Column


def child(page, name, kind=QWidget):
    found = [w for w in page.findChildren(kind, name) if w.isVisibleTo(page)]
    assert found, name
    return found[0]


def press(page, name):
    QTest.mouseClick(child(page, name, QPushButton), Qt.MouseButton.LeftButton)


def type_into(page, item_id, text, at=0):
    editors = [w for w in page.findChildren(QWidget, item_id) if w.isVisibleTo(page)]
    editors[at].setFocus()
    target = editors[at].focusProxy() or editors[at]
    if text.isascii():
        QTest.keyClicks(target, text)
        return
    composed = QInputMethodEvent()  # Japanese arrives from an input method, not from keys
    composed.setCommitString(text)
    QApplication.sendEvent(target, composed)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys_of(session):
    return [order.key for order in session.case.orders]


def cell(page, row, column):
    return page.table.visualRect(page.model.index(row, column)).center()


def click(page, row, column, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, modifier, cell(page, row, column)
    )


@pytest.fixture
def page3(make_session, make_page, orders):
    session = make_session(orders(3))
    return session, make_page(session, "orders")


def test_an_empty_case_says_calmly_what_to_do(make_session, make_page):
    page = make_page(make_session(), "orders")
    assert child(page, "no_orders").isVisible()
    assert not page.table.isVisible()
    assert child(page, "add_order").isVisible()
    assert child(page, "drop_orders").isVisible()


def test_an_order_is_typed_from_nothing(make_session, make_page, form):
    session = make_session()
    page = make_page(session, "orders")
    press(page, "add_order")
    assert len(session.case.orders) == 1
    key = session.case.orders[0].key
    assert page.panel.isVisible()
    # The keyboard stands in the first field.
    focus = focused()
    assert page.panel.fields.rows["order.number"].isAncestorOf(focus)
    type_into(page, "order.number", "1024")
    type_into(page, "order.purchased_at", "2026-08-01 22:14:05")
    type_into(page, "order.items[].name", "見本の腕時計")
    type_into(page, "order.items[].quantity", "2")
    type_into(page, "order.items[].unit_price", "19800")
    type_into(page, "order.buyer.name", "架空 太郎")
    type_into(page, "order.recipient.address", "大阪市架空区1-2-3")
    order = session.case.order(key)
    assert order.text("order.number") == "1024"
    assert order.text("order.buyer.name") == "架空 太郎"
    assert order.text("order.recipient.address") == "大阪市架空区1-2-3"
    line = order.lines[0]
    assert line.answers["order.items[].unit_price"].text == "19800"
    assert page.model.index(0, Column.YEN).data() == "39,600円"
    assert page.panel.title.plain == "注文 1024"
    total = child(page, "order_total", QLabel).text()
    assert "39,600円" in total


def test_every_item_of_the_step_has_an_editor_named_by_its_id(page3, form):
    _, page = page3
    page.open_order("o1")
    for item_id in page.context.step.items:
        editor = child(page, item_id)
        assert editor.accessibleName() == form.item(item_id).label
        assert editor.accessibleDescription() == form.item(item_id).hint


def test_enter_opens_arrows_go_on_escape_goes_back(page3):
    _session, page = page3
    page.table.setFocus()
    page.table.set_current("o1")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.key == "o1"
    QTest.keyClick(focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.key == "o2"
    number = page.panel.fields.rows["order.number"].editor
    assert number.text() == "1002"
    # Turning in the list turns the form.
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.key == "o3"
    assert number.text() == "1003"
    assert not page.panel.next.isEnabled()
    number.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.table.hasFocus()
    assert page.table.current_key() == "o3"


def double_click(page, row, column):
    click(page, row, column)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(page, row, column))


def test_double_click_opens_but_not_on_the_tick(page3):
    _, page = page3
    double_click(page, 1, Column.TICK)
    assert not page.findChildren(OrderPanel)
    double_click(page, 1, Column.NUMBER)
    assert page.panel.isVisible()
    assert page.panel.key == "o2"


def test_no_stray_window_appears(make_session, make_page, orders, qapp):
    """A widget made visible before it has a parent would flash as a window of its own."""
    shown = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            is_widget = isinstance(watched, QWidget)
            if event.type() == QEvent.Type.Show and is_widget and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    page = make_page(make_session(orders(3)), "orders")
    page.open_order("o1")
    page.panel.fields.lines.add_line()
    records = make_page(make_session(orders(3)), "records")
    qapp.removeEventFilter(watch)
    assert shown == [page, records]


def test_turning_to_another_order_builds_nothing(page3):
    _, page = page3
    page.open_order("o1")
    before = page.panel.findChildren(QWidget)
    page.turn(1)
    page.turn(1)
    assert page.panel.findChildren(QWidget) == before


def test_typing_lands_in_the_order_in_view_only(page3):
    session, page = page3
    page.open_order("o1")
    press(page, "order_next")
    type_into(page, "order.buyer.email", "taro@example.com")
    assert session.case.order("o2").text("order.buyer.email") == "taro@example.com"
    assert session.case.order("o1").text("order.buyer.email") == ""


def test_a_click_ticks_and_space_ticks_the_selected_rows(page3):
    _, page = page3
    click(page, 0, Column.TICK)
    assert page.model.ticked() == ("o1",)
    click(page, 0, Column.TICK)
    assert page.model.ticked() == ()
    click(page, 0, Column.NUMBER)
    click(page, 2, Column.NUMBER, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.ticked() == ("o1", "o2", "o3")
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.ticked() == ()


def test_deleting_ticked_orders_can_be_taken_back(page3):
    session, page = page3
    page.model.tick(["o1", "o3"], True)
    button = child(page, "delete_orders", QPushButton)
    assert button.text() == "削除（2件）"
    press(page, "delete_orders")
    assert keys_of(session) == ["o2"]
    assert page.undo_bar.isVisible()
    assert page.undo_bar.text == "注文を2件削除しました"
    press(page, "undo_bar.undo")
    assert keys_of(session) == ["o1", "o2", "o3"]
    assert not page.undo_bar.isVisible()


def test_delete_key_deletes_the_selected_rows_and_keeps_a_place(page3):
    session, page = page3
    page.table.setFocus()
    page.table.set_current("o2")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert keys_of(session) == ["o1", "o3"]
    assert page.table.current_key() == "o3"
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert keys_of(session) == []
    assert child(page, "no_orders").isVisible()
    session.undo()
    assert page.table.isVisible()


def test_delete_key_in_an_editor_deletes_a_letter_not_the_order(page3):
    session, page = page3
    page.open_order("o1")
    line = page.panel.fields.rows["order.number"].editor.input
    line.setFocus()
    line.setCursorPosition(0)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert keys_of(session) == ["o1", "o2", "o3"]
    assert session.case.order("o1").text("order.number") == "001"


def test_the_bar_goes_when_undo_would_take_back_something_else(page3):
    session, page = page3
    page.table.set_current("o1")
    page.delete_chosen()
    assert page.undo_bar.isVisible()
    session.set_text(Place("order.number", "o2"), "5")
    assert not page.undo_bar.isVisible()


def test_deleting_the_order_in_view_shows_the_next_and_none_closes_the_form(page3):
    _session, page = page3
    page.open_order("o2")
    page.delete_chosen()
    QApplication.processEvents()
    assert page.panel.key == "o3"
    assert page.panel.isVisible()
    page.delete_chosen()
    page.delete_chosen()
    QApplication.processEvents()
    assert not page.panel.isVisible()


def test_duplicating_copies_what_two_orders_may_share(page3):
    session, page = page3
    session.set_text(Place("order.access.ip", "o2"), "203.0.113.9")
    page.table.setFocus()
    page.table.set_current("o2")
    QTest.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(session.case.orders) == 4
    copy = session.case.orders[2]
    assert copy.key not in ("o1", "o2", "o3")
    assert copy.text("order.buyer.name") == "架空　太郎"
    assert copy.lines[0].answers["order.items[].name"].text == "見本の腕時計"
    assert copy.lines[0].key != "o2l1"
    for item in ("order.number", "order.purchased_at", "order.access.ip"):
        assert copy.text(item) == ""
    assert page.table.selected_keys() == (copy.key,)
    session.undo()
    assert keys_of(session) == ["o1", "o2", "o3"]


def test_alt_arrows_and_buttons_reorder(page3):
    session, page = page3
    page.table.setFocus()
    page.table.set_current("o3")
    QTest.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert keys_of(session) == ["o1", "o3", "o2"]
    assert page.table.current_key() == "o3"
    press(page, "order_up")
    assert keys_of(session) == ["o3", "o1", "o2"]
    press(page, "order_up")
    assert keys_of(session) == ["o3", "o1", "o2"]
    page.table.select_keys(["o3", "o1"])
    press(page, "order_down")
    assert keys_of(session) == ["o2", "o3", "o1"]
    session.undo()
    assert keys_of(session) == ["o3", "o1", "o2"]


def drop_rows(page, keys, row):
    rect = page.table.visualRect(page.model.index(row, Column.NUMBER))
    at = rect.topLeft() + QPoint(4, 1)
    data = QMimeData()
    data.setData(ROWS_MIME, "\n".join(keys).encode())
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.table.dropEvent(event)


def test_dragged_rows_move_between_rows(make_session, make_page, orders):
    session = make_session(orders(6))
    page = make_page(session, "orders")
    drop_rows(page, ["o2", "o5"], 3)
    assert keys_of(session) == ["o1", "o3", "o2", "o5", "o4", "o6"]
    assert page.undo_bar.isVisible()
    session.undo()
    assert keys_of(session) == [f"o{n}" for n in range(1, 7)]


def test_sorted_rows_are_not_moved_and_one_click_shows_their_own_order(page3):
    session, page = page3
    header = page.table.horizontalHeader()
    header.setSortIndicator(Column.YEN, Qt.SortOrder.DescendingOrder)
    assert page.model.key_at(0) == "o3"
    page.table.set_current("o3")
    assert not child(page, "order_up", QPushButton).isEnabled()
    assert child(page, "order_up").toolTip() == Orders.MOVE_NEEDS_OWN_ORDER
    drop_rows(page, ["o3"], 2)
    assert keys_of(session) == ["o1", "o2", "o3"]
    press(page, "own_order")
    assert page.model.key_at(0) == "o1"
    assert child(page, "order_up", QPushButton).isEnabled()


def test_searching_shows_what_was_found_and_says_when_nothing_was(page3, qtbot):
    _, page = page3
    QTest.keyClicks(page.side.search, "1002")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.side.search.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    QTest.keyClicks(page.side.search, "zzz")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert "zzz" in page.side.no_hit.plain
    assert page.side.no_hit.isVisible()
    # A new order must be seen.
    press(page, "add_order")
    assert page.model.rowCount() == 4


def test_totals_say_when_an_amount_is_missing(page3, qtbot):
    session, page = page3
    total = child(page, "orders_total", QLabel)
    assert total.text() == "3件　合計 1,200円"
    assert not page.side.total_note.isVisible()
    session.set_text(Place("order.items[].quantity", "o1", "o1l1"), "")
    qtbot.waitUntil(lambda: total.text() == "3件　合計 1,000円")
    assert page.side.total_note.plain == Orders.TOTAL_INCOMPLETE
    assert page.side.total_note.isVisible()


def test_state_tells_what_is_left(page3):
    session, page = page3
    state = page.model.index(0, Column.STATE)
    # Green only when something is known of the buyer's access: the police ask for it first.
    assert state.data() == Orders.STATE_UNRECORDED
    assert "e-Govに必要な分はそろっています" in state.data(Qt.ItemDataRole.ToolTipRole)
    session.set_text(Place("order.access.destination_ip", "o1"), "203.0.113.10")
    assert state.data() == Orders.STATE_UNRECORDED
    session.set_text(Place("order.access.ip", "o1"), "203.0.113.45")
    assert state.data() == Orders.STATE_ENOUGH
    session.set_text(Place("order.number", "o1"), "")
    assert state.data() == "あと1"
    session.set_text(Place("order.buyer.phone", "o1"), "でんわ")
    assert state.data() == "見直し1"


def test_same_as_buyer_copies_and_can_be_taken_back(page3, desk):
    session, page = page3
    session.set_text(Place("order.buyer.address", "o1"), "東京都千代田区架空町1")
    page.open_order("o1")
    page.panel.area.ensureWidgetVisible(child(page, "same_as_buyer"))
    press(page, "same_as_buyer")
    order = session.case.order("o1")
    assert order.text("order.recipient.name") == "架空　太郎"
    assert order.text("order.recipient.address") == "東京都千代田区架空町1"
    assert order.text("order.recipient.phone") == "03-0000-0000"
    press(page, "undo_bar.undo")
    assert session.case.order("o1").text("order.recipient.name") == "見本　1子"


def test_same_as_buyer_without_a_buyer_says_so(make_session, make_page, order, desk):
    page = make_page(make_session([order(1, buyer__name="", buyer__phone="")]), "orders")
    page.open_order("o1")
    press(page, "same_as_buyer")
    assert len(desk.told) == 1


def test_lines_are_added_moved_and_deleted(page3):
    session, page = page3
    page.open_order("o1")
    lines = page.panel.fields.lines
    press(page, "add_line")
    type_into(page, "order.items[].name", "見本のベルト", at=1)
    assert [li.answers["order.items[].name"].text for li in session.case.order("o1").lines] == [
        "見本の腕時計",
        "見本のベルト",
    ]
    assert page.model.index(0, Column.ITEMS).data() == "見本の腕時計　ほか1品目"
    QTest.mouseClick(lines.rows[1].up, Qt.MouseButton.LeftButton)
    assert session.case.order("o1").lines[0].answers["order.items[].name"].text == "見本のベルト"
    assert lines.rows[0].rows[0].editor.text() == "見本のベルト"
    QTest.mouseClick(lines.rows[0].delete, Qt.MouseButton.LeftButton)
    assert len(session.case.order("o1").lines) == 1
    assert not lines.rows[1].isVisible()
    press(page, "undo_bar.undo")
    assert len(session.case.order("o1").lines) == 2


def test_an_order_without_lines_says_so(page3):
    _session, page = page3
    page.open_order("o1")
    lines = page.panel.fields.lines
    QTest.mouseClick(lines.rows[0].delete, Qt.MouseButton.LeftButton)
    assert lines.none.isVisible()
    press(page, "add_line")
    assert not lines.none.isVisible()


def test_many_lines_are_shown_in_portions(make_session, make_page, order):
    from dataclasses import replace

    from wizard.domain.case import LineItem

    big = replace(order(1), lines=tuple(LineItem(f"l{n}") for n in range(200)))
    page = make_page(make_session([big]), "orders")
    page.open_order("o1")
    lines = page.panel.fields.lines
    assert len(lines.rows) == 30
    assert "170" in lines.more.text()
    page.reveal(Place("order.items[].quantity", "o1", "l40"))
    assert lines.rows[40].rows[1].isAncestorOf(focused())


def test_reveal_opens_the_order_and_puts_the_keyboard_there(page3):
    _, page = page3
    page.reveal(Place("order.recipient.phone", "o3"))
    assert page.panel.key == "o3"
    assert page.panel.fields.rows["order.recipient.phone"].isAncestorOf(focused())
    page.reveal(Place("order.items[].unit_price", "o2", "o2l1"))
    focus = focused()
    assert page.panel.fields.lines.rows[0].rows[2].isAncestorOf(focus)
    page.reveal(Place("order.number"))
    assert child(page, "add_order").hasFocus()


def file_drop(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_a_file_may_be_dropped_anywhere_on_the_page(page3, tmp_path, monkeypatch):
    _, page = page3
    taken: list[list[Path]] = []
    monkeypatch.setattr(page, "take_file", taken.append)
    data = file_drop(tmp_path / "注文 1.csv")
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert taken == [[tmp_path / "注文 1.csv"]]


def test_tab_leaves_the_table(page3):
    _, page = page3
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


def test_ten_thousand_orders_open_turn_and_delete(make_session, make_page, orders, worked_out):
    session = make_session(orders(10_000))
    page = make_page(session, "orders")
    QApplication.processEvents()
    assert 0 < len(worked_out) < 60  # the rows in view
    page.open_order("o9000")
    page.turn(1)
    QApplication.processEvents()
    assert page.panel.key == "o9001"
    assert len(worked_out) < 150
    page.table.selectAll()
    assert page.table.selected_count() == 10_000
    page.delete_chosen()
    assert session.case.orders == []
    session.undo()
    assert page.model.rowCount() == 10_000
    assert len(worked_out) < 400


def test_the_bar_never_names_another_act_of_the_same_kind(page3):
    session, page = page3
    page.table.set_current("o1")
    page.delete_chosen()
    page.table.select_keys(["o2", "o3"])
    page.delete_chosen()
    assert page.undo_bar.text == "注文を2件削除しました"
    session.undo()  # by keyboard
    assert not page.undo_bar.isVisible()


def test_reveal_of_an_order_that_is_gone_moves_no_keyboard(page3):
    _, page = page3
    page.open_order("o1")
    page.close_order()
    page.reveal(Place("order.number", "gone"))
    assert not page.panel.isVisible()


def test_a_line_says_where_its_values_came_from(page3):
    session, page = page3
    source = Source(SourceKind.ORDER_FILE, "a.csv 2行目")
    place = Place("order.items[].unit_price", "o1", "o1l1")
    page.open_order("o1")
    line = page.panel.fields.lines.rows[0]
    assert not line.source.isVisible()
    session.set_answer(place, Answer("19800", source=source, original="18000.00（税抜）"))
    assert line.source.isVisible()
    assert "a.csv 2行目" in line.source.plain
    assert "18000.00（税抜）" in line.source.plain
    page.turn(1)
    assert not line.source.isVisible()


def test_list_and_form_take_turns_where_there_is_no_room_for_both(make_session, make_page, orders):
    page = make_page(make_session(orders(3)), "orders", size=(700, 560))
    page.open_order("o2")
    QApplication.processEvents()
    assert page.panel.isVisible()
    assert not page.table.isVisible()
    press(page, "order_back")
    assert page.table.isVisible()
    assert page.table.hasFocus()
    page.resize(1200, 800)
    page.open_order("o2")
    QApplication.processEvents()
    assert page.table.isVisible()
    assert page.panel.isVisible()


def test_large_text_in_a_small_window_scrolls_and_never_overlaps(make_session, make_page, orders):
    page = make_page(make_session(orders(3)), "orders", size=(700, 160))
    page.open_order("o1")
    QApplication.processEvents()
    panel = page.panel
    parts = [panel.back, panel.title, panel.area, panel.previous]
    tops = [part.mapTo(page, QPoint(0, 0)).y() for part in parts]
    bottoms = [top + part.height() for top, part in zip(tops, parts, strict=True)]
    assert all(bottom <= top for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_beside_the_form_the_list_keeps_the_columns_that_fit(make_session, make_page, orders):
    page = make_page(make_session(orders(3)), "orders", size=(1500, 800))
    everything = [c for c in Column if not page.table.isColumnHidden(c)]
    assert everything == list(Column)
    page.open_order("o1")
    QApplication.processEvents()
    assert not page.table.isColumnHidden(Column.STATE)
    page.resize(800, 800)
    QApplication.processEvents()
    assert page.table.isVisible()
    assert page.table.isColumnHidden(Column.STATE)
    assert not page.table.isColumnHidden(Column.NUMBER)
    assert page.table.horizontalScrollBar().maximum() == 0
    page.close_order()
    QApplication.processEvents()
    assert not page.table.isColumnHidden(Column.STATE)
    # At the usual size of the window every column stands there without scrolling.
    assert page.table.horizontalScrollBar().maximum() == 0
