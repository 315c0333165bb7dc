"""What the logs say about the order in view; the person looks at the line and confirms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from wizard.domain.case import Order, Place
from wizard.intake.answers import NUMBER, PURCHASED_AT, SYSTEM_ID
from wizard.intake.log_values import LOG_LINE
from wizard.intake.matching import OrderMatch
from wizard.intake.ranking import Candidate
from wizard.texts import LogPage
from wizard.ui.logs.candidate_list import CandidateList
from wizard.ui.logs.candidate_view import CandidateView
from wizard.ui.logs.flow import LogFlow
from wizard.ui.logs.shelf import Standing
from wizard.ui.scrolling import bring_into_view
from wizard.ui.session import Session
from wizard.ui.widgets import Button, Line, Message, Text

WATCHED = (LOG_LINE, NUMBER, PURCHASED_AT, SYSTEM_ID)  # items on which a standing depends


class LogCard(QWidget):
    """Candidates of one order; hidden while no log was chosen.

    Args:
        session: the open case.
        flow: carries out what the person confirms.
        go_on: leads to the next order with candidates; has_next: is there one.
        parent: where it stands, and scrolls.
        foot: where its buttons will stand, always in view.

    Attributes:
        buttons: what can be done, from the left; whoever made the card puts them into `foot`.
    """

    def __init__(
        self,
        session: Session,
        flow: LogFlow,
        go_on: Callable[[], object],
        has_next: Callable[[], bool],
        parent: QWidget,
        foot: QWidget,
    ) -> None:
        super().__init__(parent)
        self.key = ""
        self._foot = foot
        self._session, self._flow, self._shelf = session, flow, flow.shelf
        self._has_next = has_next
        self._opened = False  # the candidates of an order that is settled are looked at again
        self._seen: object = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.title = Text(LogPage.TITLE, "section", self)
        self.note = Message("info", "", self)
        self.hint = Text(LogPage.HINT, "help", self)
        self.list = CandidateList(self)
        self.view = CandidateView(session.form, flow.run, self)
        make = self._button
        self.confirm = make(LogPage.CONFIRM, "primary", "check", "log_confirm", self._confirm)
        self.confirm.setAccessibleDescription(LogPage.CONFIRM_HELP)
        self.confirm.setToolTip(LogPage.CONFIRM_HELP)
        self.not_here = make(LogPage.NOT_HERE, "plain", "", "log_not_here", self._not_here)
        self.search = make(LogPage.SEARCH, "plain", "search", "log_search", flow.search_again)
        self.trail = make(LogPage.TRAIL, "plain", "list", "log_trail", self._trail)
        self.trail.setAccessibleDescription(LogPage.TRAIL_HELP)
        self.trail.setToolTip(LogPage.TRAIL_HELP)
        self.next = make(LogPage.NEXT_OPEN, "plain", "arrow-right", "log_next", go_on)
        self.again = make(LogPage.AGAIN, "link", "list", "log_again", self._again)
        self.buttons = (
            self.confirm,
            self.not_here,
            self.search,
            self.trail,
            self.next,
            self.again,
        )
        self._lay_out()
        self.list.chosen.connect(self._show_chosen)
        self._shelf.changed.connect(self.refresh)
        session.answer_changed.connect(self._on_answer)
        session.reset.connect(self.refresh)
        self._hide_all()

    def set_order(self, key: str) -> None:
        """Show what the logs say about an order."""
        if key != self.key:
            self.key, self._opened = key, False
        self.refresh()

    def refresh(self) -> None:
        """Show how it stands now; nothing is built anew when nothing has changed."""
        order = self._order()
        standing = Standing.NO_LOGS if order is None else self._shelf.standing(order)
        self.setVisible(standing is not Standing.NO_LOGS)
        if order is None or standing is Standing.NO_LOGS:
            self._seen = None
            self._hide_all()
            return
        match, taken = self._shelf.match(order), self._shelf.taken(order)
        used, twice = self._shelf.elsewhere(order, match, self._session.case.orders)
        which = None if taken is None else id(taken)
        seen = (self.key, standing, id(match), self._opened, which, tuple(used.items()), twice)
        if seen != self._seen:
            self._seen = seen
            self._show(standing, match, taken, used)
            if standing is Standing.TAKEN and twice:
                self.note.set("caution", LogPage.TAKEN_TWICE.format(numbers=twice))
        settled = standing in (Standing.TAKEN, Standing.ASIDE, Standing.NOTHING)
        self.next.setVisible(settled and self._has_next())

    @property
    def candidate(self) -> Candidate | None:
        """Return the candidate that is looked at."""
        order = self._order()
        match = None if order is None else self._shelf.match(order)
        at = self.list.current
        return (
            match.candidates[at] if match is not None and 0 <= at < len(match.candidates) else None
        )

    def focus_first(self) -> None:
        """Put the keyboard on what is to be decided, and bring it into view."""
        buttons = (self.search, self.trail, self.next, self.again)
        target: QAbstractButton | None = self.list.current_radio or next(
            iter(self.list.radios), None
        )
        if self.list.isHidden() or target is None:
            target = next((button for button in buttons if not button.isHidden()), None)
        if target is not None:
            target.setFocus()
        self._bring(target)
        # Once more when what was made just now has been laid out.
        QTimer.singleShot(0, self, lambda: self._bring(target))

    # --- inside -------------------------------------------------------------------------------

    def _button(
        self, words: str, kind: str, icon: str, name: str, call: Callable[[], object]
    ) -> Button:
        button = Button(words, kind, icon, call, self._foot)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        for widget in (self.note, self.hint, self.list, self.view):
            column.addWidget(widget)
        column.addWidget(Line(self))

    def _hide_all(self) -> None:
        for widget in (self, *self.buttons):
            widget.hide()

    def _bring(self, target: QWidget | None) -> None:
        if target is not None and isValid(target):
            bring_into_view(self.title)
            bring_into_view(target)

    def _order(self) -> Order | None:
        try:
            return self._session.case.order(self.key)
        except KeyError:
            return None

    def _show(
        self,
        standing: Standing,
        match: OrderMatch | None,
        taken: Candidate | None,
        used: Mapping[int, str],
    ) -> None:
        waiting = match is not None and bool(match.candidates)
        looks = waiting and (standing is Standing.OPEN or self._opened)
        for widget in (self.hint, self.list, self.view, self.confirm):
            widget.setVisible(looks)
        self.not_here.setVisible(standing is Standing.OPEN)
        self.search.setVisible(match is None)
        self.trail.setVisible(standing is Standing.TAKEN and taken is not None)
        settled = standing in (Standing.TAKEN, Standing.ASIDE)
        self.again.setVisible(settled and waiting and not self._opened)
        self.note.set(*_note(standing, match, taken))
        if looks and match is not None:
            self.list.show_candidates(match.candidates, taken, used)
            self._show_chosen(self.list.current)

    def _show_chosen(self, at: int) -> None:
        candidate = self.candidate
        self.confirm.setEnabled(candidate is not None)
        self.view.setVisible(candidate is not None)
        if candidate is not None:
            self.view.show_candidate(candidate, at + 1, self._session.clock())

    def _confirm(self) -> None:
        candidate = self.candidate
        if candidate is not None:
            key = self.key
            self._opened = False
            self._flow.confirm(key, candidate)

    def _trail(self) -> None:
        order = self._order()
        taken = None if order is None else self._shelf.taken(order)
        if taken is not None:
            self._flow.find_trail(self.key, taken)

    def _not_here(self) -> None:
        self._shelf.set_aside(self.key, on=True)
        self.focus_first()

    def _again(self) -> None:
        self._opened = True
        self._shelf.set_aside(self.key, on=False)
        self.refresh()
        self.focus_first()

    def _on_answer(self, place: Place) -> None:
        if place.owner == self.key and place.item in WATCHED:
            self.refresh()
        elif place.item == LOG_LINE:
            self._soon.start()  # the same line may stand there


def _note(standing: Standing, match: OrderMatch | None, taken: Candidate | None) -> tuple[str, str]:
    """Return how an order stands, in words, with the kind of message."""
    if standing is Standing.TAKEN:
        return "good", LogPage.TAKEN if taken is not None else LogPage.TAKEN_BEFORE
    if standing is Standing.ASIDE:
        return "info", f"{LogPage.ASIDE}\n{LogPage.NOTHING_DO}"
    if standing is Standing.UNSEARCHED:
        return "info", LogPage.UNSEARCHED
    if standing is Standing.NOTHING and match is not None:
        return "info", f"{match.note}\n{LogPage.NOTHING_DO}"
    return "info", ""
