"""One attempt at an order file in one encoding: header, then rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from wizard import texts
from wizard.domain import card_numbers
from wizard.domain.order_layout import Delimiter, OrderLayout, Quoting, columns_of_number
from wizard.errors import ImportFileError
from wizard.intake.decode import text_lines
from wizard.intake.gathering import Gatherer
from wizard.intake.notices import Notice, Notices
from wizard.intake.order_file import OrderFile, RowProblem
from wizard.intake.plan import Plan
from wizard.intake.records import BadRow, Fault, Lines, RowReader, Rows, split_header

_KEPT_PROBLEMS = 1000  # rows kept for repair; a file with more is no order file
_COLUMNS_NAMED = 6
_UNREADABLE = "\ufffd"
_SAYS = texts.Intake


class UnknownHeader(Exception):  # noqa: N818  the next encoding may know it
    """The header fits no layout in this encoding; `error` says so to the person."""

    def __init__(self, error: ImportFileError) -> None:
        super().__init__()
        self.error = error


@dataclass(frozen=True, slots=True)
class Recognised:
    """A header that was recognised, and the lines below it."""

    layout: OrderLayout
    header: list[str]
    delimiter: str
    lines: Lines


class Reading:
    """One attempt at a file in one encoding.

    Args:
        path: the file, for its name.
        stream: its bytes.
        encoding: the encoding to read it in.
        errors: the codec's error handling.
        cancelled: asked every few hundred rows.
    """

    def __init__(
        self,
        path: Path,
        stream: BinaryIO,
        encoding: str,
        errors: str,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._path = path
        self._stream = stream
        self._encoding = encoding
        self._errors = errors
        self._cancelled = cancelled
        self._notices = Notices()
        self._problems: list[RowProblem] = []

    def recognise(self, layouts: Sequence[OrderLayout], wanted: OrderLayout | None) -> Recognised:
        """Read the header and find whose it is: the first match wins.

        Raises:
            UnknownHeader: it is nobody's, or not that of `wanted`.
            UnicodeDecodeError: the encoding does not fit.
        """
        self._stream.seek(0)
        lots = text_lines(
            self._stream,
            self._encoding,
            self._path.name,
            errors=self._errors,
            cancelled=self._cancelled,
        )
        lines = Lines(lots)
        line = lines.take_written() or ""
        # A spreadsheet may have saved commas as tabs, or the other way round.
        headers = {each.character: split_header(line, each.character) for each in Delimiter}
        for layout in layouts if wanted is None else (wanted,):
            own = layout.delimiter.character
            for delimiter in sorted(headers, key=lambda each: each != own):
                if layout.recognises(frozenset(headers[delimiter])):
                    return Recognised(layout, headers[delimiter], delimiter, lines)
        raise UnknownHeader(self._unknown(layouts, wanted))

    def read(
        self,
        found: Recognised,
        new_key: Callable[[], str],
        now: datetime,
        repairs: Mapping[int, Sequence[str]],
    ) -> OrderFile:
        """Read the rows below the header; the arguments are those of `read_orders`."""
        layout = found.layout
        plan = Plan(layout, found.header)
        if plan.number is None and layout.number is not None and layout.number.columns:
            raise self._no_number(layout)
        self._say_about_columns(plan)
        gatherer = Gatherer(plan, self._path.name, self._notices, new_key, now)
        count = self._rows(found, gatherer, repairs)
        if not count and not self._notices.count(Notice.PROBLEM_ROWS):
            raise ImportFileError(
                _SAYS.NO_ROWS.format(file=self._path.name), _SAYS.NO_ROWS_DO, "no rows"
            )
        orders = gatherer.orders()
        return OrderFile(
            self._path,
            layout,
            self._encoding,
            tuple(found.header),
            count,
            orders,
            tuple(self._problems),
            self._notices.sentences(layout.title),
        )

    def _rows(
        self, found: Recognised, gatherer: Gatherer, repairs: Mapping[int, Sequence[str]]
    ) -> int:
        """Hand every readable row on; return how many there were."""
        width = len(found.header)
        quoting = found.layout.quoting
        if found.delimiter != found.layout.delimiter.character:
            quoting = Quoting.STANDARD  # saved again by another program
        reader = RowReader(found.lines, width, found.delimiter, quoting, self._encoding)
        unsure = bool(repairs) or self._errors != "strict"
        count = 0
        for part in reader:
            if isinstance(part, Rows) and not unsure:
                count += self._take(part, gatherer)
                continue
            for each in self._checked(part, repairs, width):
                if isinstance(each, Rows):
                    count += self._take(each, gatherer)
                else:
                    self._fault(each, width)
        return count

    def _take(self, part: Rows, gatherer: Gatherer) -> int:
        """Hand rows on; return how many of them were taken."""
        if part.mended:
            self._notices.add(Notice.QUOTES_MENDED, part.line)
        faults = gatherer.add(part.rows, part.line)
        for index, lost in faults:
            line = part.line + index
            says = _SAYS.ROW_LOST_NUMBER if lost else _SAYS.ROW_NO_NUMBER
            self._problem(says.format(line=line), part.rows[index], "", line)
        return len(part.rows) - len(faults)

    def _checked(
        self, part: Rows | BadRow, repairs: Mapping[int, Sequence[str]], width: int
    ) -> Iterator[Rows | BadRow]:
        """Yield rows one by one, the person's own cells in place of those of the file."""
        rows = part.rows if isinstance(part, Rows) else [part.cells]
        for line, row in enumerate(rows, part.line):
            cells = list(repairs.get(line, row))
            if line in repairs:
                if len(cells) == width:
                    self._notices.add(Notice.REPAIRED, line)
                    yield Rows(line, [cells])
                else:
                    yield BadRow(line, Fault.WIDTH, cells, "")
            elif isinstance(part, BadRow):
                yield part
            elif any(_UNREADABLE in cell for cell in cells):
                self._problem(_SAYS.ROW_UNREADABLE.format(line=line), cells, "", line)
            else:
                yield Rows(line, [cells], part.mended)

    def _fault(self, row: BadRow, width: int) -> None:
        says = {
            Fault.WIDTH: _SAYS.ROW_WIDTH,
            Fault.QUOTES: _SAYS.ROW_QUOTES,
            Fault.TWO_WAYS: _SAYS.ROW_TWO_WAYS,
        }[row.fault]
        message = says.format(line=row.line, count=len(row.cells), width=width)
        self._problem(message, row.cells, row.raw, row.line)

    def _problem(self, message: str, cells: Sequence[str], raw: str, line: int) -> None:
        self._notices.add(Notice.PROBLEM_ROWS, line)
        if len(self._problems) < _KEPT_PROBLEMS:
            shown = tuple(card_numbers.mask(cell) for cell in cells)
            raw = raw or ",".join(cells)
            self._problems.append(RowProblem(line, message, shown, card_numbers.mask(raw)))

    def _say_about_columns(self, plan: Plan) -> None:
        layout = plan.layout
        number = layout.number
        if number is not None and plan.number is not None and not number.by_row:
            wanted, used = number.columns[0], plan.number.column
            if wanted != used:
                self._notices.say(Notice.NUMBER_FALLBACK, wanted=wanted.name, used=used.name)
        missing = plan.missing()
        if missing:
            names = _SAYS.JOINED.join(missing[:_COLUMNS_NAMED])
            self._notices.say(Notice.MISSING_COLUMNS, columns=names)
        if layout.rows.lines and plan.is_line is None:
            names = _SAYS.JOINED.join(when.column.name for when in layout.rows.lines)
            self._notices.say(Notice.NO_LINE_COLUMN, columns=names)

    def _unknown(
        self, layouts: Sequence[OrderLayout], wanted: OrderLayout | None
    ) -> ImportFileError:
        name = self._path.name
        if wanted is not None:
            what = _SAYS.WRONG_LAYOUT.format(file=name, platform=wanted.title)
            return ImportFileError(what, _SAYS.WRONG_LAYOUT_DO, "header")
        platforms = _SAYS.NUMBERS.join(layout.title for layout in layouts)
        return ImportFileError(
            _SAYS.UNKNOWN.format(file=name), _SAYS.UNKNOWN_DO.format(platforms=platforms), "header"
        )

    def _no_number(self, layout: OrderLayout) -> ImportFileError:
        columns = _SAYS.NUMBERS.join(column.name for column in columns_of_number(layout.number))
        return ImportFileError(
            _SAYS.NO_NUMBER_COLUMN.format(file=self._path.name, columns=columns),
            _SAYS.NO_NUMBER_COLUMN_DO,
            "no number column",
        )
