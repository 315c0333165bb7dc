"""The files to attach: dragged out, shown in their folder, weighed; old ones are told."""

import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QDir, QPoint, QProcess, Qt, QUrl
from PySide6.QtWidgets import QApplication

from wizard.ui import freshness
from wizard.ui.transcription import file_rows, show_file
from wizard.ui.transcription import panel as panels
from wizard.ui.transcription.show_file import show_in_folder
from wizard.ui.widgets import Text


class Noted(list[Any]):
    """Takes what it is called with, and answers as told."""

    def __init__(self, answer=True):
        super().__init__()
        self.answer = answer

    def __call__(self, *given):
        self.append(given if len(given) > 1 else given[0])
        return self.answer


@pytest.fixture
def saved(filled, tmp_path):
    path = tmp_path / "申出書_20261121.pdf"
    path.write_bytes(b"%PDF" * 500)
    made = freshness.made_of(filled.form, filled.case, with_notes=False)
    filled.session.set_marks({"file:statement": str(path), freshness.SAVED_OF: made})
    return path


@pytest.fixture
def at_files(panel, saved):
    panel.body.light("attachments")
    return panel


def test_without_a_file_it_leads_to_the_documents(panel, filled, qtbot):
    panel.body.light("attachments")
    opened = panel.body.opened
    assert "まだ保存していません" in opened.nothing.text
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert filled.desk.went == [("documents", None)]


def test_a_file_is_a_row_with_name_and_size(at_files):
    (row,) = at_files.body.opened.files.rows
    assert (row.name.plain, row.weight.plain) == ("申出書_20261121.pdf", "2KB")
    assert "1個" in at_files.body.opened.files.weight.plain
    assert "未確認" in at_files.body.opened.files.weight.plain


def test_the_limit_that_the_person_saw_counts_at_once(at_files, filled, qtbot):
    files = at_files.body.opened.files
    assert "10.0MB" in files.weight.plain
    assert not files.heavy.text
    (row,) = files.rows
    filled.session.wishes.limit_attachments(1500)
    qtbot.waitUntil(lambda: files.heavy.text != "")
    assert "2KB" in files.weight.plain
    assert "10.0MB" not in files.weight.plain
    assert "未確認" not in files.weight.plain
    assert files.rows == [row]  # only its weight is told anew
    filled.session.wishes.limit_attachments(None)
    qtbot.waitUntil(lambda: not files.heavy.text)
    assert "10.0MB" in files.weight.plain


def test_the_window_and_the_page_of_the_documents_count_with_the_same_limit(keeper, filled):
    from wizard.ui.attachments.budget import budget_now
    from wizard.ui.attachments.listing import FileList

    context = filled.context("documents")
    filled.session.wishes.limit_attachments(3_000_000)
    assert FileList(context).budget == budget_now(context)
    assert budget_now(context).limit_bytes == 3_000_000


def test_what_is_dragged_is_the_file_as_a_list_of_addresses(at_files, saved):
    data = at_files.body.opened.files.rows[0].mime_data()
    assert data.hasFormat("text/uri-list")
    assert [Path(url.toLocalFile()) for url in data.urls()] == [saved]
    address = QUrl.fromLocalFile(str(saved)).toEncoded().data()
    assert address in data.data("text/uri-list").data()


def test_moving_the_pressed_mouse_starts_a_copy_of_the_file(at_files, saved, qtbot, monkeypatch):
    dragged = []

    class Drag:
        def __init__(self, source):
            self.source = source

        def setMimeData(self, data):
            self.data = data

        def setPixmap(self, picture):
            assert not picture.isNull()

        def exec(self, *actions):
            dragged.append(([u.toLocalFile() for u in self.data.urls()], set(actions)))

    monkeypatch.setattr(file_rows, "QDrag", Drag)
    row = at_files.body.opened.files.rows[0]
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.mouseMove(row, QPoint(22, 10))
    assert dragged == []
    far = QPoint(20 + QApplication.startDragDistance() + 5, 10)
    event = _move(row, far)
    QApplication.sendEvent(row, event)
    assert dragged == [([str(saved)], {Qt.DropAction.CopyAction})]
    assert saved.is_file()


def _move(widget, place):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    point = QPointF(place)
    return QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_enter_says_that_it_was_attached_and_goes_on(at_files, filled, qtbot):
    assert QApplication.focusWidget() is at_files.body.opened.attached
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "copied:attachments" in filled.case.marks
    assert at_files.body.lines["attachments"].is_done


def test_a_pdf_saved_anew_under_its_name_is_to_be_attached_anew(at_files, filled, qtbot):
    at_files.tick(True)
    filled.session.set_mark(freshness.SAVED_OF, "another")
    line = at_files.body.lines["attachments"]
    qtbot.waitUntil(lambda: line.words == "変わりました")
    at_files.body.light("attachments")
    assert "添付し直してください" in at_files.body.opened.changed.text
    assert not at_files.body.opened.attached.isHidden()


def test_an_old_statement_is_cautioned(at_files, filled, qtbot):
    old = at_files.body.opened.old
    assert old.isHidden()
    filled.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: not old.isHidden())
    assert "もう一度PDFを保存してください" in old.text
    at_files.body.light("form.name")
    assert not old.isVisible()


def test_its_place_can_be_copied(at_files, saved, qtbot):
    row = at_files.body.opened.files.rows[0]
    row.path_button.click()
    assert Path(QApplication.clipboard().text()) == saved
    at_files.close()
    assert QApplication.clipboard().text() == ""


def test_it_is_shown_in_its_folder(at_files, saved, monkeypatch):
    shown = Noted()
    monkeypatch.setattr(panels, "show_in_folder", shown)
    at_files.body.opened.files.rows[0].show_button.click()
    assert shown == [saved]
    monkeypatch.setattr(panels, "show_in_folder", lambda path: False)
    at_files.body.opened.files.rows[0].show_button.click()
    assert "フォルダーを開けませんでした" in at_files.body.message.text


class Explorer:
    """Stands in for a QProcess on Windows: notes what is started."""

    started: ClassVar[list[tuple[str, str]]] = []
    answer = True

    def setProgram(self, name):
        self.program = name

    def setNativeArguments(self, words):
        self.words = words

    def startDetached(self):
        self.started.append((self.program, self.words))
        return self.answer, 1


@pytest.mark.parametrize("name", ["申出書.pdf", "申出書 控え.pdf", "申出書,控え, 二.pdf"])
def test_the_file_is_selected_in_explorer_with_any_name(monkeypatch, tmp_path, name):
    opened = Noted()
    monkeypatch.setattr(Explorer, "started", [])
    monkeypatch.setattr(show_file, "QProcess", Explorer)
    monkeypatch.setattr(show_file, "open_folder", opened)
    assert show_in_folder(tmp_path / name, "win32")
    ((program, words),) = Explorer.started
    assert program == "explorer.exe"
    assert words == f'/select,"{QDir.toNativeSeparators(str(tmp_path / name))}"'
    assert opened == []


def test_a_path_that_cannot_be_put_in_quotes_opens_the_folder(monkeypatch, tmp_path):
    started, opened = Noted(), Noted()

    class Plain:
        """Without `setNativeArguments`."""

        def setProgram(self, name):
            assert name == "explorer.exe"

        def setArguments(self, arguments):
            self.arguments = arguments

        def startDetached(self):
            return started(self.arguments), 1

    monkeypatch.setattr(show_file, "QProcess", Plain)
    monkeypatch.setattr(show_file, "open_folder", opened)
    assert show_in_folder(tmp_path / "a,b.pdf", "win32")
    assert (started, opened) == ([], [tmp_path])
    assert show_in_folder(tmp_path / "a b.pdf", "win32")
    assert [words[0] for words in started] == ["/select,"]


def test_the_file_is_selected_in_finder(monkeypatch, tmp_path):
    started, opened = Noted((True, 1)), Noted()
    monkeypatch.setattr(QProcess, "startDetached", started)
    monkeypatch.setattr(show_file, "open_folder", opened)
    path = tmp_path / "申出書 控え.pdf"
    assert show_in_folder(path, "darwin")
    assert started == [("/usr/bin/open", ["-R", str(path)])]
    assert opened == []


def test_elsewhere_the_folder_is_opened(monkeypatch, tmp_path):
    opened = Noted()
    monkeypatch.setattr(show_file, "open_folder", opened)
    assert show_in_folder(tmp_path / "a.pdf", "linux")
    monkeypatch.setattr(Explorer, "answer", False)
    monkeypatch.setattr(show_file, "QProcess", Explorer)
    assert show_in_folder(tmp_path / "a.pdf", "win32")
    assert opened == [tmp_path, tmp_path]
    assert sys.platform  # the default of the real call


def test_a_file_that_is_gone_is_no_longer_offered(at_files, saved, filled):
    saved.unlink()
    at_files.copier.refresh(again=True)
    assert at_files.body.opened.files.isHidden()
    assert "まだ保存していません" in at_files.body.opened.nothing.text


def test_nothing_is_squeezed_when_a_caution_appears(at_files, filled, qtbot):
    at_files.resize(320, 640)
    filled.put("shop.name", "見本堂")
    opened = at_files.body.opened
    qtbot.waitUntil(lambda: opened.old.isVisible())

    def squeezed():
        shown = [w for w in opened.findChildren(Text) if w.isVisible()]
        return [w.plain for w in shown if w.height() < w.heightForWidth(w.width())]

    qtbot.waitUntil(lambda: squeezed() == [])
