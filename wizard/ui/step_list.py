"""The list of steps at the left: where one is, how far each step is, jump anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.domain.checks import StepState
from wizard.domain.form import Step
from wizard.ui.style import font, pixmap, roles, sp

# Icon and colour of each state; the words are in texts.Frame.STATES.
_ICONS: Mapping[StepState, tuple[str, str]] = {
    StepState.NOT_LOOKED: ("circle", "hairline"),
    StepState.SOME: ("circle-dot", "second"),
    StepState.EGOV: ("check", "good"),
    StepState.ALL: ("circle-check", "good"),
}
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class StepButton(QAbstractButton):
    """One step: its title, a count, and how far it is."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.state = StepState.NOT_LOOKED
        self.count = ""
        self.setText(step.title)
        self.setObjectName(f"step:{step.id}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tell(StepState.NOT_LOOKED, "")

    def tell(self, state: StepState, count: str) -> None:
        """Show how far the step is; `count` is e.g. 「12件」."""
        self.state, self.count = state, count
        words = texts.Frame.STATES[state.value]
        self.setAccessibleName(texts.Frame.STEP.format(title=self.step.title, state=words))
        self.setAccessibleDescription(count)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at the usual width."""
        return QSize(sp(204), self.heightForWidth(sp(204)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped title."""
        room = QRect(0, 0, max(1, width - sp(16) - self._tail_width()), 10_000)
        flags = int(_WRAP.value)
        needed = self.fontMetrics().boundingRect(room, flags, self.text()).height()
        return max(sp(40), needed + sp(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the title, the count and the icon of the state."""
        now, painter = roles(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.soft if self.isChecked() else now.surface))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.isChecked():
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(QRectF(0, sp(8), 4, self.height() - 2 * sp(8)), 2, 2)
        painter.setFont(font(bold=self.isChecked()))
        painter.setPen(QColor(now.accent if self.isChecked() else now.text))
        tail = self._tail_width()
        room = QRect(sp(16), 0, self.width() - sp(16) - tail, self.height())
        painter.drawText(room, int(_WRAP.value), self.text())
        icon_name, role = _ICONS[self.state]
        side = sp(18)
        left = self.width() - sp(10) - side
        place = QRect(left, (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, pixmap(icon_name, role, 18))
        if self.count:
            painter.setFont(font(9.5))
            painter.setPen(QColor(now.second))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            where = QRect(
                self.width() - tail, 0, left - sp(6) - (self.width() - tail), self.height()
            )
            painter.drawText(where, int(right.value), self.count)
        painter.end()

    def _tail_width(self) -> int:
        words = self.fontMetrics().horizontalAdvance(self.count) + sp(6) if self.count else 0
        return sp(10) + sp(18) + sp(8) + words


class StepList(QScrollArea):
    """All visible steps, one of them current; arrow keys move, Tab enters and leaves."""

    chosen = Signal(str)  # step id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, StepButton] = {}
        self._group = QButtonGroup(self)
        self._current = ""
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(8, 16, 8, 16)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(texts.Frame.STEPS)
        self.setObjectName("steps")

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps in this order; buttons that stay are kept."""
        wanted = [step.id for step in steps]
        if list(self.buttons) == wanted:
            return
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for index, step in enumerate(steps):
            button = StepButton(step)
            button.clicked.connect(lambda _checked=False, s=step: self.chosen.emit(s.id))
            self._group.addButton(button)
            self._column.insertWidget(index, button)
            self.buttons[step.id] = button
        self.set_current(self._current)

    def set_current(self, step_id: str) -> None:
        """Mark the step that is shown."""
        self._current = step_id
        button = self.buttons.get(step_id)
        if button is not None:
            button.setChecked(True)
            self.ensureWidgetVisible(button, 0, sp(40))
