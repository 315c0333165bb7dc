"""From the start of the process to the first painted page, against a bare Qt window."""

from __future__ import annotations

from tests.benchmarks.harness import Claim, main, processes, scratch

# Both leave as soon as the first widget has been painted; os._exit keeps Qt's farewell out.
_FIRST_PAINT = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            # Once this round of events has been delivered, the whole page stands there.
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
"""

_BARE = (
    _FIRST_PAINT
    + """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
watch = Watch()
widget.installEventFilter(watch)
widget.resize(1120, 780)
widget.show()
app.exec()
"""
)

_OURS = (
    _FIRST_PAINT
    + """
import sys
from pathlib import Path
from wizard.paths import private_paths
from wizard.app import Program, make_application
app = make_application()
program = Program(app, private_paths(Path(sys.argv[1])))
program.catch_errors()
watch = Watch()
program.window.home.installEventFilter(watch)
program.show(None)
app.exec()
"""
)


def claims() -> list[Claim]:
    """Measure whole processes by turns."""
    with scratch() as home:
        found = processes(
            {"bare": ["-c", _BARE], "ours": ["-c", _OURS, str(home)]}, rounds=21, warm_up=2
        )
    bare, ours = found["bare"].seconds, found["ours"].seconds
    note = f"{ours * 1e3:.0f} ms / {bare * 1e3:.0f} ms, whole processes"
    return [Claim("first page painted / bare QApplication + QWidget", ours / bare, 1.30, note)]


if __name__ == "__main__":
    raise SystemExit(main(claims))
