"""Drives the whole window as a person does: by its widgets, keys and buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from wizard.app import Program, build
from wizard.paths import Paths
from wizard.ui.editors import Editor
from wizard.ui.editors.choices import ComboEditor, RadioEditor
from wizard.ui.wizard_window import WizardWindow


class Driver:
    """One run of the program over private folders."""

    def __init__(self, app: QApplication, paths: Paths, **more: object) -> None:
        self.program: Program = build(app, paths, **more)  # type: ignore[arg-type]
        self.program.window.resize(1180, 860)
        self.program.window.show()
        QTest.qWaitForWindowExposed(self.program.window)

    @property
    def wizard(self) -> WizardWindow:
        """Return the frame of the open case."""
        wizard = self.program.keeper.wizard
        assert wizard is not None, "no case is open"
        return wizard

    def new_case(self, folder: Path, shop: str) -> None:
        """Make a case as the dialog of 「新しい案件を始める」 does when it is accepted."""
        self.program.keeper.create(folder, shop, {})
        QApplication.processEvents()

    def open(self, path: Path) -> None:
        """Open a case file and wait for it."""
        self.program.keeper.open_now(path)
        QApplication.processEvents()

    def close(self) -> None:
        """Close the window, which writes what is left."""
        self.program.window.close()
        self.program.end()
        self.program.window.deleteLater()
        QApplication.processEvents()

    def shown_step(self) -> str:
        """Return the id of the step that is shown."""
        return self.wizard.step.id

    # --- moving ---------------------------------------------------------------------------------

    def step(self, step_id: str) -> None:
        """Click a step in the list at the left."""
        entry = self.find(f"step:{step_id}", self.wizard)
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert self.wizard.step.id == step_id, (self.wizard.step.id, step_id)

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Press a button by its objectName, with the keyboard."""
        button = self.find(name, within or self.wizard)
        assert isinstance(button, QAbstractButton), name
        assert button.isEnabled(), f"{name} is disabled"
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.processEvents()

    def find(self, name: str, within: QWidget) -> QWidget:
        """Return the one widget with that objectName that can be seen."""
        found = [w for w in within.findChildren(QWidget, name) if w.isVisibleTo(within)]
        assert found, f"nothing named {name} on {self.wizard.step.id}"
        assert len(found) == 1, f"{len(found)} widgets named {name} on {self.wizard.step.id}"
        return found[0]

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Click a button by its objectName, with the mouse."""
        button = self.find(name, within or self.wizard)
        assert button.isEnabled(), f"{name} is disabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def click_cell(self, name: str, within: QWidget, words: str, column: int) -> None:
        """Click a cell of the one row of a table that has these words in one of its cells."""
        table = self.find(name, within)
        assert isinstance(table, QTableView)
        model = table.model()
        cells = [(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
        rows = {r for r, c in cells if model.index(r, c, QModelIndex()).data() == words}
        assert len(rows) == 1, (words, rows)
        index = model.index(rows.pop(), column, QModelIndex())
        table.scrollTo(index)
        point = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QApplication.processEvents()

    def drop(self, name: str, *files: Path) -> None:
        """Drag files over a widget and let go, as the system tells it."""
        target = self.find(name, self.wizard)
        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place, copy = target.rect().center(), Qt.DropAction.CopyAction
        keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enters = QDragEnterEvent(place, copy, held, *keys)
        QApplication.sendEvent(target, enters)
        assert enters.isAccepted(), name
        drops = QDropEvent(place.toPointF(), copy, held, *keys)
        QApplication.sendEvent(target, drops)
        assert drops.isAccepted(), name

    def dialog(self, name: str) -> QDialog:
        """Wait for a dialog by its objectName and return it."""
        found: list[QDialog] = []

        def is_there() -> bool:
            windows = QApplication.topLevelWidgets()
            found[:] = [w for w in windows if isinstance(w, QDialog) and w.objectName() == name]
            return any(dialog.isVisible() for dialog in found)

        self.wait_for(is_there)
        (dialog,) = [each for each in found if each.isVisible()]
        return dialog

    def save_with_dialog(self, button: str, path: Path) -> None:
        """Press a button that asks where to save, answer its file dialog, wait for the file."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                return  # it comes once the work before it is done
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            if line is not None:
                line.setText(str(path))
                dialog.accept()

        timer = QTimer()
        timer.timeout.connect(answer)
        timer.start(100)
        self.press(button)
        self.wait_for(path.is_file)
        timer.stop()

    def wait_for(self, condition: Callable[[], bool], seconds: float = 30.0) -> None:
        """Let the program work until a condition holds."""
        for _ in range(round(seconds * 50)):
            if condition():
                return
            QTest.qWait(20)
        raise AssertionError("it did not happen")

    # --- filling --------------------------------------------------------------------------------

    def fill(self, values: Mapping[str, str], within: QWidget | None = None) -> None:
        """Type each value into the editor named after its item."""
        for item_id, text in values.items():
            editor = self.find(item_id, within or self.wizard.page)
            assert isinstance(editor, Editor), item_id
            assert editor.isEnabled(), f"{item_id} is disabled"
            self.type_into(editor, text)
            QApplication.processEvents()

    def type_into(self, editor: Editor, text: str) -> None:
        """Type into one editor; choices are clicked."""
        if isinstance(editor, RadioEditor):
            button = editor.buttons[text]
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
            button.click() if not button.isChecked() else None
            return
        if isinstance(editor, ComboEditor):
            editor.enter_text(text)
            return
        target = editor.input
        target.setFocus()
        if isinstance(target, QTextEdit):
            target.selectAll()
            target.insertPlainText(text)
        else:
            assert isinstance(target, QLineEdit), type(target)
            target.selectAll()
            target.insert(text)

    def shown(self, item_id: str, within: QWidget | None = None) -> str:
        """Return the text that an editor shows."""
        editor = self.find(item_id, within or self.wizard.page)
        assert isinstance(editor, Editor)
        return editor.text()
