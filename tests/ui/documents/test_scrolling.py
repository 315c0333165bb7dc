import pytest
from PySide6.QtWidgets import QPushButton, QScrollArea, QTreeView, QVBoxLayout, QWidget

from wizard.ui.scrolling import TallArea, bring_into_view, give_focus


@pytest.fixture
def area(qtbot, styled):
    top, view = QWidget(), QTreeView()
    column = QVBoxLayout(top)
    column.setContentsMargins(0, 0, 0, 0)
    above = QWidget()
    above.setFixedHeight(200)
    column.addWidget(above)
    made = TallArea(top, view, 240)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    qtbot.waitUntil(lambda: made._view.height() > 240)
    return made


def test_with_room_the_view_takes_what_is_left_and_nothing_scrolls(area):
    assert area.verticalScrollBar().maximum() == 0
    assert area._view.height() == 700 - 200 - 12


def test_without_room_the_whole_scrolls_and_the_view_is_as_high_as_the_area(area, qtbot):
    area.resize(500, 380)
    qtbot.waitUntil(lambda: area._view.height() == 380)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 200 + 12)


def test_what_grows_above_is_noticed(area, qtbot):
    area._top.layout().itemAt(0).widget().setFixedHeight(600)
    qtbot.waitUntil(lambda: area._view.height() == 700)


def test_focus_brings_into_view(qtbot):
    area, content = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(content)
    buttons = [QPushButton(str(number)) for number in range(60)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(content)
    area.resize(300, 300)
    area.show()
    qtbot.waitUntil(area.isActiveWindow)
    give_focus(buttons[50])
    assert buttons[50].hasFocus()
    assert not buttons[50].visibleRegion().isEmpty()


def test_focus_brings_into_view_through_areas_inside_one_another(qtbot):
    """With large text a page scrolls, and the form in it as well."""
    outer, content, inner = QScrollArea(), QWidget(), QScrollArea()
    qtbot.addWidget(outer)
    column = QVBoxLayout(content)
    above = QWidget()
    above.setFixedHeight(600)
    column.addWidget(above)
    column.addWidget(inner)
    inner.setFixedHeight(280)
    form = QWidget()
    rows = QVBoxLayout(form)
    buttons = [QPushButton(str(number)) for number in range(60)]
    for button in buttons:
        rows.addWidget(button)
    inner.setWidget(form)
    outer.setWidget(content)
    outer.resize(300, 300)
    outer.show()
    qtbot.waitUntil(outer.isActiveWindow)
    bring_into_view(buttons[50])
    assert not buttons[50].visibleRegion().isEmpty()
