"""Physical lines → rows of cells: a fixed dialect, never a guess at one.

A row whose cells do not fit the header is not bent into shape: it comes out as a fault, with
what it holds, so that the person can repair it. Reading then goes on with the next line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from wizard.domain.order_layout import Quoting
from wizard.intake.php_quotes import escape_lookalikes, ways_to_read

_LINES_AHEAD = 400  # physical lines that one row may have
_LONGEST_ROW = 120_000  # characters; the csv module refuses cells over 131,072
_RUN = 64  # rows handed on together; more would leave the processor's cache
_WIDE = 8  # cells; a line inside a cell that has so many is no accident
_TRIES = 10  # how often a row is parsed anew with more lines
_TRIES_RISKY = 5  # the same where several ways have to be followed


class Fault(Enum):
    """Why a row could not be read."""

    WIDTH = "width"
    QUOTES = "quotes"
    TWO_WAYS = "two ways"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the right width that begin on consecutive lines, the first on `line`.

    `mended` is True when PHP had damaged their quoting and they could be read all the same.
    """

    line: int
    rows: list[list[str]]
    mended: bool = False


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read: its cells as far as they can be told, and its text."""

    line: int
    fault: Fault
    cells: list[str]
    raw: str

    @classmethod
    def too_wide(cls, line: int, cells: list[str]) -> BadRow:
        """Return a sheet's row that has more cells than the header."""
        return cls(line, Fault.WIDTH, cells, "\t".join(cells))


class Lines:
    """Physical lines, counted, that can be looked at ahead and put back.

    Args:
        lots: lists of lines with their line ends, as `decode.text_lines` gives them.
    """

    def __init__(self, lots: Iterable[list[str]]) -> None:
        self._lots = iter(lots)
        self.ahead: deque[str] = deque()
        self.taken = 0

    def fill(self) -> bool:
        """Make sure that `ahead` holds a line; False at the end of the file."""
        while not self.ahead:
            lot = next(self._lots, None)
            if lot is None:
                return False
            self.ahead.extend(lot)
        return True

    def take(self) -> str | None:
        """Return the next line, None at the end."""
        if not self.fill():
            return None
        self.taken += 1
        return self.ahead.popleft()

    def take_written(self) -> str | None:
        """Return the next line that is not blank, None at the end."""
        line = self.take()
        while line is not None and not line.strip():
            line = self.take()
        return line

    def put_back(self, lines: list[str]) -> None:
        """Put lines back that were taken last."""
        self.ahead.extendleft(reversed(lines))
        self.taken -= len(lines)


def split_header(line: str, delimiter: str) -> list[str]:
    """Return the trimmed cells of a header line; unquoted where its quoting is broken."""
    line = line.removeprefix("\ufeff")  # where the person chose an encoding that keeps the BOM
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = line.split(delimiter)
    return [cell.strip() for cell in cells]


class RowReader:
    """Reads rows of a fixed width.

    Args:
        lines: where to read, standing below the header.
        width: how many cells the header has.
        delimiter: the character between cells.
        quoting: how cells are quoted.
        encoding: the file's encoding, which tells what PHP took for an escape sign.
    """

    def __init__(
        self, lines: Lines, width: int, delimiter: str, quoting: Quoting, encoding: str
    ) -> None:
        self._lines = lines
        self._width = width
        self._delimiter = delimiter
        self._quoted = quoting is not Quoting.NONE
        self._how: Literal[0, 3] = csv.QUOTE_MINIMAL if self._quoted else csv.QUOTE_NONE
        self._lookalikes = escape_lookalikes(encoding) if quoting is Quoting.PHP else ""
        self._risky = frozenset(self._lookalikes)
        self._one: deque[str] = deque()
        self._csv = self._reader(iter(self._one.popleft, None))

    def __iter__(self) -> Iterator[Rows | BadRow]:
        """Yield the rows, blank ones left out."""
        lines, ahead = self._lines, self._lines.ahead
        while lines.fill():
            first = lines.taken + 1
            run: list[str] = []
            unclear = None
            while ahead and len(run) < _RUN:
                line = ahead.popleft()
                if '"' in line and self._is_unclear(line):
                    unclear = line
                    break
                run.append(line)
            lines.taken += len(run)
            yield from self._run(run, first)
            if unclear is not None:
                lines.taken += 1
                yield self._careful(unclear)

    def _run(self, run: list[str], first: int) -> Iterator[Rows | BadRow]:
        """Yield the rows of lines that seem to be one row each, together where they are."""
        try:
            rows = list(self._reader(run))
        except csv.Error:
            rows = []
        fit = len(rows) == len(run) and all(map(any, rows))
        if fit and set(map(len, rows)) == {self._width}:
            yield Rows(first, rows)
            return
        for line, text in enumerate(run, first):
            cells = self._parse(text)
            if not isinstance(cells, list):
                fault = cells or Fault.QUOTES
                yield BadRow(line, fault, split_header(text, self._delimiter), text)
            elif len(cells) == self._width and any(cells):
                yield Rows(line, [cells])
            elif any(cells):
                yield BadRow(line, Fault.WIDTH, cells, text)

    def _is_unclear(self, line: str) -> bool:
        """Return True when a line may not be a row of its own, or may be damaged by PHP."""
        return self._quoted and (line.count('"') % 2 == 1 or self._is_risky(line))

    def _careful(self, first: str) -> Rows | BadRow:
        """Return the row that begins with a line whose quotes need a closer look."""
        start = self._lines.taken
        taken = [first]
        quotes = tries = length = delimiters = 0
        risky = False
        fault = Fault.QUOTES
        while True:
            quotes += taken[-1].count('"')
            length += len(taken[-1])
            delimiters += taken[-1].count(self._delimiter)
            risky = risky or self._is_risky(taken[-1])
            # Damaged quotes cannot be counted, but a row has at least its delimiters.
            enough = delimiters >= self._width - 1
            if enough if risky else len(taken) == 1 or quotes % 2 == 0:
                tries += 1
                read = self._read(taken, risky, start)
                if isinstance(read, Rows):
                    return read
                if read is not None:
                    fault = read
                    break
            most = _TRIES_RISKY if risky else _TRIES
            if len(taken) >= _LINES_AHEAD or tries > most or length > _LONGEST_ROW:
                break
            line = self._lines.take()
            if line is None:
                break
            taken.append(line)
        return self._bad(taken, fault, start)

    def _is_risky(self, line: str) -> bool:
        """Return True when a `"` stands right after what PHP takes for an escape sign."""
        risky = self._risky
        return bool(risky) and any(piece[-1:] in risky for piece in line.split('"')[:-1])

    def _read(self, taken: list[str], risky: bool, start: int) -> Rows | Fault | None:
        """Return the row that the lines are; None when more lines may help, else the fault."""
        text = "".join(taken)
        if not risky:
            cells = self._parse(text)
            if not isinstance(cells, list):
                return cells
            if len(cells) != self._width:
                return Fault.WIDTH
            return Fault.QUOTES if self._swallows(taken) else Rows(start, [cells])
        ways = ways_to_read(text, self._delimiter, self._width, self._lookalikes)
        if len(ways.rows) > 1:
            return Fault.TWO_WAYS
        if ways.rows:
            return Rows(start, ways.rows, mended=ways.rows[0] != self._parse(text))
        return None if ways.unfinished else Fault.QUOTES

    def _parse(self, text: str) -> list[str] | Fault | None:
        """Return the cells; None when a quote is still open at the end of the text."""
        self._one.append(text)
        try:
            return next(self._csv)
        except csv.Error:
            return Fault.QUOTES
        except IndexError:
            return None

    def _bad(self, taken: list[str], fault: Fault, start: int) -> BadRow:
        """Return the fault; lines that may well be rows of their own are put back."""
        whole = fault is Fault.WIDTH and not self._fits_alone(taken[1:2])
        if not whole:
            self._lines.put_back(taken[1:])
            taken = taken[:1]
        raw = "".join(taken)
        cells = self._parse(raw)
        if not isinstance(cells, list):
            cells = split_header(raw, self._delimiter)
        elif fault is Fault.QUOTES and len(cells) != self._width:
            fault = Fault.WIDTH  # its quotes are sound by themselves
        return BadRow(start, fault, cells, raw)

    def _swallows(self, taken: list[str]) -> bool:
        """Return True when a line inside a row is a row by itself: a quote was left open."""
        if self._width < _WIDE:
            return False
        return any(self._fits_alone([line]) for line in taken[1:-1])

    def _fits_alone(self, lines: list[str]) -> bool:
        cells = self._parse(lines[0]) if lines else None
        return isinstance(cells, list) and len(cells) == self._width

    def _reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=self._delimiter, strict=True, quoting=self._how)
