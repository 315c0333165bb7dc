"""Where rows come from: a text in some encoding, or a sheet of a workbook.

Both begin with what may be the header and then give rows of its width, or rows that do not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, Protocol

from wizard.domain.order_layout import Delimiter, Quoting
from wizard.intake.decode import Seen, text_lines
from wizard.intake.records import BadRow, Lines, RowReader, Rows, split_header

_LOOKED_AT = 20  # rows below the first that may tell what a table without header is


@dataclass(frozen=True, slots=True)
class Head:
    """The first written row, split at one delimiter (empty for a sheet), and some below it."""

    cells: list[str]
    delimiter: str
    below: tuple[list[str], ...] = ()

    @property
    def is_title(self) -> bool:
        """Return True when the row may stand above the header: it has one written cell."""
        return sum(map(bool, self.cells)) == 1


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

    @property
    def is_ascii(self) -> bool:
        """True when all that was read so far is ASCII."""
        ...

    def heads(self, skip: int = 0) -> list[Head]:
        """Begin anew; return what the header may be, the usual delimiter first.

        Args:
            skip: how many written rows stand above it.
        """
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
        self._seen = Seen()

    @property
    def is_ascii(self) -> bool:
        """See `RowSource`."""
        return self._seen.is_ascii

    def heads(self, skip: int = 0) -> list[Head]:
        """See `RowSource.heads`."""
        self._stream.seek(0)
        self._seen = Seen()
        lots = text_lines(
            self._stream,
            self.encoding,
            self._name,
            errors=self._errors,
            cancelled=self._cancelled,
            seen=self._seen,
        )
        self._lines = Lines(lots)
        for _ in range(skip + 1):
            self._first = self._lines.take_written()
        line = self._first or ""
        below = list(islice(self._lines.ahead, _LOOKED_AT))
        return [
            Head(
                split_header(line, each.character),
                each.character,
                tuple(split_header(other, each.character) for other in below),
            )
            for each in Delimiter
        ]

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
        self.is_ascii = False
        self._begin = begin
        self._rows: Iterator[tuple[int, list[str], bool]] = iter(())
        self._first: tuple[int, list[str], bool] | None = None

    def heads(self, skip: int = 0) -> list[Head]:
        """See `RowSource.heads`."""
        rows = (row for row in self._begin() if any(row[1]))
        self._first = next(islice(rows, skip, None), None)
        below = list(islice(rows, _LOOKED_AT))
        self._rows = chain(below, rows)
        cells = [] if self._first is None else [cell.strip() for cell in self._first[1]]
        while cells and not cells[-1]:
            cells.pop()
        return [Head(cells, "", tuple(_fit(row[1], len(cells)) for row in below))]

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


def _fit(cells: list[str], width: int) -> list[str]:
    return [*(cell.strip() for cell in cells[:width]), *[""] * (width - len(cells))]
