"""Values that stand already and differ from the log's: replaced only where ticked."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableView, QWidget

from wizard.domain.case import Place
from wizard.domain.form import Form
from wizard.intake.log_taking import Taking
from wizard.texts import LogPage
from wizard.ui.basics import row_of
from wizard.ui.dialogs import Dialog
from wizard.ui.orders.differences import DifferenceColumn, DifferenceModel
from wizard.ui.orders.tick_delegate import TickDelegate
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Text

_WIDTHS = {
    DifferenceColumn.USE: 96,
    DifferenceColumn.ORDER: 88,
    DifferenceColumn.ITEM: 168,
    DifferenceColumn.OLD: 220,
}


class DifferenceDialog(Dialog):
    """The list.

    Args:
        form: the loaded definitions.
        taking: what taking over would do.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter belongs to the table

    def __init__(self, form: Form, taking: Taking, parent: QWidget | None = None) -> None:
        super().__init__(parent, "triangle-alert", "caution")
        self.setObjectName("log_differences")
        self.setWindowTitle(LogPage.DIFFER_TITLE)
        self._fills = len(taking.fills)
        self._count = len(taking.differences)
        self.model = DifferenceModel(form, self)
        self.model.show(taking.differences)
        self.table = self._make_table()
        self.tick_all = Button(LogPage.DIFFER_ALL, "link", "", self._tick_all)
        self.column.addWidget(Text(LogPage.DIFFER_TITLE, "section"))
        self.column.addWidget(Text(LogPage.DIFFER, "help"))
        self.column.addLayout(row_of(self.tick_all))
        self.column.addWidget(self.table, 1)
        self.close_button = self.add_button(
            LogPage.DIFFER_CLOSE, "plain", QDialog.DialogCode.Rejected
        )
        self.take = self.add_button("", "primary", QDialog.DialogCode.Accepted)
        self.take.setObjectName("differences_take")
        self.model.accepted_changed.connect(self._on_ticks)
        self._on_ticks()
        self.table.selectRow(0)
        self.table.setFocus()

    def accepted_places(self) -> frozenset[Place]:
        """Return where the log's value replaces what stands."""
        return self.model.accepted()

    def sizeHint(self) -> QSize:
        """Leave room for the values."""
        rows = min(self._count, 8) + 2
        screen = self.screen().availableGeometry()
        height = super().sizeHint().height() + sp(36) * max(0, rows - 4)
        return QSize(min(sp(860), screen.width() - 40), min(height, screen.height() - 40))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setObjectName("log_differences_table")
        table.setAccessibleName(LogPage.DIFFER_TABLE)
        table.setItemDelegateForColumn(DifferenceColumn.USE, TickDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(sp(36))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, sp(width))
        table.setMinimumHeight(sp(36) * 4)
        return table

    def _tick_all(self) -> None:
        self.model.accept(range(self._count), on=True)

    def _on_ticks(self) -> None:
        count = len(self.model.accepted())
        if count:
            self.take.setText(LogPage.DIFFER_USE.format(count=count))
        else:
            words = LogPage.DIFFER_KEEP if self._fills else LogPage.DIFFER_NOTHING
            self.take.setText(words)
        self.take.setEnabled(bool(count or self._fills))
