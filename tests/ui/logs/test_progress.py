"""Work that knows how far it has come shows it; other work only that it goes on."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QProgressBar, QWidget

from wizard.ui.dialogs import Working
from wizard.ui.jobs import Jobs


class Half:
    """Waits at the middle until it is let go."""

    def __init__(self) -> None:
        self.share = 0.5
        self.go = threading.Event()

    def __call__(self, cancelled):
        self.go.wait(10)
        return "done"


def test_the_bar_shows_the_share(styled, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    results: list[object] = []
    jobs = Jobs(window, lambda error: results.append(error))
    work = Half()
    jobs.run(work, results.append, "調べています")
    qtbot.waitUntil(lambda: window.findChild(Working) is not None)
    bar = window.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.value() * 2 == bar.maximum())
    work.go.set()
    qtbot.waitUntil(lambda: results == ["done"])


def test_without_a_share_the_bar_only_moves(styled, qtbot):
    working = Working(None, "調べています")
    qtbot.addWidget(working)
    assert (working.bar.minimum(), working.bar.maximum()) == (0, 0)
