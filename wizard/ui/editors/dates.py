"""Editors of a date and of a date with time: typed in any form, or picked from a calendar."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QWidget

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types import type_of
from wizard.domain.item_types.moments import read_moment
from wizard.ui.editors.calendar import CalendarPopup
from wizard.ui.editors.lines import LineEditor
from wizard.ui.widgets import Button

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATE_TIME = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?\+09:00")


class DateEditor(LineEditor):
    """A date. The canonical form (2026-08-20) is shown in words that people read."""

    canonical = _DATE

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.open_calendar = Button(texts.Fields.CALENDAR, "icon", "calendar", self._open)
        self.open_calendar.setText("")
        self.open_calendar.setToolTip(texts.Fields.CALENDAR)
        self.open_calendar.setAccessibleName(texts.Fields.CALENDAR_OF.format(label=item.label))
        self.row.insertWidget(1, self.open_calendar)
        self._popup: CalendarPopup | None = None

    def _show(self, text: str) -> None:
        # A canonical text is shown in words.
        self.line.blockSignals(True)
        self.line.setText(self._in_words(text))
        self.line.setCursorPosition(0)
        self.line.blockSignals(False)

    def _in_words(self, text: str) -> str:
        match = self.canonical.fullmatch(text)
        if match is None:
            return text
        year, month, day, *clock = (int(part) for part in match.groups() if part is not None)
        if not QDate.isValid(year, month, day):
            return text
        weekday = texts.Words.WEEKDAYS[QDate(year, month, day).dayOfWeek() - 1]
        words = texts.Words.DATE.format(year=year, month=month, day=day, weekday=weekday)
        if clock:
            time = texts.Fields.TIME if len(clock) > 2 else texts.Fields.TIME_WITHOUT_SECONDS
            words += time.format(hour=clock[0], minute=clock[1], second=clock[-1])
        kind = type_of(self.item)
        try:
            same = kind.parse(words, self.item) == kind.parse(text, self.item)
        except ValueError:
            same = False
        return words if same else text

    def day(self) -> QDate | None:
        """Return the day that stands there, or None when it cannot be read."""
        try:
            found = type_of(self.item).parse(self.text(), self.item)
        except ValueError:
            return None
        year = getattr(found, "year", None)
        return QDate(year, found.month, found.day) if year else None  # type: ignore[attr-defined]

    def take_day(self, day: QDate) -> None:
        """Put a day picked from the calendar."""
        self.enter_text(day.toString("yyyy-MM-dd"))

    def _open(self) -> None:
        self._popup = CalendarPopup(self, self.day())
        self._popup.picked.connect(self.take_day)
        self._popup.show_below(self.line)


class DateTimeEditor(DateEditor):
    """A date with a time to the second; the calendar keeps the time that stands there."""

    canonical = _DATE_TIME

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        zone = QLabel(texts.Fields.JAPAN_TIME)
        zone.setProperty("kind", "help")
        self.row.addWidget(zone)

    def take_day(self, day: QDate) -> None:
        """Put a day picked from the calendar, keeping the time."""
        try:
            found = type_of(self.item).parse(self.text(), self.item)
        except ValueError:
            self.enter_text(day.toString("yyyy-MM-dd") + " ")
            self.line.end(False)
            return
        # No seconds are made up where the text has none.
        precise = read_moment(self.text()).has_seconds
        time = found.strftime("%H:%M:%S" if precise else "%H:%M")  # type: ignore[attr-defined]
        self.enter_text(f"{day.toString('yyyy-MM-dd')}T{time}+09:00")
