"""One row per item: label, need, help, editor, message, source, and 「わからない」.

Order within a row (`design/LOOK.md`): label → badge → one help line → editor → message →
source of the value. Every page that asks for an item uses this row. What is seldom seen (where
it is written, a state, a suggestion) is made when it is needed, so that a page of rows opens
at once.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.domain import checks
from wizard.domain.case import Answer, AnswerState, Place
from wizard.domain.form import Item
from wizard.domain.item_types import type_of
from wizard.domain.taken import confirmed
from wizard.ui.characters.watching import watch
from wizard.ui.editors import make_editor
from wizard.ui.field_head import FieldHead
from wizard.ui.field_offers import ConfirmOffer, SuggestionOffer
from wizard.ui.judging import judge
from wizard.ui.reading_back import READ_BACK, read_back
from wizard.ui.scrolling import bring_into_view
from wizard.ui.session import Session
from wizard.ui.sources import source_words
from wizard.ui.states import StateMenu, StatePanel
from wizard.ui.style import gap
from wizard.ui.widgets import Message, Text

# While someone types, a half-typed value is no reason for a message; after this pause it is.
_PAUSE_MS = 700


class FieldRow(QWidget):
    """Asks one item at one place of the case, and follows the case.

    The row hides itself while its item is not asked (`Item.only_if`).

    Args:
        item: what is asked.
        session: the open case.
        place: where the answer stands; `set_place` binds the row to another record.
        parent: where the row stands.
        compact: without the help line and the source, for tables of rows.

    Attributes:
        asked: False while `Item.only_if` hides the row.
        editor: takes the answer; its objectName is the item id.
        message: the sentence beneath, hidden while there is nothing to say.
        states: what stands in the editor's place while the answer is a state, else None.
        where_button: opens 「どこに書いてある？」.
        state_menu: 「わからない」.
        suggestion: offers another spelling; confirm: to take a value of a file as it is.
        characters: tells of characters that e-Gov refuses; None where nothing goes there.
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
        self.asked = True
        self._session = session
        self._type = type_of(item)
        self._compact = compact
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.states: StatePanel | None = None
        self._where: Message | None = None
        self._typing = False  # just here
        self._hidden_in = ""  # the text in which digits of a card number were hidden last
        self._build()
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self._left)
        self.state_menu.chosen.connect(self.set_state)
        self.state_menu.emptied.connect(lambda: self.editor.enter_text(""))
        session.answer_changed.connect(self._on_answer)
        session.card_hidden.connect(self._on_card_hidden)
        session.reset.connect(self.refresh)
        self.refresh()
        self.characters = watch(self, session)

    def focus_editor(self) -> None:
        """Put the keyboard into the editor, or into what stands in its place."""
        if self.states is not None and not self.states.isHidden():
            self.states.setFocus()
        else:
            self.editor.setFocus()
            if self.message.text and self.message.kind != "info":
                self.editor.select_all()  # to be put right: what is typed takes its place
        bring_into_view(self)
        # Once more when a page that is shown for the first time has been laid out.
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def set_place(self, place: Place) -> None:
        """Bind the row to another order, line or note; cheap."""
        if place != self.place:
            self._pause.stop()
            self._hidden_in = ""
            self.place = place
            if self.states is not None:
                self.states.rest()
            self.refresh()

    def set_state(self, state: AnswerState | None) -> None:
        """Answer with a state instead of a value, or go back to the value with None."""
        self._session.set_state(self.place, state)
        self.focus_editor()

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
        self._show_state(answer)
        self._show_source(answer)
        self._judge()
        self._show_or_hide()

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        long = self.item.type == "long_text"
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(6))
        head = FieldHead(self.item, self)
        self.label, self.badge, self.where_button = head.label, head.badge, head.where_button
        self.where_button.toggled.connect(self._show_where)
        self._column.addLayout(head)
        if self.item.hint and not self._compact:
            self._column.addWidget(Text(self.item.hint, "help", self))
        self._above = self._column.count()
        self.editor = make_editor(self.item, self)
        self.label.setBuddy(self.editor)
        self.state_menu = StateMenu(self.item, self)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.editor)
        read = self.item.type in READ_BACK
        self._reading = Text("", "reading", self) if read else None
        if self._reading is not None and self.item.type != "datetime":
            self._line.addWidget(self._reading)
        if not long:
            self._line.addWidget(self.state_menu, 0, Qt.AlignmentFlag.AlignTop)
            if self.editor.is_narrow:
                self._line.addStretch(1)
        self._column.addLayout(self._line)
        if self._reading is not None and self.item.type == "datetime":  # too long to stand beside
            self._column.addWidget(self._reading)
        self.message = Message("danger", "", self)
        self._column.addWidget(self.message)
        self.suggestion = SuggestionOffer(self._column, self.message, self._take_suggestion)
        self.confirm = ConfirmOffer(self._column, self.message, self._take_as_it_is)
        self.source = Text("", "small", self)
        self.source.setVisible(not self._compact)
        foot = QHBoxLayout()
        foot.addWidget(self.source, 1, Qt.AlignmentFlag.AlignTop)
        if long:
            foot.addWidget(self.state_menu)
        self._column.addLayout(foot)

    # --- what the person does -------------------------------------------------------------------

    def _edited(self, text: str) -> None:
        caret = self.editor.caret
        self._typing = True
        try:
            self._session.set_text(self.place, text)
        except KeyError:
            return
        finally:
            self._typing = False
        if self.editor.text() != text:
            self.editor.caret = caret
            return
        if self.message.text or read_back(self.editor, text) or not text:
            self._judge()
        else:
            self._pause.start()

    def _left(self) -> None:
        try:
            self._session.hide_card_numbers(self.place)
        except KeyError:
            return
        self._judge()

    def _holder_edited(self, holder: str) -> None:
        before = self.answer()
        if before is None or before.state is None:
            return
        changed_at = self._session.clock()
        after = Answer(before.text, before.state, holder, changed_at=changed_at)
        self._session.set_answer(self.place, after, joins=True)

    def _take_suggestion(self) -> None:
        if (suggestion := self._type.suggest(self.editor.text(), self.item)) is not None:
            self.editor.enter_text(suggestion)
            self._judge()
            self.editor.setFocus()

    def _take_as_it_is(self) -> None:
        """Take a value of a file as the person's own, just as it stands."""
        if (answer := self.answer()) is not None:
            self._session.set_answer(self.place, confirmed(answer, self._session.clock()))
            self.refresh()
            self.editor.setFocus()

    def _show_where(self, shown: bool) -> None:
        if self._where is None:
            self._where = Message("info", self.item.where, self, boxed=True)
            self._column.insertWidget(self._above, self._where)
        self._where.setVisible(shown)

    # --- what the case says ---------------------------------------------------------------------

    def _on_answer(self, place: Place) -> None:
        if place == self.place:
            answer = self.answer()
            typed = self.editor.text() if self._typing else None
            if answer is not None and answer.state is None and answer.text == typed:
                # Typed just here: nothing may touch the text while it is being composed.
                self._show_state(answer)
                self._show_source(answer)
                return
            self.refresh()
        elif self.item.only_if is not None and place.item == self.item.only_if.item:
            self._show_or_hide()

    def _on_card_hidden(self, place: Place) -> None:
        if place == self.place:
            answer = self.answer()
            self._hidden_in = answer.text if answer is not None else ""
            self.refresh()

    def _show_or_hide(self) -> None:
        try:
            asked = checks.is_asked(self._session.form, self._session.case, self.place)
        except KeyError:
            return
        if asked != self.asked:
            self.asked = asked
            self.setVisible(asked)

    def _show_state(self, answer: Answer | None) -> None:
        state = answer.state if answer is not None else None
        if state is None and self.states is None:
            return
        if self.states is None:
            self.states = StatePanel(self.item, self)
            self.states.holder_edited.connect(self._holder_edited)
            self.states.value_wanted.connect(lambda: self.set_state(None))
            # Far more than the stretch at the end of a narrow editor's line.
            self._line.insertWidget(1, self.states, 100)
        self.states.show_state(state, answer.holder if answer is not None else "")
        self.states.setVisible(state is not None)
        self.editor.setVisible(state is None)
        self.state_menu.setVisible(state is None)

    def _judge(self) -> None:
        self._pause.stop()
        answer = self.answer()
        text = self.editor.text() if answer is None or answer.state is None else ""
        hidden = bool(text) and text == self._hidden_in
        self.message.set(*judge(self._type, self.item, text, answer, hidden=hidden))
        self.suggestion.follow(self._type.suggest(text, self.item) if text.strip() else None)
        self.confirm.follow(self.item, answer, text)
        if self._reading is not None:
            reading = read_back(self.editor, text)
            self._reading.set_text(reading)
            self._reading.setVisible(bool(reading))

    def _show_source(self, answer: Answer | None) -> None:
        words = source_words(answer, self._session.clock())
        if words != self.source.plain:
            self.source.set_text(words)
        if not self._compact:
            self.source.setVisible(bool(words))
