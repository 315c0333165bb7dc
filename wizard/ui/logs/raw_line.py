"""The line of a log as it stands: fixed width, wrapped, to be read and copied but not changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.hidden_cards import hide_in_line
from wizard.texts import LogPage
from wizard.ui.basics import set_look
from wizard.ui.editors.lines import GrowingInput
from wizard.ui.widgets import Message


class LineView(GrowingInput):
    """As high as the line needs, within bounds; longer ones scroll."""

    LEAST, MOST = 1, 9

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_look(self, "fixed", True)
        self.setAccessibleName(LogPage.RAW)


class RawLine(QWidget):
    """A line of a log, without card numbers and security codes, and what was hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = LineView(self)
        self.hidden = Message("info", "", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view)
        column.addWidget(self.hidden)

    @property
    def text(self) -> str:
        """Return what is shown."""
        return self.view.toPlainText()

    def show_lines(self, *raws: str) -> None:
        """Show lines as they stand in the file, each on a line of its own."""
        hidden = [hide_in_line(raw) for raw in raws]
        self.view.show_text("\n".join(each.text for each in hidden))
        said = dict.fromkeys(words for each in hidden for words in each.sentences)
        self.hidden.set("info", "\n".join(said))
