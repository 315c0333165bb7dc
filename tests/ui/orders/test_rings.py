"""The ring around a table and around its row: whole, and nothing of it left behind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.orders.files_of_a_shop import drop, unknown_file
from wizard.ui.focus_ring import Ring
from wizard.ui.orders.mapper_rows import MapperRow


class Painted(QObject):
    """Gathers what of a widget is painted anew."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


def test_the_row_that_was_left_is_drawn_anew_as_a_whole(make_session, make_page, orders, qtbot):
    page = make_page(make_session(orders(3)), "orders")
    table = page.table
    table.set_current("o1")
    table.setFocus()
    QApplication.processEvents()
    painted = Painted(table.viewport())
    # A row that stays selected is left: Qt draws only its current cell anew.
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    top = table.rowViewportPosition(0)
    row = QRect(0, top, table.viewport().width(), table.rowHeight(0))
    qtbot.waitUntil(lambda: QRegion(row).subtracted(painted.region).isEmpty())


def test_the_ring_around_a_table_as_wide_as_the_page_keeps_its_sides(
    make_session, make_page, orders
):
    page = make_page(make_session(orders(3)), "orders")
    host = page.table.parentWidget().parentWidget().parentWidget()
    assert page.table.mapTo(host, page.table.rect().topLeft()).x() == 0
    ring = Ring(host, page.table)
    assert host.rect().contains(ring.geometry())
    assert ring.geometry().width() == page.table.width()


def test_the_ring_around_a_column_of_the_mapper_touches_no_values(
    make_session, make_page, tmp_path, styled
):
    page = make_page(make_session(), "orders")
    dialog = drop(page, unknown_file(tmp_path / "見本カート.csv"))
    dialog.show()
    QApplication.processEvents()
    for row in dialog.findChildren(MapperRow):
        if row.values.isVisible():
            ring = Ring(dialog, row.combo).geometry()
            top = row.values.mapTo(dialog, row.values.rect().topLeft()).y()
            assert ring.bottom() + 3 < top
    dialog.reject()
