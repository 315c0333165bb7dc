"""What shows only when every page has been visited in the real frame."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.end_to_end.driver import Driver
from wizard.domain.case import Place
from wizard.paths import private_paths

NOW = datetime(2026, 11, 21, 21, 4, 5, tzinfo=timezone(timedelta(hours=9)))


class Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self, expected: QWidget) -> None:
        super().__init__()
        self.expected = expected
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Show or not isinstance(watched, QWidget):
            return False
        stray = watched.isWindow() and watched is not self.expected
        # Slow work is told in a dialog of its own, on purpose.
        if stray and not isinstance(watched, QMenu) and watched.objectName() != "working":
            self.strays.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_stray_window_and_no_dead_page(qapp: QApplication, tmp_path: Path) -> None:
    driver = Driver(qapp, private_paths(tmp_path), clock=lambda: NOW)
    driver.program.keeper.practise()
    QApplication.processEvents()
    watch = Windows(driver.program.window)
    qapp.installEventFilter(watch)
    steps = [step.id for step in driver.wizard.session.form.steps]
    for step in steps:
        driver.step(step)
        QTest.qWait(150)
    qapp.removeEventFilter(watch)
    assert watch.strays == []

    # Another look makes the pages anew; the old ones must hear of nothing any more. A slot of
    # a dead page raises, and pytest-qt makes that a failure of this test.
    driver.program.preferences.change(theme="dark")
    QTest.qWait(50)
    session = driver.wizard.session
    session.set_text(Place("report.content"), "書き直しました。")
    session.set_mark("state:sent", NOW.isoformat())
    session.wishes.changed.emit()
    driver.step("police")
    driver.press("add_note")
    driver.step("orders")
    driver.press("add_order")
    QTest.qWait(300)
    assert len(driver.wizard.session.case.orders) == 4
    assert len(driver.wizard.session.case.notes) == 3
    driver.close()
