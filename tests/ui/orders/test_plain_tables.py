"""The plain tables of the import read well: a line below each row, air inside and around."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from tests.ui.orders.files_of_a_shop import book, drop, eccube
from wizard.ui.basics import Text
from wizard.ui.style import roles

_RING = 4  # how far the ring around what has the keyboard reaches


@pytest.fixture
def problems(make_session, make_page, tmp_path, qtbot):
    """The table of rows that could not be read; its sentences need several lines."""
    page = make_page(make_session(), "orders")
    dialog = drop(page, eccube(tmp_path / "a.csv", 3, short=(0, 1)))
    dialog.show_problems()
    table = dialog.problem_table
    table.setColumnWidth(1, 200)
    qtbot.waitUntil(lambda: table.rowHeight(0) > 2 * table.fontMetrics().height())
    return table


def test_a_line_is_below_every_cell(problems):
    image = problems.viewport().grab().toImage()
    for row in range(problems.model().rowCount()):
        bottom = problems.visualRect(problems.model().index(row, 1)).bottom()
        for column in range(problems.model().columnCount()):
            x = problems.visualRect(problems.model().index(row, column)).center().x()
            assert image.pixelColor(x, bottom) == QColor(roles().hairline)


def test_sentences_of_several_lines_have_air(problems):
    index = problems.model().index(0, 1)
    words, metrics = index.data(), problems.fontMetrics()
    lines = -(-metrics.horizontalAdvance(words) // (problems.columnWidth(1) - 16))
    assert lines >= 2
    assert problems.rowHeight(0) - 16 >= metrics.height() * (1 + 1.3 * (lines - 1))


def test_the_ring_around_a_tick_covers_no_words(make_session, make_page, tmp_path):
    page = make_page(make_session(), "orders")
    path = tmp_path / "a.xlsx"
    book(path)
    dialog = drop(page, path)
    tick = dialog.ticks["注文"]
    below = [t for t in dialog.findChildren(Text) if t.y() > tick.y()]
    assert min(t.y() for t in below) - tick.geometry().bottom() > _RING
