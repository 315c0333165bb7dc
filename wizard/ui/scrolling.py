"""Bringing a widget into view, for focus that the keyboard's Tab did not move."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(widget: QWidget, margin: int = 48) -> None:
    """Scroll the area around a widget so that it is seen with some room around it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, margin)
            return
        above = above.parentWidget()


def give_focus(widget: QWidget) -> None:
    """Put the keyboard on a widget and bring it into view."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_view(widget)
