"""Tab goes in reading order: as the layouts say, not as the widgets were made.

Qt's own chain follows the order of making; pages and parts of rows are made when they are
first needed, and would all come last.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_MARGIN = 60


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at under a widget, in reading order."""
    if root.isHidden() or not root.isEnabled():
        return
    stops = bool(root.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    if stops and root.focusProxy() is None and not isinstance(root, QScrollArea):
        yield root
        return
    for child in _inside(root):
        yield from tab_stops(child)


def move_focus(root: QWidget, focused: QWidget | None, *, forward: bool) -> bool:
    """Move the keyboard to the next or previous stop; False when it is somewhere else."""
    stops = list(tab_stops(root))
    if focused not in stops:
        return False
    at = (stops.index(focused) + (1 if forward else -1)) % len(stops)
    target = stops[at]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    parent = target.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(target, _MARGIN, _MARGIN)
        parent = parent.parentWidget()
    return True


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield inner
    elif isinstance(widget, QStackedWidget | QTabWidget):
        if isinstance(widget, QTabWidget):
            yield widget.tabBar()
        current = widget.currentWidget()
        if current is not None:
            yield current
    elif isinstance(widget, QSplitter):
        parts = (widget.widget(index) for index in range(widget.count()))
        yield from (part for part in parts if part is not None)
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        entry = layout.itemAt(index)
        if entry is None:
            continue
        widget, inner = entry.widget(), entry.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
