"""Looks at the texts of a case's rows: a short one at once, a long one on another thread."""

from __future__ import annotations

from typing import Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject

from wizard.errors import UserError
from wizard.ui.background import Job
from wizard.ui.characters.looking import Ask, Look, look_at
from wizard.ui.session import Session

# Characters of the text and marks of the case, together, that are gone through at once. At worst
# (each a kanji with a selector that was never met before) this many take about 8 ms; see
# `tests/benchmarks/bench_characters.py`.
AT_ONCE = 500
_Results = list[tuple["Asker", Ask, Look]]


class Asker(Protocol):
    """Who wishes a text to be looked at."""

    def answer(self, ask: Ask, look: Look) -> None:
        """Take what was found; `ask` may be old by now."""

    def wait(self, ask: Ask) -> None:
        """Be told that it takes longer than a quarter of a second."""


class Checking(QObject):
    """One for each open case; the newest text of an asker wins.

    The tables are read with the first text, on another thread too: turning a page never waits.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._waiting: dict[Asker, Ask] = {}
        self._running: dict[Asker, Ask] = {}

    @staticmethod
    def of(session: Session) -> Checking:
        """Return the one of a session."""
        return session.findChild(Checking) or Checking(session)

    @property
    def is_busy(self) -> bool:
        """Return whether a text is being looked at on another thread."""
        return bool(self._running)

    def look(self, asker: Asker, ask: Ask) -> None:
        """Have a text looked at; the asker is answered at once or later."""
        self._waiting.pop(asker, None)
        if ask.safe.is_ready and len(ask.text) + len(ask.case.marks) <= AT_ONCE:
            asker.answer(ask, look_at(ask))
            return
        self._waiting[asker] = ask
        self._start()

    def _start(self) -> None:
        if self._running or not self._waiting:
            return
        batch = self._running = self._waiting
        self._waiting = {}

        def work(_cancelled: object) -> _Results:
            return [(asker, ask, look_at(ask)) for asker, ask in batch.items()]

        # Of the application, not of the case: a case may be closed while the thread works.
        job = Job(work, self._done, self._failed, QCoreApplication.instance())
        job.slow.connect(self._slow)
        job.start()

    def _slow(self) -> None:
        for asker, ask in self._running.items():
            if _lives(asker):
                asker.wait(ask)

    def _done(self, results: object) -> None:
        if not shiboken6.isValid(self):
            return
        self._running = {}
        for asker, ask, look in results if isinstance(results, list) else ():
            if _lives(asker) and asker not in self._waiting:
                asker.answer(ask, look)
        self._start()

    def _failed(self, error: BaseException) -> None:
        """Say nothing of broken tables, not even that they are read: whoever copies is told."""
        if shiboken6.isValid(self):
            unanswered = {**self._running, **self._waiting}
            self._running = {}
            self._waiting = {}
            for asker, ask in unanswered.items():
                if _lives(asker):
                    asker.answer(ask, Look())
        if not isinstance(error, UserError):
            raise error


def _lives(asker: Asker) -> bool:
    # Pages are taken down while a thread works.
    return not isinstance(asker, QObject) or shiboken6.isValid(asker)
