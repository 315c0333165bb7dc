"""The one place that joins everything for the window.

Start-up in two breaths: the first page needs only the look, the settings and the list of
recent cases; everything about cases (definitions, case files, pages) is imported after it has
been painted. Documents and importers are imported with the page that needs them.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from wizard import texts
from wizard.clock import fresh_key, now
from wizard.errors import UserError
from wizard.log import Log
from wizard.paths import Paths
from wizard.ui.home import Recent
from wizard.ui.look import apply_style, fusion_arguments, load_more_fonts
from wizard.ui.main_window import MainWindow

_TURN = 0.0005  # seconds that a thread may hold the others up


def run(case: Path | None, paths: Paths) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Args:
        case: a case file to open at once, or None for the first page.
        paths: every folder the program uses.
    """
    app = make_application()
    program = Program(app, paths)
    program.catch_errors()
    program.show(case)
    code = app.exec()
    program.end()
    return code


def make_application() -> QApplication:
    """Return the application with its name; there must be none yet."""
    # Collecting among the hundred thousand objects of PySide while it loads finds nothing.
    gc.disable()
    # While another thread reads a file, the window's need not wait long for its turn.
    sys.setswitchinterval(_TURN)
    app = QApplication(fusion_arguments(sys.argv[0]))
    app.setApplicationName(texts.APP_NAME)
    app.setApplicationDisplayName("")
    return app


def build(
    app: QApplication,
    paths: Paths,
    *,
    clock: Callable[[], datetime] | None = None,
    new_key: Callable[[], str] | None = None,
) -> Program:
    """Return the whole program, ready but not shown; for tests and pictures.

    Args:
        app: the application.
        paths: every folder the program uses.
        clock: returns the current aware time (Asia/Tokyo); the computer's by default.
        new_key: returns a fresh key; random by default.
    """
    program = Program(app, paths, clock or now, new_key or fresh_key)
    program.make_ready()
    return program


def prove_window(paths: Paths) -> None:
    """Draw the first page and every page of the sample once (self-test); raises when it fails."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # A proof needs no screen and shows nobody a window.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = make_application()
    program = build(app, paths)
    program.catch_errors()
    program.window.show()
    program.keeper.practise()
    wizard = program.keeper.wizard
    if wizard is None:
        raise RuntimeError("the sample case did not open")
    for step in wizard.session.form.steps:
        wizard.show_step(step.id)
        app.processEvents()
        wizard.grab()
    program.window.close()
    program.end()


class Program(QObject):
    """The window and everything behind it.

    Attributes:
        window: the one window.
        keeper: keeps the open case; made by `make_ready`, after the first paint.
        preferences: the settings; made together with it.
    """

    def __init__(
        self,
        app: QApplication,
        paths: Paths,
        clock: Callable[[], datetime] = now,
        new_key: Callable[[], str] = fresh_key,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._paths = paths
        self._clock = clock
        self._new_key = new_key
        self.log = Log(paths.log_dir, clock)
        theme, scale, geometry = "system", 100, ""
        recents: Sequence[Recent] = ()
        if paths.config_dir.is_dir():
            # Before the first use there is nothing to read, nor to import for reading it.
            from wizard.ui.kept import load_kept

            kept = load_kept(paths.config_dir)
            theme, scale = kept.settings.theme, kept.settings.text_scale
            geometry, recents = kept.settings.geometry, kept.recents
        apply_style(app, paths.resources_dir, theme, scale, first=True)
        self.window = MainWindow()
        self.window.restore(geometry)
        self.window.show_home(recents)
        self._ready = False

    def show(self, case: Path | None) -> None:
        """Show the window; the rest is made once it has been painted."""
        self.window.first_painted.connect(lambda: self._after_first_paint(case))
        self.window.show()

    def make_ready(self) -> None:
        """Make what the first page did not need; once."""
        if self._ready:
            return
        self._ready = True
        from wizard.ui.focus_ring import FocusRings
        from wizard.ui.japanese import speak_japanese
        from wizard.ui.keeper import Keeper
        from wizard.ui.kept import load_kept
        from wizard.ui.preferences import Preferences
        from wizard.ui.shelf import Folders, Shelf

        paths = self._paths
        speak_japanese(self._app)
        load_more_fonts(paths.resources_dir)
        folders = Folders(
            forms=paths.forms_dir,
            resources=paths.resources_dir,
            documents=paths.documents_dir,
            config=paths.config_dir,
            locks=paths.lock_dir,
            order_layouts=paths.order_layouts_dir,
        )
        shelf = Shelf(folders, self._clock, self._new_key, lambda: self.preferences.settings)
        self.preferences = Preferences(
            self._app,
            load_kept(paths.config_dir).settings,
            paths.config_dir,
            paths.resources_dir,
            paths.documents_dir,
            self.tell,
            lambda: shelf.safe.gate,
            self,
        )
        self.preferences.apply()
        FocusRings(self._app)
        self.keeper = Keeper(self.window, shelf, self.preferences, page_maker, self.unexpected)
        self.window.settings_wanted.connect(self._show_settings)
        self.window.geometry_left.connect(self.preferences.remember_geometry)
        gc.freeze()
        gc.enable()
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._system_look_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_look_changed)

    def catch_errors(self) -> None:
        """Hang the net beneath everything."""
        from wizard.ui.error_net import ErrorNet

        self._net = ErrorNet(self.log.note_error, self.log.note_qt, self)
        self._net.caught.connect(self.unexpected)
        self._net.install()

    def tell(self, error: UserError) -> None:
        """Show what an error says."""
        from wizard.ui import dialogs

        dialogs.tell(self.window, error.what, error.do, error.detail, "caution")

    def unexpected(self, error: BaseException) -> None:
        """Say calmly that something nobody foresaw happened; once at a time."""
        from wizard.ui import dialogs

        if isinstance(error, UserError):
            self.tell(error)
            return
        self.log.note_error(type(error), error, error.__traceback__)
        if self.window.findChild(dialogs.Told, "told") is None:
            detail = texts.Unexpected.DETAIL.format(kind=type(error).__name__, log=self.log.path)
            dialogs.tell(self.window, texts.Unexpected.WHAT, texts.Unexpected.DO, detail, "caution")

    def end(self) -> None:
        """Close what is open and take the net away."""
        if self._ready:
            self.keeper.close()
        net = getattr(self, "_net", None)
        if net is not None:
            net.remove()

    def _after_first_paint(self, case: Path | None) -> None:
        self.make_ready()
        if case is None:
            return
        try:
            self.keeper.open_now(case)
        except UserError as error:
            self.tell(error)

    def _show_settings(self) -> None:
        self.preferences.show_dialog(self.window)

    def _system_look_changed(self) -> None:
        self.preferences.apply()


def page_maker(kind: str) -> Any:
    """Return what makes a page of a kind: a function from PageContext to Page.

    The module is imported on first use. The imports are spelled out so that the build of the
    frozen program finds them; the type is not, because naming it would import it.

    Raises:
        KeyError: no such kind (the loader of `forms/` refuses it before).
    """
    if kind == "start":
        from wizard.ui.pages.start import make

        return make
    if kind == "cards":
        from wizard.ui.pages.cards import make

        return make
    if kind == "fields":
        from wizard.ui.pages.fields import make

        return make
    if kind == "orders":
        from wizard.ui.pages.orders import make

        return make
    if kind == "records":
        from wizard.ui.pages.records import make

        return make
    if kind == "confirm":
        from wizard.ui.pages.confirm import make

        return make
    if kind == "documents":
        from wizard.ui.pages.documents import make

        return make
    if kind == "egov":
        from wizard.ui.pages.egov import make

        return make
    if kind == "after":
        from wizard.ui.pages.after import make

        return make
    if kind == "notes":
        from wizard.ui.pages.notes import make

        return make
    raise KeyError(kind)
