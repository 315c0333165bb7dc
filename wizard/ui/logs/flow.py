"""From access logs to the records of orders: search, look, confirm, take over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from wizard.domain.case import Place
from wizard.domain.changes import Act, SetAnswer
from wizard.domain.hidden_cards import hide_in_line
from wizard.intake.access_line import AccessLine
from wizard.intake.answers import NUMBER
from wizard.intake.log_taking import Taking, joined, plan_taking, plan_trail
from wizard.intake.log_values import Proofs, lines_of
from wizard.intake.matching import OrderMatch
from wizard.intake.ranking import Candidate
from wizard.intake.trail import Trail
from wizard.texts import AccessLogs, LogPage
from wizard.ui.logs.agent_hint import Run
from wizard.ui.logs.clear_dialog import ClearDialog
from wizard.ui.logs.difference_dialog import DifferenceDialog
from wizard.ui.logs.search import LogSearch, Searched, TrailSearch
from wizard.ui.logs.shelf import LogShelf, shelf_of
from wizard.ui.logs.trail_dialog import TrailDialog
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.pages.base import PageContext
from wizard.ui.wrong_page import is_order_file, taken_elsewhere

# What an act is called, for undo, and what is said when it was carried out.
_Told = Callable[[Act], tuple[str, str]]


class LogFlow(QObject):
    """Leads through everything that is done with access logs.

    Args:
        context: what the page was handed.
        undo: where it is said what was taken over.
        window: the widget that dialogs belong to.

    Attributes:
        shelf: what the session remembers.
        dialog: the one that is open.

    Signals:
        searched: logs were searched.
        taken: the key of the order, or of the first of several, that was given a record.
    """

    searched = Signal()
    taken = Signal(str)

    def __init__(self, context: PageContext, undo: UndoBar, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._undo, self._window = context, undo, window
        self._session, self._desk = context.session, context.desk
        self.shelf: LogShelf = shelf_of(context.session)
        self.dialog: QDialog | None = None

    @property
    def run(self) -> Run:
        """Return what runs slow work beside the window."""
        return self._desk.run

    # --- looking ------------------------------------------------------------------------------

    def take_files(self, paths: Sequence[Path], *, surely: bool = False) -> None:
        """Search these logs, and those at hand, for all orders.

        Args:
            paths: the logs.
            surely: files whose names are those of order files are meant, too.
        """
        if not surely and taken_elsewhere(
            self._context, self._window, paths, "orders", is_order_file
        ):
            return
        orders = tuple(self._session.case.orders)
        if not orders:
            self._desk.tell(LogPage.NO_ORDERS, LogPage.NO_ORDERS_DO)
            return
        known = [file.path for file in self.shelf.files]
        wanted = list(dict.fromkeys([*known, *(path.absolute() for path in paths)]))
        work = LogSearch(self._context.resources_dir, wanted, orders)
        self._desk.run(work, self._searched, LogPage.READING)

    def search_again(self) -> None:
        """Search the logs at hand for the orders as they stand now."""
        self.take_files(())

    def _searched(self, result: object) -> None:
        if isinstance(result, Searched):
            self.shelf.take(result)
            self.searched.emit()

    # --- taking one over ----------------------------------------------------------------------

    def confirm(self, key: str, candidate: Candidate) -> None:
        """Put the values of a candidate into the record of an order."""

        def done(proofs: Proofs) -> None:
            now = self._session.clock()
            try:
                case, formats = self._session.case, self.shelf.formats
                taking = plan_taking(case, key, candidate, proofs, now, formats)
            except KeyError:
                return
            words = LogPage.DONE.format(number=self._name(key), file=candidate.line.file)
            words = _with_hidden(words, lines_of(candidate))
            self._settle(taking, lambda _act: (AccessLogs.ACT_TAKE, words), key)

        self._prove(lines_of(candidate), done)

    def take_clear(self) -> None:
        """Show the matches beyond doubt; those that stay ticked are taken over together."""
        matches = self.shelf.clear(tuple(self._session.case.orders))
        if not matches:
            return
        form, case = self._context.form, self._session.case
        dialog = ClearDialog(form, matches, case, self.run, self._window)
        dialog.accepted.connect(lambda: self._take_many(dialog.chosen()))
        self._open(dialog)

    def _take_many(self, matches: Sequence[OrderMatch]) -> None:
        pairs = [(match.clue.key, match.candidates[0]) for match in matches]
        lines = [line for _, candidate in pairs for line in lines_of(candidate)]

        def told(act: Act) -> tuple[str, str]:
            # Only those that were given something: another record may stand already.
            count = len({each.place.owner for each in act.changes if isinstance(each, SetAnswer)})
            words = _with_hidden(LogPage.DONE_MANY.format(count=count), lines)
            return LogPage.ACT_MANY.format(count=count), words

        def done(proofs: Proofs) -> None:
            case, now = self._session.case, self._session.clock()
            there = {order.key for order in case.orders}
            known = self.shelf.formats
            plans = [plan_taking(case, k, c, proofs, now, known) for k, c in pairs if k in there]
            if not plans:
                return
            self._settle(joined(plans), told, pairs[0][0])

        self._prove(lines, done)

    # --- 操作ログ -----------------------------------------------------------------------------

    def find_trail(self, key: str, candidate: Candidate) -> None:
        """Look for the same visitor's other lines and offer them with ticks."""
        rules = self.shelf.rules
        if rules is None:
            return

        def done(result: object) -> None:
            if not isinstance(result, Trail):
                return
            if not result.lines:
                self._desk.tell(LogPage.TRAIL_NONE, LogPage.TRAIL_NONE_DO)
                return
            dialog = TrailDialog(result, rules, self.run, self._window)
            dialog.accepted.connect(lambda: self._add_trail(key, dialog.chosen()))
            self._open(dialog)

        work = TrailSearch(self.shelf.files, candidate.line, rules)
        self._desk.run(work, done, LogPage.TRAIL_READING)

    def _add_trail(self, key: str, trail: Trail) -> None:
        def done(proofs: Proofs) -> None:
            now = self._session.clock()
            try:
                taking = plan_trail(self._session.case, key, trail, proofs, now)
            except KeyError:
                return
            words = LogPage.DONE_TRAIL.format(number=self._name(key), count=len(trail.lines))
            words = _with_hidden(words, trail.lines)
            self._settle(taking, lambda _act: (AccessLogs.ACT_TRAIL, words), key)

        self._prove(trail.lines, done)

    # --- inside -------------------------------------------------------------------------------

    def _prove(self, lines: Sequence[AccessLine], done: Callable[[Proofs], None]) -> None:
        prover = self.shelf.prover

        def work(cancelled: Callable[[], bool]) -> Proofs:
            return prover.prove(lines, cancelled)

        def proven(result: object) -> None:
            done(result)  # type: ignore[arg-type]  # what `work` returns

        self._desk.run(work, proven, LogPage.PROVING)

    def _settle(self, taking: Taking, told: _Told, key: str) -> None:
        """Carry a plan out; what would overwrite something is asked first."""
        if not taking.differences:
            self._carry_out(taking, frozenset(), told, key)
            return
        dialog = DifferenceDialog(self._context.form, taking, self._window)
        dialog.accepted.connect(
            lambda: self._carry_out(taking, dialog.accepted_places(), told, key)
        )
        self._open(dialog)

    def _carry_out(
        self, taking: Taking, accepted: Collection[Place], told: _Told, key: str
    ) -> None:
        act = taking.act(accepted, step=self._context.step.id)
        label, words = told(act)
        act = replace(act, label=label)
        if not self._fits(act):
            self._desk.tell(LogPage.CHANGED_MEANWHILE, LogPage.CHANGED_MEANWHILE_DO)
            return
        if act.changes:
            self._undo.do(act, words)
        else:
            self._desk.tell(LogPage.SAME_ALREADY)
        self.taken.emit(key)

    def _fits(self, act: Act) -> bool:
        """Return True when everything still stands as it did when it was planned."""
        case = self._session.case
        try:
            return all(
                isinstance(change, SetAnswer) and case.answer(change.place) == change.before
                for change in act.changes
            )
        except KeyError:
            return False

    def _name(self, key: str) -> str:
        return self._session.case.order(key).text(NUMBER).strip() or LogPage.NO_NUMBER

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._close(dialog))
        dialog.open()

    def _close(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()


def _with_hidden(words: str, lines: Iterable[AccessLine]) -> str:
    """Return what is said, with what was hidden in the lines."""
    hidden = [words for line in lines for words in hide_in_line(line.raw).sentences]
    return "\n".join((words, *dict.fromkeys(hidden)))
