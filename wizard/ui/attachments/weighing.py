"""How much is attached against the limit, and buttons for what can be done when it is too much."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.attachments import Offer, Weight
from wizard.ui.pages.beside import put_beside
from wizard.ui.widgets import Button, Message, Text

_ICONS = {
    Offer.SMALLER_PICTURES: "zoom-out",
    Offer.FEWER_FILES: "minus",
    Offer.AT_THE_STATION: "hard-drive",
}


class WeightView(QWidget):
    """The total, the limit, and the offers.

    Signals:
        taken: an `Offer` that was chosen.
        limit_wanted: the person saw another limit.
    """

    taken = Signal(object)
    limit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Message("info", "", self, boxed=True)
        self.message.setObjectName("attachments_weight")
        words = texts.AttachedFiles.CHANGE_LIMIT
        self.limit = Button(words, "link", "pencil", self.limit_wanted.emit)
        self.limit.setObjectName("change_limit")
        put_beside(self.message, self.limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        self.offers: dict[Offer, QWidget] = {}
        self.buttons: dict[Offer, Button] = {}
        for offer in Offer:
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            button = Button(offer.label, "plain", _ICONS[offer])
            button.setObjectName(f"offer:{offer.value}")
            button.setAccessibleDescription(offer.help)
            button.clicked.connect(lambda _checked=False, offer=offer: self.taken.emit(offer))
            row.addWidget(button)
            row.addWidget(Text(offer.help, "help"), 1)
            column.addWidget(line)
            line.hide()
            self.offers[offer], self.buttons[offer] = line, button

    def follow_look(self) -> None:
        """Keep the buttons equally wide at another size of text."""
        self._align()

    def show_weight(self, weight: Weight, lines: Sequence[str]) -> None:
        """Show what there is, and the offers that help."""
        words = "\n".join(lines)
        if not weight.fits and not weight.offers:
            words += "\n" + texts.AttachedFiles.ONLY_STATEMENT
        self.message.set("info" if weight.fits else "caution", words)
        for offer, line in self.offers.items():
            line.setVisible(offer in weight.offers)
        self._align()

    def _align(self) -> None:
        for button in self.buttons.values():
            button.ensurePolished()
            button.setMinimumWidth(0)
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        for button in self.buttons.values():
            button.setMinimumWidth(widest)
