"""With the real program around it: the practice case, from the page to the closing card."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from wizard import texts
from wizard.app import build
from wizard.clock import now
from wizard.paths import private_paths
from wizard.ui.marks import Tick
from wizard.ui.transcription.panel import Panel


@pytest.fixture
def program(qapp, tmp_path):
    program = build(qapp, private_paths(tmp_path / "home"), clock=now)
    program.window.resize(1120, 780)
    program.window.show()
    program.window.activateWindow()
    assert QTest.qWaitForWindowActive(program.window)
    program.keeper.practise()
    yield program
    program.window.close()
    program.end()
    program.window.deleteLater()
    program.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def open_panel(program, qtbot):
    wizard = program.keeper.wizard
    wizard.go_to("egov")
    button = wizard.page.findChild(QPushButton, "open_panel")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (panel,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, Panel)]
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    return panel


def test_the_sample_is_copied_interrupted_and_finished(program, qtbot):
    panel = open_panel(program, qtbot)
    session = program.keeper.wizard.session
    for _ in range(5):
        field_id = panel.body.lit
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        text = panel.copier.states[field_id].text
        assert QApplication.clipboard().text() == text != ""
    path = program.keeper.file.path
    program.keeper.go_home()  # the window goes with its case, and leaves nothing behind
    assert QApplication.clipboard().text() == ""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Panel)]
    program.keeper.open_now(path)
    again = open_panel(program, qtbot)
    assert again.copier.done_count == 5
    assert program.keeper.wizard.session is not session
    while again.body.lit:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    closing = again.body.closing
    assert closing.files.text == texts.Transcription.NO_FILES  # nothing was saved in practice
    qtbot.mouseClick(closing.sent_button, Qt.MouseButton.LeftButton)
    assert program.keeper.wizard.step.id == "after"
    assert program.preferences.settings.panel


def test_a_new_look_takes_the_page_down_but_not_the_window(program, qtbot):
    panel = open_panel(program, qtbot)
    panel.copy()
    body = panel.body
    program.preferences.change(theme="dark", text_scale=150)
    qtbot.waitUntil(lambda: panel.body is not body)
    assert panel.isVisible()
    assert panel.body.lit == "basic.name"
    panel.copy()
    page = program.keeper.wizard.page
    assert page.rows["basic.name"].tick.isChecked()
    assert page.copier is panel.copier


def test_mending_brings_the_main_window_to_the_place(program, qtbot):
    panel = open_panel(program, qtbot)
    program.window.showMinimized()
    assert panel.isVisible()
    panel.mend_wanted.emit("form.phone", "")
    assert program.keeper.wizard.step.id == "shop"
    assert not program.window.isMinimized()
    assert panel.isVisible()


def test_closing_the_main_window_closes_it(program, qtbot):
    open_panel(program, qtbot).copy()
    program.window.close()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Panel) and w.isVisible()]
    assert QApplication.clipboard().text() == ""


def test_the_settings_have_the_switch_for_the_clipboard(program):
    dialog = program.preferences.show_dialog(program.window)
    tick = dialog.findChild(Tick, "empty_clipboard")
    assert tick.isChecked()
    assert tick.text() == "転記の窓を閉じるとき、クリップボードを空にする"
    tick.click()
    assert program.preferences.settings.empty_clipboard is False
    dialog.close()
