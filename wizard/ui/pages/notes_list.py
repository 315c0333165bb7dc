"""The list of talks with the police: a model over the case's notes and how a row is drawn."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wizard import texts
from wizard.domain.case import Note
from wizard.domain.item_types import format_date, shown, type_of
from wizard.ui.session import Session
from wizard.ui.style import HELP_POINTS, font, roles, sp

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_TIME = "~"  # sorts after every ISO time
NOTE_ROLE = int(Qt.ItemDataRole.UserRole)


class NotesModel(QAbstractListModel):
    """The notes of the case in the order chosen; a note without a time counts as just written."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._newest_first = True
        self._notes: list[Note] = []
        self.reload()

    @property
    def newest_first(self) -> bool:
        """Return True when the newest note is on top."""
        return self._newest_first

    def set_newest_first(self, newest_first: bool) -> None:
        """Choose the order."""
        if newest_first != self._newest_first:
            self._newest_first = newest_first
            self.reload()

    def reload(self) -> None:
        """Read the notes of the case again."""
        self.beginResetModel()
        notes = list(self._session.case.notes)
        # A note without a time comes after all others: it is being written.
        times = {
            note.key: at.isoformat() if (at := self._at(note)) is not None else _NO_TIME
            for note in notes
        }
        notes.sort(key=lambda note: times[note.key])
        if self._newest_first:
            notes.reverse()
        self._notes = notes
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the row of a note, -1 when it is not there."""
        return next((row for row, note in enumerate(self._notes) if note.key == key), -1)

    def key_at(self, row: int) -> str:
        """Return the key of the note in a row, empty when there is none."""
        return self._notes[row].key if 0 <= row < len(self._notes) else ""

    def value(self, note: Note, item_id: str) -> str:
        """Return an answer as it is shown, on one line."""
        item = self._session.form.items.get(item_id)
        text = shown(item, note.answers.get(item_id)) if item is not None else ""
        return " ".join(text.split())

    def head(self, note: Note) -> str:
        """Return when and with whom, on one line."""
        when = self._when(note)
        extension = self.value(note, "note.extension")
        who = [self.value(note, "note.section"), self.value(note, "note.person")]
        if extension:
            who.append(texts.NotesPage.EXTENSION.format(number=extension))
        return texts.NotesPage.GAP.join(part for part in (when, *who) if part)

    def receipt(self, note: Note) -> str:
        """Return the 受理番号 with its words, empty when there is none."""
        answer = note.answers.get("note.receipt_number")
        if answer is None or answer.state is not None:
            return ""
        number = self.value(note, "note.receipt_number")
        return texts.NotesPage.RECEIPT.format(number=number) if number else ""

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many notes there are."""
        return 0 if parent is not None and parent.isValid() else len(self._notes)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the note itself, or the row as words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._notes):
            return None
        note = self._notes[index.row()]
        if role == NOTE_ROLE:
            return note
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (self.head(note), self.receipt(note), self.value(note, "note.said"))
            return texts.NotesPage.GAP.join(part for part in parts if part)
        return None

    def _when(self, note: Note) -> str:
        """Return the time of a note, shortly; a state or an unreadable text as it is shown."""
        at = self._at(note)
        if at is None:
            return self.value(note, "note.at") or texts.NotesPage.NO_TIME
        return texts.NotesPage.WHEN.format(day=format_date(at), time=f"{at:%H:%M}")

    def _at(self, note: Note) -> datetime | None:
        item = self._session.form.items.get("note.at")
        answer = note.answers.get("note.at")
        if item is None or answer is None or answer.is_empty or answer.state is not None:
            return None
        try:
            value = type_of(item).parse(answer.text, item)
        except ValueError:
            return None
        return value if isinstance(value, datetime) else None


class NoteDelegate(QStyledItemDelegate):
    """Draws a note on two lines: when and with whom, then what was said; 受理番号 at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        note, model = index.data(NOTE_ROLE), index.model()
        if not isinstance(note, Note) or not isinstance(model, NotesModel):
            return
        now = roles()
        area: QRect = getattr(option, "rect")  # noqa: B009  (missing in the stubs)
        state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, QColor(now.soft if chosen else now.surface))
        painter.setPen(QColor(now.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(now.accent))
        inner = area.adjusted(16, 8, -16, -8)
        strong, small = font(bold=True), font(HELP_POINTS)
        head, foot = two_lines(inner, QFontMetrics(strong).height(), QFontMetrics(small).height())
        receipt = model.receipt(note)
        width = QFontMetrics(small).horizontalAdvance(receipt) + (16 if receipt else 0)
        top = head.adjusted(0, 0, -width, 0)
        _draw(painter, top, model.head(note), strong, now.text)
        right = head.adjusted(head.width() - width, 0, 0, 0)
        _draw(painter, right, receipt, small, now.good, Qt.AlignmentFlag.AlignRight)
        said = model.value(note, "note.said") or texts.NotesPage.NOTHING_SAID
        _draw(painter, foot, said, small, now.second)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(now.focus), 3))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of two lines."""
        return QSize(200, max(sp(60), 2 * QFontMetrics(font(bold=True)).height() + 28))


def two_lines(area: QRect, upper: int, lower: int) -> tuple[QRect, QRect]:
    """Return where two lines of those heights stand: close together in the middle of the area."""
    gap = sp(4)
    top = area.top() + (area.height() - upper - gap - lower) // 2
    head = QRect(area.left(), top, area.width(), upper)
    return head, QRect(area.left(), top + upper + gap, area.width(), lower)


def _draw(
    painter: QPainter,
    area: QRect,
    text: str,
    face: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(face)
    painter.setPen(QColor(colour))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, cut)
