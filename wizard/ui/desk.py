"""What pages may ask of the window around them (`wizard.ui.pages.base.Desk`), carried out."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.flow import allowed_link
from wizard.ui import dialogs
from wizard.ui.clipboard import put_text
from wizard.ui.jobs import Jobs


class WindowDesk:
    """Speaks, asks, copies, opens links and runs slow work for the pages of one window.

    Args:
        window: what dialogs belong to.
        jobs: runs slow work.
        hosts: the hosts whose https pages may be opened.
        go: shows a step, and a place there.
        contacts: shows 相談窓口.
    """

    def __init__(
        self,
        window: QWidget,
        jobs: Jobs,
        hosts: Collection[str],
        go: Callable[[str, Place | None], None],
        contacts: Callable[[], None],
    ) -> None:
        self._window = window
        self._jobs = jobs
        self._hosts = hosts
        self._go = go
        self._contacts = contacts

    def go_to(self, step_id: str, place: Place | None = None) -> None:
        """Show a step, and put the focus on a place there; the window comes to the front."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        self._go(step_id, place)

    def open_link(self, url: str) -> None:
        """Open an https page of the allow-list in the browser; refuse anything else."""
        if not allowed_link(url, self._hosts):
            self.tell(texts.Desk.LINK_REFUSED, texts.Desk.LINK_REFUSED_DO)
        elif not QDesktopServices.openUrl(QUrl(url)):
            self.tell(texts.Desk.NO_BROWSER, texts.Desk.NO_BROWSER_DO.format(url=url))

    def copy(self, text: str) -> bool:
        """Put text on the clipboard; False (after a sentence was shown) when it is held."""
        if put_text(text):
            return True
        self.tell(texts.Desk.CLIPBOARD_HELD, texts.Desk.CLIPBOARD_HELD_DO)
        return False

    def tell(self, what: str, do: str = "", detail: str = "") -> None:
        """Show one sentence, with details behind a button that copies them."""
        dialogs.tell(self._window, what, do, detail)

    def ask(self, question: str, yes: str, no: str) -> bool:
        """Ask a question whose buttons say what they do; True for `yes`. Escape means `no`."""
        return dialogs.ask(self._window, question, yes, no)

    def ask_which(self, question: str, one: str, other: str) -> bool | None:
        """Ask which of two is meant: True for `one`, None for やめる, as Escape does."""
        return dialogs.ask_which(self._window, question, one, other)

    def run(
        self,
        work: Callable[[Callable[[], bool]], object],
        done: Callable[[object], None],
        label: str,
    ) -> None:
        """Run slow work on another thread; progress with やめる after a quarter of a second.

        With an empty `label` nothing is shown.
        """
        self._jobs.run(work, done, label)

    def open_contacts(self) -> None:
        """Show 相談窓口."""
        self._contacts()
