"""The cells of a row that could not be read, beside the columns they would fall into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from wizard.texts import OrderRepair
from wizard.ui.titled_model import AnyIndex, TitledModel

COLUMN, CELL = 0, 1
_UNREADABLE = "\ufffd"
_TITLES = (OrderRepair.COLUMN, OrderRepair.CELL)


class RepairModel(TitledModel):
    """One row per cell; cells are typed over, put in, taken out and joined.

    Args:
        header: the names of the columns.
        cells: as far as they can be told.
        parent: Qt parent.
    """

    changed = Signal()

    def __init__(
        self, header: Sequence[str], cells: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(_TITLES, parent)
        self._header = tuple(header)
        self._cells = list(cells)

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the cells as they stand."""
        return tuple(self._cells)

    @property
    def missing(self) -> int:
        """Return how many cells are missing; negative: how many are too many."""
        return len(self._header) - len(self._cells)

    @property
    def unreadable(self) -> int:
        """Return how many cells hold signs that nobody can read."""
        return sum(_UNREADABLE in cell for cell in self._cells)

    def insert(self, row: int) -> None:
        """Put an empty cell before one."""
        at = min(row, len(self._cells))
        self._change([*self._cells[:at], "", *self._cells[at:]])

    def take_out(self, row: int) -> None:
        """Take a cell out; those below move up."""
        self._change([cell for at, cell in enumerate(self._cells) if at != row])

    def join(self, row: int) -> None:
        """Join a cell with the one below it."""
        if row + 1 < len(self._cells):
            joined = self._cells[row] + self._cells[row + 1]
            self._change([*self._cells[:row], joined, *self._cells[row + 2 :]])

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many columns or cells there are, whichever is more."""
        if parent is not None and parent.isValid():
            return 0
        return max(len(self._header), len(self._cells))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one face of one cell."""
        if not index.isValid():
            return None
        row, is_cell = index.row(), index.column() == CELL
        if role == Qt.ItemDataRole.EditRole and is_cell:
            return self._cells[row] if row < len(self._cells) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole and is_cell:
            return f"{self._name(row)}: {self._words(row)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(row) if is_cell else self._name(row)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type over a cell; one that is missing is put in with those before it."""
        if role != Qt.ItemDataRole.EditRole or index.column() != CELL:
            return False
        row = index.row()
        if row >= len(self._cells) and not str(value):
            return False
        cells = [*self._cells, *[""] * (row + 1 - len(self._cells))]
        cells[row] = str(value)
        self._cells = cells
        self.dataChanged.emit(self.index(0, CELL), self.index(self.rowCount() - 1, CELL))
        self.changed.emit()
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == CELL else flags

    def _name(self, row: int) -> str:
        return self._header[row] if row < len(self._header) else OrderRepair.TOO_MANY

    def _words(self, row: int) -> str:
        return self._cells[row] if row < len(self._cells) else OrderRepair.NO_CELL

    def _change(self, cells: list[str]) -> None:
        before, after = self.rowCount(), max(len(self._header), len(cells))
        none = QModelIndex()
        if after > before:
            self.beginInsertRows(none, before, after - 1)
            self._cells = cells
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(none, after, before - 1)
            self._cells = cells
            self.endRemoveRows()
        else:
            self._cells = cells
        self.dataChanged.emit(self.index(0, 0), self.index(after - 1, CELL))
        self.changed.emit()
