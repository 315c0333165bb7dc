"""いまどこまで進みましたか: each state is stated by the owner and taken back as easily."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.changes import Change, Group, SetMark
from wizard.domain.form import Item, Need
from wizard.domain.item_types.dates import read_date
from wizard.domain.milestones import (
    ACCEPTANCE_NUMBER,
    MARK_PREFIX,
    RECEIPT_NUMBER,
    SENT_AT,
    Milestone,
    acceptance_number,
    arrived_at,
    reached,
    sent_at,
    skipped,
    state_it,
    take_back,
)
from wizard.ui.pages.base import Desk
from wizard.ui.pages.beside import put_beside
from wizard.ui.pages.milestones import StateRows
from wizard.ui.pages.state_question import StateQuestion
from wizard.ui.scrolling import give_focus
from wizard.ui.session import Session
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Card, Message, Text

RECEIPT_TICK = "card:after.receipt"
_STEP, _NOTES = "after", "police"
_SAYS = texts.After
_WATCHED = (SENT_AT, RECEIPT_NUMBER, ACCEPTANCE_NUMBER)
_DAY = Item("state.accepted_on", _SAYS.ASK_DAY, "date", Need.LATER)


class MilestoneCard(Card):
    """A row for each state, with a button that states it or takes it back."""

    number_wanted = Signal()  # the person wishes to type the 到達番号 first

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_SAYS.STATES, parent=parent)
        self.setObjectName("states")
        self._session = session
        self.question: StateQuestion | None = None
        self._asked: Milestone | None = None
        self.buttons: dict[Milestone, Button] = {}
        self.add(Text(_SAYS.STATES_HINT, "help"))
        self.rows = StateRows()
        for milestone in Milestone:
            button = Button("", "plain", parent=self)
            button.setObjectName(milestone.mark)
            button.setMinimumWidth(sp(120))
            button.clicked.connect(lambda _=False, m=milestone: self.toggle(m))
            self.buttons[milestone] = button
            self.rows.put(milestone, 3, button)
        self.body.addLayout(self.rows)
        self.number = Message("info", "", self, boxed=True)
        self.number.setObjectName("acceptance_number")
        enter = Button(_SAYS.ENTER_ACCEPTANCE, "plain", "arrow-right", lambda: desk.go_to(_NOTES))
        enter.setObjectName("enter_acceptance")
        put_beside(self.number, enter)
        self.taken_back = Message("info", "", self, boxed=True)
        self.taken_back.setObjectName("state_taken_back")
        self.undo = Button(_SAYS.UNDO, "plain", "undo-2", session.undo)
        self.undo.setObjectName("undo_state")
        put_beside(self.taken_back, self.undo)
        self.nudge = Message("info", "", self, boxed=True)
        self.nudge.setObjectName("state_nudge")
        for message in (self.taken_back, self.number, self.nudge):
            self.add(message)
        session.mark_changed.connect(self._mark_changed)
        session.answer_changed.connect(self._answer_changed)
        session.records_changed.connect(self._records_changed)
        session.reset.connect(self.refresh)
        session.history_changed.connect(self._history_changed)
        self.refresh()

    # --- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what the case states now."""
        case = self._session.case
        self.rows.show_case(case)
        for milestone, button in self.buttons.items():
            stated = reached(case, milestone) is not None
            button.setText(_SAYS.TAKE_BACK if stated else _SAYS.STATE_IT)
            pattern = _SAYS.TAKE_BACK_OF if stated else _SAYS.STATE_OF
            button.setAccessibleName(pattern.format(name=milestone.label))
            button.set_kind("quiet" if stated else "plain")
            if stated and milestone is self._asked:
                self._close_question()
        accepted = reached(case, Milestone.ACCEPTED) is not None
        lacks = accepted and not acceptance_number(case)
        self.number.set("info", _SAYS.ENTER_ACCEPTANCE_ASK if lacks else "")
        # Right after taking back it would only repeat what was just done.
        self.nudge.set("info", "" if self.taken_back.text else self._remind())

    def _remind(self) -> str:
        """Return what may be forgotten; what is typed is no statement, and none is forced."""
        case = self._session.case
        if sent_at(case) is not None and reached(case, Milestone.SENT) is None:
            return _SAYS.TIME_NOTED
        noted = bool(case.text(RECEIPT_NUMBER).strip())
        if noted and reached(case, Milestone.RECEIPT_NOTED) is None:
            return _SAYS.NUMBER_NOTED
        gap = skipped(case)
        return _SAYS.SKIPPED.format(name=gap.label) if gap is not None else ""

    def _mark_changed(self, name: str) -> None:
        if name.startswith(MARK_PREFIX):
            self.refresh()

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item in _WATCHED:
            self.refresh()

    def _records_changed(self, group: object) -> None:
        if group is Group.NOTES:
            self.refresh()

    def _history_changed(self) -> None:
        """Offer to undo only while undo would take back just that."""
        if self.taken_back.text and self._session.undo_label not in _BACK_LABELS:
            self.taken_back.set("info", "")
            self.refresh()

    # --- stating --------------------------------------------------------------------------------

    def toggle(self, milestone: Milestone) -> None:
        """State it, after asking what belongs to it, or take it back."""
        self._close_question()
        if reached(self._session.case, milestone) is not None:
            self._take_back(milestone)
        elif (question := self._question_of(milestone)) is None:
            self._state(milestone)
        else:
            self._ask(milestone, question)

    def ask(self, milestone: Milestone) -> None:
        """Ask what belongs to a state that is not stated yet; another page led here for it."""
        self._close_question()
        question = self._question_of(milestone)
        if reached(self._session.case, milestone) is None and question is not None:
            self._ask(milestone, question)
        else:
            give_focus(self.buttons[milestone])

    def _question_of(self, milestone: Milestone) -> StateQuestion | None:
        case, now = self._session.case, self._session.clock()
        if milestone is Milestone.ACCEPTED:
            return StateQuestion(
                "state_day",
                _SAYS.ASK_DAY,
                _SAYS.ASK_DAY_HINT,
                _SAYS.RECORD,
                _SAYS.LEAVE,
                _DAY,
                now.date().isoformat(),
                parent=self,
            )
        if milestone is Milestone.RECEIPT_NOTED and not case.text(RECEIPT_NUMBER).strip():
            return StateQuestion(
                "",
                _SAYS.ASK_NUMBER,
                _SAYS.ASK_NUMBER_HINT,
                _SAYS.RECORD_WITHOUT,
                _SAYS.LEAVE,
                instead=_SAYS.ENTER_NUMBER,
                parent=self,
            )
        return self._ask_sent() if milestone is Milestone.SENT else None

    def _ask_sent(self) -> StateQuestion:
        """Return the question when it was sent, with the likeliest time in it."""
        case, now = self._session.case, self._session.clock()
        arrived = arrived_at(case)
        if sent_at(case) is not None:
            text, hint = case.text(SENT_AT), _SAYS.ASK_SENT_KNOWN
        elif arrived is not None and arrived <= now:
            text, hint = arrived.isoformat(), _SAYS.ASK_SENT_RECEIPT
        else:
            text, hint = now.replace(microsecond=0).isoformat(), _SAYS.ASK_SENT_NOW
        item = replace(self._session.form.item(SENT_AT), hint=hint)
        return StateQuestion(
            "state_when",
            _SAYS.ASK_SENT,
            hint,
            _SAYS.RECORD,
            _SAYS.LEAVE,
            item,
            text,
            parent=self,
        )

    def _ask(self, milestone: Milestone, question: StateQuestion) -> None:
        self.question, self._asked = question, milestone
        question.answered.connect(lambda text: self._answered(milestone, text))
        question.left.connect(lambda: self._leave(milestone))
        question.instead_wanted.connect(self._go_to_number)
        self.rows.put_below(milestone, question)
        question.show()
        question.take_focus()

    def _answered(self, milestone: Milestone, text: str) -> None:
        day = read_date(text) if milestone is Milestone.ACCEPTED and text else None
        self._close_question()
        self._state(milestone, text, day)
        self.buttons[milestone].setFocus()

    def _leave(self, milestone: Milestone) -> None:
        self._close_question()
        self.buttons[milestone].setFocus()

    def _go_to_number(self) -> None:
        self._close_question()
        self.number_wanted.emit()

    def _close_question(self) -> None:
        if self.question is not None:
            self.rows.removeWidget(self.question)
            self.question.hide()
            self.question.deleteLater()
        self.question = self._asked = None

    def _state(self, milestone: Milestone, sent: str = "", day: date | None = None) -> None:
        case, now = self._session.case, self._session.clock()
        also = self._tick(milestone, on=True)
        act = state_it(case, milestone, now, sent=sent, day=day, also=also, step=_STEP)
        self._session.do(act)

    def _take_back(self, milestone: Milestone) -> None:
        also = self._tick(milestone, on=False)
        self._session.do(take_back(self._session.case, milestone, also, _STEP))
        pattern = _SAYS.TAKEN_BACK
        if milestone is Milestone.SENT and sent_at(self._session.case) is not None:
            pattern = _SAYS.TAKEN_BACK_SENT
        self.taken_back.set("info", pattern.format(name=milestone.label))
        self.nudge.set("info", "")
        self.undo.setAccessibleDescription(milestone.label)

    def _tick(self, milestone: Milestone, *, on: bool) -> tuple[Change, ...]:
        """Return the change of the tick that says the same in the checklist."""
        before, after = self._session.case.marks.get(RECEIPT_TICK), "1" if on else None
        if milestone is not Milestone.RECEIPT_NOTED or before == after:
            return ()
        return (SetMark(RECEIPT_TICK, before, after),)


_BACK_LABELS = frozenset(texts.Milestones.ACT_BACK.format(name=m.label) for m in Milestone)
