"""Keeps the open case: opens, makes, renames, moves and closes it for the main window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from wizard import texts
from wizard.domain.case import Answer, Place, Source, SourceKind
from wizard.domain.milestones import MARK_PREFIX as STATE_PREFIX
from wizard.errors import SettingsError, UserError
from wizard.storage import recents
from wizard.storage.casefile import CaseFile
from wizard.ui import dialogs
from wizard.ui.background import SaverThread
from wizard.ui.case_dialogs import NewCaseDialog, RenameDialog
from wizard.ui.contacts_keeper import ContactsKeeper
from wizard.ui.desk import WindowDesk
from wizard.ui.files import open_folder
from wizard.ui.jobs import Jobs
from wizard.ui.kept import load_recents
from wizard.ui.main_window import MainWindow
from wizard.ui.open_case import make_open_case
from wizard.ui.pages.base import Desk, Page, PageContext
from wizard.ui.preferences import Preferences
from wizard.ui.shelf import PRACTICE_MARK, Opened, Shelf, with_suffix
from wizard.ui.snapshot import snapshot
from wizard.ui.wizard_window import WizardWindow

_SHOP = "shop.name"


class Keeper(QObject):
    """Everything the main window wants done with case files.

    Args:
        window: the main window.
        shelf: makes and opens files.
        preferences: the person's settings.
        page_maker: gives, for a kind of page, what makes it (imported on first use).
        unexpected: gets an exception nobody foresaw.
    """

    def __init__(
        self,
        window: MainWindow,
        shelf: Shelf,
        preferences: Preferences,
        page_maker: Callable[[str], Callable[[PageContext], Page]],
        unexpected: Callable[[BaseException], None],
    ) -> None:
        super().__init__(window)
        self.window = window
        self.shelf = shelf
        self.preferences = preferences
        self.jobs = Jobs(window, unexpected)
        self._page_maker = page_maker
        self.file: CaseFile | None = None
        self.saver: SaverThread | None = None
        self.wizard: WizardWindow | None = None
        self.contacts = ContactsKeeper(
            window,
            lambda: shelf.tables,
            lambda: self._make_desk(lambda _step, _place: None),
            self.jobs.tell_error,
        )
        window.contacts_wanted.connect(self.contacts.open)
        window.open_wanted.connect(self.open)
        window.choose_wanted.connect(self.choose)
        window.new_wanted.connect(self.begin)
        window.practice_wanted.connect(self.practise)
        window.forget_wanted.connect(self.forget)
        window.may_close = self.close
        preferences.look_changing.connect(self._take_down)
        preferences.look_changed.connect(self._put_up)

    # --- coming in ------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open a case; when that fails, what was open stays as it was."""
        if self.file is not None and self.file.path == path.absolute():
            return
        self.jobs.run(lambda _stopped: self.shelf.open(path), self._show, texts.Saving.OPENING)

    def open_now(self, path: Path) -> None:
        """Open a case and wait for it; raises UserError (start with a file, tests, pictures)."""
        self._show(self.shelf.open(path))

    def choose(self) -> None:
        """Let the person choose a case file."""
        folder, pattern = str(self.shelf.folders.documents), texts.Saving.CASE_FILES
        name, _ = QFileDialog.getOpenFileName(self.window, texts.Home.OPEN, folder, pattern)
        if name:
            self.open(Path(name))

    def begin(self) -> None:
        """Ask for 屋号 and folder, then make a new case."""
        try:
            proposals = self.preferences.settings.proposals(self.shelf.form)
        except UserError as error:
            self.jobs.tell_error(error)
            return
        shop = proposals[_SHOP].text if _SHOP in proposals else ""
        dialog = NewCaseDialog(
            self.window, shop, self.shelf.folders.documents, remembered=bool(proposals)
        )
        accepted = dialog.exec() == NewCaseDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            answers = dict(proposals) if dialog.use_last.isChecked() else {}
            self.create(dialog.folder, dialog.shop.text(), answers)

    def create(self, folder: Path, shop: str, answers: dict[str, Answer]) -> None:
        """Make a new case and open it."""
        known = answers.get(_SHOP)
        if not shop.strip():
            answers.pop(_SHOP, None)
        elif known is None or known.text != shop:
            source = Source(SourceKind.TYPED)
            answers[_SHOP] = Answer(shop, source=source, changed_at=self.shelf.clock())
        self._try(lambda: self.shelf.create(folder, shop, answers))

    def practise(self) -> None:
        """Make a practice case from the sample and open it."""
        self._try(self.shelf.practise)

    def forget(self, path: Path) -> None:
        """Take a case off the list of recent ones."""
        try:
            recents.remove(self.shelf.folders.config, path)
        except SettingsError as error:
            self.jobs.tell_error(error)
        self.window.show_home(load_recents(self.shelf.folders.config))

    # --- going out ------------------------------------------------------------------------------

    def close(self) -> bool:
        """Close the open case after writing what is left; False when the person stays."""
        if self.saver is None or self.file is None or self.wizard is None:
            self.contacts.close()
            return True
        if not self.saver.flush():
            question = texts.Saving.CLOSE_UNSAVED
            if not dialogs.ask(self.window, question, texts.Saving.CLOSE_ANYWAY, texts.Saving.STAY):
                return False
        self.jobs.stop()
        self.wizard.page.leave()
        self.wizard.session.closing.emit()
        case = self.wizard.session.case
        self.shelf.remember(self.file.path, case)
        if PRACTICE_MARK not in case.marks:
            self.preferences.remember_shop(self.shelf.form, case)
        self.saver.close()
        self.saver.deleteLater()
        self.file.close()
        self.contacts.close()
        self.saver = self.file = self.wizard = None
        return True

    def go_home(self) -> None:
        """Close the case and show the first page."""
        if self.close():
            self.window.show_home(load_recents(self.shelf.folders.config))

    # --- the file itself ------------------------------------------------------------------------

    def rename(self) -> None:
        """Ask for another name of the file and go on with it."""
        if self.file is None:
            return
        dialog = RenameDialog(self.window, self.file.path.stem)
        accepted = dialog.exec() == RenameDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted and dialog.line.text().strip():
            self.rename_to(dialog.line.text())

    def rename_to(self, stem: str) -> None:
        """Give the file another name; the case is closed and opened for it."""
        if self.file is None:
            return
        path = self.file.path
        if not self.close():
            return
        try:
            target = self.shelf.rename(path, stem)
            if target != path:
                recents.remove(self.shelf.folders.config, path)
        except UserError as error:
            self.jobs.tell_error(error)
            target = path
        self._try(lambda: self.shelf.open(target))

    def save_elsewhere(self) -> None:
        """After a failure: go on in a file at another place."""
        path = self._choose_target(texts.Saving.OTHER_PLACE)
        if path is not None:
            self.save_elsewhere_to(path)

    def save_elsewhere_to(self, path: Path) -> None:
        """Put everything into a file at `path` and go on there."""
        if self.file is None or self.saver is None or self.wizard is None:
            return
        old, case = self.file, self.wizard.session.case
        made: list[CaseFile] = []

        def make() -> CaseFile:
            made.append(self.shelf.copy_elsewhere(old, snapshot(case), path))
            return made[0]

        try:
            self.saver.replace_store(make)
        except UserError as error:
            self.jobs.tell_error(error)
            return
        self.file = made[0]
        old.close()
        self.shelf.remember(self.file.path, case)
        dialogs.tell(self.window, texts.Saving.NOW_AT.format(path=self.file.path))

    def copy_to(self) -> None:
        """Save a copy and go on in the file that is open."""
        path = self._choose_target(texts.Frame.COPY_TO)
        if path is None or self.file is None or self.saver is None:
            return
        file, words = self.file, texts.Saving.COPIED_TO.format(path=path)
        self.saver.flush()
        self.jobs.run(
            lambda _stopped: file.save_copy(with_suffix(path)),
            lambda _none: dialogs.tell(self.window, words),
            texts.Saving.COPYING,
        )

    def show_folder(self) -> None:
        """Show the folder of the case in the system's file manager."""
        folder = self.file.path.parent if self.file is not None else self.shelf.folders.documents
        folder.mkdir(parents=True, exist_ok=True)
        open_folder(folder)

    def _take_down(self) -> None:  # measures and colours are taken when a page is made
        if self.wizard is not None:
            self.wizard.take_down_pages()
        else:
            self.window.take_down_home()

    def _put_up(self) -> None:
        if self.wizard is not None:
            self.wizard.show_step(self.wizard.session.step)
        else:
            self.window.show_home(load_recents(self.shelf.folders.config))

    def _try(self, make: Callable[[], Opened]) -> None:
        try:
            opened = make()
        except UserError as error:
            self.jobs.tell_error(error)
            if self.wizard is None:
                self.window.show_home(load_recents(self.shelf.folders.config))
            return
        self._show(opened)

    def _show(self, opened: object) -> None:
        assert isinstance(opened, Opened)
        if not self.close():
            opened.file.close()
            return
        case = make_open_case(opened, self.shelf, self.preferences, self._page_maker, self.window)
        wizard = WizardWindow(case, self._make_desk)
        case.session.setParent(wizard)
        case.session.mark_changed.connect(self._note_state)
        wizard.save_elsewhere_wanted.connect(self.save_elsewhere)
        wizard.top.settings_wanted.connect(self.window.settings_wanted)
        wizard.page_shown.connect(lambda _step: self.window.name(wizard.step.title, wizard.name))
        menu = wizard.top.case_menu
        menu.addAction(texts.Frame.OTHER_CASE, self.go_home)
        menu.addAction(texts.Frame.SHOW_FILE, self.show_folder)
        menu.addAction(texts.Frame.COPY_TO, self.copy_to)
        menu.addAction(texts.Frame.RENAME, self.rename)
        self.file, self.saver, self.wizard = opened.file, case.saver, wizard
        self.shelf.remember(opened.file.path, opened.case)
        self.window.show_case(wizard)
        self.window.name(wizard.step.title, wizard.name)

    def _note_state(self, mark: str) -> None:
        if self.file and self.wizard and mark.startswith(STATE_PREFIX):
            self.shelf.remember(self.file.path, self.wizard.session.case)

    def _make_desk(self, go: Callable[[str, Place | None], None]) -> Desk:
        return WindowDesk(self.window, self.jobs, self.shelf.hosts, go, self.contacts.open)

    def _choose_target(self, title: str) -> Path | None:
        if self.file is None:
            return None
        start = str(self.shelf.folders.documents / self.file.path.name)
        name, _ = QFileDialog.getSaveFileName(self.window, title, start, texts.Saving.CASE_FILES)
        return Path(name) if name else None
