"""From files of the shop to orders of the case: read, ask, preview, mend, take over.

Nothing touches the case before 「取り込む」; whatever is closed or stopped on the way leaves it
as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from wizard.domain.case import Case
from wizard.domain.changes import Act
from wizard.errors import UserError
from wizard.formdefs.column_words import load_guesses
from wizard.formdefs.own_layouts import Layouts
from wizard.intake.mapping import from_layout
from wizard.intake.order_export import RowProblem
from wizard.texts import OrderImport
from wizard.ui.orders.collecting import set_aside, uncollected
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.import_questions import Questions
from wizard.ui.orders.import_steps import Progress, Question, Read, Reader, Source, WhichColumns
from wizard.ui.orders.known_layouts import SUFFIX, LayoutShelf
from wizard.ui.orders.layout_files import LayoutFiles, keep_layouts
from wizard.ui.orders.layouts_dialog import LayoutsDialog
from wizard.ui.orders.preparing import Preparer
from wizard.ui.orders.read_file import ReadFile, lay_beside
from wizard.ui.orders.refusals import Told, told
from wizard.ui.orders.repair_dialog import RepairDialog
from wizard.ui.orders.rows import NUMBER
from wizard.ui.orders.taken_words import words_of
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.pages.base import PageContext


class ImportFlow(QObject):
    """Leads through taking over files.

    Args:
        context: what the page was handed.
        undo: where it is said what was taken over.
        window: the widget that dialogs belong to.
    """

    taken_over = Signal(str)  # key of the first order that was added
    layouts_changed = Signal()  # a meaning of columns was kept, or the list of them was seen

    def __init__(self, context: PageContext, undo: UndoBar, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._undo, self._window = context, undo, window
        self._session, self._desk = context.session, context.desk
        shipped = context.resources_dir / "order_exports"
        self.shelf = LayoutShelf(shipped, context.order_layouts_dir, context.form)
        self.known: Layouts | None = None
        self.dialog: QDialog | None = None
        self.layouts: LayoutsDialog | None = None  # the list of remembered layouts
        self.questions = Questions(self)
        self._said: set[str] = set()  # shipped layouts of which it was said that they are broken

    @property
    def context(self) -> PageContext:
        """Return what the page was handed."""
        return self._context

    @property
    def window(self) -> QWidget:
        """Return the widget that dialogs belong to."""
        return self._window

    # --- ways in ------------------------------------------------------------------------------

    def start(self, *paths: Path) -> None:
        """Read files on another thread, then show what is in them."""
        layouts = [path for path in paths if path.suffix.lower() == SUFFIX]
        sources = tuple(Source(path) for path in paths if path not in layouts)
        if layouts:
            self._keep_layouts(layouts, lambda: self._begin(sources))
        else:
            self._begin(sources)

    def paste(self, text: str) -> None:
        """Read a table that was copied from a spreadsheet or a page."""
        self._begin((Source(text=text),))

    def go_on(self, progress: Progress) -> None:
        """Read what is still to be read, then show everything."""
        if not (progress.todo or progress.done or progress.refused):
            return
        session = self._session
        # The other thread must not look at a case that changes meanwhile; orders are frozen.
        before = Case(orders=tuple(session.case.orders))
        reader = self.reader

        def work(cancelled: Callable[[], bool]) -> tuple[Progress, Question | ReadFile | None]:
            with uncollected():
                after, question = reader().go_on(progress, cancelled)
                if question is not None or not after.done:
                    return after, question
                return after, lay_beside(after, before, cancelled)

        def done(result: object) -> None:
            after, found = cast("tuple[Progress, Question | ReadFile | None]", result)
            if isinstance(found, ReadFile):
                self._preview(found)
            elif found is not None:
                self.questions.ask(after, found)
            elif after.refused:
                self._tell(told(self._refused(after)))

        self._desk.run(work, done, OrderImport.READING)

    def reader(self) -> Reader:
        """Return what reads with all layouts as they are now; on any thread."""
        if self.known is None:
            self.known = self.shelf.load()
        resources = self._context.resources_dir
        return Reader(
            self.known.every,
            lambda: load_guesses(resources),
            self._session.new_key,
            self._session.clock(),
        )

    def open(self, dialog: QDialog) -> None:
        """Show a dialog of the flow, one at a time."""
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._close(dialog))
        dialog.open()

    def show_layouts(self, window: QWidget | None = None) -> LayoutsDialog:
        """Show the list of the remembered meanings of columns.

        Args:
            window: the dialog it belongs to; the page's window by default.
        """
        dialog = LayoutsDialog(self.shelf, self._desk, window or self._window)
        dialog.finished.connect(self._on_layouts)
        dialog.finished.connect(dialog.deleteLater)
        self.layouts = dialog
        dialog.open()
        return dialog

    # --- inside -------------------------------------------------------------------------------

    def _on_layouts(self, _result: int) -> None:
        self.known = self.layouts = None
        self.layouts_changed.emit()

    def _begin(self, sources: tuple[Source, ...]) -> None:
        self.known = None  # what was kept or forgotten elsewhere counts
        self.go_on(Progress(todo=sources))

    def _preview(self, read: ReadFile) -> None:
        broken = any(file.row_problems for file in read.files)
        refused = self._refused(read.progress)
        if not read.every and not broken:
            self._tell(told(refused, OrderImport.NONE_FOUND, OrderImport.NONE_FOUND_DO))
            return
        known = self.known
        own = known.own if known is not None else frozenset()
        set_aside(len(read.every))
        dialog = ImportDialog(self._context.form, read, own, refused, self._window)
        Preparer(self._context.form, self._desk, dialog.model, lambda: dialog.states.of)
        dialog.accepted.connect(lambda: self._take_over(dialog))
        dialog.mend_wanted.connect(lambda r, problem: self._mend(dialog, r, problem))
        dialog.columns_wanted.connect(lambda r: self._correct(dialog, r))
        dialog.forget_wanted.connect(lambda r: self._forget(dialog, r))
        self.open(dialog)

    def _take_over(self, dialog: ImportDialog) -> None:
        read, chosen = dialog.read, frozenset(dialog.model.ticked())
        accepted, kept = dialog.accepted_places(), dialog.kept_count
        session, step = self._session, self._context.step.id
        before = Case(orders=tuple(session.case.orders))

        def work(cancelled: Callable[[], bool]) -> Act:
            return read.act(before, chosen, accepted, step, cancelled)

        def done(act: object) -> None:
            if session.case.orders != before.orders:
                act = read.act(session.case, chosen, accepted, step)
            if isinstance(act, Act) and act.changes:
                self._undo.do(act, words_of(act, kept))
                if len(session.case.orders) > len(before.orders):
                    self.taken_over.emit(session.case.orders[len(before.orders)].key)
            else:
                self._tell(_nothing_taken(kept))

        self._desk.run(work, done, OrderImport.TAKING_OVER)

    def _mend(self, preview: ImportDialog, read: Read, problem: RowProblem) -> None:
        dialog = RepairDialog(read.file.header, problem, preview)

        def mended() -> None:
            repairs = {**read.source.repairs, problem.line: dialog.model.cells}
            self._again(preview, read, replace(read.source, repairs=repairs))

        dialog.accepted.connect(mended)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        preview.mending = dialog
        dialog.open()

    def _correct(self, preview: ImportDialog, read: Read) -> None:
        """Show the columns of a table again, as they were said."""
        source, layout = read.source, read.file.layout
        back = self._kept(preview)
        progress = back.again(read, replace(source, layout=None))

        def ask(question: object) -> None:
            preview.reject()
            self.questions.columns(progress, cast(WhichColumns, question), layout, back)

        if source.mapping is not None:
            ask(WhichColumns(source.mapping))
            return
        reader = self.reader

        def work(cancelled: Callable[[], bool]) -> WhichColumns:
            found = reader().columns(source, cancelled)
            return WhichColumns(from_layout(layout, found.sample))

        self._desk.run(work, ask, OrderImport.READING)

    def _forget(self, preview: ImportDialog, read: Read) -> None:
        """Forget a layout of the person's own, after asking, and read its file anew."""
        title = read.file.layout.title
        question = OrderImport.FORGET_ASK.format(title=title)
        if not self._desk.ask(question, OrderImport.FORGET_YES, OrderImport.FORGET_NO):
            return
        if self._told(lambda: self.shelf.forget(read.file.layout)):
            self.known = None
            self._again(preview, read, replace(read.source, layout=None, mapping=None))

    def _again(self, preview: ImportDialog, read: Read, source: Source) -> None:
        """Read one table again; what was ticked stays so."""
        progress = self._kept(preview).again(read, source)
        preview.reject()
        self.go_on(progress)

    def _kept(self, preview: ImportDialog) -> Progress:
        numbers = frozenset(order.text(NUMBER) for order in preview.chosen_orders())
        return replace(preview.read.progress, ticked=numbers - {""})

    def _keep_layouts(self, paths: Sequence[Path], then: Callable[[], None]) -> None:
        """Keep layouts that were exported elsewhere, say so in one message, and go on."""
        shelf = self.shelf

        def work(cancelled: Callable[[], bool]) -> LayoutFiles:
            return keep_layouts(shelf, paths, cancelled)

        def done(result: object) -> None:
            self._tell(cast(LayoutFiles, result).words)
            then()

        self._desk.run(work, done, OrderImport.READING)

    def _refused(self, progress: Progress) -> tuple[UserError, ...]:
        """Return why files and layouts were left out; of shipped layouts only once."""
        known = self.known
        if known is None:
            return progress.refused
        broken = [error for error in known.broken if error.what not in self._said]
        self._said.update(error.what for error in broken)
        return (*progress.refused, *broken, *known.refused)

    def _tell(self, words: Told) -> None:
        self._desk.tell(words.what, words.do, words.detail)

    def _told(self, deed: Callable[[], object]) -> bool:
        """Do something; False after it was told why that could not be done."""
        try:
            deed()
        except UserError as error:
            self._desk.tell(error.what, error.do, error.detail)
            return False
        return True

    def _close(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
        self.layouts_changed.emit()


def _nothing_taken(kept: int) -> Told:
    """Return what is said when taking over changed nothing.

    Args:
        kept: values of the file that differ and were not accepted.
    """
    if not kept:
        return Told(OrderImport.NOTHING_NEW)
    return Told(OrderImport.DIFFERENT_KEPT.format(count=kept), OrderImport.DIFFERENT_KEPT_DO)
