"""Asks for the limit that e-Gov shows, since nobody has confirmed one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from wizard import texts
from wizard.domain.attachments import Budget
from wizard.ui.dialogs import Dialog
from wizard.ui.editors.lines import LineInput
from wizard.ui.widgets import Message, Text

_SAYS = texts.AttachedFiles
_MEGA = 1_000_000
_MOST = 10_000


class LimitDialog(Dialog):
    """One number, in MB.

    Args:
        budget: what counts now; a confirmed one was entered here and can be forgotten.
        parent: the window it belongs to.

    Signals:
        chosen: the limit in bytes, or None to forget it.
    """

    chosen = Signal(object)

    def __init__(self, budget: Budget, parent: QWidget | None) -> None:
        super().__init__(parent, "pencil")
        self.setObjectName("limit_dialog")
        self.column.addWidget(Text(_SAYS.LIMIT_TITLE, "section"))
        self.column.addWidget(Text(_SAYS.LIMIT_HELP, "help"))
        self.column.addWidget(Text(_SAYS.LIMIT_LABEL, "label"))
        self.size_input = LineInput(6)
        self.size_input.setObjectName("attachments_limit")
        self.size_input.setAccessibleName(_SAYS.LIMIT_LABEL)
        self.size_input.setAccessibleDescription(_SAYS.LIMIT_HELP)
        self.size_input.setText(f"{budget.limit_bytes / _MEGA:g}" if budget.limit_bytes else "")
        self.size_input.selectAll()
        self.column.addWidget(self.size_input)
        self.message = Message("caution", "", self)
        self.column.addWidget(self.message)
        if budget.confirmed:
            forget = self.add_button(_SAYS.LIMIT_FORGET, "plain", None)
            forget.setObjectName("forget_limit")
            forget.clicked.connect(lambda: self._choose(None))
        self.add_button(texts.Common.CANCEL, "plain", QDialog.DialogCode.Rejected)
        self.keep = self.add_button(_SAYS.LIMIT_SET, "primary", None)
        self.keep.clicked.connect(self._keep)
        self.size_input.setFocus()

    def _keep(self) -> None:
        size = megabytes(self.size_input.text())
        if size is None:
            self.message.set("caution", _SAYS.LIMIT_WRONG)
            self.resize(self.sizeHint())
        else:
            self._choose(size)

    def _choose(self, size: int | None) -> None:
        self.chosen.emit(size)
        self.accept()


def megabytes(text: str) -> int | None:
    """Return a typed number of megabytes in bytes, None when it is none between 1 and 10,000."""
    bare = text.strip().replace("\uff0e", ".").replace(",", "")  # the full-width point
    for unit in ("MB", "\uff2d\uff22"):
        bare = bare.upper().removesuffix(unit).strip()
    try:
        size = float(bare)  # takes full-width digits, too
    except ValueError:
        return None
    return round(size * _MEGA) if 1 <= size <= _MOST else None
