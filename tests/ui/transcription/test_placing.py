"""The window stands where it stood, on a screen that is there, and is no larger than it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from wizard.ui.style import apply_style, sp
from wizard.ui.transcription.placing import geometry_of, keep_on_screen, put_in_place


def room():
    return QGuiApplication.primaryScreen().availableGeometry()


def test_at_first_it_stands_at_the_right_edge_and_is_420_wide(panel):
    assert panel.width() == 420
    assert room().right() - panel.geometry().right() < 40
    assert room().contains(panel.geometry())


def test_its_place_is_remembered(panel, open_panel, filled):
    panel.setGeometry(QRect(30, 60, 400, 500))
    panel.close()
    assert filled.session.wishes.settings.panel
    assert open_panel().geometry() == QRect(30, 60, 400, 500)


@pytest.mark.parametrize(("left", "top"), [(-5000, 10), (90_000, 90_000), (10, -3000)])
def test_a_place_off_every_screen_is_corrected(qtbot, styled, left, top):
    window, near = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(near)
    window.setGeometry(QRect(left, top, 400, 300))
    keep_on_screen(window)
    assert room().contains(window.geometry())
    assert window.size().toTuple() == (400, 300)


@pytest.mark.parametrize("geometry", ["", "なにか", "AAAA", "!!!!"])
def test_a_strange_memory_is_passed_over(qtbot, styled, geometry):
    window, near = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(near)
    put_in_place(window, geometry, 420, 5000, near)
    assert room().contains(window.geometry())
    assert window.width() == 420


def test_a_remembered_place_of_a_larger_screen_fits(qtbot, styled):
    window, other, near = QWidget(), QWidget(), QWidget()
    for widget in (window, other, near):
        qtbot.addWidget(widget)
    other.setGeometry(QRect(3000, 1500, 2000, 1800))
    put_in_place(window, geometry_of(other), 420, 700, near)
    assert room().contains(window.geometry())


def test_with_large_text_it_is_wider_and_within_the_screen(
    styled, open_panel, resources_dir, qtbot
):
    apply_style(styled, resources_dir, "light", 200)
    panel = open_panel()
    assert panel.width() == min(sp(420), room().width() - 32)
    assert room().contains(panel.geometry())
    for line in panel.body.lines.values():
        assert line.width() >= line.sizeHint().width() or line.isHidden()
    apply_style(styled, resources_dir, "light", 100)
    QApplication.processEvents()
