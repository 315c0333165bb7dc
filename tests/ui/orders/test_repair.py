"""Rows that could not be read are mended by hand; damage by a spreadsheet is said per value."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.ui.orders.files_of_a_shop import drop, eccube, numbers_of, press
from wizard.domain.case import Place
from wizard.texts import Damage, OrderImport, OrderRepair
from wizard.ui.orders.repair_rows import CELL
from wizard.ui.orders.rows import Column


@pytest.fixture
def page(make_session, make_page):
    session = make_session()
    return session, make_page(session, "orders")


def mend(dialog, row=0):
    """Open the repair of a row that could not be read."""
    press(dialog, "show_problem_rows")
    dialog.problem_table.selectRow(row)
    QTest.keyClick(dialog.problem_table, Qt.Key.Key_Return)
    assert dialog.mending.isVisible()
    return dialog.mending


def go_to(repair, name):
    model = repair.model
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == name)
    repair.table.setCurrentIndex(model.index(row, CELL))
    return row


# --- repair ------------------------------------------------------------------------------------


def test_a_row_that_is_too_short_is_mended_and_taken_over(page, tmp_path):
    session, orders_page = page
    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 3, short=(1,)))
    assert dialog.model.total == 2
    dialog.model.tick((dialog.model.key_at(0),), on=True)
    repair = mend(dialog)
    assert not repair.use.isEnabled()
    assert repair.state.text == OrderRepair.MISSING.format(count=3)
    for _ in range(3):
        repair.table.setCurrentIndex(repair.model.index(len(repair.model.cells), CELL))
        press(repair, "cell_insert")
    assert repair.state.text == OrderRepair.FITS
    press(repair, "repair_use")
    dialog = orders_page.importer.dialog
    assert dialog.model.total == 3
    assert dialog.problems.rowCount() == 0
    assert dialog.take.text() == "1件を取り込む"  # what was ticked stays so
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    assert numbers_of(session) == ["2000", "2001", "2002"]


def test_cells_are_joined_taken_out_and_typed_over(page, tmp_path):
    session, orders_page = page

    def broken(n, header, row):
        if n == 0:  # an unquoted comma inside the name of the goods
            at = header.index("商品名")
            row[at : at + 1] = ["見本の", "腕時計", "余り"]

    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 2, broken))
    repair = mend(dialog)
    assert repair.state.text == OrderRepair.LEFT_OVER.format(count=2)
    row = go_to(repair, "商品名")
    press(repair, "cell_join")
    assert repair.model.index(row, CELL).data() == "見本の腕時計"
    repair.table.setCurrentIndex(repair.model.index(row + 1, CELL))
    press(repair, "cell_take_out")
    repair.table.setCurrentIndex(repair.model.index(go_to(repair, "配送先_お名前(名)"), CELL))
    QTest.keyClick(repair.table, Qt.Key.Key_Return)
    editor = repair.table.findChild(QLineEdit)
    editor.selectAll()
    editor.insert("花子")
    press(repair, "repair_use")  # the cell is still open
    dialog = orders_page.importer.dialog
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    order = session.case.orders[0]
    assert order.lines[0].answers["order.items[].name"].text == "見本の腕時計"
    assert "花子" in order.text("order.recipient.name")


def test_enter_ends_the_typing_of_a_cell_and_closes_nothing(page, tmp_path, qtbot):
    _, orders_page = page
    repair = mend(drop(orders_page, eccube(tmp_path / "a.csv", 2, short=(1,))))
    QTest.keyClicks(repair.table, "9")  # typing begins at once
    editor = repair.table.findChild(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: repair.model.cells[0] == "9")
    assert repair.isVisible()


def test_closing_the_repair_changes_nothing(page, tmp_path):
    _, orders_page = page
    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 2, short=(1,)))
    repair = mend(dialog)
    QTest.keyClick(repair, Qt.Key.Key_Escape)
    assert orders_page.importer.dialog is dialog
    assert dialog.problems.rowCount() == 1


def test_one_repair_after_the_other(page, tmp_path):
    _, orders_page = page
    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 3, short=(0, 2)))
    for left in (1, 0):
        repair = mend(dialog)
        while repair.model.missing:
            repair.model.insert(len(repair.model.cells))
        press(repair, "repair_use")
        dialog = orders_page.importer.dialog
        assert dialog.problems.rowCount() == left
    assert dialog.model.total == 3


# --- damage ------------------------------------------------------------------------------------


def saved_by_excel(n, header, row):
    if n == 1:
        row[header.index("配送先_TEL")] = "9000000000"
        row[header.index("受注日")] = "2026/8/1 22:14"
        row[header.index("郵便番号")] = "600001"
        row[header.index("出荷伝票番号")] = "2.49E+17"


def test_damage_is_said_in_the_preview_and_under_each_value(page, tmp_path):
    session, orders_page = page
    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 2, saved_by_excel))
    assert dialog.model.index(0, Column.STATE).data() == OrderImport.NEW
    assert dialog.model.index(1, Column.STATE).data() == OrderImport.DAMAGED.format(count=3)
    # No seconds are made up.
    assert dialog.model.index(1, Column.TIME).data() == "2026/08/01 22:14"
    assert dialog.tabs.indexOf(dialog.damage_table.parentWidget()) < 0
    dialog.model.tick((dialog.model.key_at(1),), on=True)
    model = dialog.damages
    found = {model.index(r, 1).data(): model.index(r, 3).data() for r in range(model.rowCount())}
    assert found == {
        "不正購入日時": Damage.NO_SECONDS,
        "発注者郵便番号": Damage.POSTAL_ZERO,
        "配送先電話番号": Damage.PHONE_ZERO,
        "送り状番号": Damage.LOST_DIGITS,
    }
    values = [model.index(r, 2).data() for r in range(model.rowCount())]
    assert "600001 → 0600001" in values
    press(dialog, "take_over")
    orders_page.open_order(session.case.orders[0].key)
    rows = orders_page.panel.fields.rows
    assert rows["order.tracking_number"].message.text == Damage.LOST_DIGITS
    assert rows["order.tracking_number"].message.kind == "caution"
    assert rows["order.buyer.postal_code"].message.text == Damage.POSTAL_ZERO
    assert rows["order.buyer.postal_code"].message.kind == "info"
    place = Place("order.tracking_number", session.case.orders[0].key)
    session.set_text(place, "249000000000000001")
    assert rows["order.tracking_number"].message.text == ""


def test_every_chosen_order_is_looked_through_for_damage(page, tmp_path, qtbot):
    def no_seconds(_n, header, row):
        row[header.index("受注日")] = "2026/8/1 22:14"

    _, orders_page = page
    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 1_500, no_seconds))
    press(dialog, "import_tick_all")
    assert dialog.damages.is_looking  # nobody has to wait for it
    assert dialog.looking.text
    qtbot.waitUntil(lambda: not dialog.damages.is_looking, timeout=20_000)
    assert dialog.damages.rowCount() == 1_500
    assert dialog.damages.index(1_499, 0).data() == "3499"
    assert dialog.tabs.tabText(1) == OrderImport.TAB_DAMAGES.format(count=1_500)
    assert dialog.looking.text == ""
    dialog.model.tick((dialog.model.key_at(0),), on=False)
    assert dialog.damages.rowCount() == 1_499  # known already
    assert not dialog.damages.is_looking
    dialog.tabs.setCurrentIndex(1)
    table = dialog.damage_table
    table.scrollToBottom()
    height = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.rowHeight(1_498) > height)  # its sentence is there in full


def test_hidden_card_numbers_are_said_above_the_orders(page, tmp_path):
    session, orders_page = page

    def with_card(_n, header, row):
        row[header.index("住所2")] = "カード 4111111111111111"

    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 1, with_card))
    said = " ".join(label.accessibleName() for label in dialog.head.findChildren(QLabel))
    assert "カード番号" in said
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    assert "4111111111111111" not in session.case.orders[0].text("order.buyer.address")
    assert "411111" in session.case.orders[0].text("order.buyer.address")
