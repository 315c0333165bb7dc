"""Mends one row of a file by hand: each cell beside the column it falls into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QWidget,
)

from wizard.intake.order_export import RowProblem
from wizard.texts import OrderRepair
from wizard.ui.dialogs import Dialog
from wizard.ui.flow import FlowLayout
from wizard.ui.orders.import_dialog import roomy
from wizard.ui.orders.import_tabs import PlainTable
from wizard.ui.orders.repair_rows import CELL, RepairModel
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Message, Text


class _Cells(PlainTable):
    """A table whose cells are typed over."""

    def end_typing(self) -> None:
        """Take what stands in an open cell: a click on a button leaves it open."""
        for editor in self.viewport().findChildren(QLineEdit):
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)


class RepairDialog(Dialog):
    """A small editor for one row; used only when there are as many cells as columns.

    Args:
        header: the names of the columns.
        problem: the row.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter begins and ends the typing of a cell

    def __init__(
        self, header: Sequence[str], problem: RowProblem, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("repair_dialog")
        self.setWindowTitle(OrderRepair.TITLE.format(line=problem.line))
        self.model = RepairModel(header, problem.cells, self)
        self.column.addWidget(Text(OrderRepair.TITLE.format(line=problem.line), "section"))
        self.column.addWidget(Text(OrderRepair.HINT, "help"))
        self.state = Message("caution", "", self, boxed=True)
        self.column.addWidget(self.state)
        self.table = _Cells(self.model, OrderRepair.TABLE, (240,))
        self.table.setObjectName("repair_cells")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setMinimumHeight(sp(150))
        self.table.activated.connect(self._edit)
        self.column.addLayout(self._make_buttons())
        self.column.addWidget(self.table, 1)
        self.add_button(OrderRepair.CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.use = self.add_button(OrderRepair.USE, "primary", QDialog.DialogCode.Accepted)
        self.use.setObjectName("repair_use")
        self.model.changed.connect(self._judge)
        self._judge()
        self.table.setCurrentIndex(self.model.index(0, CELL))
        self.table.setFocus()

    def sizeHint(self) -> QSize:
        """Leave room for a dozen cells."""
        return roomy(self, 0.62, 640)

    def done(self, result: int) -> None:
        """Close; what is being typed in a cell counts."""
        self.table.end_typing()
        super().done(result)

    def _make_buttons(self) -> FlowLayout:
        row = FlowLayout()
        for name, words, icon_name, deed in (
            ("cell_insert", OrderRepair.INSERT, "plus", self.model.insert),
            ("cell_take_out", OrderRepair.TAKE_OUT, "minus", self.model.take_out),
            ("cell_join", OrderRepair.JOIN, "link", self.model.join),
        ):
            button = Button(words, "plain", icon_name, partial(self._do, deed))
            button.setObjectName(name)
            row.addWidget(button)
        return row

    def _do(self, deed: Callable[[int], None]) -> None:
        self.table.end_typing()
        row = self.table.currentIndex().row()
        if row >= 0:
            deed(row)
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), CELL))
            self.table.setFocus()

    def _edit(self) -> None:
        index = self.table.currentIndex()
        if index.column() == CELL and self.table.state() is QAbstractItemView.State.NoState:
            self.table.edit(index)

    def _judge(self) -> None:
        missing, unreadable = self.model.missing, self.model.unreadable
        if missing > 0:
            self.state.set("caution", OrderRepair.MISSING.format(count=missing))
        elif missing < 0:
            self.state.set("caution", OrderRepair.LEFT_OVER.format(count=-missing))
        elif unreadable:
            self.state.set("caution", OrderRepair.UNREADABLE.format(count=unreadable))
        else:
            self.state.set("good", OrderRepair.FITS)
        self.use.setEnabled(missing == 0)
