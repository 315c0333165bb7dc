"""A place to drop files on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wizard.ui.basics import Text, local_files
from wizard.ui.buttons import Button, IconLabel
from wizard.ui.style import roles


class DropZone(QFrame):
    """A place to drop files on, with a button that chooses them instead.

    Args:
        text: what may be dropped here.
        button: words of the button.
        patterns: name filter of the file dialog, e.g. ``注文ファイル (*.csv *.txt)``.
        many: more than one file at once.
        title: of the file dialog; the button's words when empty.
        help: a line below `text`: where such files come from.
    """

    dropped = Signal(list)  # list[Path]

    def __init__(
        self,
        text: str,
        button: str,
        patterns: str = "",
        *,
        many: bool = False,
        title: str = "",
        help: str = "",  # noqa: A002 - what it is
        icon_name: str = "upload",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._patterns, self._many, self._over = patterns, many, False
        self._title = title
        self.setAcceptDrops(True)
        self.setAccessibleName(text)
        self.choose = Button(button, "plain", "folder-open", self._choose)
        self.words, self.help = Text(text, "body", self), Text(help, "help", self)
        self.setAccessibleDescription(help)
        self.help.setVisible(bool(help))
        words = self._column = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.words)
        words.addWidget(self.help)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(16)
        row.addWidget(IconLabel(icon_name, "accent", 28))
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        self.row = row  # for other ways in, e.g. pasting
        self.follow_look()

    def follow_look(self) -> None:
        """Keep the words level with what stands beside them: air is only below a line."""
        last = self.words if self.help.isHidden() else self.help
        self._column.setContentsMargins(0, last.air, 0, 0)

    def _choose(self) -> None:
        title = self._title or self.choose.text()
        # What is downloaded lies there; the program's own folder would help nobody.
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        if self._many:
            names, _ = QFileDialog.getOpenFileNames(self, title, folder, self._patterns)
        else:
            name, _ = QFileDialog.getOpenFileName(self, title, folder, self._patterns)
            names = [name] if name else []
        if names:
            self.dropped.emit([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files of this computer."""
        if local_files(event.mimeData().urls()):
            event.acceptProposedAction()
            self._light(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go back to rest."""
        self._light(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the files."""
        self._light(over=False)
        files = local_files(event.mimeData().urls())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files if self._many else files[:1])

    def _light(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge; a style sheet's dashes are too coarse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = roles()
        pen = QPen(QColor(now.accent if self._over else now.border), 2 if self._over else 1.2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(now.soft if self._over else now.surface))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
        painter.end()
