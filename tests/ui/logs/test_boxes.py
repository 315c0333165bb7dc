"""Boxes that say something and the zone for files: what stands in them is level."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wizard.texts import LogPage
from wizard.ui.style import apply_style
from wizard.ui.widgets import Button, DropZone, Message


@pytest.fixture
def place(qtbot, styled, resources_dir):
    hosts = []  # kept: the widgets go with them

    def making(widget_of, scale):
        apply_style(styled, resources_dir, "light", scale)
        hosts.append(host := QWidget())
        qtbot.addWidget(host)
        column = QVBoxLayout(host)
        widget = widget_of(host)
        column.addWidget(widget)
        column.addStretch(1)
        host.resize(7 * scale, 3 * scale)
        host.show()
        QApplication.processEvents()
        return widget

    yield making
    apply_style(styled, resources_dir, "light", 100)


def ink(widget, inner) -> float:
    """Return the middle of the rows of `inner` that differ from the ground, seen from `widget`."""
    image = widget.grab().toImage()
    corner = inner.mapTo(widget, QPoint(0, 0))
    ground = image.pixelColor(corner)
    far = [
        y
        for y in range(corner.y(), corner.y() + inner.height())
        for x in range(corner.x(), corner.x() + min(inner.width(), 160))
        if _apart(image.pixelColor(x, y), ground)
    ]
    return (min(far) + max(far)) / 2


def _apart(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


@pytest.mark.parametrize("scale", [100, 200])
def test_icon_words_and_button_of_a_box_are_level(place, scale):
    def box(host):
        made = Message("caution", "口口口口", host, boxed=True)
        made.row.addWidget(Button("口口", "link", parent=made))
        return made

    message = place(box, scale)
    words = ink(message, message._text)
    for other in (message._icon, message.row.itemAt(1).widget()):
        assert abs(ink(message, other) - words) <= 0.025 * scale


def test_a_box_with_a_link_is_hardly_higher_than_its_line(place):
    def box(host):
        made = Message("caution", "口口口口", host, boxed=True)
        made.row.addWidget(Button("口口", "link", parent=made))
        return made

    alone = place(lambda host: Message("caution", "口口口口", host, boxed=True), 100)
    assert place(box, 100).height() <= alone.height() + 4


@pytest.mark.parametrize("scale", [100, 200])
def test_the_zone_says_where_files_come_from_and_its_words_are_level(place, scale):
    zone = place(lambda host: DropZone("口口", "口口", help=LogPage.DROP_HELP, parent=host), scale)
    assert zone.help.isVisible()
    assert zone.accessibleDescription() == LogPage.DROP_HELP
    middle = (ink(zone, zone.words) + ink(zone, zone.help)) / 2
    assert abs(middle - zone.height() / 2) <= 0.06 * scale
    bare = place(lambda host: DropZone("口口", "口口", parent=host), scale)
    assert not bare.help.isVisible()
    assert abs(ink(bare, bare.words) - bare.height() / 2) <= 0.03 * scale
