"""Where rows come from: a text in some encoding, or a sheet of a workbook.

Both begin with what may be the header and then give rows of its width, or rows that do not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from wizard.domain.order_layout import Delimiter, Quoting
from wizard.intake.decode import text_lines
from wizard.intake.records import BadRow, Lines, RowReader, Rows, split_header


@dataclass(frozen=True, slots=True)
class Head:
    """The first written row, split at one delimiter (empty for a sheet)."""

    cells: list[str]
    delimiter: str


class RowSource(Protocol):
    """Rows of one table.

    Attributes:
        encoding: Python name of the encoding, empty for a sheet.
        unsure: True when characters may have been lost because the person chose the encoding.
        zeros: lines of rows in which leading zeros were put back as a sheet shows them.
    """

    encoding: str
    unsure: bool
    zeros: list[int]

    def heads(self) -> list[Head]:
        """Begin anew; return what the header may be, the usual delimiter first."""
        ...

    def rows(
        self, head: Head, width: int, quoting: Quoting, *, headless: bool = False
    ) -> Iterator[Rows | BadRow]:
        """Yield the rows below the head; with `headless` the head's own row, too."""
        ...


class TextRows:
    """Rows of a text file.

    Args:
        stream: its bytes, seekable.
        encoding: the encoding to read it in.
        name: the file's name, for the sentences.
        errors: the codec's error handling.
        cancelled: asked every few hundred rows.
    """

    def __init__(
        self,
        stream: BinaryIO,
        encoding: str,
        name: str,
        errors: str = "strict",
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.encoding = encoding
        self.unsure = errors != "strict"
        self.zeros: list[int] = []
        self._stream = stream
        self._name = name
        self._errors = errors
        self._cancelled = cancelled
        self._lines = Lines(())
        self._first: str | None = None

    def heads(self) -> list[Head]:
        """See `RowSource.heads`."""
        self._stream.seek(0)
        lots = text_lines(
            self._stream,
            self.encoding,
            self._name,
            errors=self._errors,
            cancelled=self._cancelled,
        )
        self._lines = Lines(lots)
        self._first = self._lines.take_written()
        line = self._first or ""
        return [Head(split_header(line, each.character), each.character) for each in Delimiter]

    def rows(
        self, head: Head, width: int, quoting: Quoting, *, headless: bool = False
    ) -> Iterator[Rows | BadRow]:
        """See `RowSource.rows`."""
        if headless and self._first is not None:
            self._lines.put_back([self._first.removeprefix("\ufeff")])
        yield from RowReader(self._lines, width, head.delimiter, quoting, self.encoding)


class SheetRows:
    """Rows of a sheet, whose cells need no parsing.

    Args:
        begin: begins anew and gives the cells of each row as texts, with its number and
            whether leading zeros were put back.
    """

    def __init__(self, begin: Callable[[], Iterator[tuple[int, list[str], bool]]]) -> None:
        self.encoding = ""
        self.unsure = False
        self.zeros: list[int] = []
        self._begin = begin
        self._rows: Iterator[tuple[int, list[str], bool]] = iter(())
        self._first: tuple[int, list[str], bool] | None = None

    def heads(self) -> list[Head]:
        """See `RowSource.heads`."""
        self._rows = (row for row in self._begin() if any(row[1]))
        self._first = next(self._rows, None)
        cells = [] if self._first is None else [cell.strip() for cell in self._first[1]]
        while cells and not cells[-1]:
            cells.pop()
        return [Head(cells, "")]

    def rows(
        self, head: Head, width: int, quoting: Quoting, *, headless: bool = False
    ) -> Iterator[Rows | BadRow]:
        """See `RowSource.rows`."""
        del head, quoting
        rows: Iterable[tuple[int, list[str], bool]] = self._rows
        if headless and self._first is not None:
            yield from self._fitted([self._first], width)
        yield from self._fitted(rows, width)

    def _fitted(
        self, rows: Iterable[tuple[int, list[str], bool]], width: int
    ) -> Iterator[Rows | BadRow]:
        for line, found, zeros in rows:
            cells = found
            while len(cells) > width and not cells[-1]:
                cells = cells[:-1]
            if len(cells) > width:
                yield BadRow.too_wide(line, cells)
                continue
            if zeros:
                self.zeros.append(line)
            yield Rows(line, [cells + [""] * (width - len(cells))])
