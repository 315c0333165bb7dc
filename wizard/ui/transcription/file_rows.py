"""The files to attach: each can be dragged into e-Gov, shown in its folder, named by its path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.attachments import Attachment, Budget, size_words, weigh, weight_lines
from wizard.ui.flow import FlowLayout
from wizard.ui.style import gap, pixmap
from wizard.ui.widgets import Button, IconLabel, Message, Text, clear

_SAYS = texts.Transcription


class FileRow(QFrame):
    """One file.

    Signals:
        show_wanted: its path; it is to be shown in its folder.
        path_wanted: its path as text; it is to be copied.
    """

    show_wanted = Signal(object)
    path_wanted = Signal(str)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._pressed: QPoint | None = None
        self.setObjectName(f"file:{path.name}")
        self.setProperty("card", "info")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_SAYS.DRAG)
        self.setAccessibleName(path.name)
        self.setAccessibleDescription(_SAYS.DRAG)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(12), gap(10), gap(8), gap(6))
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("file-text", "accent"))
        self.name = Text(path.name, "label")
        head.addWidget(self.name, 1)
        self.weight = Text(size_words(size_of(path)), "help", airy=False)
        self.weight.setWordWrap(False)
        head.addWidget(self.weight)
        column.addLayout(head)
        row = FlowLayout(across=0, down=0)
        self.show_button = Button(_SAYS.SHOW_FILE, "link", "folder-open")
        self.show_button.setObjectName(f"show_file:{path.name}")
        self.show_button.setAccessibleName(f"{path.name} {_SAYS.SHOW_FILE}")
        self.show_button.clicked.connect(lambda: self.show_wanted.emit(self.path))
        self.path_button = Button(_SAYS.COPY_PATH, "link", "copy")
        self.path_button.setObjectName(f"copy_path:{path.name}")
        self.path_button.setAccessibleName(f"{path.name} {_SAYS.COPY_PATH}")
        native = QDir.toNativeSeparators(str(path))
        self.path_button.clicked.connect(lambda: self.path_wanted.emit(native))
        for button in (self.show_button, self.path_button):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button)
        column.addLayout(row)

    def mime_data(self) -> QMimeData:
        """Return what is dragged: the file itself (text/uri-list)."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.path))])
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the mouse has moved far enough."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            self.drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forget the press."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def drag(self) -> None:
        """Drag a copy of the file out of the window; the file here stays."""
        drag = QDrag(self)
        drag.setMimeData(self.mime_data())
        drag.setPixmap(pixmap("file-text", "accent", 28))
        drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)


class FileRows(QWidget):
    """All files to attach, with their weight.

    Args:
        budget: returns what may be attached altogether, as it is now.
    """

    show_wanted = Signal(object)
    path_wanted = Signal(str)

    def __init__(self, budget: Callable[[], Budget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FileRow] = []
        self._budget = budget
        self._shown: list[tuple[Path, int]] = []
        self._weighed: Budget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.how = Text(_SAYS.DRAG, "help")
        column.addWidget(self.how)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        self.weight = Text("", "help")
        column.addWidget(self.weight)
        self.heavy = Message("caution", "", self)
        column.addWidget(self.heavy)

    def show_files(self, paths: list[Path]) -> None:
        """Show these files; rows stay while they are the same."""
        found, budget = [(path, size_of(path)) for path in paths], self._budget()
        if budget != self._weighed or found != self._shown:
            self._weighed = budget
            self._show_weight(found, budget)
        if found == self._shown:
            return
        self._shown = found
        clear(self._column)
        self.rows = [FileRow(path) for path in paths]
        for row in self.rows:
            row.show_wanted.connect(self.show_wanted)
            row.path_wanted.connect(self.path_wanted)
            self._column.addWidget(row)

    def _show_weight(self, found: list[tuple[Path, int]], budget: Budget) -> None:
        weight = weigh([Attachment(path.name, size) for path, size in found], budget)
        lines = weight_lines(weight, budget) if found else ()
        calm = 2 if budget.limit_bytes else 1  # the total, and the limit when there is one
        self.weight.set_text("\n".join(lines[:calm]))
        offers = [offer.label for offer in weight.offers]
        self.heavy.set("caution", "\n".join((*lines[calm:], *offers)))


def size_of(path: Path) -> int:
    """Return a file's size in bytes, 0 when it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
