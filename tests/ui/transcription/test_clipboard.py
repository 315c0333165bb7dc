"""The clipboard: held by another program, emptied afterwards, never somebody else's."""

import dataclasses
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from wizard import texts
from wizard.output.copy_text import egov_entries
from wizard.ui import clipboard
from wizard.ui.desk import WindowDesk
from wizard.ui.jobs import Jobs
from wizard.ui.narrative_keeper import CONTENT
from wizard.ui.transcription import copier


class Held:
    """A clipboard that another program holds for some attempts; then it lets go."""

    def __init__(self, attempts=99, text="よその内容"):
        self.attempts, self.held_text, self.tried = attempts, text, 0

    def setMimeData(self, data):
        self.tried += 1
        if self.tried > self.attempts:
            self.held_text = data.text()

    def text(self):
        return self.held_text

    def clear(self):
        self.held_text = ""


@pytest.fixture
def hold(monkeypatch):
    def hold_it(attempts=99):
        held = Held(attempts)
        monkeypatch.setattr(QGuiApplication, "clipboard", lambda: held)
        return held

    return hold_it


def test_a_held_clipboard_is_one_sentence_in_the_window_itself(panel, filled, hold, qtbot):
    hold()
    before = time.monotonic()
    panel.copy()
    assert time.monotonic() - before < 2  # a few short attempts, no long wait
    assert "コピーできませんでした。" in panel.body.message.text
    assert "もう一度押してください。" in panel.body.message.text
    assert filled.desk.told == []
    assert panel.body.lit == "basic.company_name"
    assert "copied:basic.company_name" not in filled.case.marks


def test_it_is_tried_again_by_itself_and_then_by_the_person(panel, filled, hold):
    held = hold(attempts=2)
    panel.copy()
    assert (held.text(), held.tried) == ("株式会社架空商店", 3)
    assert panel.body.lit == "basic.name"
    held = hold(attempts=4)
    panel.copy()
    panel.copy()
    assert held.text() == "架空　花子"
    assert "をコピーしました" in panel.body.message.text


def test_the_pages_tell_it_as_before(qtbot, styled, hold, monkeypatch):
    hold()
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs(window, lambda error: None)
    desk = WindowDesk(window, jobs, (), lambda *_: None, lambda: None)
    told = []
    monkeypatch.setattr(desk, "tell", lambda *words: told.append(words))
    assert not desk.copy("内容")
    assert len(told) == 1


@pytest.mark.parametrize(
    "text", ["一行", "一行\n二行\n\n四行", "一\r\n二", "山\ud842田", "\ufeff先頭", "か\u3099", "𠮷"]
)
def test_what_the_clipboard_writes_otherwise_is_still_the_text(qapp, text):
    assert clipboard.put_text(text)
    assert clipboard.holds(text)


def test_half_a_character_of_another_program_stops_nothing(monkeypatch):
    class Broken(Held):
        def text(self):
            raise UnicodeDecodeError("utf-16", b"", 0, 1, "x")

    monkeypatch.setattr(QGuiApplication, "clipboard", Broken)
    assert not clipboard.put_text("内容")
    assert not clipboard.empty_if_holds("内容")


def test_windows_line_ends_count_as_the_same_text(hold):
    held = hold()
    held.held_text = "一行\r\n二行"
    assert clipboard.holds("一行\n二行")


def test_windows_is_asked_to_keep_it_nowhere_else(qapp):
    assert clipboard.put_text("架空　花子\n二行目", "win32")
    data = QApplication.clipboard().mimeData()
    assert data.text() == "架空　花子\n二行目"
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        written = data.data(f'application/x-qt-windows-mime;value="{name}"')
        assert int.from_bytes(written.data(), "little") == 0
        assert len(written.data()) == 4
    name = "ExcludeClipboardContentFromMonitorProcessing"
    assert data.hasFormat(f'application/x-qt-windows-mime;value="{name}"')


def test_elsewhere_there_is_nothing_but_the_text(qapp):
    for system in ("linux", "darwin"):
        assert clipboard.quiet_data("内容", system).formats() == ["text/plain"]


def test_nothing_is_promised_about_the_history_of_windows():
    for words in (texts.Transcription.EMPTIES, texts.Transcription.EMPTY_CLIPBOARD_HELP):
        assert "履歴に残ることがあります。" in words


# --- what is put there -------------------------------------------------------------------------
def test_what_is_copied_goes_through_the_gate_at_that_moment(panel, filled, monkeypatch):
    def careless(*given):
        return [
            dataclasses.replace(entry, text="髙見　﨑子")
            if entry.field.id == "form.name"
            else entry
            for entry in egov_entries(*given)
        ]

    monkeypatch.setattr(copier, "egov_entries", careless)
    panel.body.light("form.name")
    panel.copy()
    assert text() == "高見　崎子"
    assert panel.body.lines["form.name"].is_done


# --- afterwards ----------------------------------------------------------------------------------
def text():
    return QApplication.clipboard().text()


def test_it_is_emptied_when_the_window_closes(panel):
    panel.copy()
    assert text() == "株式会社架空商店"
    panel.close()
    assert text() == ""


def test_a_marked_part_is_taken_away_as_well(panel, qtbot):
    value = panel.body.opened.value
    cursor = value.textCursor()
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    value.setTextCursor(cursor)
    qtbot.keyClick(value, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert text() == "株式会社"
    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
    panel.close()
    assert text() == ""


def test_a_marked_part_of_many_lines_is_taken_away_as_well(panel, filled, qtbot):
    filled.put(CONTENT.item, "一行目\n二行目\n三行目")
    panel.body.light("form.content")
    value = panel.body.opened.value
    qtbot.waitUntil(lambda: "三行目" in value.toPlainText())
    value.selectAll()
    value.copy()
    assert text() == "一行目\n二行目\n三行目"
    panel.close()
    assert text() == ""


def test_marking_without_copying_leaves_what_was_copied_known(panel):
    panel.copy()
    value = panel.body.opened.value
    value.selectAll()
    value.createMimeDataFromSelection()  # as when it is dragged
    panel.close()
    assert text() == ""


def test_somebody_elses_text_stays(panel):
    panel.copy()
    QApplication.clipboard().setText("買い物のメモ")
    panel.close()
    assert text() == "買い物のメモ"


def test_nothing_is_emptied_when_nothing_was_copied(panel):
    QApplication.clipboard().setText("買い物のメモ")
    panel.close()
    assert text() == "買い物のメモ"


def test_it_can_be_switched_off_in_the_windows_own_menu(panel, filled, qtbot):
    qtbot.mouseClick(panel.body.menu_button, Qt.MouseButton.LeftButton)
    assert panel.menu.isVisible()
    assert panel.empty_action.isChecked()
    panel.empty_action.trigger()
    panel.menu.close()
    assert filled.session.wishes.settings.empty_clipboard is False
    panel.copy()
    panel.close()
    assert text() == "株式会社架空商店"


def test_what_the_page_copied_is_taken_away_when_the_case_closes(filled, keeper):
    keeper.copier.refresh()
    keeper.copier.copy("basic.name", clipboard.put_text)
    assert text() == "架空　花子"
    filled.session.closing.emit()
    assert text() == ""


def test_nothing_keeps_a_window_with_no_clipboard_from_closing(panel, keeper, hold):
    panel.copy()
    hold()
    panel.close()
    assert keeper.panel is None
