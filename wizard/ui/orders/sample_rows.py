"""The first rows of a table that nobody knows, as they stand in the file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from wizard.intake.sampling import TableSample
from wizard.ui.titled_model import AnyIndex, TitledModel


class SampleModel(TitledModel):
    """Header and cells of a `TableSample`."""

    def __init__(self, sample: TableSample, parent: QObject | None = None) -> None:
        super().__init__(sample.header, parent)
        self._sample = sample

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._sample.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of one cell."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in roles:
            return None
        return self._sample.rows[index.row()][index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column; whole in its tooltip, for names are often long."""
        if role == Qt.ItemDataRole.ToolTipRole:
            role = Qt.ItemDataRole.DisplayRole
        return super().headerData(section, orientation, role)
