"""Rows of files that could not be read, shown with their line numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from wizard.intake.order_export import RowProblem
from wizard.texts import OrderImport
from wizard.ui.orders.import_steps import Read
from wizard.ui.titled_model import AnyIndex, TitledModel

_TITLES = (OrderImport.LINE, OrderImport.WHAT, OrderImport.CONTENT)


_SHOWN = 60  # characters of a row; all of it is in the tooltip and in the repair


class ProblemRowsModel(TitledModel):
    """What was not taken in: line, what is wrong, the text as it stands."""

    def __init__(self, reads: Sequence[Read], parent: QObject | None = None) -> None:
        super().__init__(_TITLES, parent)
        self._several = len(reads) > 1
        self._problems = [(read, problem) for read in reads for problem in read.file.row_problems]

    def at(self, row: int) -> tuple[Read, RowProblem]:
        """Return what stands in a row."""
        return self._problems[row]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of one cell; the whole text is in the tooltip."""
        if not index.isValid():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        read, problem = self._problems[index.row()]
        line = OrderImport.PROBLEM_ROW.format(line=problem.line)
        if self._several:
            line = f"{read.file.path.name} {line}"
        raw = " ".join(problem.raw.split())
        if role == Qt.ItemDataRole.DisplayRole and len(raw) > _SHOWN:
            raw = raw[:_SHOWN] + "…"
        return (line, problem.message, raw)[index.column()]
