"""One row per item: label, need, help, editor, message, source, and 「わからない」.

Order within a row (`design/LOOK.md`): label → badge → one help line → editor → message →
source of the value. Every page that asks for an item uses this row.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain import checks
from wizard.domain.case import Answer, AnswerState, Place
from wizard.domain.form import Item
from wizard.domain.item_types import type_of
from wizard.ui.editors import Editor, make_editor
from wizard.ui.editors.lines import LineEditor
from wizard.ui.flow import FlowLayout
from wizard.ui.session import Session
from wizard.ui.sources import source_words
from wizard.ui.states import StatePanel
from wizard.ui.widgets import Badge, Button, MenuButton, Message, Text, row_of

# While someone types, a half-typed value is no reason for a message; after this pause it is.
_PAUSE_MS = 700
_STATES = (
    (AnswerState.CHECKING, texts.Fields.SET_CHECKING),
    (AnswerState.NO_RECORD, texts.Fields.SET_NO_RECORD),
    (AnswerState.UNAVAILABLE, texts.Fields.SET_UNAVAILABLE),
)
# Types of which the person sees how the typed text was read.
_READ_BACK = frozenset({"date", "datetime", "yen"})


class FieldRow(QWidget):
    """Asks one item at one place of the case, and follows the case.

    The row hides itself while its item is not asked (`Item.only_if`).

    Args:
        item: what is asked.
        session: the open case.
        place: where the answer stands; `set_place` binds the row to another record.
        compact: without the help line and the source, for tables of rows.

    Attributes:
        asked: False while `Item.only_if` hides the row.
    """

    def __init__(
        self,
        item: Item,
        session: Session,
        place: Place,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self.item = item
        self.place = place
        self._session = session
        self._type = type_of(item)
        self._compact = compact
        self.asked = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.editor: Editor = make_editor(item)
        self.badge = Badge(item.need)
        self.message = Message("caution", "", self)
        self.suggest = Button("", "link", "pencil", self._take_suggestion, self)
        self.reading = QLabel(self)
        self.source = Text("", "small", self)
        self.states = StatePanel(item, self)
        self.state_menu = self._make_menu()
        self._build()
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self._judge)
        self.states.holder_edited.connect(self._holder_edited)
        self.states.value_wanted.connect(self._want_value)
        session.answer_changed.connect(self._on_answer)
        session.reset.connect(self.refresh)
        self.refresh()

    def focus_editor(self) -> None:
        """Put the keyboard into the editor, or into what stands in its place."""
        if self.states.isHidden():
            self.editor.setFocus()
        else:
            self.states.setFocus()

    def set_place(self, place: Place) -> None:
        """Bind the row to another order, line or note; cheap."""
        if place != self.place:
            self._pause.stop()
            self.place = place
            self.refresh()

    def answer(self) -> Answer | None:
        """Return the answer at the place; None when there is none, or no such record."""
        try:
            return self._session.case.answer(self.place)
        except KeyError:
            return None

    def refresh(self) -> None:
        """Show what the case says now."""
        answer = self.answer()
        text = answer.text if answer is not None else ""
        if text != self.editor.text():
            self.editor.set_text(text)
        state = answer.state if answer is not None else None
        holder = answer.holder if answer is not None else ""
        self.states.show_state(state, holder)
        self.states.setVisible(state is not None)
        self.editor.setVisible(state is None)
        self.state_menu.setVisible(state is None)
        self._show_source(answer)
        self._judge()
        self._show_or_hide()

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._make_head())
        if self.item.hint and not self._compact:
            column.addWidget(Text(self.item.hint, "help"))
        self.where = Message("info", self.item.where, self, boxed=True)
        self.where.hide()
        column.addWidget(self.where)
        self.reading.setProperty("kind", "reading")
        self.reading.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.editor)
        line.addWidget(self.states)
        if self.item.type != "long_text":
            line.addWidget(self.reading)
            line.addWidget(self.state_menu, 0, Qt.AlignmentFlag.AlignTop)
            if self.editor.is_narrow:
                line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.message)
        column.addLayout(row_of(self.suggest))
        foot = QHBoxLayout()
        foot.addWidget(self.source, 1, Qt.AlignmentFlag.AlignTop)
        if self.item.type == "long_text":
            foot.addStretch(0)
            foot.addWidget(self.state_menu)
        column.addLayout(foot)
        if self._compact:
            self.source.hide()

    def _make_head(self) -> FlowLayout:
        head = FlowLayout(across=10, down=2)
        self.label = Text(self.item.label, "label")
        self.label.setBuddy(self.editor)
        head.addWidget(self.label)
        head.addWidget(self.badge)
        self.where_button = Button(texts.Common.WHERE, "link", "circle-question-mark", parent=self)
        self.where_button.setCheckable(True)
        self.where_button.setAccessibleDescription(self.item.label)
        self.where_button.setVisible(bool(self.item.where))
        self.where_button.toggled.connect(self._show_where)
        head.addWidget(self.where_button)
        return head

    def _make_menu(self) -> Button:
        button = MenuButton(texts.Common.UNKNOWN, "quiet", parent=self)
        button.setToolTip(texts.Fields.STATE_MENU_HELP)
        button.setAccessibleName(texts.Fields.STATE_MENU_OF.format(label=self.item.label))
        menu = QMenu(button)
        for state, words in _STATES:
            action = menu.addAction(words)
            action.setObjectName(str(state))
            action.triggered.connect(lambda _checked=False, s=state: self._set_state(s))
        menu.addSeparator()
        self.empty_action = menu.addAction(texts.Fields.EMPTY_FIELD)
        self.empty_action.triggered.connect(lambda: self.editor.enter_text(""))
        menu.aboutToShow.connect(lambda: self.empty_action.setEnabled(bool(self.editor.text())))
        button.setMenu(menu)
        return button

    # --- what the person does -------------------------------------------------------------------

    def _edited(self, text: str) -> None:
        try:
            self._session.set_text(self.place, text)
        except KeyError:
            return
        if self.message.text or self._read_back(text) or not text:
            self._judge()
        else:
            self._pause.start()

    def _set_state(self, state: AnswerState) -> None:
        self._session.set_state(self.place, state)
        self.states.setFocus()

    def _holder_edited(self, holder: str) -> None:
        text = self.editor.text()
        changed_at = self._session.clock()
        after = Answer(text, AnswerState.UNAVAILABLE, holder, changed_at=changed_at)
        self._session.set_answer(self.place, after, joins=True)

    def _want_value(self) -> None:
        self._session.set_state(self.place, None)
        self.editor.setFocus()

    def _take_suggestion(self) -> None:
        suggestion = self._type.suggest(self.editor.text(), self.item)
        if suggestion is not None:
            self.editor.enter_text(suggestion)
            self._judge()
            self.editor.setFocus()

    def _show_where(self, shown: bool) -> None:
        self.where.setVisible(shown)

    # --- what the case says ---------------------------------------------------------------------

    def _on_answer(self, place: Place) -> None:
        if place == self.place:
            answer = self.answer()
            if answer is not None and answer.state is None and answer.text == self.editor.text():
                # Typed just here: nothing may touch the text while it is being composed.
                if not self.states.isHidden():
                    self.refresh()
                self._show_source(answer)
                return
            self.refresh()
        elif self.item.only_if is not None and place.item == self.item.only_if.item:
            self._show_or_hide()

    def _show_or_hide(self) -> None:
        try:
            asked = checks.is_asked(self._session.form, self._session.case, self.place)
        except KeyError:
            return
        if asked != self.asked:
            self.asked = asked
            self.setVisible(asked)

    def _judge(self) -> None:
        self._pause.stop()
        answer = self.answer()
        text = self.editor.text()
        if answer is not None and answer.state is not None:
            text = ""
        wrong = self._type.check(text, self.item)
        remark = None if wrong or not text.strip() else self._type.note(text, self.item)
        self.message.set("danger" if wrong else "info", wrong or remark or "")
        suggestion = self._type.suggest(text, self.item) if text.strip() else None
        if suggestion is not None:
            self.suggest.setText(texts.Fields.SUGGEST.format(suggestion=suggestion))
        self.suggest.setVisible(suggestion is not None)
        reading = self._read_back(text)
        self.reading.setText(reading)
        self.reading.setVisible(bool(reading))

    def _read_back(self, text: str) -> str:
        if self.item.type not in _READ_BACK or not text.strip():
            return ""
        if self._type.check(text, self.item) is not None:
            return ""
        reading = self._type.show(text, self.item)
        shown = self.editor.line.text() if isinstance(self.editor, LineEditor) else text
        return "" if reading.startswith(shown.strip()) else reading

    def _show_source(self, answer: Answer | None) -> None:
        words = source_words(answer, self._session.clock())
        if words != self.source.plain:
            self.source.set_text(words)
        self.source.setVisible(bool(words) and not self._compact)
