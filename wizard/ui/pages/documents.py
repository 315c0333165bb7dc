"""書類: the 申出書 as it will be printed, to save and to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.attached import STATEMENT_MARK, names_of
from wizard.domain.case import Place
from wizard.domain.milestones import Milestone
from wizard.output.statement import Unprintable
from wizard.ui.attachments.card import AttachmentsCard
from wizard.ui.attachments.name_notice import NameNotice
from wizard.ui.explaining import Explaining
from wizard.ui.files import (
    FOLDER_MARK,
    choose_path,
    documents_folder,
    free_path,
    open_folder,
    saved_statement,
)
from wizard.ui.flow import FlowLayout
from wizard.ui.freshness import PRINTED_OF, SAVED_OF, FreshnessNotice
from wizard.ui.marks import Tick
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.beside import put_beside
from wizard.ui.pages.to_mend import after_making, before_making
from wizard.ui.pages.unprintable import UnprintableList
from wizard.ui.preview import PageView
from wizard.ui.preview_bar import PreviewBar
from wizard.ui.printing import Printed, choose_printer, print_pages
from wizard.ui.scrolling import TallArea
from wizard.ui.statement_maker import NOTES_MARK, StatementMaker
from wizard.ui.widgets import Button, Message

_PAUSE_MS = 400
_LEAST = 240  # pixels of the preview that are still enough


def make(context: PageContext) -> Page:
    """Return the page."""
    return DocumentsPage(context)


class DocumentsPage(Page):
    """Preview, save, print."""

    fills = True

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        fonts = context.resources_dir / "fonts"
        explain = Explaining(context)
        self.maker = StatementMaker(self.session, self.desk, fonts, explain, self)
        self._drawing = False
        self.status = Message("good", "", self, boxed=True)
        self.status.setObjectName("documents_status")
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_missing())
        self.unprintable = UnprintableList(self)
        self.unprintable.jump_wanted.connect(self._jump)
        column.addWidget(self.unprintable)
        column.addLayout(self._make_buttons())
        column.addWidget(self.status)
        self.attachments = AttachmentsCard(context, self)
        files = self.attachments.list
        self.name_notice = NameNotice(context, files, self._renamed, self)
        column.addWidget(self.name_notice)
        self.old = FreshnessNotice(self.session, self, explain=explain, papers=True)
        self.old.freshness.looked.connect(self._forget_status)
        column.addWidget(self.old)
        column.addWidget(self.attachments)
        self.preview = PreviewBar(PageView())
        column.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TallArea(top, self.preview.view, _LEAST, self))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    # --- parts --------------------------------------------------------------------------------
    def _make_missing(self) -> QWidget:
        self.missing = Message("info", "", self, boxed=True)
        self.missing.setObjectName("documents_missing")
        self.to_confirm = Button(texts.Documents.TO_CONFIRM, "plain", "list")
        self.to_confirm.setObjectName("to_confirm")
        self.to_confirm.clicked.connect(self._go_to_confirm)
        put_beside(self.missing, self.to_confirm)
        self.mend_saved = Button(texts.Documents.SHOW_TO_MEND, "plain", "list", self._go_to_confirm)
        self.mend_saved.setObjectName("mend_saved")
        put_beside(self.status, self.mend_saved)
        return self.missing

    def _make_buttons(self) -> FlowLayout:
        words = texts.Documents
        self.save_button = Button(words.SAVE, "primary", "download", self.save)
        self.save_button.setObjectName("save_pdf")
        self.print_button = Button(words.PRINT, "plain", "printer", self.print)
        self.print_button.setObjectName("print_pdf")
        self.folder_button = Button(words.OPEN_FOLDER, "plain", "folder-open", self.open_folder)
        self.folder_button.setObjectName("open_folder")
        self.again_button = Button(words.DRAW_AGAIN, "plain", "refresh-cw", self.refresh)
        self.again_button.setObjectName("draw_again")
        self.again_button.hide()
        self.with_notes = Tick(words.WITH_NOTES)
        self.with_notes.setObjectName(NOTES_MARK)
        self.with_notes.toggled.connect(
            lambda on: self.session.set_mark(NOTES_MARK, "1" if on else None)
        )
        flow = FlowLayout(across=12)
        for widget in (
            self.save_button,
            self.print_button,
            self.folder_button,
            self.again_button,
            self.with_notes,
        ):
            flow.addWidget(widget)
        return flow

    def _connect(self) -> None:
        self.maker.made.connect(self._show_pages)
        self.maker.ended.connect(self._ended)
        self.maker.outdated.connect(self._changed)
        self.session.mark_changed.connect(self._mark_changed)

    # --- preview ------------------------------------------------------------------------------
    def enter(self) -> None:
        """Show the 申出書 of the case as it is now."""
        self.with_notes.setChecked(NOTES_MARK in self.session.case.marks)
        self.old.look()
        self.name_notice.look()
        self.attachments.enter()
        self.refresh()

    def refresh(self) -> None:
        """Make the preview anew when the case changed since."""
        self._show_missing()
        if self.maker.is_current or self._drawing:
            return
        self._draw()

    def _draw(self, then: Callable[[], None] | None = None) -> None:
        self._drawing = True
        self.again_button.hide()
        self.maker.draw(then)

    def _show_pages(self) -> None:
        self.again_button.hide()
        self.preview.set_pages(self.maker.pages)
        self.unprintable.show_found(self.maker.unprintable)
        if not self.maker.is_current:  # the case changed while they were made
            self._changed()

    def _ended(self) -> None:
        """Offer to draw again what was stopped or failed."""
        self._drawing = False
        self.preview.view.pause(False)
        QTimer.singleShot(0, self, self._offer_again)

    def _offer_again(self) -> None:
        self.again_button.setVisible(not self.maker.is_current and not self._drawing)

    def _show_missing(self) -> None:
        checker, case = self.session.checker, self.session.case
        kind, words = before_making(checker, self.context.form, case)
        self.missing.set(kind, words)
        damaged = kind == "caution"
        words = texts.Documents.SHOW_TO_MEND if damaged else texts.Documents.TO_CONFIRM
        self.to_confirm.setText(words)

    def _go_to_confirm(self) -> None:
        self.desk.go_to("confirm")

    def _jump(self, place: Place) -> None:
        step = self.context.form.step_of(place.item)
        if step is not None:
            self.desk.go_to(step.id, place)

    # --- saving and printing ------------------------------------------------------------------
    def save(self) -> None:
        """Save the PDF where the person chooses, after telling what cannot be printed."""
        self._after_check(self._save)

    def print(self) -> None:
        """Print the pages on the printer that the person chooses."""
        self._after_check(self._print)

    def _after_check(self, action: Callable[[], None]) -> None:
        def checked(found: tuple[Unprintable, ...]) -> None:
            self.unprintable.show_found(found)
            question = texts.Documents.ASK_UNPRINTABLE.format(count=len(found))
            words = texts.Documents
            if not found or self.desk.ask(question, words.GO_ON, words.MEND):
                action()

        self.maker.check(checked)

    def _save(self) -> None:
        case, day = self.session.case, self.session.clock().date()
        name = texts.Files.STATEMENT.format(day=f"{day:%Y%m%d}")
        folder = documents_folder(case, self.context.case_path)
        suggested = free_path(folder, name, names_of(self.attachments.list.files))
        path = choose_path(self, texts.Documents.SAVE, suggested, texts.Documents.PATTERN)
        if path is not None:
            self.maker.save(path, self._saved)

    def _saved(self, path: Path, made_of: str) -> None:
        self._made(
            {FOLDER_MARK: str(path.parent), STATEMENT_MARK: str(path), SAVED_OF: made_of},
            texts.Documents.SAVED.format(name=path.name),
        )

    def _made(self, marks: dict[str, str], words: str) -> None:
        now = self.session.clock().replace(microsecond=0).isoformat()
        self.session.set_marks({**marks, Milestone.DOCUMENTS_MADE.mark: now})
        self._say(*after_making(self.session.checker, self.session.case, words))

    def _renamed(self, words: str) -> None:
        self._say("good", words)

    def _say(self, kind: str, words: str) -> None:
        self.mend_saved.setVisible(kind == "caution")
        self.status.set(kind, words)

    def _forget_status(self) -> None:
        if self.old.text:
            self._say("good", "")

    def _print(self) -> None:
        if not self.maker.is_current:
            self._draw(self._choose_printer)
        else:
            self._choose_printer()

    def _choose_printer(self) -> None:
        pages = self.maker.pages
        if pages is None:
            return
        printer = choose_printer(self, texts.Printing.TITLE, pages.count)
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages; the preview stands still meanwhile, as its renderer is not shared."""
        pages = self.maker.pages
        if pages is None:
            return
        self.preview.view.pause(True)
        self._drawing = True
        made_of = self.maker.made_of

        def work(cancelled: Callable[[], bool]) -> Printed:
            try:
                return print_pages(pages, printer, cancelled)
            finally:
                self.maker.end()

        def done(result: object) -> None:
            if isinstance(result, Printed) and result.sheets and not result.stopped:
                words = texts.Documents.PRINTED.format(count=result.sheets)
                self._made({PRINTED_OF: made_of}, words)

        self.desk.run(work, done, texts.Printing.WORKING)

    def open_folder(self) -> None:
        """Show the folder of the last saved document."""
        case = self.session.case
        saved = saved_statement(case)
        folder = saved.parent if saved else documents_folder(case, self.context.case_path)
        if not open_folder(folder):
            self.desk.tell(
                texts.Documents.NO_FOLDER, texts.Documents.NO_FOLDER_DO.format(folder=folder)
            )

    # --- being told ---------------------------------------------------------------------------
    def _changed(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _mark_changed(self, name: str) -> None:
        if name == NOTES_MARK:
            self.with_notes.setChecked(name in self.session.case.marks)
