"""Order files of any size, a page of orders at a time.

A file of ten million rows is never held: only where its pages begin is remembered (one number
per page). Pages are found by counting quotes, without taking the rows apart, so that going far
down costs little more than reading the bytes. What is ticked is read whole by `read_orders`
with `only`.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from wizard import texts
from wizard.domain.case import Order
from wizard.domain.order_layout import OrderLayout, Quoting
from wizard.errors import ImportFileError
from wizard.intake.decode import LONGEST_LINE, Cancelled
from wizard.intake.gathering import Gatherer
from wizard.intake.notices import Notices
from wizard.intake.order_reading import Reading, UnknownHeader
from wizard.intake.plan import Plan
from wizard.intake.recognising import Recognised
from wizard.intake.records import BadRow, Lines, RowReader, Rows
from wizard.intake.row_source import TextRows
from wizard.intake.source_file import open_source
from wizard.intake.tables import open_tables

LARGE = 64 << 20  # bytes; what is smaller is read at once by `read_orders`
PAGE_ROWS = 1000
_LOST = 400  # lines after which a quote that was opened counts as a stray one
_ASK_EVERY = 4096
# Archives, workbooks and UTF-16 are not made of lines of bytes.
_NOT_BY_LINES = (b"PK", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAYS = texts.Intake

Cancel = Callable[[], bool] | None


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Some orders of a file.

    Attributes:
        number: of the page, counted from 0.
        first_row: number of its first row below the header, counted from 1.
        orders: in the order of the file; one that goes on on the next page lacks lines here.
        bad_rows: how many rows of the page could not be read.
        is_last: True when the file ends here.
    """

    number: int
    first_row: int
    orders: tuple[Order, ...]
    bad_rows: int
    is_last: bool


def is_large(path: Path) -> bool:
    """Return True when a text file is better looked at page by page."""
    try:
        if path.stat().st_size <= LARGE:
            return False
        with path.open("rb") as stream:
            head = stream.read(4)
    except OSError:
        return False
    return not head.startswith(_NOT_BY_LINES)


class OrderPages:
    """A text file of orders, page by page.

    Args:
        path: the file.
        layouts: the known layouts in the order in which they are tried.
        new_key: returns a fresh key.
        now: aware time (Asia/Tokyo) put into the answers.
        layout: the layout that the person has chosen, None to recognise it.
        encoding: the encoding that the person has chosen.
        cancelled: asked while the header is looked for.

    Raises:
        UnknownTable: no layout knows the header.
        Undecided: no encoding fits the beginning.
        ImportFileError: the file cannot be read.
    """

    def __init__(
        self,
        path: Path,
        layouts: Sequence[OrderLayout],
        *,
        new_key: Callable[[], str],
        now: datetime,
        layout: OrderLayout | None = None,
        encoding: str | None = None,
        cancelled: Cancel = None,
    ) -> None:
        self.path = path
        self._new_key, self._now = new_key, now
        found, self.encoding = _recognised(path, layouts, layout, encoding, cancelled)
        self.layout = found.layout
        self.header = tuple(found.header)
        self._delimiter = found.head.delimiter
        self._skipped = found.skipped
        self._quoting = Quoting.STANDARD if found.resaved else found.layout.quoting
        self._plan = Plan(found.layout, found.header)
        # Where pages begin: byte offset and line number; the header's own line is skipped.
        self._starts = [self._first_start(found)]
        self._end: int | None = None

    @property
    def known_pages(self) -> int:
        """Return how many pages are known to be there so far."""
        return len(self._starts) - (self._end is not None)

    def page(self, number: int, cancelled: Cancel = None) -> OrderPage:
        """Return a page; one behind the end is empty.

        Raises:
            Cancelled: `cancelled` said so.
            ImportFileError: the file cannot be read.
        """
        with open_source(self.path) as stream:
            self._look_ahead(stream, number + 1, cancelled)
            if number + 1 >= len(self._starts):
                return OrderPage(number, 0, (), 0, is_last=True)
            begin, end = self._starts[number], self._starts[number + 1]
            stream.seek(begin[0])
            data = stream.read(end[0] - begin[0])
        text = data.decode(_codec(self.encoding), "replace")
        lot = io.StringIO(text, newline="").readlines()
        reader = RowReader(
            Lines([lot]), len(self.header), self._delimiter, self._quoting, self.encoding
        )
        gatherer = Gatherer(self._plan, self.path.name, Notices(), self._new_key, self._now)
        bad = 0
        for part in reader:
            if isinstance(part, BadRow):
                bad += 1
            else:
                bad += len(gatherer.add(part.rows, begin[1] + part.line - 1))
        last = self._end is not None and number + 2 >= len(self._starts)
        first = number * PAGE_ROWS + 1
        return OrderPage(number, first, gatherer.orders(), bad, is_last=last)

    def count(self, cancelled: Cancel = None) -> int:
        """Return how many pages the file has; reads it to its end once.

        Raises:
            Cancelled: `cancelled` said so.
        """
        with open_source(self.path) as stream:
            self._look_ahead(stream, None, cancelled)
        return self.known_pages

    def find(self, words: str, most: int = 200, cancelled: Cancel = None) -> tuple[Order, ...]:
        """Return the first orders of the whole file that have all the words in one row.

        Args:
            words: parted by spaces; compared as they stand, without regard to case.
            most: how many orders are enough.
            cancelled: asked every few thousand rows.

        Raises:
            Cancelled: `cancelled` said so.
        """
        wanted = words.casefold().split()
        gatherer = Gatherer(self._plan, self.path.name, Notices(), self._new_key, self._now)
        with open_source(self.path) as stream:
            for part in self._all_rows(stream, cancelled):
                for offset, row in enumerate(part.rows):
                    whole = "\n".join(row).casefold()
                    if all(word in whole for word in wanted):
                        gatherer.add([row], part.line + offset)
                        if gatherer.count >= most:
                            return gatherer.orders()
        return gatherer.orders()

    def _all_rows(self, stream: BinaryIO, cancelled: Cancel) -> Iterator[Rows]:
        source = TextRows(stream, self.encoding, self.path.name, "replace", cancelled)
        head = next(h for h in source.heads(self._skipped) if h.delimiter == self._delimiter)
        headless = self._starts[0][0] == 0
        for part in source.rows(head, len(self.header), self._quoting, headless=headless):
            if isinstance(part, Rows):
                yield part

    def _first_start(self, found: Recognised) -> tuple[int, int]:
        if found.headless:
            return 0, 1
        with open_source(self.path) as stream:
            line = 1
            left = found.skipped
            for raw in iter(lambda: stream.readline(LONGEST_LINE), b""):
                line += 1
                if raw.strip(b" \t\r\n\xef\xbb\xbf"):
                    left -= 1
                if left < 0:
                    break
            return stream.tell(), line

    def _look_ahead(self, stream: BinaryIO, pages: int | None, cancelled: Cancel) -> None:
        """Find where the pages up to one begin; None for all of them."""
        if self._end is not None or (pages is not None and len(self._starts) > pages):
            return
        at, line = self._starts[-1]
        stream.seek(at)
        quoted = self._quoting is not Quoting.NONE
        rows = opened = 0
        while pages is None or len(self._starts) <= pages:
            raw = stream.readline(LONGEST_LINE)
            if not raw:
                self._end = at
                if rows:
                    self._starts.append((at, line))
                return
            if not raw.endswith(b"\n") and len(raw) >= LONGEST_LINE:
                what = _SAYS.HUGE_LINE.format(file=self.path.name, line=line)
                raise ImportFileError(what, _SAYS.HUGE_LINE_DO, "line length")
            at += len(raw)
            line += 1
            if line % _ASK_EVERY == 0 and cancelled is not None and cancelled():
                what = _SAYS.CANCELLED.format(file=self.path.name)
                raise Cancelled(what, _SAYS.CANCELLED_DO, "cancelled")
            if quoted and (opened or raw.count(b'"') % 2):
                odd = raw.count(b'"') % 2 == 1
                opened = 0 if odd == (opened > 0) else opened + 1
                if 0 < opened < _LOST:
                    continue
                opened = 0
            rows += 1
            if rows == PAGE_ROWS:
                self._starts.append((at, line))
                rows = 0


def _recognised(
    path: Path,
    layouts: Sequence[OrderLayout],
    layout: OrderLayout | None,
    encoding: str | None,
    cancelled: Cancel,
) -> tuple[Recognised, str]:
    unknown: ImportFileError | None = None
    with open_tables(path, cancelled) as tables:
        for source in tables[0].sources(encoding):
            try:
                return Reading(path, tables[0], source).recognise(layouts, layout), source.encoding
            except UnicodeDecodeError:
                continue
            except UnknownHeader as refused:
                unknown = unknown or refused.error
        raise unknown or tables[0].undecided()


def _codec(encoding: str) -> str:
    return "utf-8" if encoding == "utf-8-sig" else encoding
