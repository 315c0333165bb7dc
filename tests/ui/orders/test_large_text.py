"""Every window of the import can be used with text of 200 % in a window of 1280 by 800."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from tests.ui.orders.files_of_a_shop import book, drop, eccube, press, unknown_file
from wizard.ui.orders.mapper import Mapper
from wizard.ui.style import apply_style

ROOM = QSize(1280, 800)


@pytest.fixture
def page(qapp, resources_dir, make_session, make_page):
    apply_style(qapp, resources_dir, "light", 200)
    yield make_page(make_session(), "orders")
    apply_style(qapp, resources_dir, "light", 100)


def shown(dialog, qtbot):
    dialog.resize(ROOM)
    qtbot.waitUntil(lambda: dialog.size() == ROOM)
    return dialog


def fits(dialog, qtbot):
    """The window as a whole does not scroll: only what is in it does."""
    qtbot.waitUntil(lambda: dialog._area.verticalScrollBar().maximum() == 0)


def whole_width(table, qtbot):
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    last = table.model().columnCount() - 1
    assert table.columnWidth(last) > 0.3 * table.viewport().width()


def test_the_values_that_differ_stand_side_by_side(page, tmp_path, qtbot):
    def other_name(n, header, row):
        row[header.index("配送先_お名前(名)")] = "別子"

    first, second = eccube(tmp_path / "a.csv", 1), eccube(tmp_path / "b.csv", 1, other_name)
    dialog = shown(drop(page, first, second), qtbot)
    press(dialog, "import_tick_all")
    dialog.tabs.setCurrentIndex(1)
    whole_width(dialog.difference_table, qtbot)


def test_what_excel_changed_is_read_without_scrolling_sideways(page, tmp_path, qtbot):
    def no_seconds(_n, header, row):
        row[header.index("受注日")] = "2026/8/1 22:14"

    dialog = shown(drop(page, eccube(tmp_path / "a.csv", 1, no_seconds)), qtbot)
    press(dialog, "import_tick_all")
    dialog.tabs.setCurrentIndex(1)
    whole_width(dialog.damage_table, qtbot)
    fits(dialog, qtbot)


def test_the_mapper_and_the_repair_scroll_only_inside(page, tmp_path, qtbot):
    mapper = shown(drop(page, unknown_file(tmp_path / "見本.csv")), qtbot)
    assert isinstance(mapper, Mapper)
    fits(mapper, qtbot)
    mapper.reject()
    dialog = drop(page, eccube(tmp_path / "a.csv", 2, short=(1,)))
    dialog.mend_wanted.emit(*dialog.problems.at(0))
    fits(shown(dialog.mending, qtbot), qtbot)
    dialog.mending.reject()


def test_the_tables_of_a_workbook_are_chosen(page, tmp_path, qtbot):
    dialog = drop(page, book(tmp_path / "a.xlsx"))
    fits(shown(dialog, qtbot), qtbot)
