"""A user agent in plain words, worked out beside the window when one is in view."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wizard.intake.user_agents import hint
from wizard.ui.background import Job
from wizard.ui.widgets import Message

# While someone types a user agent, each letter need not be explained.
_PAUSE_MS = 300


class AgentHint(Message):
    """What browser and system a user agent claims; hidden while there is none.

    The rules for that are built at the first question, which takes a fifth of a second: it is
    done on another thread.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", "", parent)
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

        def done(words: object) -> None:
            self._known[agent] = str(words)
            if agent == self._agent:
                self.set("info", str(words))

        # A hint that cannot be worked out is no reason to say anything.
        Job(lambda _cancelled: hint(agent), done, lambda _error: None, self).start()
