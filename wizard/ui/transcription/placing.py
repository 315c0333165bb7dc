"""Where a small window stands: remembered, on a screen that is there, not larger than it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_EDGE = 16


def geometry_of(window: QWidget) -> str:
    """Return place and size of a window as `put_in_place` takes them."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def put_in_place(window: QWidget, geometry: str, width: int, height: int, near: QWidget) -> None:
    """Give a window the place it had, or one at the right edge of the screen at first.

    Args:
        window: not shown yet, or shown.
        geometry: what `geometry_of` told; anything else is passed over.
        width: at first, in logical pixels.
        height: the same.
        near: at first it stands on the screen of this widget.
    """
    if geometry and window.restoreGeometry(QByteArray.fromBase64(geometry.encode("utf-8"))):
        keep_on_screen(window)
        return
    room = near.screen().availableGeometry()
    width, height = min(width, room.width() - 2 * _EDGE), min(height, room.height() - 4 * _EDGE)
    top = room.top() + (room.height() - height) // 2
    window.setGeometry(QRect(room.right() - _EDGE - width, top, width, height))


def keep_on_screen(window: QWidget) -> None:
    """Move a window that stands off every screen onto one, and make it no larger than that."""
    place = window.geometry()
    room = _screen_for(place)
    least = window.minimumSize()
    place.setWidth(max(least.width(), min(place.width(), room.width())))
    place.setHeight(max(least.height(), min(place.height(), room.height())))
    place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
    place.moveTop(max(room.top(), min(place.top(), room.bottom() + 1 - place.height())))
    if place != window.geometry():
        window.setGeometry(place)


def _screen_for(place: QRect) -> QRect:
    """Return the room of the screen that shows most of a place, else of the first screen."""
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]

    def shown(room: QRect) -> int:
        common = room.intersected(place)
        return common.width() * common.height() if common.isValid() else 0

    return max(rooms, key=shown)
