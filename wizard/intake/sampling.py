"""The beginning of a table that no layout knows, to be shown while its columns are named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from wizard import texts
from wizard.domain.hidden_cards import ColumnHiding
from wizard.domain.order_layout import Delimiter, Quoting
from wizard.errors import ImportFileError
from wizard.intake.looks import kinds_of
from wizard.intake.records import BadRow
from wizard.intake.row_source import Head, RowSource
from wizard.intake.tables import Table, empty, open_tables, pasted_table

ROWS_SHOWN = 50
_MOST_TITLES = 3  # rows above the header
# A header holds names, never one of these.
_DATA = frozenset(("phone", "postal_code", "email", "moment", "ip", "prefecture"))
_SAYS = texts.Intake


@dataclass(frozen=True, slots=True)
class TableSample:
    """The beginning of a table; card numbers are hidden and security codes dropped.

    Attributes:
        name: the file's name, with the table's behind it where there are several.
        piece: the table's own name inside the file.
        encoding: the one that fitted, empty for a sheet.
        delimiter: what stands between cells, empty for a sheet.
        header: the names of the columns; 1列目 … where there is no header.
        has_header: whether the first row names the columns.
        rows: the first rows below it, as wide as the header.
        dropped: columns whose cells are never shown or read: security codes.
    """

    name: str
    piece: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    has_header: bool
    rows: tuple[tuple[str, ...], ...]
    dropped: tuple[str, ...] = ()

    def values(self, index: int) -> tuple[str, ...]:
        """Return the values of a column (counted from 0) that are not empty."""
        found = (row[index].strip() for row in self.rows)
        return tuple(text for text in found if text)


def sample_table(
    path: Path,
    *,
    piece: str | None = None,
    encoding: str | None = None,
    has_header: bool | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TableSample:
    """Return the beginning of a table in a file.

    Args:
        path: the file.
        piece: which table of the file; None for the first.
        encoding: the encoding that the person has chosen.
        has_header: whether the first row names the columns; None to tell by what it holds.
        cancelled: asked while reading.

    Raises:
        Undecided: no encoding fits.
        ImportFileError: the file cannot be read, or is no file with tables.
    """
    with open_tables(path, cancelled) as tables:
        found = next((t for t in tables if piece is None or t.piece == piece), tables[0])
        return _sample(found, encoding, has_header)


def sample_pasted(text: str, *, has_header: bool | None = None) -> TableSample:
    """Return the beginning of a pasted table; raises ImportFileError when nothing was pasted."""
    return _sample(pasted_table(text), None, has_header)


def _sample(table: Table, encoding: str | None, has_header: bool | None) -> TableSample:
    for source in table.sources(encoding):
        try:
            return _read(table, source, has_header)
        except UnicodeDecodeError:
            continue
    raise table.undecided()


def _read(table: Table, source: RowSource, has_header: bool | None) -> TableSample:
    head = widest(source.heads())
    if not any(head.cells):
        raise empty(table.name)
    skipped = 0
    while head.is_title and skipped < _MOST_TITLES and any(map(_is_row, head.below)):
        skipped += 1
        head = widest(source.heads(skipped))
    named = _names_columns(head.cells) if has_header is None else has_header
    header = tuple(head.cells) if named else numbered(len(head.cells))
    hiding = ColumnHiding(header)
    rows: list[tuple[str, ...]] = []
    parts = source.rows(head, len(header), Quoting.STANDARD, headless=not named)
    for part in islice(parts, ROWS_SHOWN):
        if isinstance(part, BadRow):
            rows.append(_fitted(hiding.ragged(part.cells), len(header)))
        else:
            rows += [hiding.row(cells) for cells in part.rows]
        if len(rows) >= ROWS_SHOWN:
            break
    if not rows:
        what = _SAYS.NO_ROWS.format(file=table.name)
        raise ImportFileError(what, _SAYS.NO_ROWS_DO, "no rows")
    return TableSample(
        table.name,
        table.piece,
        source.encoding,
        head.delimiter,
        header,
        named,
        tuple(rows[:ROWS_SHOWN]),
        hiding.dropped,
    )


def _is_row(cells: Sequence[str]) -> bool:
    return sum(map(bool, cells)) > 1


def widest(heads: Sequence[Head]) -> Head:
    """Return the first row as split by the delimiter that gives the most cells."""
    return max(
        heads, key=lambda head: (len(head.cells), head.delimiter == Delimiter.COMMA.character)
    )


def numbered(width: int) -> tuple[str, ...]:
    """Return names for columns that have none."""
    return tuple(_SAYS.NTH_COLUMN.format(number=number) for number in range(1, width + 1))


def _fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells[:width], *[""] * (width - len(cells)))


def _names_columns(cells: Sequence[str]) -> bool:
    """Return True when the first row is names of columns and not a row of data."""
    written = [cell for cell in cells if cell]
    return not any(kinds_of(cell) & _DATA or cell.isdecimal() for cell in written)
