"""Taking orders over from the shop's files, from the drop to undo."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from wizard.domain.case import Place, SourceKind
from wizard.texts import OrderImport
from wizard.ui.orders.differences import DifferenceColumn
from wizard.ui.orders.encoding_dialog import EncodingDialog
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.rows import Column

DATA = Path(__file__).resolve().parents[2] / "data" / "orders"
ECCUBE = DATA / "eccube4.3_juchu.csv"
SHOPIFY = DATA / "shopify_jp.csv"


def press(window, name):
    button = window.findChild(QPushButton, name)
    assert button.isVisibleTo(window), name
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(page, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.drop.dropEvent(event)
    assert event.isAccepted()
    return page.importer.dialog


def make_eccube(path, count, change=None, encoding="cp932", short=()):
    """An EC-CUBE 4 file of `count` orders; `change` gets a row as a dict of its cells."""
    rows = list(csv.reader(io.StringIO(ECCUBE.read_text(encoding="cp932"))))
    header, first = rows[0], rows[1]
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for n in range(count):
            row = list(first)
            row[header.index("注文ID")] = str(7000 + n)
            row[header.index("注文番号")] = str(2000 + n)
            row[header.index("価格")] = f"{1000 + n}.00"
            if change is not None:
                change(n, header, row)
            writer.writerow(row[:20] if n in short else row)
    return path


@pytest.fixture
def page(make_session, make_page):
    session = make_session()
    return session, make_page(session, "orders")


def tick(dialog, row):
    rect = dialog.table.visualRect(dialog.model.index(row, Column.TICK))
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


@pytest.mark.parametrize(
    ("path", "number", "platform", "names"),
    [
        (ECCUBE, "1024", "EC-CUBE", ("髙見", "﨑子")),
        (SHOPIFY, "#1001", "Shopify", ("髙見", "﨑子")),
    ],
)
def test_a_dropped_file_is_previewed_ticked_and_taken_over(page, path, number, platform, names):
    session, orders_page = page
    dialog = drop(orders_page, path)
    assert isinstance(dialog, ImportDialog)
    assert platform in dialog.found.plain
    # Nothing is ticked beforehand: only fraudulent orders belong in the report.
    assert dialog.model.ticked() == ()
    assert not dialog.take.isEnabled()
    assert dialog.take.text() == OrderImport.TAKE_OVER_NONE
    tick(dialog, 0)
    assert dialog.take.text() == "1件を取り込む"
    press(dialog, "take_over")
    order = session.case.orders[0]
    assert order.text("order.number") == number
    assert all(name in order.text("order.recipient.name") for name in names)
    assert order.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"
    answer = order.answers["order.number"]
    assert answer.source.kind is SourceKind.ORDER_FILE
    assert path.name in answer.source.detail
    assert orders_page.undo_bar.text == "注文を1件取り込みました"
    assert orders_page.table.current_key() == order.key
    press(orders_page, "undo_bar.undo")
    assert session.case.orders == []


def test_the_file_button_reads_the_same_way(page, monkeypatch):
    _, orders_page = page
    orders_page.drop.dropped.emit([ECCUBE])
    assert isinstance(orders_page.importer.dialog, ImportDialog)


def test_closing_takes_nothing_over(page):
    session, orders_page = page
    dialog = drop(orders_page, ECCUBE)
    tick(dialog, 0)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.case.orders == []
    assert orders_page.importer.dialog is None


def test_enter_ticks_but_never_closes(page, tmp_path):
    _, orders_page = page
    dialog = drop(orders_page, make_eccube(tmp_path / "a.csv", 3))
    dialog.table.setFocus()
    dialog.table.set_current(dialog.model.key_at(1))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.model.tick_count == 1
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_searching_ticks_only_what_is_shown(page, tmp_path, qtbot):
    session, orders_page = page
    dialog = drop(orders_page, make_eccube(tmp_path / "a.csv", 30))
    QTest.keyClicks(dialog.search, "2007")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    press(dialog, "import_tick_all")
    dialog.search.clear()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 30)
    assert dialog.model.tick_count == 1
    press(dialog, "import_tick_all")
    assert dialog.take.text() == "30件を取り込む"
    press(dialog, "import_tick_none")
    assert not dialog.take.isEnabled()
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    assert len(session.case.orders) == 30
    session.undo()
    assert session.case.orders == []


def test_ragged_rows_are_listed_with_their_lines_and_not_taken(page, tmp_path):
    _session, orders_page = page
    dialog = drop(orders_page, make_eccube(tmp_path / "a.csv", 5, short=(1, 3)))
    assert dialog.model.total == 3
    press(dialog, "show_problem_rows")
    model = dialog.problem_table.model()
    assert dialog.problem_table.isVisible()
    assert [model.index(r, 0).data() for r in range(model.rowCount())] == ["3行目", "5行目"]
    assert "2001" in model.index(0, 2).data()


def test_importing_again_says_what_is_there_already(page):
    session, orders_page = page
    dialog = drop(orders_page, ECCUBE)
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    before = session.case.orders[0]
    dialog = drop(orders_page, ECCUBE)
    assert dialog.model.index(0, Column.STATE).data() == OrderImport.SAME
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    assert session.case.orders == [before]


def change_recipient(n, header, row):
    row[header.index("配送先_お名前(名)")] = "別子"
    row[header.index("配送先_TEL")] = "0311111111"


def second_import(page, tmp_path, count=3):
    session, orders_page = page
    dialog = drop(orders_page, make_eccube(tmp_path / "a.csv", count))
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    again = make_eccube(tmp_path / "b.csv", count, change_recipient)
    return session, orders_page, drop(orders_page, again)


def test_a_value_that_stands_is_kept_unless_its_new_one_is_ticked(page, tmp_path):
    session, _, dialog = second_import(page, tmp_path)
    key = session.case.orders[1].key
    assert dialog.model.index(1, Column.STATE).data() == "違い2"
    tick(dialog, 1)
    model = dialog.differences
    assert model.rowCount() == 2  # of the ticked order only
    rows = {model.index(r, DifferenceColumn.ITEM).data(): r for r in range(2)}
    name = rows["配送先氏名"]
    assert "﨑子" in model.index(name, DifferenceColumn.OLD).data()
    assert "別子" in model.index(name, DifferenceColumn.NEW).data()
    dialog.tabs.setCurrentWidget(dialog.difference_table.parentWidget())
    rect = dialog.difference_table.visualRect(model.index(name, DifferenceColumn.USE))
    QTest.mouseClick(
        dialog.difference_table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center()
    )
    press(dialog, "take_over")
    order = session.case.order(key)
    assert "別子" in order.text("order.recipient.name")
    assert "1111" not in order.text("order.recipient.phone")
    session.undo()
    assert "﨑子" in session.case.order(key).text("order.recipient.name")


def test_nothing_is_replaced_when_nothing_is_accepted(page, tmp_path, desk):
    session, _, dialog = second_import(page, tmp_path)
    before = list(session.case.orders)
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    assert session.case.orders == before
    # What differs is not called 「変わったところはありません」.
    assert desk.told[-1][0] == "違う値が6個ありますが、今の値のままにしました"


def test_what_is_missing_is_filled_in(page, tmp_path):
    session, orders_page = page
    path = make_eccube(tmp_path / "a.csv", 1)
    dialog = drop(orders_page, path)
    press(dialog, "import_tick_all")
    press(dialog, "take_over")
    key = session.case.orders[0].key
    session.set_text(Place("order.recipient.phone", key), "")
    dialog = drop(orders_page, path)
    assert dialog.model.index(0, Column.STATE).data() == OrderImport.FILLED
    tick(dialog, 0)
    press(dialog, "take_over")
    assert session.case.order(key).text("order.recipient.phone")


def test_an_undecided_encoding_is_asked_with_previews(page, tmp_path):
    _session, orders_page = page
    path = make_eccube(tmp_path / "a.csv", 2)
    broken = path.read_bytes().replace("髙見".encode("cp932"), b"\x81\xff\xfd\xff", 1)
    path.write_bytes(broken)
    dialog = drop(orders_page, path)
    assert isinstance(dialog, EncodingDialog)
    assert len(dialog.buttons_by_encoding) == 3
    assert not dialog.use.isEnabled()
    QTest.keyClick(dialog.buttons_by_encoding["cp932"], Qt.Key.Key_Space)
    assert dialog.chosen == "cp932"
    press(dialog, "encoding_use")
    assert isinstance(orders_page.importer.dialog, ImportDialog)
    assert orders_page.importer.dialog.model.total == 1
    assert orders_page.importer.dialog.problem_table.model().rowCount() == 1


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", "何か,違う\n".encode()])
def test_what_is_no_order_file_is_told_in_one_sentence(page, tmp_path, desk, content):
    session, orders_page = page
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert drop(orders_page, path) is None
    assert len(desk.told) == 1
    assert session.case.orders == []


def test_bytes_that_are_no_text_are_told_and_no_encoding_is_asked_for(page, tmp_path, desk):
    _session, orders_page = page
    path = tmp_path / "a.csv"
    path.write_bytes(bytes((n * 73 + n // 7) % 256 for n in range(20_000)))
    assert drop(orders_page, path) is None
    assert "文字のファイルではありません" in desk.told[0][0]


def test_a_file_that_is_gone_is_told(page, tmp_path, desk):
    _, orders_page = page
    orders_page.take_file([tmp_path / "なし.csv"])
    assert len(desk.told) == 1


def test_a_long_file_pages(page, tmp_path, worked_out):
    """The table works out only the rows it shows."""
    session, orders_page = page
    dialog = drop(orders_page, make_eccube(tmp_path / "a.csv", 3_000))
    QApplication.processEvents()
    assert dialog.model.rowCount() == 3_000
    assert 0 < len(worked_out) < 60
    press(dialog, "import_tick_all")
    QApplication.processEvents()
    assert dialog.take.text() == "3,000件を取り込む"
    assert len(worked_out) < 60
    press(dialog, "take_over")
    assert len(session.case.orders) == 3_000


def test_dialogs_name_their_parts_for_screen_readers(page, tmp_path):
    _, orders_page = page
    dialog = drop(orders_page, make_eccube(tmp_path / "a.csv", 2, short=(1,)))
    for name in ("import_table", "problem_rows", "search_import"):
        assert dialog.findChild(QWidget, name).accessibleName()


def test_the_file_dialog_says_what_it_is_for_and_starts_at_the_downloads(
    page, monkeypatch, tmp_path
):
    asked: list[tuple[object, ...]] = []

    def nothing_chosen(*args: object) -> tuple[list[str], str]:
        asked.append(args[1:3])
        return [], ""

    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda kind: str(tmp_path / kind.name), raising=True
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", nothing_chosen)
    page[1].drop.choose.click()
    assert asked == [("注文ファイルを選ぶ", str(tmp_path / "DownloadLocation"))]
