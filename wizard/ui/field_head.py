"""The first line of a field: its label, when it is needed, and 「どこに書いてある？」."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.domain.form import Item
from wizard.ui.flow import FlowLayout
from wizard.ui.widgets import Badge, Button, Text


class FieldHead(FlowLayout):
    """Stands above the editor.

    Args:
        item: what is asked.
        row: the widget of the field.

    Attributes:
        label: the item's label; badge: its need; where_button: hidden where nobody can say.
    """

    def __init__(self, item: Item, row: QWidget) -> None:
        super().__init__(across=10, down=2)
        self.label = Text(item.label, "label", row)
        self.badge = Badge(item.need, row)
        self.addWidget(self.label)
        self.addWidget(self.badge)
        self.where_button = Button(texts.Common.WHERE, "link", "circle-question-mark", parent=row)
        self.where_button.setCheckable(True)
        self.where_button.setAccessibleDescription(item.label)
        if item.where:
            self.addWidget(self.where_button)
        else:
            self.where_button.hide()
