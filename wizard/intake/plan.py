"""A layout laid over the header of one file: which cells make which item.

Columns are found by name (admins reorder and hide them) and read by position (names occur
twice). A row is first cut down to the cells that the layout uses, those of the order and those
of the line apart, so that rows are cheap to keep and to compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from wizard.domain.form import LINE_PREFIX
from wizard.domain.order_layout import Column, Fill, OrderLayout, Part, Reading, When
from wizard.intake import cells as reading_of_cells
from wizard.intake.cells import Value

Cells = tuple[str, ...]
Take = Callable[[Cells], Value | None]
Pick = Callable[[Cells], str]
_WIDE_SPACE = "\u3000"
# Letters or digits, half- or full-width, that would read as one word when joined.
_RUNS_ON = re.compile("[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]{2}")


class Plan:
    """How the rows of one file are read.

    Attributes:
        order: the cells of an order and its items.
        line: the cells of a line and its items; prices come as they stand in the file.
        number: gives the order number from an order's cells; None when no column has it.
        number_column: the column it comes from.
        is_line: tells goods from other rows by a line's cells; None when all are goods or
            nobody can tell.
    """

    def __init__(self, layout: OrderLayout, header: Sequence[str]) -> None:
        self.layout = layout
        price = layout.price
        proof = price.proof
        order = [fill for fill in layout.fills if not fill.item.startswith(LINE_PREFIX)]
        line = [fill for fill in layout.fills if fill.item.startswith(LINE_PREFIX)]
        sums = (proof.subtotal, proof.shipping, proof.tax, proof.total) if proof else ()
        where = _Header(header)
        self.order = Cut(layout, where, order, (*layout.number, price.currency, *sums))
        goods = [when.column for when in layout.rows.lines]
        self.line = Cut(layout, where, line, (*goods, price.rate, price.tax))
        found = (each for each in layout.number if self.order.place(each) is not None)
        self.number_column = next(found, None)
        self.number = self._number()
        tests = (self.line.condition(when) for when in layout.rows.lines)
        self.is_line = next((test for test in tests if test is not None), None)

    def missing(self) -> tuple[str, ...]:
        """Return the columns for want of which an item cannot be filled from this file."""
        filled = {**self.order.takes, **self.line.takes}
        absent = [fill for fill in self.layout.fills if fill.item not in filled]
        return tuple(dict.fromkeys(fill.parts[0].columns[0].name for fill in absent))

    def _number(self) -> Pick | None:
        place = self.order.place(self.number_column)
        if place is None:
            return None
        mark = "'" if self.layout.leading_apostrophe else ""
        return lambda cells: cells[place].strip().removeprefix(mark)


class Cut:
    """The cells that one level (order or line) needs of a row, and what they make.

    Attributes:
        fills: how the level's items are filled.
        trim: makes the kept cells of a whole row; all else here works on kept cells.
        takes: gives the value of each item that this file can fill.
    """

    def __init__(
        self,
        layout: OrderLayout,
        header: _Header,
        fills: Sequence[Fill],
        others: Iterable[Column | None],
    ) -> None:
        self._layout = layout
        self.fills = fills
        columns = dict.fromkeys(chain.from_iterable(columns_of(fill) for fill in fills))
        columns.update(dict.fromkeys(each for each in others if each is not None))
        found = {c: index for c in columns if (index := header.index(c)) is not None}
        kept = list(dict.fromkeys(found.values()))
        self._places = {column: kept.index(index) for column, index in found.items()}
        self.trim = _trimmer(kept)
        self._clock = reading_of_cells.Clock(layout.zone, layout.time_formats)
        self._sentinels = frozenset(layout.sentinels)
        self.takes = self._takes(fills)

    def place(self, column: Column | None) -> int | None:
        """Return where a column's cell is among the kept ones, None when the file lacks it."""
        return None if column is None else self._places.get(column)

    def pick(self, columns: Iterable[Column | None]) -> Pick | None:
        """Return what gives the first text among columns; None when the file has none of them."""
        places = [place for c in columns if (place := self.place(c)) is not None]
        if not places:
            return None
        sentinels = self._sentinels
        if len(places) == 1 and not sentinels:
            only = places[0]
            return lambda cells: cells[only].strip()

        def first(cells: Cells) -> str:
            for place in places:
                text = cells[place].strip()
                if text and text not in sentinels:
                    return text
            return ""

        return first

    def condition(self, when: When) -> Callable[[Cells], bool] | None:
        """Return the test that a condition is; None when the file lacks its column."""
        place = self.place(when.column)
        if place is None:
            return None
        values, negate = frozenset(when.values), when.negate
        return lambda cells: (cells[place].strip() in values) is not negate

    def _takes(self, fills: Iterable[Fill]) -> dict[str, Take]:
        takes: dict[str, list[Take]] = {}
        for fill in fills:
            take = self._fill(fill)
            if take is not None:
                takes.setdefault(fill.item, []).append(take)
        return {item: _first_of(each) for item, each in takes.items()}

    def _fill(self, fill: Fill) -> Take | None:
        parts = [(part, pick) for part in fill.parts if (pick := self.pick(part.columns))]
        if not parts:
            return None
        reader = self._reader(fill.reading)
        if len(parts) == 1 and parts[0][0].reading is Reading.TEXT:
            take = self._single(parts[0][1], reader)
        else:
            take = self._joined(parts, reader)
        if fill.when is None:
            return take
        met = self.condition(fill.when)
        if met is None:
            return take if fill.when.negate or "" in fill.when.values else None
        return lambda cells: take(cells) if met(cells) else None

    def _single(self, pick: Pick, reader: Callable[[str], Value]) -> Take:
        apostrophe = self._layout.leading_apostrophe

        def take(cells: Cells) -> Value | None:
            raw = pick(cells)
            if not raw:
                return None
            text = _tidy(raw, apostrophe)
            value = reader(text)
            return value if text is raw else (value[0], raw, value[2])

        return take

    def _joined(self, parts: list[tuple[Part, Pick]], reader: Callable[[str], Value]) -> Take:
        apostrophe = self._layout.leading_apostrophe
        readers = [self._reader(part.reading) for part, _ in parts]
        pieces = [(pick, part.before, r) for (part, pick), r in zip(parts, readers, strict=True)]

        def take(cells: Cells) -> Value | None:
            joined = ""
            raws = []
            changed = False
            noticed = None
            for pick, before, read in pieces:
                raw = pick(cells)
                if not raw:
                    continue
                text, _, noticed_here = read(_tidy(raw, apostrophe))
                noticed = noticed or noticed_here
                changed = changed or text != raw
                raws.append(raw)
                joined = _join(joined, before, text)
            if not joined:
                return None
            value, original, notice = reader(joined)
            if changed:
                original = " ".join(raws)
            return value, original, notice or noticed

        return take

    def _reader(self, reading: Reading) -> Callable[[str], Value]:
        readers: Mapping[Reading, Callable[[str], Value]] = {
            Reading.TEXT: reading_of_cells.plain,
            Reading.PHONE: reading_of_cells.phone,
            Reading.POSTAL_CODE: reading_of_cells.postal_code,
            Reading.PREFECTURE: reading_of_cells.prefecture,
            Reading.FAMILY_FIRST: reading_of_cells.family_first,
            Reading.DATETIME: self._clock.read,
            Reading.INTEGER: reading_of_cells.integer,
            Reading.PRICE: reading_of_cells.as_it_stands,  # `prices` takes it from here
        }
        return readers[reading]


class _Header:
    """Where the columns of a file are."""

    def __init__(self, header: Sequence[str]) -> None:
        self._where: dict[str, list[int]] = {}
        for index, name in enumerate(header):
            self._where.setdefault(name, []).append(index)

    def index(self, column: Column) -> int | None:
        """Return the index of a column in a whole row, None when the file does not have it."""
        places = self._where.get(column.name, [])
        return places[column.nth - 1] if column.nth <= len(places) else None


def columns_of(fill: Fill) -> tuple[Column, ...]:
    """Return every column that a fill may look at."""
    parts = (column for part in fill.parts for column in part.columns)
    return (*parts, fill.when.column) if fill.when is not None else tuple(parts)


def _trimmer(kept: list[int]) -> Callable[[Sequence[str]], Cells]:
    if len(kept) == 1:
        only = kept[0]
        return lambda row: (row[only],)
    return itemgetter(*kept) if kept else lambda _row: ()


def _first_of(takes: list[Take]) -> Take:
    if len(takes) == 1:
        return takes[0]

    def first(cells: Cells) -> Value | None:
        for take in takes:
            value = take(cells)
            if value is not None:
                return value
        return None

    return first


def _tidy(raw: str, apostrophe: bool) -> str:
    """Return a cell's text without Excel's text mark and in one line."""
    text = raw
    if apostrophe and raw.startswith("'"):
        text = raw[1:].lstrip()
    if "\n" in text or "\r" in text:
        text = _WIDE_SPACE.join(part for part in text.replace("\r", "\n").split("\n") if part)
    return text


def _join(left: str, before: str, right: str) -> str:
    """Return two pieces joined; never so that 2-3 and 401 become 2-3401."""
    if not left:
        return right
    if not before and _RUNS_ON.match(left[-1] + right[0]):
        before = _WIDE_SPACE
    return f"{left}{before}{right}"
