"""The one window: the first page, or an open case. Kept light, as it is painted first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from wizard import texts
from wizard.ui.basics import local_files
from wizard.ui.home import HomePage, Recent

_BREATH_MS = 30


class MainWindow(QMainWindow):
    """Shows the first page or a case; what is wanted is announced, others do it."""

    open_wanted = Signal(object)  # Path
    choose_wanted = Signal()
    new_wanted = Signal()
    practice_wanted = Signal()
    forget_wanted = Signal(object)  # Path
    settings_wanted = Signal()
    contacts_wanted = Signal()
    geometry_left = Signal(str)
    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle(texts.APP_NAME)
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 480)
        self.home: HomePage | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self._painted = False

    def show_home(self, recents: Sequence[Recent]) -> None:
        """Show the first page; whatever was shown is gone."""
        home = HomePage(recents)
        self._replace(home)
        self.home = home
        self.home.open_wanted.connect(self.open_wanted)
        self.home.choose_wanted.connect(self.choose_wanted)
        self.home.new_wanted.connect(self.new_wanted)
        self.home.practice_wanted.connect(self.practice_wanted)
        self.home.forget_wanted.connect(self.forget_wanted)
        self.home.settings_wanted.connect(self.settings_wanted)
        self.home.contacts_wanted.connect(self.contacts_wanted)
        self.setWindowTitle(texts.APP_NAME)

    def show_case(self, wizard: QWidget) -> None:
        """Show an open case; whatever was shown is gone."""
        self._replace(wizard)

    def name(self, page: str, case: str) -> None:
        """Show in the title where one is; screen readers tell it when the page changes."""
        self.setWindowTitle(texts.Frame.WINDOW.format(page=page, case=case, app=texts.APP_NAME))

    def restore(self, geometry: str) -> None:
        """Take the place and size that `geometry_left` told, or a good size at first."""
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            room = self.screen().availableGeometry()
            self.resize(min(1120, room.width() - 40), min(780, room.height() - 60))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one case file."""
        if any(path.suffix.lower() == ".tsuho" for path in local_files(event.mimeData().urls())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the case file."""
        for path in local_files(event.mimeData().urls()):
            if path.suffix.lower() == ".tsuho":
                event.acceptProposedAction()
                self.open_wanted.emit(path)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Announce the first paint once it is whole: the children are painted after this."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # A breath later, so that the system has put it on the screen.
            QTimer.singleShot(_BREATH_MS, self, self._tell_painted)

    def _tell_painted(self) -> None:
        self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is left; stay open when the person wishes."""
        if not self.may_close():
            event.ignore()
            return
        self.geometry_left.emit(bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def take_down_home(self) -> None:
        """Delete the first page at once; not to be called from within it."""
        if self.home is not None:
            shiboken6.delete(self.home)
            self.home = None

    def _replace(self, widget: QWidget) -> None:
        self.home = None
        old = self.takeCentralWidget()
        self.setCentralWidget(widget)
        if old is not None:
            # What was shown may be in the middle of a click.
            old.hide()
            old.deleteLater()
