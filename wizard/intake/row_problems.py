"""Rows that were not taken in: what of them may be shown, and how whole numbers come back."""

from __future__ import annotations

from collections.abc import Sequence

from wizard import texts
from wizard.domain import card_numbers
from wizard.domain.hidden_cards import ColumnHiding
from wizard.domain.order_layout import OrderLayout, columns_of, columns_of_number
from wizard.intake.answers import NOT_SEARCHED
from wizard.intake.notices import Notice, Notices
from wizard.intake.order_file import RowProblem
from wizard.intake.records import BadRow, Fault

_KEPT = 1000  # rows kept for repair; a file with more is no order file
_SAYS = texts.Intake


class RowHiding:
    """Hides card numbers and security codes in rows that the person is to repair.

    An order number may look like a card number. In a row that does not fit nobody knows which
    cell it is, so it is shown cut down, and is read whole again from the file when the
    person has put it into a column for such numbers.

    Args:
        header: the names of the table's columns.
        layout: which of them hold numbers of their own kind.
    """

    def __init__(self, header: Sequence[str], layout: OrderLayout) -> None:
        columns = list(columns_of_number(layout.number))
        for fill in layout.fills:
            if fill.item in NOT_SEARCHED:
                columns += columns_of(fill)
        names = {column.name for column in columns}
        spared = [place for place, name in enumerate(header) if name in names]
        self._hiding = ColumnHiding(header, spared)

    @property
    def dropped(self) -> tuple[str, ...]:
        """Return the headings of the columns whose cells are dropped."""
        return self._hiding.dropped

    @property
    def notice(self) -> str:
        """Return what the person is told about dropped columns."""
        return self._hiding.notice

    def shown(self, cells: Sequence[str], *, fits: bool) -> tuple[str, ...]:
        """Return a row's cells as they may be shown.

        Args:
            cells: as they stand in the file.
            fits: True when each cell stands in its column for certain.
        """
        return self._hiding.row(cells) if fits else self._hiding.ragged(cells)

    def restored(self, cells: Sequence[str], row: Sequence[str]) -> list[str]:
        """Return the person's cells with whole numbers where they were only shown cut down.

        Args:
            cells: what the person made of the row.
            row: its cells in the file.
        """
        whole: dict[str, set[str]] = {}
        for shown, cell in zip(self._hiding.ragged(row), row, strict=True):
            if shown != cell:
                whole.setdefault(shown, set()).add(cell)
        found = list(cells)
        for place, cell in enumerate(cells):
            meant = whole.get(cell, ())
            if len(meant) == 1 and self._hiding.spares(place):
                [found[place]] = meant
        return found


class Problems:
    """Gathers the rows of one table that were not taken in.

    Args:
        hiding: what of them may be shown.
        notices: counts them.
    """

    def __init__(self, hiding: RowHiding, notices: Notices) -> None:
        self.hiding = hiding
        self.kept: list[RowProblem] = []
        self._notices = notices

    def add(self, message: str, cells: Sequence[str], raw: str, line: int, *, fits: bool) -> None:
        """Keep a row.

        Args:
            message: Japanese, what is wrong with it.
            cells: as far as they can be told.
            raw: its text in the file, empty to make it of the cells.
            line: where it begins.
            fits: see `RowHiding.shown`.
        """
        self._notices.add(Notice.PROBLEM_ROWS, line)
        if len(self.kept) < _KEPT:
            shown = self.hiding.shown(cells, fits=fits)
            text = ",".join(shown) if fits or not raw else card_numbers.mask(raw)
            # The code may stand anywhere in the text.
            self.kept.append(RowProblem(line, message, shown, "" if self.hiding.dropped else text))

    def add_bad(self, row: BadRow, width: int) -> None:
        """Keep a row that the reader could not bring into the header's width."""
        says = {
            Fault.WIDTH: _SAYS.ROW_WIDTH,
            Fault.QUOTES: _SAYS.ROW_QUOTES,
            Fault.TWO_WAYS: _SAYS.ROW_TWO_WAYS,
        }[row.fault]
        message = says.format(line=row.line, count=len(row.cells), width=width)
        self.add(message, row.cells, row.raw, row.line, fits=False)
