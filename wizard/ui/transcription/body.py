"""What the small window shows: the fields in e-Gov's order, one of them lit."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.attachments import Budget
from wizard.domain.case import Case
from wizard.domain.milestones import Milestone, reached
from wizard.ui.files import attached_paths
from wizard.ui.freshness import FreshnessNotice
from wizard.ui.style import gap, sp
from wizard.ui.transcription.closing import ClosingCard
from wizard.ui.transcription.copier import Copier
from wizard.ui.transcription.lines import FieldLine
from wizard.ui.transcription.open_field import OpenField
from wizard.ui.widgets import Button, Message, Text

_SAYS = texts.Transcription


class PanelBody(QWidget):
    """Everything inside the window; made anew when the look changes.

    Args:
        copier: the fields.
        case: returns the case as it is now.
        budget: returns what may be attached altogether.
        make_notice: makes what tells that the 申出書 is old.
        empties: returns whether the clipboard is emptied when the window closes.

    Attributes:
        lit: id of the lit field, empty while all are copied and none is looked at.

    Signals:
        lit_changed: its id.
    """

    lit_changed = Signal(str)

    def __init__(
        self,
        copier: Copier,
        case: Callable[[], Case],
        budget: Callable[[], Budget],
        make_notice: Callable[[QWidget], FreshnessNotice],
        empties: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.copier, self._case, self._empties = copier, case, empties
        self.lit = ""
        self.lines: dict[str, FieldLine] = {}
        self.setProperty("ground", True)
        copier.refresh()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_head())
        self._make_list(OpenField(budget, make_notice))
        outer.addWidget(self.area, 1)
        outer.addWidget(self._make_foot())
        copier.refreshed.connect(self.draw)
        opened = self.opened
        opened.old.freshness.looked.connect(self.draw)
        self.draw()

    # --- parts --------------------------------------------------------------------------------
    def _make_head(self) -> QWidget:
        head = QFrame()
        head.setProperty("bar", "top")
        column = QVBoxLayout(head)
        column.setContentsMargins(gap(16), gap(8), gap(8), gap(10))
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(_SAYS.TITLE, "label"), 1)
        self.count = Text("", "label")
        self.count.setWordWrap(False)
        row.addWidget(self.count)
        self.menu_button = Button(_SAYS.MENU, "quiet")
        self.menu_button.setObjectName("panel_menu")
        self.menu_button.setAccessibleName(_SAYS.MENU_NAME)
        self.menu_button.setToolTip(_SAYS.MENU_NAME)
        row.addWidget(self.menu_button)
        column.addLayout(row)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_SAYS.TITLE)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, gap(8), 0)
        bar.addWidget(self.bar)
        column.addLayout(bar)
        return head

    def _make_list(self, opened: OpenField) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        inside = QWidget()
        inside.setProperty("ground", True)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(gap(8), gap(8), gap(8), gap(12))
        self.column.setSpacing(0)
        states = self.copier.states.values()
        for part, members in groupby(states, key=lambda state: state.field.part):
            title = Text(part, "small")
            title.setContentsMargins(sp(12), gap(10), 0, gap(2))
            self.column.addWidget(title)
            for state in members:
                line = FieldLine(state)
                line.clicked.connect(lambda _on=False, i=state.id: self.light(i))
                self.lines[state.id] = line
                self.column.addWidget(line)
        self.opened = opened
        self.opened.rearranged.connect(self._settle_soon)
        self.opened.hide()
        self.column.addWidget(self.opened)
        self.closing = ClosingCard()
        self.closing.hide()
        self.column.addSpacing(gap(8))
        self.column.addWidget(self.closing)
        self.column.addStretch(1)
        self.area.setWidget(inside)

    def _make_foot(self) -> QWidget:
        self.foot = QFrame()
        self.foot.setProperty("bar", "bottom")
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(gap(12), gap(8), gap(12), gap(8))
        self.message = Message("good", "", self.foot)
        self.message.setObjectName("panel_message")
        column.addWidget(self.message)
        self.foot.hide()
        return self.foot

    # --- showing ------------------------------------------------------------------------------
    def draw(self) -> None:
        """Show every field as the copier has it now."""
        copier = self.copier
        for field_id, line in self.lines.items():
            line.show_state(copier.states[field_id])
        done, count = copier.done_count, len(copier.to_do)
        self.count.set_text(_SAYS.COUNT.format(done=done, count=count))
        self.count.setAccessibleName(texts.EgovPage.COUNT.format(done=done, count=count))
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(done)
        finished = bool(count) and done == count
        was_finished = not self.closing.isHidden()
        self.closing.setVisible(finished)
        if finished:
            sent = reached(self._case(), Milestone.SENT) is not None
            files = self._files_words()
            self.closing.show_state(copier.missing, files, empties=self._empties(), sent=sent)
            if not was_finished:
                self.opened.old.look()
        if self.lit:
            self._show_lit()

    def _files_words(self) -> str:
        """Return what is to be said at the end about the files to attach."""
        states = self.copier.states.values()
        if any(state.is_attachment and not state.text for state in states):
            return _SAYS.NO_FILES
        return texts.Documents.SAVED_IS_OLD if self.opened.old.freshness.saved_is_old else ""

    def light(self, field_id: str) -> None:
        """Open a field, the others are lines; an empty id opens none."""
        self.copier.refresh()
        before, self.lit = self.lit, field_id
        if before and before != field_id:
            self.lines[before].show()
        if field_id:
            if before != field_id:
                self.column.removeWidget(self.opened)
                at = self.column.indexOf(self.lines[field_id])
                self.column.insertWidget(at + 1, self.opened)
                self.lines[field_id].hide()
            self._show_lit()
        self.opened.setVisible(bool(field_id))
        self.focus_main()
        self.lit_changed.emit(field_id)

    def light_next(self) -> None:
        """Light the next field to copy; none when all are copied."""
        self.light(self.copier.next_after(self.lit))

    def step(self, by: int) -> None:
        """Light the field so many further down."""
        ids = list(self.lines)
        at = ids.index(self.lit) + by if self.lit in ids else (0 if by > 0 else len(ids) - 1)
        self.light(ids[max(0, min(at, len(ids) - 1))])

    def light_end(self, *, last: bool) -> None:
        """Light the first or the last field."""
        self.light(list(self.lines)[-1 if last else 0])

    def focus_main(self) -> None:
        """Put the keyboard on what Enter presses, and bring it into view."""
        if self.lit:
            self.opened.focus_main()
        elif not self.closing.isHidden():
            self.closing.words.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, self.bring_into_view)

    def bring_into_view(self) -> None:
        """Scroll so that what is lit is seen from its top, with a line around it."""
        shown: QWidget = self.opened if self.lit else self.closing
        if shown.isHidden():
            return
        room, line = self.area.viewport().height(), sp(36)
        self._settle()
        bar = self.area.verticalScrollBar()
        top, bottom = shown.y() - line, shown.y() + shown.height() + line
        if bottom - top >= room:
            # What one presses is seen before the first lines of a long text are.
            presses = self.opened.presses if self.lit else self.closing
            needed = presses.geometry().bottom() + (shown.y() if self.lit else 0) + gap(8) - room
            bar.setValue(max(shown.y() - gap(8), needed if self.lit else 0))
        elif top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def say(self, kind: str, words: str) -> None:
        """Say something at the bottom; an empty text takes it away."""
        self.message.set(kind, words)
        self.foot.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap everything anew."""
        super().resizeEvent(event)
        self._settle_soon()

    def _settle_soon(self) -> None:
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Lay out what is lit from its innermost parts outwards.

        Wrapped words know their height only once they are shown; what was measured before stays
        in the layouts around them and would squeeze them.
        """
        inside = [*self.opened.findChildren(QWidget), self.opened]
        for widget in reversed(inside):
            layout = widget.layout()
            if layout is not None and not widget.isHidden():
                layout.invalidate()
                layout.activate()
        self.column.invalidate()
        self.column.activate()

    def _show_lit(self) -> None:
        focused = self.focusWidget()
        had = focused is not None and self.opened.isAncestorOf(focused)
        state = self.copier.states[self.lit]
        paths = attached_paths(self._case()) if state.is_attachment else []
        self.opened.show_state(state, paths)
        if had and focused is not None and focused.isHidden():
            # What has gone gives the keyboard to any neighbour; it belongs to what Enter presses.
            self.opened.focus_main()
        self._settle_soon()
