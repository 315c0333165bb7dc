"""How orders come in: files are dropped, chosen or pasted; below, what is remembered of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.texts import Orders, OwnLayouts
from wizard.ui.orders.import_flow import ImportFlow
from wizard.ui.widgets import Button, DropZone, row_of


class WaysIn(QWidget):
    """The zone for files, and the way to the list of remembered meanings of columns.

    Args:
        importer: takes what comes in.
        paste: reads what was copied.
        parent: Qt parent.
    """

    def __init__(
        self, importer: ImportFlow, paste: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._importer = importer
        title = Orders.CHOOSE_TITLE
        self.drop = DropZone(
            Orders.DROP,
            Orders.CHOOSE,
            Orders.FILE_KINDS,
            many=True,
            title=title,
            help=Orders.DROP_HELP,
        )
        self.drop.setObjectName("drop_orders")
        self.paste = Button(Orders.PASTE, "plain", "list", paste)
        self.paste.setObjectName("paste_orders")
        self.paste.setToolTip(Orders.PASTE_HELP)
        self.paste.setAccessibleDescription(Orders.PASTE_HELP)
        self.drop.row.addWidget(self.paste)
        self.layouts = Button("", "link", "list", self._show_layouts)
        self.layouts.setObjectName("show_layouts")
        self.layouts.setToolTip(OwnLayouts.SHOW_HELP)
        self.layouts.setAccessibleDescription(OwnLayouts.SHOW_HELP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.drop)
        column.addLayout(row_of(self.layouts))
        importer.layouts_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the way to the list while there is something in it."""
        count = self._importer.shelf.count
        self.layouts.setText(OwnLayouts.SHOW.format(count=count))
        self.layouts.setVisible(count > 0)

    def _show_layouts(self) -> None:
        self._importer.show_layouts()
