"""The same visitor's other lines become 操作ログ where the person ticks them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.intake.log_making import combined, order, write
from wizard.domain.case import Place, SourceKind
from wizard.texts import CardWords

LOG, LINES = "order.operation_log", "order.operation_log_lines"


def answers(page, key="o1"):
    return page.session.case.order(key).answers


@pytest.fixture
def offered(page, press):
    """The record is taken over; the dialog with the other lines is open."""
    press(page.panel, "log_confirm")
    press(page.panel, "log_trail")
    assert page.logs.dialog.objectName() == "trail_dialog"
    return page


def test_pages_are_offered_pictures_are_not(offered):
    model = offered.logs.dialog.model
    pages = [model.index(row, 3).data() for row in range(model.rowCount())]
    assert pages == [
        "GET /products/list",
        "POST /cart",
        "POST /shopping/checkout",
        "GET /shopping/complete",
    ]
    assert model.ticked() == [0, 1, 2, 3]
    assert offered.logs.dialog.raw.text.startswith("203.0.113.45")


def test_ticked_lines_are_added_with_where_they_stand(offered, press):
    dialog = offered.logs.dialog
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.take.text() == "3行を操作ログに加える"
    press(dialog, "tick_take")
    assert answers(offered)[LOG].text == "有"
    kept = answers(offered)[LINES]
    assert kept.source.kind is SourceKind.LOG
    head, *lines = kept.text.split("\n")
    assert head.startswith("access.log（日本時間、SHA-256 ")
    assert len(lines) == 3
    assert lines[0] == "3行目　2026年8月1日 22:13:20　POST /cart　200"
    assert offered.undo_bar.text == "注文 1024 の操作ログに、3行を加えました"


def test_enter_in_the_table_adds_them(offered, qtbot):
    dialog = offered.logs.dialog
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: LINES in answers(offered))


def test_undo_takes_them_back_and_leaves_the_record(offered, press):
    press(offered.logs.dialog, "tick_take")
    press(offered, "undo_bar.undo")
    assert LINES not in answers(offered)
    assert LOG not in answers(offered)
    assert answers(offered)["order.access.ip"].text == "203.0.113.45"


def test_closing_adds_nothing(offered):
    offered.logs.dialog.reject()
    assert LINES not in answers(offered)


def test_lines_that_stand_already_are_not_overwritten(offered, press):
    offered.session.set_text(Place(LINES, "o1"), "手で写した行")
    press(offered.logs.dialog, "tick_take")
    dialog = offered.logs.dialog
    assert dialog.objectName() == "log_differences"
    press(dialog, "differences_take")
    assert answers(offered)[LINES].text == "手で写した行"
    assert answers(offered)[LOG].text == "有"


def test_card_numbers_in_other_lines_are_hidden(make, show, press, tmp_path):
    page = show(make(order("1024", key="o1")))
    secret = combined("22:13:00", request="POST /shopping/?card=4111111111111111&cvv=123")
    page.bar.drop.dropped.emit([write(tmp_path / "access.log", secret, combined())])
    card = page.panel.logs
    card.list.radios[0].setChecked(True)
    press(page.panel, "log_confirm")
    press(page.panel, "log_trail")
    dialog = page.logs.dialog
    shown = [dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())]
    assert "POST /shopping/?card=411111******1111&cvv=***" in shown
    press(dialog, "tick_take")
    assert "411111******1111&cvv=***" in answers(page)[LINES].text
    assert "4111111111111111" not in answers(page)[LINES].text
    assert "カード番号とみられる数字" in page.undo_bar.text


def test_a_hidden_card_number_in_a_line_is_said(make, show, press, tmp_path):
    page = show(make(order("1024", key="o1")))
    card = "4111" + "1111" * 3
    log = write(
        tmp_path / "access.log",
        combined("22:13:20", request=f"POST /cart/add?card={card}", status=200),
        combined("22:14:05"),
    )
    page.bar.drop.dropped.emit([log])
    press(page.panel, "log_confirm")
    press(page.panel, "log_trail")
    dialog = page.logs.dialog
    shown = [dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())]
    assert not any(card in words for words in shown)
    assert dialog.said.isVisible()
    assert dialog.said.text == CardWords.HIDDEN


def test_nothing_is_said_where_nothing_was_hidden(offered):
    assert not offered.logs.dialog.said.isVisible()
