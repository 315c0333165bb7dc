"""A user agent in plain words, worked out beside the window when one is in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from wizard.intake.user_agents import hint
from wizard.ui.widgets import Message

# While someone types a user agent, each letter need not be explained.
_PAUSE_MS = 300


class Run(Protocol):
    """Runs work on another thread (`wizard.ui.pages.base.Desk.run`)."""

    def __call__(
        self,
        work: Callable[[Callable[[], bool]], object],
        done: Callable[[object], None],
        label: str,
    ) -> None:
        """Begin; an empty label shows no progress."""


class AgentHint(Message):
    """What browser and system a user agent claims; hidden while there is none.

    The rules for that are built at the first question, which takes a fifth of a second: it is
    one of the jobs of the window, so that it ends with it.

    Args:
        run: runs it.
        parent: where it stands.
    """

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__("info", "", parent)
        self._run = run
        self._agent = ""
        self._known: dict[str, str] = {"": ""}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def explain(self, user_agent: str, *, soon: bool = False) -> None:
        """Explain a user agent; `soon` waits for a pause in typing."""
        self._agent = user_agent.strip()
        known = self._known.get(self._agent)
        self.set("info", known or "")
        if known is not None:
            self._pause.stop()
        elif soon:
            self._pause.start()
        else:
            self._ask()

    def _ask(self) -> None:
        agent = self._agent

        def work(cancelled: Callable[[], bool]) -> str:
            try:
                return "" if cancelled() else hint(agent)
            except Exception:  # noqa: BLE001 - without a hint nothing is lost, nor is it a reason to speak
                return ""

        def done(words: object) -> None:
            # The dialog may have been closed meanwhile, and this with it.
            if not isValid(self):
                return
            self._known[agent] = str(words)
            if agent == self._agent:
                self.set("info", str(words))

        self._run(work, done, "")
