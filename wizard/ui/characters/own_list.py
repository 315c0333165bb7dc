"""設定: the person's own replacements for all cases, each judged before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.characters import Gate
from wizard.domain.replacements import wrong_with
from wizard.ui.characters.decisions import named
from wizard.ui.dialogs import Dialog
from wizard.ui.editors.lines import LineInput
from wizard.ui.widgets import Button, Message, Text, clear, row_of
from wizard.ui.wishes import Wishes

_SAYS = texts.CharacterHints
_WIDTH = 14  # full-width characters


class OwnReplacements(QWidget):
    """A row for each own replacement, with 変える and やめる, and 追加する.

    Args:
        wishes: keeps them; what changes takes effect at once.
        gate: returns the character gate; asked when something is typed.

    Signals:
        grew: it takes another height now.
    """

    grew = Signal()

    def __init__(
        self, wishes: Wishes, gate: Callable[[], Gate], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wishes, self._gate = wishes, gate
        self.dialog: OwnDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_SAYS.OWN_TITLE, "label", self))
        column.addWidget(Text(_SAYS.OWN_HELP, "help", self))
        self._none = Text(_SAYS.OWN_NONE, "help", self)
        column.addWidget(self._none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.add = Button(_SAYS.OWN_ADD, "plain", "plus", self.ask, self)
        self.add.setObjectName("add_replacement")
        column.addLayout(row_of(self.add))
        wishes.changed.connect(self.refresh)
        self._shown: list[tuple[str, str]] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now."""
        own = list(self._wishes.settings.replacements.items())
        if own == self._shown:
            return
        held = self.focusWidget() is not None and self.isAncestorOf(self.focusWidget())
        self._shown = own
        clear(self._rows)
        for before, after in own:
            self._rows.addLayout(self._row(before, after))
        self._none.setVisible(not own)
        if held:
            self.add.setFocus()
        QTimer.singleShot(0, self, self._tell_grown)  # once the rows are shown

    def _tell_grown(self) -> None:
        self.grew.emit()

    def ask(self, before: str = "") -> OwnDialog:
        """Ask for a replacement, or for another text instead of `before`."""
        own = self._wishes.settings.replacements
        dialog = OwnDialog(self._gate, own, before, self.window())
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._wishes.write_instead(*dialog.pair))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _row(self, before: str, after: str) -> QHBoxLayout:
        pattern = _SAYS.OWN_ROW if after else _SAYS.OWN_ROW_OUT
        words = Text(pattern.format(before=named(before), after=after), "body", self, airy=False)
        change = Button(_SAYS.CHANGE, "link", "pencil", lambda: self.ask(before), self)
        change.setObjectName(f"change:{before}")
        change.setAccessibleName(_SAYS.OWN_CHANGE_OF.format(before=named(before)))
        remove = Button(_SAYS.OWN_REMOVE, "link", "trash-2", parent=self)
        remove.clicked.connect(lambda: self._wishes.write_instead(before, None))
        remove.setObjectName(f"remove:{before}")
        remove.setAccessibleName(_SAYS.OWN_REMOVE_OF.format(before=named(before)))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words, 1)
        row.addWidget(change)
        row.addWidget(remove)
        return row


class OwnDialog(Dialog):
    """Asks for a refused character and what is written instead; judged while typing.

    Args:
        gate: returns the character gate.
        own: what is kept already.
        before: the character whose replacement is changed; empty to add one.
    """

    def __init__(
        self,
        gate: Callable[[], Gate],
        own: Mapping[str, str],
        before: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._own = own
        self._fixed = before
        self.setObjectName("own_replacement")
        title = _SAYS.DIALOG_CHANGE if before else _SAYS.DIALOG_ADD
        self.setWindowTitle(title)
        self.column.addWidget(Text(title, "section"))
        self.before = self._line(_SAYS.DIALOG_BEFORE, "own_before", before)
        self.before.setReadOnly(bool(before))
        self.after = self._line(_SAYS.DIALOG_AFTER, "own_after", self._own.get(before, ""))
        self.message = Message("info", "", self)
        self.column.addWidget(self.message)
        self.leave = self.add_button(texts.Common.CANCEL, "plain", QDialog.DialogCode.Rejected)
        self.save = self.add_button(_SAYS.DIALOG_SAVE, "primary", QDialog.DialogCode.Accepted)
        self.save.setObjectName("save_replacement")
        self.before.textChanged.connect(self._judge)
        self.after.textChanged.connect(self._judge)
        self._judge()
        (self.after if before else self.before).setFocus()

    @property
    def pair(self) -> tuple[str, str]:
        """Return the character and what is written instead."""
        # A character that cannot be drawn is changed by its own name, not by what is shown.
        return self._fixed or self.before.text(), self.after.text()

    def _line(self, label: str, name: str, text: str) -> LineInput:
        line = LineInput(_WIDTH, self)
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setText(text)
        words = Text(label, "label", self)
        words.setBuddy(line)
        self.column.addWidget(words)
        self.column.addLayout(row_of(line))
        return line

    def _judge(self) -> None:
        before, after = self.pair
        wrong = wrong_with(before, after, self._gate()) if before else ""
        self.save.setEnabled(wrong is None)
        note = ""
        if not self._fixed and before in self._own:
            note = _SAYS.DIALOG_KNOWN
        elif before and not after:
            note = _SAYS.DIALOG_EMPTY
        if (wrong or note) != self.message.text:
            self.message.set("danger" if wrong else "info", wrong or note)
            self.follow_look()  # takes the size that the sentence needs
