"""The access record of one order as a form, and below it what holds for the whole case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wizard.domain.asking import is_asked
from wizard.domain.case import Place
from wizard.domain.changes import Act
from wizard.domain.form import Level, Section, level_of
from wizard.texts import Records
from wizard.ui.fields import FieldRow
from wizard.ui.logs.agent_hint import AgentHint
from wizard.ui.logs.candidate_view import USER_AGENT
from wizard.ui.logs.card import LogCard
from wizard.ui.logs.flow import LogFlow
from wizard.ui.logs.kept_lines import KeptLines
from wizard.ui.orders import acts
from wizard.ui.orders.fields import OrderFields
from wizard.ui.orders.panel import OrderPanel
from wizard.ui.orders.state import has_record
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.pages.base import PageContext
from wizard.ui.widgets import Button, Line, Message, Text

DESTINATION = "order.access.destination_ip"
_ACCESS = "order.access."


class RecordPanel(OrderPanel):
    """The form of the page of access records.

    Args:
        context: what the page was handed.
        undo: where it is said what was done.
        logs: carries out what the person confirms about access logs.
        go_on: leads to the next order with candidates; has_next: is there one.
        parent: Qt parent.
    """

    def __init__(
        self,
        context: PageContext,
        undo: UndoBar,
        logs: LogFlow,
        go_on: Callable[[], object],
        has_next: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.session, parent, closes=False)
        self._context, self._desk, self._undo = context, context.desk, undo
        self._form, self._step = context.form, context.step.id
        body = QWidget(self.place)
        self.logs = LogCard(context.session, logs, go_on, has_next, body, self)
        self.put_first(self.logs.buttons)
        self.agent = AgentHint(context.desk.run, body)
        self.kept = KeptLines(context.session, body)
        self.none_yet = Message("info", "", body)
        self.none_yet.setObjectName("none_yet")
        self.no_record = self._button(
            body, Records.NO_RECORD, Records.NO_RECORD_HELP, "minus", self.say_no_record
        )
        self.no_record.setObjectName("no_record")
        self.same = self._button(
            body, Records.SAME_FOR_ALL, Records.SAME_FOR_ALL_HELP, "copy", self.give_to_all
        )
        self.same.setObjectName("same_for_all")
        self.case_fields = CaseFields(context, body)
        self.fill(self._make_fields(body), body)
        self._lay_out_body(body)
        context.session.answer_changed.connect(self._on_own_answer)
        context.session.reset.connect(self._show_standing)

    def show_order(self, key: str, position: int, count: int) -> None:
        """Show an order, and what the logs say about it."""
        other = key != self.key
        super().show_order(key, position, count)
        self.logs.set_order(key)
        if other:
            # Candidates come first; a place far down belongs to the order that was left.
            self.area.verticalScrollBar().setValue(0)
        self.kept.set_order(key)
        self._show_standing()

    def reveal(self, place: Place) -> None:
        """Put the keyboard into a field of the order or of the whole case."""
        if place.item in self.case_fields.rows:
            self.case_fields.rows[place.item].focus_editor()
        elif place.item in self.kept.rows:
            self.kept.reveal(place.item)
        else:
            super().reveal(place)

    def say_no_record(self) -> None:
        """Put 「記録なし」 into every access field of this order where nothing stands."""
        act = self._no_record_act()
        if act.changes:
            self._undo.do(act, Records.NO_RECORD_DONE.format(count=len(act.changes)))
        else:
            self._desk.tell(Records.NO_RECORD_NONE)

    def give_to_all(self) -> None:
        """Give every order the destination of this one; nothing is replaced without a yes."""
        case, place = self._session.case, Place(DESTINATION, self.key)
        answer = case.answer(place)
        if answer is None or answer.is_empty:
            label = self._form.item(DESTINATION).label
            self._desk.tell(Records.SAME_FOR_ALL_NONE.format(label=label))
            return
        empty = acts.same_for_all(case, place, self._step, overwrite=False)
        every = acts.same_for_all(case, place, self._step, overwrite=True)
        act, others = empty, len(every.changes) - len(empty.changes)
        if others and self._ask(others):
            act = every
        if act.changes:
            self._undo.do(act, Records.SAME_FOR_ALL_DONE.format(count=len(act.changes)))
        elif not others:
            self._desk.tell(Records.SAME_FOR_ALL_ALREADY)

    def _no_record_act(self) -> Act:
        case = self._session.case
        places = [Place(i, self.key) for i in self.fields.rows if i.startswith(_ACCESS)]
        asked = [place for place in places if is_asked(self._form, case, place)]
        return acts.no_record(case, asked, self._step, self._session.clock())

    def _ask(self, others: int) -> bool:
        return self._desk.ask(
            Records.SAME_FOR_ALL_ASK.format(count=others),
            Records.SAME_FOR_ALL_YES.format(count=others),
            Records.SAME_FOR_ALL_NO,
        )

    def _button(
        self, body: QWidget, words: str, why: str, icon_name: str, call: Callable[[], object]
    ) -> Button:
        button = Button(words, "plain", icon_name, call, body)
        button.setToolTip(why)
        button.setAccessibleDescription(why)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return button

    def _on_own_answer(self, place: Place) -> None:
        if place == Place(USER_AGENT, self.key):
            self._explain(soon=True)
        if place.owner == self.key:
            self._show_none_yet()

    def _show_standing(self) -> None:
        self._explain()
        self._show_none_yet()

    def _show_none_yet(self) -> None:
        """Say in words that nothing is recorded of this order, and whether that is enough."""
        case, checker = self._session.case, self._session.checker
        try:
            order = case.order(self.key)
        except KeyError:
            return
        words = ""
        if not has_record(order):
            open_now = checker.order_tally(order, case).egov_open
            words = Records.NONE_YET if open_now else Records.NONE_YET_ENOUGH
        self.none_yet.set("info", words)
        # Where every field has its answer there is nothing to offer.
        self.no_record.setVisible(bool(self._no_record_act().changes))

    def _explain(self, *, soon: bool = False) -> None:
        """Tell what browser and system the user agent of the order in view claims."""
        try:
            agent = self._session.case.order(self.key).text(USER_AGENT)
        except KeyError:
            return
        self.agent.explain(agent, soon=soon)

    def _make_fields(self, body: QWidget) -> OrderFields:
        return OrderFields(
            self._form,
            sections_of(self._context, Level.ORDER),
            self._session,
            self._step,
            self._undo,
            after={DESTINATION: self.same, USER_AGENT: self.agent},
            parent=body,
        )

    def _lay_out_body(self, body: QWidget) -> None:
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.logs)
        column.addWidget(self.none_yet)
        column.addWidget(self.no_record)
        column.addWidget(self.fields)
        column.addWidget(self.kept)
        if self.case_fields.rows:
            column.addWidget(Line(body))
            column.addWidget(Text(Records.WHOLE_CASE, "small", body))
            column.addWidget(self.case_fields)
        column.addStretch(1)


class CaseFields(QWidget):
    """What the page asks once for the whole case."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for at, section in enumerate(sections_of(context, Level.CASE)):
            if at:
                column.addWidget(Line())
            column.addWidget(Text(section.title, "section"))
            if section.intro:
                column.addWidget(Text(section.intro, "help"))
            for item_id in section.items:
                row = FieldRow(context.form.item(item_id), context.session, Place(item_id), self)
                self.rows[item_id] = row
                column.addWidget(row)


def sections_of(context: PageContext, level: Level) -> list[Section]:
    """Return the step's sections with their items of one level, without the empty ones."""
    found = []
    for section in context.step.sections:
        items = tuple(i for i in section.items if level_of(i) is level)
        if items:
            found.append(Section(section.title, items, section.intro))
    return found
