"""A button at the right of a sentence, with icon, words and button in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from wizard.ui.widgets import Message


def put_beside(message: Message, button: QWidget) -> None:
    """Put a button beside a message and its icon, which stands at the top, into the middle."""
    first = message.row.itemAt(0)
    icon = first.layout() if first is not None else None
    if isinstance(icon, QBoxLayout):
        icon.insertStretch(0, 1)
    message.row.addWidget(button)
