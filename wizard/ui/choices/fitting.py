"""Whether a choice goes with the registered office and with the choice beside it, live."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.form import Choice, Item
from wizard.domain.mismatches import OfficeDoubt, office_doubt
from wizard.ui.session import Session
from wizard.ui.widgets import Button, Message, row_of

_SAYS = texts.Choices


class Fitting(QWidget):
    """Says what does not fit, and puts it right with one click; hidden while all is fine.

    Args:
        item: a choice with `Item.derived_from`.
        session: the open case.

    Attributes:
        message: what does not fit.
        fit: chooses what fits.
    """

    def __init__(self, item: Item, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._session = session
        self.wanted: Choice | None = None
        self.message = Message("caution", "", self)
        self.fit = Button("", "link", "check", parent=self)
        self.fit.setObjectName(f"{item.id}:fit")
        self.fit.setAccessibleDescription(item.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.message)
        column.addLayout(row_of(self.fit))
        self.refresh()

    def refresh(self) -> None:
        """Look at the case as it is now."""
        doubt = office_doubt(self._session.form, self._session.case, self.item)
        self.wanted = doubt.wanted if doubt is not None else None
        self.message.set("caution", doubt.message if doubt is not None else "")
        if doubt is not None and self.wanted is not None:
            self.fit.setText(self._words(doubt, self.wanted))
        self.fit.setVisible(self.wanted is not None)
        self.setVisible(doubt is not None)

    def _words(self, doubt: OfficeDoubt, wanted: Choice) -> str:
        if doubt.by is None or doubt.by.id == self.item.derived_from:
            return _SAYS.FIT_OFFICE.format(entry=wanted.label)
        return _SAYS.FIT_OTHER.format(label=doubt.by.label, entry=wanted.label)
