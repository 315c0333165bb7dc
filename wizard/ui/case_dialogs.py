"""The small dialogs around a case file: a new one, another name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from wizard import texts
from wizard.ui.dialogs import Dialog
from wizard.ui.editors.lines import LineInput
from wizard.ui.marks import Tick
from wizard.ui.widgets import Button, Text


class NewCaseDialog(Dialog):
    """Asks for 屋号 and the folder before a new case; both have a proposal.

    Args:
        parent: the window it belongs to.
        shop: 屋号 of the last case, or empty.
        folder: where the case will be saved.
        remembered: True when particulars of the last case can be used again.
    """

    def __init__(
        self, parent: QWidget | None, shop: str, folder: Path, *, remembered: bool
    ) -> None:
        super().__init__(parent, "file-plus")
        self.setObjectName("new_case_dialog")
        self.folder = folder
        self.column.addWidget(Text(texts.NewCase.TITLE, "section"))
        self.column.addWidget(Text(texts.NewCase.SHOP, "label"))
        self.column.addWidget(Text(texts.NewCase.SHOP_HELP, "help"))
        self.shop = LineInput()
        self.shop.setObjectName("new_case_shop")
        self.shop.setAccessibleName(texts.NewCase.SHOP)
        self.shop.setText(shop)
        self.column.addWidget(self.shop)
        self.use_last = Tick(texts.NewCase.USE_LAST)
        self.use_last.setObjectName("use_last")
        self.use_last.setChecked(remembered)
        if remembered:
            self.column.addWidget(self.use_last)
        self.column.addWidget(Text(texts.NewCase.WHERE, "label"))
        self.where = Text(str(folder), "help")
        self.column.addWidget(self.where)
        change = Button(texts.NewCase.CHANGE, "plain", "folder-open", self._choose_folder)
        self.buttons.insertWidget(0, change)
        self.add_button(texts.Common.CANCEL, "plain", QDialog.DialogCode.Rejected)
        self.start = self.add_button(texts.NewCase.START, "primary", QDialog.DialogCode.Accepted)
        self.start.setObjectName("new_case_start")
        self.shop.setFocus()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, texts.NewCase.WHERE, str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self.where.set_text(chosen)


class RenameDialog(Dialog):
    """Asks for another name of the file."""

    def __init__(self, parent: QWidget | None, stem: str) -> None:
        super().__init__(parent, "pencil")
        self.setObjectName("rename_dialog")
        self.column.addWidget(Text(texts.NewCase.RENAME_TITLE, "section"))
        self.column.addWidget(Text(texts.NewCase.RENAME_LABEL, "label"))
        self.column.addWidget(Text(texts.NewCase.RENAME_HELP, "help"))
        self.line = LineInput()
        self.line.setObjectName("rename_to")
        self.line.setAccessibleName(texts.NewCase.RENAME_LABEL)
        self.line.setText(stem)
        self.line.selectAll()
        self.column.addWidget(self.line)
        self.add_button(texts.Common.CANCEL, "plain", QDialog.DialogCode.Rejected)
        self.add_button(texts.NewCase.RENAME, "primary", QDialog.DialogCode.Accepted)
        self.line.setFocus()
