"""確認中, 記録なし, 取れない: the menu that chooses them, and what then stands for the editor."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.case import AnswerState
from wizard.domain.form import Item
from wizard.ui.editors.lines import LineInput
from wizard.ui.scrolling import bring_into_view, give_focus
from wizard.ui.widgets import Button, MenuButton, Text, row_of

_STATES = (
    (AnswerState.CHECKING, texts.Fields.SET_CHECKING),
    (AnswerState.NO_RECORD, texts.Fields.SET_NO_RECORD),
    (AnswerState.UNAVAILABLE, texts.Fields.SET_UNAVAILABLE),
)


class StateMenu(MenuButton):
    """「わからない」: the ways to answer without a value, and a way to empty the field."""

    chosen = Signal(object)  # AnswerState
    emptied = Signal()

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(texts.Common.UNKNOWN, "quiet", parent)
        self.setToolTip(texts.Fields.STATE_MENU_HELP)
        self.setAccessibleName(texts.Fields.STATE_MENU_OF.format(label=item.label))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def showEvent(self, event: QShowEvent) -> None:
        """Never be cut."""
        super().showEvent(event)
        self._keep_words()

    def follow_look(self) -> None:
        """Never be cut at another size of text either."""
        super().follow_look()
        self._keep_words()

    def _keep_words(self) -> None:
        # The style sheet's min-width would let narrow rows cut the words; the editor gives way.
        self.setMinimumWidth(self.sizeHint().width())

    def _fill(self) -> None:
        menu = self.menu()
        if menu.actions():
            return
        for state, words in _STATES:
            action = menu.addAction(words)
            action.setObjectName(state.value)
            action.triggered.connect(lambda _checked=False, s=state: self.chosen.emit(s))
        menu.addSeparator()
        menu.addAction(texts.Fields.EMPTY_FIELD, self.emptied.emit)


class StatePanel(QWidget):
    """Shows a state, asks who holds the data when it cannot be had, and leads back to a value.

    With 記録なし it says why there is no record, as far as a log or the person said so; the
    person may write that, but nobody is asked for it.
    """

    holder_edited = Signal(str)  # who holds it, or why there is no record
    value_wanted = Signal()

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = QLabel()
        self.mark.setProperty("kind", "state")
        self.mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.words = Text("", "help")
        self.why = Text("", "help")  # a longer sentence has the whole width
        self.back = Button(texts.Fields.ENTER_VALUE, "link", "pencil", self.value_wanted.emit)
        self.back.setAccessibleDescription(item.label)
        self.holder = LineInput()
        self.holder.setObjectName(f"{item.id}:holder")
        self.holder.setAccessibleName(texts.Fields.HOLDER)
        self.holder.setAccessibleDescription(item.label)
        self.holder.setPlaceholderText(texts.Fields.HOLDER_EXAMPLE)
        self.holder.textEdited.connect(self.holder_edited)
        self._holder_label = Text(texts.Fields.HOLDER, "help")
        self._holder_label.setBuddy(self.holder)
        self.write = Button(texts.Fields.REASON_WRITE, "link", "pencil", self._write_reason)
        self.write.setObjectName(f"{item.id}:reason")
        self.write.setAccessibleDescription(item.label)
        self._state: AnswerState | None = None
        self._writes = False  # a reason is being written
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.mark)
        top.addWidget(self.words, 1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.why)
        column.addLayout(row_of(self.write))
        column.addWidget(self._holder_label)
        column.addWidget(self.holder)
        self.setFocusProxy(self.back)
        self.hide()

    def show_state(self, state: AnswerState | None, holder: str) -> None:
        """Show a state and its holder, or with 記録なし why there is none."""
        if state is not self._state:
            self._state, self._writes = state, False
        if state is None:
            return
        self.mark.setText(str(state))
        why = holder if state is AnswerState.NO_RECORD else ""
        self.words.set_text("" if why else texts.Fields.STATE_IS.format(state=state))
        held = texts.Common.HELD_BY.format(state=state, holder=why)
        self.why.set_text(texts.Fields.STATE_IS.format(state=held) if why else "")
        self.why.setVisible(bool(why))
        if holder != self.holder.text():
            self.holder.setText(holder)
        self.write.setText(texts.Fields.REASON_CHANGE if why else texts.Fields.REASON_WRITE)
        self._ask(state)

    def rest(self) -> None:
        """Ask for no reason any more: another record comes into view."""
        self._writes = False

    def _ask(self, state: AnswerState) -> None:
        """Show the line for what belongs to a state, and what it is for."""
        reason = state is AnswerState.NO_RECORD
        asks = state is AnswerState.UNAVAILABLE or (reason and self._writes)
        words = texts.Fields.REASON if reason else texts.Fields.HOLDER
        self._holder_label.set_text(words)
        self.holder.setAccessibleName(words)
        self.holder.setPlaceholderText(
            texts.Fields.REASON_EXAMPLE if reason else texts.Fields.HOLDER_EXAMPLE
        )
        self._holder_label.setVisible(asks)
        self.holder.setVisible(asks)
        self.write.setVisible(reason and not asks)
        self.setFocusProxy(self.holder if asks else self.back)

    def _write_reason(self) -> None:
        if self._state is not None:
            self._writes = True
            self._ask(self._state)
            give_focus(self.holder)
            QTimer.singleShot(0, self, self._bring_holder)  # once it has been laid out

    def _bring_holder(self) -> None:
        bring_into_view(self.holder)
