"""A field of the small window while it is not lit: one line with a mark, its name, a word."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wizard import texts
from wizard.ui.style import HELP_POINTS, font, pixmap, roles, sp
from wizard.ui.transcription.field_state import FieldState

_HEIGHT, _EDGE, _MARK, _GAP = 36, 12, 20, 8
_SAYS = texts.Transcription


class Face(NamedTuple):
    """What a line shows beside the field's name."""

    icon: str = ""
    role: str = "second"
    words: str = ""


def face_of(state: FieldState) -> Face:
    """Return what the line of a field shows."""
    if state.changed:
        return Face("triangle-alert", "caution", _SAYS.CHANGED)
    if state.done:
        return Face("check", "good", state.text if state.is_choice else "")
    if not state.text:
        needed = state.entry.missing or state.is_attachment
        return Face(
            "triangle-alert" if needed else "", "caution" if needed else "second", _none(state)
        )
    if state.is_open:
        return Face("triangle-alert", "caution", _SAYS.OPEN)
    if state.wrong:
        return Face("triangle-alert", "caution", _SAYS.WRONG)
    return Face()


def _none(state: FieldState) -> str:
    return _SAYS.NO_FILE if state.is_attachment else _SAYS.NO_VALUE


class FieldLine(QAbstractButton):
    """One field; a click lights it. The keyboard goes by the arrows, so Tab does not stop here."""

    def __init__(self, state: FieldState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face()
        self.setObjectName(f"line:{state.id}")
        self.setText(state.field.label)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_state(state)

    @property
    def words(self) -> str:
        """Return what stands beside the name."""
        return self._face.words

    @property
    def is_done(self) -> bool:
        """Return whether it has the mark of what is copied."""
        return self._face.icon == "check"

    def show_state(self, state: FieldState) -> None:
        """Show the field as it is now."""
        self._face = face_of(state)
        told = [state.field.label, _SAYS.DONE if self.is_done else "", self._face.words]
        self.setAccessibleName(texts.Characters.COMMA.join(filter(None, told)))
        self.setToolTip(self._face.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line's size; the words may be cut."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(sp(2 * _EDGE + _MARK + _GAP) + words, sp(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the name is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark, the name and the words at the right."""
        del event
        now, painter, face = roles(), QPainter(self), self._face
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.soft))
            painter.drawRoundedRect(self.rect(), 6, 6)
        left, side = sp(_EDGE), sp(_MARK)
        if face.icon:
            top = (self.height() - side) // 2
            painter.drawPixmap(QRect(left, top, side, side), pixmap(face.icon, face.role, _MARK))
        left += side + sp(_GAP)
        middle = int(Qt.AlignmentFlag.AlignVCenter.value)
        painter.setFont(self.font())
        painter.setPen(QColor(now.second if self.is_done else now.text))
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, self.text())
        left += self.fontMetrics().horizontalAdvance(self.text()) + sp(2 * _GAP)
        room = QRect(left, 0, self.width() - sp(_EDGE) - left, self.height())
        small = font(HELP_POINTS)
        painter.setFont(small)
        painter.setPen(QColor(now.colour(face.role if face.icon != "check" else "second")))
        words = QFontMetrics(small).elidedText(
            face.words, Qt.TextElideMode.ElideRight, room.width()
        )
        right = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value)
        painter.drawText(room, right, words)
        painter.end()
