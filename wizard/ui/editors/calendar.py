"""The calendar that floats under a date."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.style import roles, sp
from wizard.ui.widgets import Button, Text


class CalendarPopup(QFrame):
    """A calendar in Japanese order; picking a day or Escape closes it."""

    picked = Signal(QDate)

    def __init__(self, parent: QWidget, day: QDate | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.calendar = QCalendarWidget(self)
        self.calendar.setNavigationBarVisible(False)  # Qt's own puts the month before the year
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.calendar.setMinimumSize(sp(320), sp(260))
        self._colour_weekend()
        if day is not None and day.isValid():
            self.calendar.setSelectedDate(day)
        self.month = Text("", "label", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._make_head())
        column.addWidget(self.calendar)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.calendar.currentPageChanged.connect(self._show_month)
        self._show_month(self.calendar.yearShown(), self.calendar.monthShown())

    def show_below(self, anchor: QWidget) -> None:
        """Show it under a widget, or above it when there is no room."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 6))
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        if at.y() + self.height() > room.bottom():
            at = anchor.mapToGlobal(QPoint(0, -self.height() - 6))
        at.setX(min(at.x(), room.right() - self.width()))
        self.move(at)
        self.show()
        self.calendar.setFocus()

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        before = Button("", "icon", "chevron-left", self.calendar.showPreviousMonth, self)
        before.setAccessibleName(texts.Fields.MONTH_BEFORE)
        after = Button("", "icon", "chevron-right", self.calendar.showNextMonth, self)
        after.setAccessibleName(texts.Fields.MONTH_AFTER)
        head.addWidget(before)
        head.addStretch(1)
        head.addWidget(self.month)
        head.addStretch(1)
        head.addWidget(after)
        return head

    def _colour_weekend(self) -> None:
        now = roles()
        for day, colour in ((Qt.DayOfWeek.Sunday, now.danger), (Qt.DayOfWeek.Saturday, now.accent)):
            look = QTextCharFormat()
            look.setForeground(QColor(colour))
            self.calendar.setWeekdayTextFormat(day, look)

    def _show_month(self, year: int, month: int) -> None:
        self.month.set_text(texts.Fields.MONTH.format(year=year, month=month))

    def _pick(self, day: QDate) -> None:
        self.picked.emit(day)
        self.close()
