"""From a file of the shop to orders of the case: read, ask, preview, take over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from wizard.domain.case import Case
from wizard.domain.changes import Act
from wizard.formdefs.order_layouts import load_order_layouts
from wizard.intake.order_export import Undecided, merge, read_orders
from wizard.texts import OrderImport, Orders
from wizard.ui.orders.encoding_dialog import EncodingDialog
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.preparing import Preparer
from wizard.ui.orders.read_file import ReadFile
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.pages.base import PageContext


class ImportFlow(QObject):
    """Leads through taking over one file.

    Args:
        context: what the page was handed.
        undo: where it is said what was taken over.
        window: the widget that dialogs belong to.
    """

    taken_over = Signal(str)  # key of the first order that was added

    def __init__(self, context: PageContext, undo: UndoBar, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._undo, self._window = context, undo, window
        self._session, self._desk = context.session, context.desk
        self.dialog: QDialog | None = None

    def start(self, path: Path, encoding: str | None = None) -> None:
        """Read a file on another thread, then show what is in it."""
        form, session = self._context.form, self._session
        folder = self._context.resources_dir / "order_exports"
        # The other thread must not look at a case that changes meanwhile; orders are frozen.
        before = Case(orders=tuple(session.case.orders))
        now = session.clock()

        def work(cancelled: Callable[[], bool]) -> ReadFile | Undecided:
            layouts = load_order_layouts(folder, form)
            try:
                file = read_orders(
                    path,
                    layouts,
                    new_key=session.new_key,
                    now=now,
                    cancelled=cancelled,
                    encoding=encoding,
                )
            except Undecided as question:
                return question
            plan = merge(before, file.orders)
            differing = Counter(difference.number for difference in plan.differences)
            return ReadFile(file, plan, differing)

        def done(result: object) -> None:
            if isinstance(result, Undecided):
                self._ask_encoding(path, result)
            elif isinstance(result, ReadFile):
                self._preview(result)

        self._desk.run(work, done, OrderImport.READING)

    def _ask_encoding(self, path: Path, question: Undecided) -> None:
        dialog = EncodingDialog(question.previews, self._window)
        dialog.accepted.connect(lambda: self.start(path, dialog.chosen))
        self._open(dialog)

    def _preview(self, read: ReadFile) -> None:
        if not read.file.orders and not read.file.row_problems:
            self._desk.tell(OrderImport.NONE_FOUND, OrderImport.NONE_FOUND_DO)
            return
        dialog = ImportDialog(self._context.form, read, self._window)
        Preparer(self._context.form, self._desk, dialog.model)
        dialog.accepted.connect(lambda: self._take_over(dialog))
        self._open(dialog)

    def _take_over(self, dialog: ImportDialog) -> None:
        chosen, accepted = dialog.chosen_orders(), dialog.accepted_places()
        session, step = self._session, self._context.step.id
        before = Case(orders=tuple(session.case.orders))

        def work(cancelled: Callable[[], bool]) -> Act:
            return merge(before, chosen).act(accepted, step=step)

        def done(act: object) -> None:
            if session.case.orders != before.orders:
                act = merge(session.case, chosen).act(accepted, step=step)
            if isinstance(act, Act) and act.changes:
                self._undo.do(act, Orders.TAKEN_OVER.format(count=len(chosen)))
                if len(session.case.orders) > len(before.orders):
                    self.taken_over.emit(session.case.orders[len(before.orders)].key)
            else:
                self._desk.tell(OrderImport.NOTHING_NEW)

        self._desk.run(work, done, OrderImport.TAKING_OVER)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._close(dialog))
        dialog.open()

    def _close(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
