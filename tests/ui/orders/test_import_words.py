"""What the import says: the file's name and kind, what is not found, what is not to be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QScrollArea, QWidget

from tests.intake.platform_rows import FILES
from tests.ui.orders.files_of_a_shop import (
    archive,
    drop,
    eccube,
    parcels,
    press,
    unknown_file,
    use_columns,
)
from wizard.texts import Intake, OrderImport
from wizard.ui.orders.delegate import ROW_POINTS
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.import_head import kind_of
from wizard.ui.orders.mapper import Mapper
from wizard.ui.orders.pieces_dialog import PiecesDialog
from wizard.ui.orders.rows import Column
from wizard.ui.orders.widths import width_of
from wizard.ui.style import font, sp
from wizard.ui.widgets import Message, Text


@pytest.fixture
def page(make_session, make_page):
    return make_page(make_session(), "orders")


def words_in(dialog) -> str:
    said = [each.plain for each in dialog.findChildren(Text)]
    return "\n".join([*said, *(each.text for each in dialog.findChildren(Message))])


def test_a_single_file_is_named_with_its_kind(page, tmp_path):
    dialog = drop(page, eccube(tmp_path / "八月の注文.csv", 2))
    assert dialog.found.plain.startswith("八月の注文.csv　EC-CUBE 4 の注文　2件")


def test_a_parcel_list_is_not_called_orders_and_fills_are_not_promised_in_vain(page, tmp_path):
    def unsent(_n, header, row):
        row[header.index("出荷伝票番号")] = ""

    press(dialog := drop(page, eccube(tmp_path / "a.csv", 1, unsent)), "import_tick_all")
    press(dialog, "take_over")
    dialog = drop(page, parcels(tmp_path / "p.csv", {"2000": "400000000001"}))
    assert "ヤマト運輸 B2クラウド の送り状" in dialog.found.plain
    assert "補います" in words_in(dialog)
    press(dialog, "take_over")
    dialog = drop(page, parcels(tmp_path / "q.csv", {"2000": "400000000002"}))
    assert dialog.read.differences
    assert "補います" not in words_in(dialog)
    assert "違う値があります" in words_in(dialog)


def test_a_second_file_is_not_asked_for_when_it_has_come(page, tmp_path):
    order, item = tmp_path / "order.csv", tmp_path / "item.csv"
    order.write_bytes(FILES["yahoo_order_106"].data("yahoo_order_106"))
    item.write_bytes(FILES["yahoo_item_27"].data("yahoo_item_27"))
    alone = drop(page, order)
    assert any("商品のファイルも取り込むと" in each for each in alone.read.files[0].notices)
    alone.reject()
    both = drop(page, order, item)
    both.show_notices()
    assert "商品のファイルも取り込むと" not in words_in(both)


def test_a_search_without_a_hit_says_so(page, tmp_path):
    dialog = drop(page, eccube(tmp_path / "a.csv", 3))
    assert dialog.no_hit.isHidden()
    dialog.search.setText("どこにもない")
    dialog.search.apply()
    assert dialog.no_hit.plain == "「どこにもない」にあてはまる注文はありません。"
    assert dialog.no_hit.isVisible()
    dialog.search.setText("2001")
    dialog.search.apply()
    assert dialog.no_hit.isHidden()


def test_unreadable_rows_of_two_files_name_their_file_in_full(page, tmp_path):
    first = eccube(tmp_path / "eccube_january.csv", 3, short=(1,))
    second = eccube(tmp_path / "eccube_february.csv", 3, short=(2,))
    dialog = drop(page, first, second)
    dialog.show_problems()
    table = dialog.problem_table
    words = table.model().index(0, 0).data()
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(words)


@pytest.mark.parametrize("text", ["見本", "架空太郎 様", "注文番号\t商品名"])
def test_a_stray_word_that_is_pasted_is_answered_with_how_to_copy(page, desk, text):
    QApplication.clipboard().setText(text)
    page.paste()
    assert page.importer.dialog is None
    assert desk.told == [(OrderImport.PASTED_NO_ORDERS, Intake.NOTHING_PASTED_DO)]


def test_pasting_works_when_the_keyboard_is_elsewhere_in_the_window(page, desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    steps = QListWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(steps)
    row.addWidget(page)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QApplication.clipboard().setText("見本")
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.told


def test_a_remembered_table_is_not_called_unknown(page, tmp_path):
    mapper = drop(page, unknown_file(tmp_path / "見本.csv"))
    assert isinstance(mapper, Mapper)
    assert "まだ知らない形の表" in words_in(mapper)
    use_columns(mapper)
    preview = page.importer.dialog
    press(preview, "correct_columns")
    again = page.importer.dialog
    assert isinstance(again, Mapper)
    assert "まだ知らない形の表" not in words_in(again)


def test_the_name_of_what_is_remembered_comes_into_view(page, tmp_path, qtbot):
    mapper = drop(page, unknown_file(tmp_path / "見本.csv"))
    mapper.resize(760, 560)
    options = mapper.options
    options.remember.setFocus()
    QTest.keyClick(options.remember, Qt.Key.Key_Space)

    def in_view():
        assert options.title.visibleRegion().boundingRect().height() == options.title.height()

    qtbot.waitUntil(lambda: in_view() is None)


def test_a_price_chosen_by_hand_brings_the_tax_of_its_heading(page, tmp_path):
    path = unknown_file(tmp_path / "見本.csv")
    path.write_bytes(
        path.read_bytes().replace("単価".encode("cp932"), "代価（税込）".encode("cp932"))
    )
    mapper = drop(page, path)
    price = mapper.rows["order.items[].unit_price"]
    at = price.combo.findText("代価（税込）")
    price.chosen.emit("order.items[].unit_price", at - 1)
    assert mapper.options.prices.chosen_basis().value == "tax_included"


def test_enter_reads_the_chosen_tables(page, tmp_path):
    first, second = eccube(tmp_path / "a.csv", 1), eccube(tmp_path / "b.csv", 1)
    dialog = drop(page, archive(tmp_path / "z.zip", first, second))
    assert isinstance(dialog, PiecesDialog)
    [area] = dialog.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    QTest.keyClick(next(iter(dialog.ticks.values())), Qt.Key.Key_Return)
    assert isinstance(page.importer.dialog, ImportDialog)


def test_long_order_numbers_are_whole_where_there_is_room(make_session, make_page, order):
    numbers = ["249-0000000-0000001", "249-0000000-0000002"]
    orders = [order(n, number=number) for n, number in enumerate(numbers, 1)]
    page = make_page(make_session(orders), "orders", (1200, 800))
    table = page.table
    wide = table.columnWidth(Column.NUMBER)
    assert wide > width_of(Column.NUMBER)
    figures = QFontMetrics(font(ROW_POINTS, fixed=True))
    assert wide >= figures.horizontalAdvance(numbers[0]) + sp(16)
    # The person's own width stays.
    table.horizontalHeader().resizeSection(Column.NUMBER, 70)
    page.resize(1150, 800)
    assert table.columnWidth(Column.NUMBER) == 70


def test_the_title_of_the_states_says_what_they_are(page):
    role = Qt.ItemDataRole.ToolTipRole
    words = page.model.headerData(Column.STATE, Qt.Orientation.Horizontal, role)
    assert "違い" in words


def test_what_was_lost_looks_otherwise_than_a_remark():
    lost = Intake.LOST_DIGITS.format(text="4.00001E+11", places="1か所：2行目")
    assert kind_of(lost) == "caution"
    assert kind_of(Intake.TAX_ADDED) == "info"
    assert kind_of(Intake.RESAVED) == "info"
