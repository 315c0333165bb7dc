"""The small window that stays on top while one copies into e-Gov."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.ui.clipboard import put_text
from wizard.ui.style import sp
from wizard.ui.tab_order import move_focus
from wizard.ui.transcription.body import PanelBody
from wizard.ui.transcription.copier import Copier
from wizard.ui.transcription.field_state import Outcome
from wizard.ui.transcription.placing import keep_on_screen
from wizard.ui.transcription.show_file import show_in_folder
from wizard.ui.transcription.value_view import ValueView
from wizard.ui.wishes import Wishes

WIDTH, HEIGHT = 420, 700
_LEAST_WIDTH, _LEAST_HEIGHT = 320, 320
_SAYS = texts.Transcription


class Panel(QWidget):
    """Fields of e-Gov, one lit at a time; everything works by keyboard.

    It belongs to no other window for the system: a minimised main window does not take it along.

    Args:
        copier: the fields.
        wishes: whether the clipboard is emptied, how long a field may be.
        make_body: makes what is inside; again when the look changes.

    Signals:
        closed: it was closed, by whatever way.
        mend_wanted: field id and item id (or empty); the person wishes to mend a value.
        sent: the person says that it was sent.
    """

    closed = Signal()
    mend_wanted = Signal(str, str)
    sent = Signal()

    def __init__(
        self, copier: Copier, wishes: Wishes, make_body: Callable[[QWidget], PanelBody]
    ) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        # macOS hides tool windows of a program that is not in front; here it is meant to stay.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setObjectName("transcription")
        self.setWindowTitle(_SAYS.TITLE)
        self.setProperty("ground", True)
        self.copier, self._wishes, self._make_body = copier, wishes, make_body
        self.put = put_text
        self._unit = sp(WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines_up()
        self._make_menu()
        self.body = self._put_in()
        self.body.light(copier.next_after())
        self._shortcuts()

    # --- making -------------------------------------------------------------------------------
    def _lines_up(self) -> None:
        room = self.screen().availableGeometry()
        self.setMinimumSize(
            min(sp(_LEAST_WIDTH), room.width()), min(sp(_LEAST_HEIGHT), room.height())
        )

    def _put_in(self) -> PanelBody:
        body = self._make_body(self)
        self._column.addWidget(body)
        body.menu_button.clicked.connect(self._show_menu)
        body.closing.sent.connect(self.sent)
        body.closing.leave.connect(self.close)
        body.closing.documents_wanted.connect(self._to_documents)
        opened = body.opened
        opened.copy_wanted.connect(lambda with_open: self.copy(with_open=with_open))
        opened.ticked.connect(self.tick)
        opened.mend_wanted.connect(lambda item: self.mend_wanted.emit(self.body.lit, item))
        opened.limited.connect(self._limit)
        opened.value.copied.connect(self.copier.note_copied)
        opened.files.show_wanted.connect(self._show_file)
        opened.files.path_wanted.connect(self._copy_path)
        return body

    def _make_menu(self) -> None:
        self.menu = QMenu(self)
        self.untick_action = QAction(_SAYS.UNTICK, self)
        self.untick_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.untick_action.triggered.connect(self.untick_last)
        self.menu.addAction(self.untick_action)
        self.menu.addSeparator()
        self.empty_action = QAction(_SAYS.EMPTY_CLIPBOARD, self)
        self.empty_action.setCheckable(True)
        self.empty_action.triggered.connect(self._set_empty)
        self.menu.addAction(self.empty_action)

    def _shortcuts(self) -> None:
        for key, act in (
            (Qt.Key.Key_Up, lambda: self._step(-1)),
            (Qt.Key.Key_Down, lambda: self._step(1)),
            (Qt.Key.Key_Home, lambda: self._end(last=False)),
            (Qt.Key.Key_End, lambda: self._end(last=True)),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.untick_last),
        ):
            QShortcut(key, self, act)

    # --- doing --------------------------------------------------------------------------------
    def copy(self, *, with_open: bool = False) -> None:
        """Copy the lit field and light the next; what hinders is said in this window."""
        field_id = self.body.lit
        if not field_id:
            return
        outcome = self.copier.copy(field_id, self.put, with_open=with_open)
        label = self.copier.states[field_id].field.label
        if outcome is Outcome.OPEN:
            self.body.say("caution", "")
            self.body.opened.ask_about_open()
            self.body.focus_main()
        elif outcome is Outcome.HELD:
            self.say_held()
        elif outcome is Outcome.WRITING:
            self.body.say("info", _SAYS.WRITING)
        elif outcome is Outcome.COPIED:
            self.body.light_next()
            keys = _SAYS.PASTE_MAC if sys.platform == "darwin" else _SAYS.PASTE
            is_choice = self.copier.states[field_id].is_choice
            words = _SAYS.ON_CLIPBOARD_CHOICE if is_choice else _SAYS.ON_CLIPBOARD
            self.body.say("good", words.format(label=label, keys=keys))

    def tick(self, on: bool) -> None:
        """Tick the lit field by hand and light the next, or remove its tick."""
        self.copier.tick(self.body.lit, on)
        if on:
            self.body.light_next()

    def untick_last(self) -> None:
        """Take the last tick away and light its field."""
        if isinstance(self.focusWidget(), QLineEdit):
            return
        field_id = self.copier.untick_last()
        if field_id:
            self.body.light(field_id)
            label = self.copier.states[field_id].field.label
            self.body.say("info", _SAYS.UNTICKED.format(label=label))

    def say_written(self) -> None:
        """Take back that a text is being written."""
        if self.body.message.text == _SAYS.WRITING:
            self.body.say("info", "")

    def say_held(self) -> None:
        """Say that another program holds the clipboard."""
        words = (texts.Desk.CLIPBOARD_HELD, texts.Desk.CLIPBOARD_HELD_DO)
        end = texts.Dialogs.SENTENCE_END
        self.body.say("caution", "".join(sentence + end for sentence in words))

    # --- inside -------------------------------------------------------------------------------
    def _to_documents(self) -> None:
        states = self.copier.states.values()
        self.mend_wanted.emit(next(state.id for state in states if state.is_attachment), "")

    def _step(self, by: int) -> None:
        focused = self.focusWidget()
        if isinstance(focused, ValueView) and focused.is_longer:
            bar = focused.verticalScrollBar()
            bar.setValue(bar.value() + by * bar.singleStep())
        elif not isinstance(focused, QLineEdit):
            self.body.step(by)

    def _end(self, *, last: bool) -> None:
        if not isinstance(self.focusWidget(), QLineEdit):
            self.body.light_end(last=last)

    def _limit(self, longest: object) -> None:
        self._wishes.limit_field(self.body.lit, longest if isinstance(longest, int) else None)
        self.copier.refresh()

    def _show_file(self, path: object) -> None:
        if isinstance(path, Path) and not show_in_folder(path):
            words = texts.Documents.NO_FOLDER_DO.format(folder=path.parent)
            self.body.say("caution", texts.Documents.NO_FOLDER + words)

    def _copy_path(self, path: str) -> None:
        if self.put(path):
            self.copier.note_copied(path)
            self.body.say("good", _SAYS.PATH_COPIED)
        else:
            self.say_held()

    def _show_menu(self) -> None:
        self.untick_action.setEnabled(self.copier.can_untick)
        self.empty_action.setChecked(self._wishes.settings.empty_clipboard)
        button = self.body.menu_button
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _set_empty(self, on: bool) -> None:
        self._wishes.empty_clipboard(on=on)
        self.body.draw()

    # --- events -------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies, or presses the button that has the keyboard; Escape closes.

        A key that is held repeats; only its first press counts, or everything would be ticked
        with nothing pasted.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.isAutoRepeat():
                return
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton) and focused.isVisible():
                focused.click()
            else:
                self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go in reading order."""
        focused = QApplication.focusWidget()
        return move_focus(self, focused, forward=forward) or super().focusNextPrevChild(forward)

    def changeEvent(self, event: QEvent) -> None:
        """Put the keyboard on コピー when one comes back from e-Gov."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.copier.refresh()
            if not isinstance(self.focusWidget(), QLineEdit):
                self.body.focus_main()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it closes; everything is kept in the case."""
        super().closeEvent(event)
        self.closed.emit()

    def follow_look(self) -> None:
        """Make what is inside anew; not at once, as every widget is being told."""
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        before, lit = self.body, self.body.lit
        unit, self._unit = self._unit, sp(WIDTH)
        self._lines_up()
        self._column.removeWidget(before)
        before.hide()
        self.body = self._put_in()
        before.deleteLater()
        self.body.light(lit)
        if unit != self._unit:
            self.resize(round(self.width() * self._unit / unit), self.height())
            keep_on_screen(self)
