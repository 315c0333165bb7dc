"""Runs slow jobs of one window, with progress and やめる after a quarter of a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wizard.errors import UserError
from wizard.ui import dialogs
from wizard.ui.background import Job, Measured


class Jobs(QObject):
    """The jobs that are running.

    Args:
        window: what the progress and the sentences belong to.
        unexpected: gets what a job raised that is not a UserError.
    """

    def __init__(self, window: QWidget, unexpected: Callable[[BaseException], None]) -> None:
        super().__init__(window)
        self._window = window
        self._unexpected = unexpected
        self._running: list[Job] = []

    @property
    def busy(self) -> bool:
        """Return True while a job is running."""
        return bool(self._running)

    def run(
        self,
        work: Callable[[Callable[[], bool]], object],
        done: Callable[[object], object],
        label: str,
    ) -> None:
        """Start a job; see `wizard.ui.pages.base.Desk.run`."""
        job = Job(work, done, self._failed, self)
        progress: list[dialogs.Working] = []

        def show_progress() -> None:
            measured = (lambda: work.share) if isinstance(work, Measured) else None
            working = dialogs.Working(self._window, label, measured)
            working.rejected.connect(job.cancel)
            progress.append(working)
            working.open()

        def over() -> None:
            self._running.remove(job)
            for working in progress:
                working.rejected.disconnect(job.cancel)
                working.close()
                working.deleteLater()

        if label:
            job.slow.connect(show_progress)
        job.over = over
        self._running.append(job)
        job.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Stop what is running and wait for the threads (the window closes)."""
        for job in list(self._running):
            job.cancel()
            job.wait(seconds)

    def tell_error(self, error: UserError) -> None:
        """Show what an error says."""
        dialogs.tell(self._window, error.what, error.do, error.detail, "caution")

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.tell_error(error)
        else:
            self._unexpected(error)
