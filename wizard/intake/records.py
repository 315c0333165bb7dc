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

from wizard.domain.order_layout import Quoting
from wizard.intake.php_quotes import escape_lookalikes, risky_quote, ways_to_read

_LINES_AHEAD = 400  # physical lines that one row may have
_LINES_AHEAD_RISKY = 20  # the same where several ways have to be followed
_LONGEST_ROW = 120_000  # characters; the csv module refuses cells over 131,072
_TRIES = 10  # how often a row is parsed anew with more lines


class Fault(Enum):
    """Why a row could not be read."""

    WIDTH = "width"
    QUOTES = "quotes"
    TWO_WAYS = "two ways"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read: its cells as far as they can be told, and its text."""

    fault: Fault
    cells: list[str]
    raw: str


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

    After each row `line` tells where it began (counted from 1) and `mended` whether its
    quoting was damaged by PHP and could be read all the same.
    """

    def __init__(
        self, lines: Lines, width: int, delimiter: str, quoting: Quoting, encoding: str
    ) -> None:
        self._lines = lines
        self._width = width
        self._delimiter = delimiter
        self._quoted = quoting is not Quoting.NONE
        self._lookalikes = escape_lookalikes(encoding) if quoting is Quoting.PHP else ""
        self._risky = risky_quote(self._lookalikes) if self._lookalikes else None
        self._one: deque[str] = deque()
        self._csv = csv.reader(
            iter(self._one.popleft, None),
            delimiter=delimiter,
            strict=True,
            quoting=csv.QUOTE_MINIMAL if self._quoted else csv.QUOTE_NONE,
        )
        self.line = lines.taken
        self.mended = False

    def __iter__(self) -> Iterator[list[str] | BadRow]:
        """Yield the rows, blank ones left out."""
        lines, ahead, width = self._lines, self._lines.ahead, self._width
        one, read = self._one, self._csv
        risky = self._risky.search if self._risky is not None else None
        while ahead or lines.fill():
            line = ahead.popleft()
            self.line = lines.taken = lines.taken + 1
            if (
                self._quoted
                and '"' in line
                and (line.count('"') % 2 or (risky is not None and risky(line)))
            ):
                yield self._careful(line)
                continue
            one.append(line)
            try:
                cells = next(read)
            except (csv.Error, IndexError):
                yield self._careful(line)
                continue
            if not any(cells):
                continue
            yield cells if len(cells) == width else BadRow(Fault.WIDTH, cells, line)

    def _careful(self, first: str) -> list[str] | BadRow:
        """Return the row that begins with a line whose quotes need a closer look."""
        self.mended = False
        taken = [first]
        quotes = 0
        risky = False
        tries = 0
        fault = Fault.QUOTES
        while True:
            quotes += taken[-1].count('"')
            risky = risky or self._is_risky(taken[-1])
            if risky or len(taken) == 1 or quotes % 2 == 0:
                tries += 1
                read = self._read(taken, risky)
                if isinstance(read, list):
                    return read
                if read is not None:
                    fault = read
                    break
            ahead = _LINES_AHEAD_RISKY if risky else _LINES_AHEAD
            if len(taken) >= ahead or tries > _TRIES or sum(map(len, taken)) > _LONGEST_ROW:
                break
            line = self._lines.take()
            if line is None:
                break
            taken.append(line)
        return self._bad(taken, fault)

    def _is_risky(self, line: str) -> bool:
        return self._risky is not None and self._risky.search(line) is not None

    def _read(self, taken: list[str], risky: bool) -> list[str] | Fault | None:
        """Return the row that the lines are; None when more lines may help, else the fault."""
        text = "".join(taken)
        if not risky:
            cells = self._parse(text)
            if isinstance(cells, list) and len(cells) != self._width:
                return Fault.WIDTH
            return cells
        ways = ways_to_read(text, self._delimiter, self._width, self._lookalikes)
        if len(ways) > 1:
            return Fault.TWO_WAYS
        if ways:
            self.mended = ways[0] != self._parse(text)
            return ways[0]
        return None

    def _parse(self, text: str) -> list[str] | Fault | None:
        """Return the cells; None when a quote is still open at the end of the text."""
        self._one.append(text)
        try:
            return next(self._csv)
        except csv.Error:
            return Fault.QUOTES
        except IndexError:
            return None

    def _bad(self, taken: list[str], fault: Fault) -> BadRow:
        """Return the fault; lines that may well be rows of their own are put back."""
        whole = fault is Fault.WIDTH and not self._fits_alone(taken[1:2])
        if not whole:
            self._lines.put_back(taken[1:])
            taken = taken[:1]
        raw = "".join(taken)
        cells = self._parse(raw)
        if not isinstance(cells, list):
            cells = split_header(raw, self._delimiter)
        return BadRow(fault, cells, raw)

    def _fits_alone(self, lines: list[str]) -> bool:
        cells = self._parse(lines[0]) if lines else None
        return isinstance(cells, list) and len(cells) == self._width
