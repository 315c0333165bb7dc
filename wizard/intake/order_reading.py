"""One attempt at an order file in one encoding: header, then rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.order_layout import OrderLayout, Quoting, columns_of_number
from wizard.errors import ImportFileError
from wizard.intake.file_notices import say_about_file
from wizard.intake.gathering import Gatherer
from wizard.intake.notices import Notice, Notices
from wizard.intake.order_file import OrderFile
from wizard.intake.plan import Plan
from wizard.intake.recognising import Recognised, recognise
from wizard.intake.records import BadRow, Fault, Rows
from wizard.intake.row_problems import Problems, RowHiding
from wizard.intake.row_source import RowSource
from wizard.intake.tables import Table, empty

MOST_ORDERS = 1_000_000
MOST_TITLES = 3  # rows above a header: the name of the list, its period
_UNREADABLE = "\ufffd"
_SAYS = texts.Intake


class UnknownHeader(Exception):  # noqa: N818  the next encoding may know it
    """The header fits no layout in this encoding; `error` says so to the person."""

    def __init__(self, error: ImportFileError) -> None:
        super().__init__()
        self.error = error


class UnknownTable(ImportFileError):  # noqa: N818  a question more than an error
    """No layout knows the header; the person can say what the columns are (`sampling`)."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of a file.

    Attributes:
        new_key: returns a fresh key for an order or line.
        now: aware time (Asia/Tokyo) put into the answers.
        repairs: the person's cells for rows of `OrderFile.row_problems`, by line.
        only: when given, only orders that it says True of are kept.
        most: most orders that are kept; a file with more is refused.
        cancelled: asked while the orders are put together; the table asks while it is read.
    """

    new_key: Callable[[], str]
    now: datetime
    repairs: Mapping[int, Sequence[str]]
    only: Callable[[str], bool] | None = None
    most: int = MOST_ORDERS
    cancelled: Callable[[], bool] | None = None


class Reading:
    """One attempt at a table in one encoding.

    Args:
        path: the file.
        table: the table in it.
        source: its rows.
    """

    def __init__(self, path: Path, table: Table, source: RowSource) -> None:
        self._path = path
        self._table = table
        self._source = source
        self._notices = Notices()

    def recognise(self, layouts: Sequence[OrderLayout], wanted: OrderLayout | None) -> Recognised:
        """Read the header and find whose it is: the first match wins.

        Raises:
            UnknownHeader: it is nobody's, or not that of `wanted`.
            UnicodeDecodeError: the encoding does not fit.
        """
        heads = self._source.heads()
        if not any(cell for head in heads for cell in head.cells):
            raise empty(self._table.name)
        skipped = 0
        while True:
            found = recognise(heads, layouts, wanted)
            if found is not None:
                return replace(found, skipped=skipped)
            skipped += 1
            if skipped > MOST_TITLES or not all(head.is_title for head in heads):
                raise UnknownHeader(self._unknown(wanted))
            heads = self._source.heads(skipped)

    def read(self, found: Recognised, request: Request) -> OrderFile:
        """Read the rows below the header."""
        layout = found.layout
        plan = Plan(layout, found.header)
        if plan.number is None and layout.number is not None and layout.number.columns:
            raise self._no_number(layout)
        problems = Problems(RowHiding(found.header, layout), self._notices)
        gatherer = Gatherer(
            plan,
            self._table.name,
            self._notices,
            request.new_key,
            request.now,
            request.only,
        )
        count = self._rows(found, gatherer, request, problems)
        if not count and not self._notices.count(Notice.PROBLEM_ROWS):
            raise ImportFileError(
                _SAYS.NO_ROWS.format(file=self._table.name), _SAYS.NO_ROWS_DO, "no rows"
            )
        for line in self._source.zeros:
            self._notices.add(Notice.SHEET_ZEROS, line)
        orders = gatherer.orders(request.cancelled)
        say_about_file(self._notices, plan, found, self._source)
        if self._table.beside:
            names = _SAYS.JOINED.join(self._table.beside)
            self._notices.remark(_SAYS.PASSED_OVER.format(names=names))
        if problems.hiding.notice:
            self._notices.remark(problems.hiding.notice)
        return OrderFile(
            self._path,
            layout,
            self._source.encoding,
            tuple(found.header),
            count,
            orders,
            tuple(problems.kept),
            self._notices.sentences(layout.title),
            self._table.piece,
        )

    def _rows(
        self, found: Recognised, gatherer: Gatherer, request: Request, problems: Problems
    ) -> int:
        """Hand every readable row on; return how many there were."""
        width = len(found.header)
        # What another program has saved again is quoted as that program does.
        quoting = Quoting.STANDARD if found.resaved else found.layout.quoting
        parts = self._source.rows(found.head, width, quoting, headless=found.headless)
        unsure = bool(request.repairs) or self._source.unsure
        count = 0
        for part in parts:
            if isinstance(part, Rows) and not unsure:
                count += self._take(part, gatherer, problems)
                if gatherer.count > request.most:
                    what = _SAYS.TOO_MANY.format(file=self._table.name, count=request.most)
                    raise ImportFileError(what, _SAYS.TOO_MANY_DO, "too many orders")
                continue
            for each in self._checked(part, request.repairs, width, problems):
                if isinstance(each, Rows):
                    count += self._take(each, gatherer, problems)
                else:
                    problems.add_bad(each, width)
        return count

    def _take(self, part: Rows, gatherer: Gatherer, problems: Problems) -> int:
        """Hand rows on; return how many of them were taken."""
        if part.mended:
            self._notices.add(Notice.QUOTES_MENDED, part.line)
        faults = gatherer.add(part.rows, part.line)
        for index, lost in faults:
            line = part.line + index
            says = _SAYS.ROW_LOST_NUMBER if lost else _SAYS.ROW_NO_NUMBER
            problems.add(says.format(line=line), part.rows[index], "", line, fits=True)
        return len(part.rows) - len(faults)

    def _checked(
        self,
        part: Rows | BadRow,
        repairs: Mapping[int, Sequence[str]],
        width: int,
        problems: Problems,
    ) -> Iterator[Rows | BadRow]:
        """Yield rows one by one, the person's own cells in place of those of the file."""
        rows = part.rows if isinstance(part, Rows) else [part.cells]
        for line, row in enumerate(rows, part.line):
            if line in repairs:
                cells = problems.hiding.restored(repairs[line], row)
                if len(cells) == width:
                    self._notices.add(Notice.REPAIRED, line)
                    yield Rows(line, [cells])
                else:
                    yield BadRow(line, Fault.WIDTH, cells, "")
            elif isinstance(part, BadRow):
                yield part
            elif any(_UNREADABLE in cell for cell in row):
                says = _SAYS.ROW_UNREADABLE.format(line=line)
                problems.add(says, row, "", line, fits=True)
            else:
                yield Rows(line, [row], part.mended)

    def _unknown(self, wanted: OrderLayout | None) -> ImportFileError:
        name = self._table.name
        if wanted is not None:
            what = _SAYS.WRONG_LAYOUT.format(file=name, platform=wanted.title)
            return ImportFileError(what, _SAYS.WRONG_LAYOUT_DO, "header")
        return UnknownTable(_SAYS.UNKNOWN.format(file=name), _SAYS.UNKNOWN_DO, "header")

    def _no_number(self, layout: OrderLayout) -> ImportFileError:
        columns = _SAYS.NUMBERS.join(column.name for column in columns_of_number(layout.number))
        return ImportFileError(
            _SAYS.NO_NUMBER_COLUMN.format(file=self._table.name, columns=columns),
            _SAYS.NO_NUMBER_COLUMN_DO,
            "no number column",
        )
