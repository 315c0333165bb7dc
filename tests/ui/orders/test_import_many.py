"""Several files at once, archives, workbooks, pasted tables, large files, stopping."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.orders.files_of_a_shop import (
    ECCUBE,
    FIRST,
    HEADER,
    archive,
    book,
    drop,
    eccube,
    numbers_of,
    parcels,
    press,
    unknown_file,
    use_columns,
)
from wizard.domain.case import Place
from wizard.errors import ImportFileError
from wizard.intake import order_pages
from wizard.intake.decode import Cancelled
from wizard.intake.order_export import MergePlan
from wizard.texts import OrderImport
from wizard.ui.dialogs import Working
from wizard.ui.jobs import Jobs
from wizard.ui.orders import import_steps
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.import_steps import Progress
from wizard.ui.orders.mapper import Mapper
from wizard.ui.orders.paged_dialog import PagedDialog
from wizard.ui.orders.pieces_dialog import PiecesDialog
from wizard.ui.orders.read_file import ReadFile
from wizard.ui.orders.rows import Column

NOTHING = MergePlan((), (), (), (), (), 0)


@pytest.fixture
def page(make_session, make_page):
    session = make_session()
    return session, make_page(session, "orders")


def not_sent(_n, header, row):
    for name in ("出荷伝票番号", "配送業者(ID)", "配送業者(名称)"):
        row[header.index(name)] = ""


def take_all(dialog):
    press(dialog, "import_tick_all")
    press(dialog, "take_over")


# --- several at once ---------------------------------------------------------------------------


def test_orders_and_a_parcel_list_dropped_together_complete_one_another(page, tmp_path):
    session, orders_page = page
    orders = eccube(tmp_path / "a.csv", 3, not_sent)
    sent = parcels(tmp_path / "b.csv", {"2001": "100000000001", "9999": "100000000002"})
    dialog = drop(orders_page, sent, orders)
    assert isinstance(dialog, ImportDialog)
    assert dialog.model.total == 3
    said = " ".join(label.accessibleName() for label in dialog.head.findChildren(QLabel))
    assert OrderImport.PARCELS_LEFT.format(count=1) in said
    take_all(dialog)
    tracking = {
        o.text("order.number"): o.text("order.tracking_number") for o in session.case.orders
    }
    assert tracking == {"2000": "", "2001": "100000000001", "2002": ""}
    session.undo()
    assert session.case.orders == []


def test_a_parcel_list_alone_ticks_what_completes_the_case(page, tmp_path):
    session, orders_page = page
    orders = eccube(tmp_path / "a.csv", 2, not_sent)
    take_all(drop(orders_page, orders))
    sent = parcels(tmp_path / "b.csv", {"2001": "100000000001", "9999": "100000000002"})
    dialog = drop(orders_page, sent)
    assert dialog.take.text() == "1件を取り込む"
    states = [dialog.model.index(row, Column.STATE).data() for row in range(2)]
    assert states == [OrderImport.FILLED, OrderImport.ALONE]
    press(dialog, "take_over")
    assert numbers_of(session) == ["2000", "2001"]
    assert session.case.orders[1].text("order.tracking_number") == "100000000001"


def test_what_was_done_is_told_truly(page, tmp_path):
    _, orders_page = page
    take_all(drop(orders_page, eccube(tmp_path / "a.csv", 2, not_sent)))
    assert orders_page.undo_bar.text == "注文を2件取り込みました"

    def other_name(n, header, row):
        row[header.index("配送先_お名前(名)")] = "別子"
        if n == 1:
            not_sent(n, header, row)

    dialog = drop(orders_page, eccube(tmp_path / "b.csv", 4, other_name))
    press(dialog, "import_tick_all")
    differing = dialog.differences.rowCount()
    assert differing >= 2
    dialog.differences.accept((0,), on=True)
    press(dialog, "take_over")
    said = orders_page.undo_bar.text.split("。")
    assert "新しい注文を2件取り込みました" in said
    assert "値を1個置きかえました" in said
    assert f"違う値{differing - 1}個は、今の値のままです" in said
    assert not any("4件" in words for words in said)


def test_what_completes_an_order_is_no_order_taken_over(page, tmp_path):
    _, orders_page = page
    take_all(drop(orders_page, eccube(tmp_path / "a.csv", 2, not_sent)))
    press(drop(orders_page, parcels(tmp_path / "b.csv", {"2001": "100000000001"})), "take_over")
    assert orders_page.undo_bar.text == "すでにある注文1件の空いている項目を補いました"


def test_why_a_parcel_completes_nothing_is_said(page, tmp_path):
    _, orders_page = page

    def elsewhere(n, header, row):
        not_sent(n, header, row)
        for at, name in enumerate(header):
            if name.startswith("配送先_"):
                row[at] = ""
        row[header.index("配送先_お名前(姓)")] = "別人"
        row[header.index("配送先_お名前(名)")] = "花"
        row[header.index("配送先_TEL")] = "0399999999"

    take_all(drop(orders_page, eccube(tmp_path / "a.csv", 1, elsewhere)))
    dialog = drop(orders_page, parcels(tmp_path / "b.csv", {"2000": "100000000001"}))
    said = " ".join(label.accessibleName() for label in dialog.head.findChildren(QLabel))
    assert "届け先が違うため、空いている項目を補いませんでした" in said
    assert "空いている項目はありません" not in said


def test_where_two_files_differ_the_first_stands_unless_ticked(page, tmp_path):
    session, orders_page = page

    def other_name(n, header, row):
        row[header.index("配送先_お名前(名)")] = "別子"

    first, second = eccube(tmp_path / "a.csv", 1), eccube(tmp_path / "b.csv", 1, other_name)
    dialog = drop(orders_page, first, second)
    assert dialog.model.total == 1
    press(dialog, "import_tick_all")
    assert dialog.differences.rowCount() == 1
    dialog.differences.accept((0,), on=True)
    press(dialog, "take_over")
    assert "別子" in session.case.orders[0].text("order.recipient.name")
    session.undo()
    take_all(drop(orders_page, first, second))
    assert "﨑子" in session.case.orders[0].text("order.recipient.name")


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(page, tmp_path):
    session, orders_page = page
    broken = tmp_path / "b.csv"
    broken.write_bytes(b"\x89PNG\r\n")
    dialog = drop(orders_page, broken, eccube(tmp_path / "a.csv", 1))
    said = " ".join(label.accessibleName() for label in dialog.head.findChildren(QLabel))
    assert "b.csv" in said
    take_all(dialog)
    assert numbers_of(session) == ["2000"]


def test_every_file_that_cannot_be_read_is_told_in_one_message(page, tmp_path, desk):
    _, orders_page = page
    files = [tmp_path / f"{name}.csv" for name in "xyz"]
    for path in files:
        path.write_bytes(b"\x89PNG\r\n")
    assert drop(orders_page, *files) is None
    ((what, do),) = desk.told
    assert what == OrderImport.REFUSED.format(count=3)
    assert [name in do for name in ("x.csv", "y.csv", "z.csv")] == [True] * 3
    assert len(do.split("\n")) == 3


def test_many_files_that_cannot_be_read_leave_room_for_the_orders(page, tmp_path):
    _, orders_page = page
    files = [tmp_path / f"{name}.csv" for name in "xyz"]
    for path in files:
        path.write_bytes(b"\x89PNG\r\n")
    dialog = drop(orders_page, *files, eccube(tmp_path / "a.csv", 1))
    said = " ".join(label.accessibleName() for label in dialog.head.findChildren(QLabel))
    assert OrderImport.REFUSED.format(count=3) in said
    press(dialog, "show_refused")
    listed = [label.accessibleName() for label in dialog.tabs.currentWidget().findChildren(QLabel)]
    assert [any(path.name in words for words in listed) for path in files] == [True] * 3


def test_a_file_without_orders_is_told_together_with_those_that_cannot_be_read(
    page, tmp_path, desk
):
    _, orders_page = page
    nothing = Progress(refused=(ImportFileError("「x.csv」は読めません", "直してください"),))
    orders_page.importer._preview(ReadFile(nothing, (), (), (), (NOTHING, NOTHING)))
    ((what, do),) = desk.told
    assert what == OrderImport.NONE_FOUND
    assert "x.csv" in do


# --- archives and workbooks --------------------------------------------------------------------


def test_the_tables_of_an_archive_are_chosen(page, tmp_path):
    session, orders_page = page
    other = unknown_file(tmp_path / "その他.csv")
    packed = archive(tmp_path / "a.zip", eccube(tmp_path / "orders.csv", 2), other)
    dialog = drop(orders_page, packed)
    assert isinstance(dialog, PiecesDialog)
    assert dialog.chosen == ("orders.csv",)  # the one whose layout is known
    tick = dialog.ticks["その他.csv"]
    assert "ご注文番号" in tick.accessibleDescription()
    QTest.keyClick(dialog.ticks["orders.csv"], Qt.Key.Key_Space)
    assert not dialog.use.isEnabled()
    QTest.keyClick(dialog.ticks["orders.csv"], Qt.Key.Key_Space)
    press(dialog, "pieces_use")
    take_all(orders_page.importer.dialog)
    assert numbers_of(session) == ["2000", "2001"]


def test_an_archive_of_one_table_is_read_without_asking(page, tmp_path):
    _, orders_page = page
    packed = archive(tmp_path / "a.zip", eccube(tmp_path / "orders.csv", 2))
    assert isinstance(drop(orders_page, packed), ImportDialog)


def test_a_sheet_of_a_workbook_goes_to_the_mapper(page, tmp_path):
    session, orders_page = page
    dialog = drop(orders_page, book(tmp_path / "注文.xlsx"))
    assert isinstance(dialog, PiecesDialog)
    dialog.ticks["注文"].click()
    press(dialog, "pieces_use")
    mapper = orders_page.importer.dialog
    assert isinstance(mapper, Mapper)
    use_columns(mapper)
    take_all(orders_page.importer.dialog)
    assert numbers_of(session) == ["A-77", "A-78"]


# --- pasting -----------------------------------------------------------------------------------


def pasted(text):
    QGuiApplication.clipboard().setText(text)


def as_sheet(path):
    rows = path.read_text(encoding="cp932").splitlines()
    return "\r\n".join("\t".join(row.split(",")) for row in rows)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_table_is_pasted(page, tmp_path, by_key):
    session, orders_page = page
    pasted("\r\n".join(line.replace(",", "\t") for line in (HEADER, FIRST)))
    if by_key:
        orders_page.side.add.setFocus()
        QTest.keyClick(orders_page.side.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    else:
        press(orders_page, "paste_orders")
    use_columns(orders_page.importer.dialog)
    take_all(orders_page.importer.dialog)
    assert numbers_of(session) == ["A-77"]


def test_a_known_table_is_pasted_without_questions(page):
    session, orders_page = page
    pasted(as_sheet(ECCUBE))
    press(orders_page, "paste_orders")
    # It is no file, and it was never in an encoding.
    assert orders_page.importer.dialog.found.plain == "貼り付けた表　EC-CUBE 4 の注文1件"
    take_all(orders_page.importer.dialog)
    assert numbers_of(session) == ["1024"]


def test_copied_files_are_pasted_as_files(page):
    _, orders_page = page
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ECCUBE))])
    QGuiApplication.clipboard().setMimeData(data)
    press(orders_page, "paste_orders")
    assert isinstance(orders_page.importer.dialog, ImportDialog)


def test_pasting_nothing_is_told(page, desk):
    _, orders_page = page
    QGuiApplication.clipboard().clear()
    press(orders_page, "paste_orders")
    assert len(desk.told) == 1
    assert orders_page.importer.dialog is None


def test_pasting_into_a_field_stays_in_the_field(page):
    session, orders_page = page
    orders_page.add_order()
    pasted("1024")
    editor = orders_page.panel.fields.rows["order.number"].editor
    editor.setFocus()
    QTest.keyClick(editor.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.case.orders[0].text("order.number") == "1024"
    assert orders_page.importer.dialog is None


# --- large files -------------------------------------------------------------------------------


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(order_pages, "LARGE", 1000)
    monkeypatch.setattr(order_pages, "PAGE_ROWS", 10)


def test_a_large_file_is_paged_and_its_ticks_stay(page, tmp_path, large):
    session, orders_page = page
    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 25))
    assert isinstance(dialog, PagedDialog)
    assert dialog.model.total == 10
    assert not dialog.previous.isEnabled()
    dialog.model.tick((dialog.model.key_at(1),), on=True)
    press(dialog, "page_next")
    assert dialog.model.index(0, Column.NUMBER).data() == "2010"
    dialog.model.tick((dialog.model.key_at(0),), on=True)
    press(dialog, "page_next")
    assert dialog.model.total == 5
    assert not dialog.next.isEnabled()
    press(dialog, "page_previous")
    assert dialog.model.is_ticked(dialog.model.key_at(0))
    press(dialog, "paged_use")
    preview = orders_page.importer.dialog
    assert isinstance(preview, ImportDialog)
    assert preview.take.text() == "2件を取り込む"
    press(preview, "take_over")
    assert numbers_of(session) == ["2001", "2010"]


def test_a_large_file_is_searched_as_a_whole(page, tmp_path, large):
    _, orders_page = page
    dialog = drop(orders_page, eccube(tmp_path / "a.csv", 25))
    QTest.keyClicks(dialog.search, "2023")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert [dialog.model.index(r, Column.NUMBER).data() for r in range(dialog.model.total)] == [
        "2023"
    ]
    dialog.search.clear()
    press(dialog, "find_in_file")
    assert dialog.model.total == 10


# --- stopping ----------------------------------------------------------------------------------


def test_stopping_the_reading_leaves_the_case_as_it_was(page, tmp_path, desk, monkeypatch, qtbot):
    session, orders_page = page
    jobs = Jobs(orders_page, lambda error: pytest.fail(str(error)))
    monkeypatch.setattr(desk, "run", jobs.run)
    stopped = []

    def endless(*_args, cancelled, **_more):
        while not cancelled():
            pass
        stopped.append(True)
        raise Cancelled("a", "b")

    monkeypatch.setattr(import_steps, "read_orders", endless)
    orders_page.take_file([ECCUBE])
    qtbot.waitUntil(lambda: bool(working(orders_page)))
    working(orders_page)[0].stop.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert stopped
    assert session.case.orders == []
    assert orders_page.importer.dialog is None
    assert desk.told == []


def working(page):
    return [each for each in page.findChildren(Working) if each.isVisible()]


def test_closing_a_question_leaves_the_case_as_it_was(page, tmp_path):
    session, orders_page = page
    for path in (unknown_file(tmp_path / "a.csv"), book(tmp_path / "b.xlsx")):
        dialog = drop(orders_page, path)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert orders_page.importer.dialog is None
    assert session.case.orders == []


def test_filling_keeps_what_stands(page, tmp_path):
    session, orders_page = page
    path = eccube(tmp_path / "a.csv", 1)
    take_all(drop(orders_page, path))
    key = session.case.orders[0].key
    session.set_text(Place("order.recipient.name", key), "手で直した名前")
    dialog = drop(orders_page, path, parcels(tmp_path / "b.csv", {"2000": "100000000001"}))
    take_all(dialog)
    assert session.case.order(key).text("order.recipient.name") == "手で直した名前"
