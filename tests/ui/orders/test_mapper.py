"""A table that no layout knows: guessed, corrected, remembered, exported, forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog

from tests.ui.orders.files_of_a_shop import (
    FIRST,
    HEADER,
    SECOND,
    drop,
    numbers_of,
    press,
    unknown_file,
    use_columns,
)
from wizard.domain.order_layout import PriceBasis, PriceOf
from wizard.domain.taken import doubts_as_taken
from wizard.texts import OrderMapper
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.mapper import Mapper
from wizard.ui.orders.mapper_options import patterns_for
from wizard.ui.orders.mapper_rows import WITH_VALUES


@pytest.fixture
def page(make_session, make_page):
    session = make_session()
    return session, make_page(session, "orders")


@pytest.fixture
def opened(page, tmp_path):
    """The session, the page and the mapper over a file of an unknown shop."""
    session, orders_page = page
    dialog = drop(orders_page, unknown_file(tmp_path / "見本カート.csv"))
    assert isinstance(dialog, Mapper)
    return session, orders_page, dialog


def take_all(dialog):
    assert isinstance(dialog, ImportDialog)
    press(dialog, "import_tick_all")
    press(dialog, "take_over")


def choose(dialog, item, name):
    """Choose a column by keyboard."""
    combo = dialog.rows[item].combo
    combo.setFocus()
    at = combo.findText(name)
    key = Qt.Key.Key_Down if at > combo.currentIndex() else Qt.Key.Key_Up
    while combo.currentIndex() != at:
        QTest.keyClick(combo, key)


def remember(dialog, title):
    dialog.options.remember.click()
    dialog.options.title.clear()
    dialog.options.title.setFocus()
    dialog.options.title.insert(title)
    dialog.options.changed.emit()


def test_the_columns_are_guessed_with_the_reason_and_first_values(opened):
    _, _, dialog = opened
    number = dialog.rows["order.number"]
    assert number.combo.currentText() == "ご注文番号"
    assert number.values.plain == "A-77、A-78"
    assert number.reason.plain == OrderMapper.BY_BOTH
    assert dialog.rows["order.access.ip"].combo.currentText() == OrderMapper.NO_COLUMN
    shown = [number.combo.itemData(i, WITH_VALUES) for i in range(number.combo.count())]
    assert "品名　（見本の腕時計、見本の財布）" in shown


def test_security_codes_can_neither_be_seen_nor_chosen(opened):
    _, _, dialog = opened
    combo = dialog.rows["order.number"].combo
    at = combo.findText("セキュリティコード")
    assert not combo.model().flags(combo.model().index(at, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert "123" not in str(combo.itemData(at, WITH_VALUES))


def test_what_was_guessed_is_read_and_taken_over(opened):
    session, orders_page, dialog = opened
    use_columns(dialog)
    take_all(orders_page.importer.dialog)
    first = session.case.orders[0]
    assert numbers_of(session) == ["A-77", "A-78"]
    assert first.text("order.recipient.name") == "髙見﨑子"
    assert first.text("order.buyer.phone") == "03-0000-0000"
    assert first.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"
    assert first.lines[0].answers["order.items[].name"].text == "見本の腕時計"
    assert first.text("order.platform") == ""  # nobody said it


def test_a_remembered_name_is_not_the_platform(opened, tmp_path):
    session, orders_page, dialog = opened
    remember(dialog, "うちの表")
    assert dialog.layout_made().title == "うちの表"
    use_columns(dialog)
    take_all(orders_page.importer.dialog)
    assert session.case.orders[0].text("order.platform") == ""
    [kept] = (tmp_path / "order-layouts").glob("*.toml")
    assert "platform" not in kept.read_text(encoding="utf-8")
    # Read again by what is remembered: still nobody said it.
    dialog = drop(orders_page, unknown_file(tmp_path / "次.csv", SECOND.replace("A-78", "B-1")))
    take_all(dialog)
    assert session.case.orders[-1].text("order.number") == "B-1"
    assert session.case.orders[-1].text("order.platform") == ""


def test_a_guess_is_corrected_by_keyboard(opened):
    session, orders_page, dialog = opened
    choose(dialog, "order.recipient.name", "ご注文者名")
    row = dialog.rows["order.recipient.name"]
    assert row.reason.plain == OrderMapper.BY_PERSON
    assert row.values.plain == "架空太郎"
    choose(dialog, "order.tracking_number", OrderMapper.NO_COLUMN)
    use_columns(dialog)
    take_all(orders_page.importer.dialog)
    assert session.case.orders[0].text("order.recipient.name") == "架空太郎"
    assert session.case.orders[0].text("order.tracking_number") == ""


def test_without_a_number_or_a_recipient_nothing_can_be_read(opened):
    _, _, dialog = opened
    choose(dialog, "order.recipient.name", OrderMapper.NO_COLUMN)
    assert dialog.use.isEnabled()
    choose(dialog, "order.number", OrderMapper.NO_COLUMN)
    assert not dialog.use.isEnabled()
    assert not dialog.export.isEnabled()
    assert dialog.state.text == OrderMapper.NOT_ENOUGH


def test_goods_without_an_order_number_are_said_to_be_left_out(opened):
    _, _, dialog = opened
    assert any(item.startswith("order.items[].") for item in dialog.mapping.choices)
    assert dialog.state.text == ""
    choose(dialog, "order.number", OrderMapper.NO_COLUMN)
    assert dialog.use.isEnabled()
    assert dialog.state.text == OrderMapper.GOODS_UNUSED


def test_the_price_basis_is_said(opened):
    session, orders_page, dialog = opened
    assert (
        dialog.options.prices.chosen_basis() is PriceBasis.UNKNOWN
    )  # nothing is decided beforehand
    dialog.options.prices.basis[PriceBasis.TAX_INCLUDED].click()
    use_columns(dialog)
    take_all(orders_page.importer.dialog)
    price = session.case.orders[0].lines[0].answers["order.items[].unit_price"]
    assert price.text == "19800"
    assert "未確認" not in price.original
    choose_none = not dialog.options.prices.isHidden()
    assert choose_none


def with_totals(path, quantity="5", heading="金額（税込）"):
    """A file whose price is that of the whole line."""
    unknown_file(path, FIRST.replace(",2,19800,", f",{quantity},60000,"))
    path.write_bytes(path.read_bytes().replace("単価".encode("cp932"), heading.encode("cp932")))
    return path


def test_what_a_price_counts_is_asked_beside_it_before_the_file_is_read(page, tmp_path):
    session, orders_page = page
    dialog = drop(orders_page, with_totals(tmp_path / "a.csv"))
    prices, row = dialog.options.prices, dialog.rows["order.items[].unit_price"]
    assert prices.chosen_price_of() is None  # nothing is decided beforehand
    column = row.parentWidget().layout()
    assert column.indexOf(prices) == column.indexOf(row) + 1
    unit, line = prices.price_of[PriceOf.UNIT], prices.price_of[PriceOf.LINE]
    assert "5個 × 60,000円 ＝ 300,000円" in unit.text()
    assert "60,000円 ÷ 5個" in line.text()
    assert prices.asked.text.endswith(OrderMapper.PRICE_NAMED_LINE)
    dialog.tabs.setCurrentIndex(1)
    press(dialog, "map_use")
    assert orders_page.importer.dialog is dialog  # asked for first
    assert dialog.tabs.currentIndex() == 0
    assert dialog.focusWidget() is unit
    assert dialog.state.text == OrderMapper.PRICE_FIRST
    line.click()
    assert (dialog.state.text, prices.asked.text) == ("", "")
    press(dialog, "map_use")
    take_all(orders_page.importer.dialog)
    price = session.case.orders[0].lines[0].answers["order.items[].unit_price"]
    assert price.text == "12000"
    assert doubts_as_taken(session.case.orders[0]) == 0  # it divides exactly


def test_the_keyboard_goes_from_the_price_to_what_is_asked_about_it(page, tmp_path):
    dialog = drop(page[1], with_totals(tmp_path / "a.csv"))
    combo = dialog.rows["order.items[].unit_price"].combo
    assert combo.nextInFocusChain() is dialog.options.prices.price_of[PriceOf.UNIT]


def test_a_file_of_single_pieces_asks_nothing_about_its_prices(page, tmp_path):
    dialog = drop(page[1], with_totals(tmp_path / "a.csv", "1"))
    assert dialog.options.prices.chosen_price_of() is PriceOf.LINE  # as its heading says
    assert dialog.options.prices.asked.text == ""
    choose(dialog, "order.items[].quantity", OrderMapper.NO_COLUMN)
    assert dialog.options.prices.chosen_price_of() is PriceOf.UNIT  # nothing to divide by


def test_what_was_said_about_the_price_is_not_asked_again(page, tmp_path):
    orders_page = page[1]
    dialog = drop(orders_page, with_totals(tmp_path / "a.csv"))
    dialog.options.prices.price_of[PriceOf.LINE].click()
    press(dialog, "map_use")
    press(orders_page.importer.dialog, "correct_columns")
    again = orders_page.importer.dialog
    assert again.options.prices.chosen_price_of() is PriceOf.LINE
    choose(again, "order.items[].unit_price", "受付No.")  # another column: asked anew
    assert again.options.prices.chosen_price_of() is None


def test_times_that_do_not_begin_with_the_year_are_asked_about(page, tmp_path):
    session, orders_page = page
    rows = [row.replace("2026/08/01 22:14:05", "03/08/2026 22:14:05") for row in (FIRST,)]
    dialog = drop(orders_page, unknown_file(tmp_path / "a.csv", *rows))
    pattern = dialog.options.pattern
    assert dialog.options.dates.isVisibleTo(dialog)
    assert "2026年8月3日 22:14:05" in pattern.itemText(0)
    assert "2026年3月8日 22:14:05" in pattern.itemText(1)
    pattern.setFocus()
    QTest.keyClick(pattern, Qt.Key.Key_Down)
    use_columns(dialog)
    take_all(orders_page.importer.dialog)
    assert session.case.orders[0].text("order.purchased_at") == "2026-03-08T22:14:05+09:00"


def test_a_usual_time_asks_nothing(opened):
    _, _, dialog = opened
    assert dialog.options.dates.isHidden()
    assert patterns_for(("2026/08/01 22:14:05",)) == ()
    assert patterns_for(("13/08/2026 22:14:05",)) == ("%d/%m/%Y %H:%M:%S",)


def test_a_table_without_a_header_is_read_by_position(page, tmp_path):
    session, orders_page = page
    path = tmp_path / "a.csv"
    path.write_text("\n".join((FIRST, SECOND)) + "\n", encoding="utf-8")
    dialog = drop(orders_page, path)
    assert not dialog.header.isChecked()
    assert dialog.rows["order.purchased_at"].combo.currentText() == "3列目"
    choose(dialog, "order.number", "2列目")
    use_columns(dialog)
    take_all(orders_page.importer.dialog)
    assert numbers_of(session) == ["A-77", "A-78"]


def test_whether_the_first_row_is_a_header_can_be_said(opened):
    _, _, dialog = opened
    dialog.header.click()
    assert dialog.mapping.sample.has_header is False
    assert dialog.rows["order.number"].combo.itemText(1) == "1列目"
    dialog.header.click()
    assert dialog.rows["order.number"].combo.currentText() == "ご注文番号"


def test_a_mapping_is_remembered_used_corrected_and_forgotten(opened, tmp_path, desk):
    _session, orders_page, dialog = opened
    remember(dialog, "うちの店")
    use_columns(dialog)
    orders_page.importer.dialog.reject()
    path = unknown_file(tmp_path / "翌月.csv", SECOND)
    preview = drop(orders_page, path)
    assert isinstance(preview, ImportDialog)  # no question any more
    assert "うちの店" in preview.found.plain
    press(preview, "correct_columns")
    mapper = orders_page.importer.dialog
    assert isinstance(mapper, Mapper)
    assert mapper.rows["order.recipient.name"].combo.currentText() == "お届け先様名"
    assert mapper.options.title.text() == "うちの店"
    assert mapper.remembers
    choose(mapper, "order.recipient.name", "ご注文者名")
    use_columns(mapper)
    preview = orders_page.importer.dialog
    assert preview.model.orders()[0].text("order.recipient.name") == "架空太郎"
    preview.reject()
    preview = drop(orders_page, path)
    assert preview.model.orders()[0].text("order.recipient.name") == "架空太郎"
    press(preview, "forget_layout")
    assert "うちの店" in desk.asked[0]
    assert isinstance(orders_page.importer.dialog, Mapper)  # asked again
    assert list((tmp_path / "order-layouts").glob("*.toml")) == []


def test_closing_the_correction_goes_back_to_the_preview(opened):
    _, orders_page, dialog = opened
    use_columns(dialog)
    preview = orders_page.importer.dialog
    preview.model.tick((preview.model.key_at(1),), on=True)
    press(preview, "correct_columns")
    QTest.keyClick(orders_page.importer.dialog, Qt.Key.Key_Escape)
    preview = orders_page.importer.dialog
    assert isinstance(preview, ImportDialog)
    assert preview.take.text() == "1件を取り込む"


def test_a_name_is_needed_to_remember(opened):
    _, _, dialog = opened
    dialog.options.remember.click()
    assert dialog.options.title.text() == "見本カート"
    remember_again = dialog.options.title
    remember_again.clear()
    dialog.options.changed.emit()
    assert not dialog.use.isEnabled()
    assert dialog.options.title_problem.text == OrderMapper.NO_TITLE
    remember_again.setText("Shopify")
    dialog.options.changed.emit()
    assert dialog.options.title_problem.text == OrderMapper.TITLE_TAKEN


def test_a_mapping_is_exported_and_read_on_another_computer(opened, tmp_path, desk, monkeypatch):
    _, orders_page, dialog = opened
    target = tmp_path / "うちの店.toml"

    def accept(self):
        self.selectFile(str(target))
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", accept)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(target)])
    remember(dialog, "うちの店")
    press(dialog, "map_export")
    assert not target.exists()  # what the prices count is asked for first
    dialog.options.prices.price_of[PriceOf.UNIT].click()
    press(dialog, "map_export")
    assert target.is_file()
    assert desk.told
    dialog.reject()
    assert not (tmp_path / "order-layouts").exists()  # only exported, not kept
    drop(orders_page, target)
    assert "うちの店" in desk.told[-1][0]
    assert isinstance(drop(orders_page, unknown_file(tmp_path / "b.csv")), ImportDialog)


def test_a_file_that_is_no_mapping_is_told(page, tmp_path, desk):
    _, orders_page = page
    path = tmp_path / "a.toml"
    path.write_text("これは何でもない", encoding="utf-8")
    assert drop(orders_page, path) is None
    assert len(desk.told) == 1


def test_every_choice_has_a_name_and_says_its_values(opened):
    _, _, dialog = opened
    for item, row in dialog.rows.items():
        assert row.combo.accessibleName() == row.item.label, item
    assert "A-77" in dialog.rows["order.number"].combo.accessibleDescription()
    boxes = dialog.findChildren(QComboBox)
    names = [QAccessible.queryAccessibleInterface(b).text(QAccessible.Text.Name) for b in boxes]
    assert all(names)


def test_the_header_of_the_file_is_beside_the_items(opened):
    _, _, dialog = opened
    model = dialog.sample.model()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "ご注文番号"
    assert model.index(0, 1).data() == "A-77"
    assert HEADER.split(",")[1] == "ご注文番号"
