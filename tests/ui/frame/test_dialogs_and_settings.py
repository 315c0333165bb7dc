"""One voice for what is said in between; settings take effect at once and are kept."""

import json

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from wizard.ui import dialogs
from wizard.ui.case_dialogs import NewCaseDialog
from wizard.ui.palette import DARK, LIGHT
from wizard.ui.style import roles


@pytest.fixture
def parent(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


def test_a_sentence_says_what_happened_and_what_to_do(parent) -> None:
    told = dialogs.tell(parent, "書けません", "場所を変えてください", "errno=28", "caution")
    words = [label.plain for label in told.findChildren(QWidget) if hasattr(label, "plain")]
    assert words == ["書けません。", "場所を変えてください。"]
    assert told.windowTitle() == "通報ウィザード"
    told.copy.click()
    assert QGuiApplication.clipboard().text() == "errno=28"
    told.close()


def test_without_details_there_is_nothing_to_copy(parent) -> None:
    told = dialogs.tell(parent, "保存しました")
    assert [button.text() for button in told.findChildren(QPushButton)] == ["閉じる"]
    told.close()


@pytest.mark.parametrize(("press", "expected"), [("yes", True), ("no", False), ("escape", False)])
def test_a_question_has_buttons_that_say_what_they_do(parent, press, expected) -> None:
    def answer() -> None:
        asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, dialogs.Asked))
        assert [asked.no.text(), asked.yes.text()] == ["残す", "消す"]
        if press == "escape":
            QTest.keyClick(asked, Qt.Key.Key_Escape)
        else:
            getattr(asked, press).click()

    QTimer.singleShot(0, answer)
    assert dialogs.ask(parent, "注文を消しますか\n元に戻せます。", "消す", "残す") is expected


def test_a_long_sentence_is_shown_whole(parent) -> None:
    told = dialogs.tell(parent, "とても長い文です。" * 12, "こうしてください。" * 20)
    QApplication.processEvents()
    for label in told.findChildren(QWidget):
        if hasattr(label, "plain"):
            assert label.height() >= label.heightForWidth(label.width()) - 1
    told.close()


def test_no_button_is_a_bare_ok(parent) -> None:
    told = dialogs.tell(parent, "何か")
    assert not any(b.text() in ("OK", "はい", "いいえ") for b in told.findChildren(QAbstractButton))
    told.close()


def test_progress_can_be_stopped(program, qtbot) -> None:
    stopped: list[object] = []
    done: list[object] = []

    def work(is_stopped):
        while not is_stopped():
            QTest.qSleep(2)
        stopped.append(True)

    program.keeper.jobs.run(work, done.append, "書類を作っています")
    qtbot.waitUntil(lambda: program.window.findChild(dialogs.Working, "working") is not None)
    working = program.window.findChild(dialogs.Working, "working")
    assert working.stop.text() == "やめる"
    working.stop.click()
    qtbot.waitUntil(lambda: not program.keeper.jobs.busy)
    assert stopped == [True]
    assert done == []


def test_settings_take_effect_at_once_and_are_kept(make_program, paths) -> None:
    program = make_program()
    dialog = program.preferences.show_dialog(program.window)
    dialog.findChild(QAbstractButton, "theme=dark").click()
    assert roles() == DARK
    dialog.findChild(QAbstractButton, "text_scale=150").click()
    assert QApplication.font().pointSizeF() == pytest.approx(16.5)
    dialog.remember.click()
    dialog.close()
    kept = json.loads((paths.config_dir / "settings.json").read_text(encoding="utf-8"))
    assert (kept["theme"], kept["text_scale"], kept["remember"]) == ("dark", 150, False)
    program.window.close()
    again = make_program()
    assert again.preferences.settings.text_scale == 150
    assert roles() == DARK
    again.preferences.change(theme="light", text_scale=100)
    assert roles() == LIGHT


def test_what_is_remembered_can_be_forgotten(program) -> None:
    from dataclasses import replace

    preferences = program.preferences
    preferences.settings = replace(preferences.settings, remembered={"shop.name": "架空堂"})
    dialog = preferences.show_dialog(program.window)
    dialog.forget.click()
    assert preferences.settings.remembered == {}
    assert preferences.settings.remember
    assert not dialog.forget.isEnabled()
    dialog.close()


def test_settings_that_cannot_be_kept_are_told(program, paths) -> None:
    paths.config_dir.parent.mkdir(parents=True, exist_ok=True)
    paths.config_dir.write_text("a file stands in the way", encoding="utf-8")
    program.preferences.change(remember=False)
    (told,) = program.window.findChildren(dialogs.Told, "told")
    told.close()
    paths.config_dir.unlink()


def test_the_window_comes_back_where_it_was(make_program) -> None:
    first = make_program()
    first.window.resize(700, 620)
    first.window.close()
    second = make_program()
    second.window.restore(second.preferences.settings.geometry)
    assert (second.window.width(), second.window.height()) == (700, 620)


@pytest.mark.parametrize(("key", "result"), [("Key_Return", 1), ("Key_Escape", 0)])
def test_enter_in_the_name_of_a_new_case_starts_it(parent, qtbot, tmp_path, key, result) -> None:
    dialog = NewCaseDialog(parent, "架空商店", tmp_path, remembered=True)
    dialog.open()
    qtbot.waitExposed(dialog)
    QTest.keyClick(dialog.shop, getattr(Qt.Key, key))
    assert not dialog.isVisible()
    assert dialog.result() == result


@pytest.mark.parametrize(("focus", "expected"), [("no", False), ("yes", True)])
def test_enter_presses_the_button_with_the_keyboard(parent, qtbot, focus, expected) -> None:
    asked = dialogs.Asked(parent, "消しますか。", "消す", "残す")
    asked.open()
    qtbot.waitExposed(asked)
    assert asked.no.isDefault()
    getattr(asked, focus).setFocus()
    QTest.keyClick(getattr(asked, focus), Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert bool(asked.result()) is expected
