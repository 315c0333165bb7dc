"""Catches what nobody expected: a calm sentence, a line in the log, and the case goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

Trace = TracebackType | None


class ErrorNet(QObject):
    """Hangs beneath the whole program while it is installed.

    Args:
        note: writes an exception to the log; must not raise.
        note_qt: writes a message of Qt to the log (severity, text).
    """

    caught = Signal(object)  # BaseException, on the window's thread

    def __init__(
        self,
        note: Callable[[type[BaseException], BaseException, Trace], None],
        note_qt: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._note, self._note_qt = note, note_qt
        self._before: tuple[object, object] | None = None

    def install(self) -> None:
        """Take over what is raised on any thread, and Qt's own messages."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._raised
        threading.excepthook = self._raised_on_thread
        qInstallMessageHandler(self._qt_said)

    def remove(self) -> None:
        """Put everything back as it was."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before  # type: ignore[assignment]
            self._before = None
            qInstallMessageHandler(None)

    def _raised(self, kind: type[BaseException], error: BaseException, trace: Trace) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        self._note(kind, error, trace)
        self.caught.emit(error)

    def _raised_on_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None and hook.exc_type is not SystemExit:
            self._raised(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        del context
        self._note_qt(kind.name, text)
