"""A layout laid over the header of one file: which cells make which item.

Columns are found by name (admins reorder and hide them) and read by position (names occur
twice). Compiled once per file so that a row costs little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from wizard.domain.form import LINE_PREFIX
from wizard.domain.order_layout import Column, Fill, OrderLayout, Part, Reading, When
from wizard.intake import cells
from wizard.intake.cells import Value

Row = Sequence[str]
Take = Callable[[Row], Value | None]
Pick = Callable[[Row], str]
_WIDE_SPACE = "\u3000"
# Letters or digits, half- or full-width, that would read as one word when joined.
_RUNS_ON = re.compile("[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]{2}")


class Plan:
    """How the rows of one file are read.

    Args:
        layout: the platform's layout.
        header: the trimmed cells of the header.
    """

    def __init__(self, layout: OrderLayout, header: Sequence[str]) -> None:
        self.layout = layout
        self._where: dict[str, list[int]] = {}
        for index, name in enumerate(header):
            self._where.setdefault(name, []).append(index)
        self._clock = cells.Clock(layout.zone, layout.time_formats)
        self._sentinels = frozenset(layout.sentinels)
        number = next((c for c in layout.number if self.index(c) is not None), None)
        self.number_column = number
        self.number = self._number(number)
        self.order_fills = self._compiled(line_level=False)
        self.line_fills = self._compiled(line_level=True)
        self.order_cells = self._order_cells()
        self.is_line = self._line_test()

    def index(self, column: Column | None) -> int | None:
        """Return the position of a column, None when the file does not have it."""
        if column is None:
            return None
        places = self._where.get(column.name, [])
        return places[column.nth - 1] if column.nth <= len(places) else None

    def pick(self, columns: Sequence[Column]) -> Pick | None:
        """Return what gives the first text among columns; None when the file has none of them."""
        places = [place for c in columns if (place := self.index(c)) is not None]
        if not places:
            return None
        sentinels = self._sentinels
        if len(places) == 1 and not sentinels:
            only = places[0]
            return lambda row: row[only].strip()

        def first(row: Row) -> str:
            for place in places:
                text = row[place].strip()
                if text and text not in sentinels:
                    return text
            return ""

        return first

    def missing(self) -> tuple[str, ...]:
        """Return the columns for want of which an item cannot be filled from this file."""
        filled = {item for item, _ in (*self.order_fills, *self.line_fills)}
        absent = [fill for fill in self.layout.fills if fill.item not in filled]
        return tuple(dict.fromkeys(fill.parts[0].columns[0].name for fill in absent))

    def _number(self, column: Column | None) -> Pick | None:
        pick = None if column is None else self.pick((column,))
        if pick is None or not self.layout.leading_apostrophe:
            return pick
        return lambda row: _tidy(pick(row), True)

    def _compiled(self, *, line_level: bool) -> tuple[tuple[str, Take], ...]:
        takes: dict[str, list[Take]] = {}
        for fill in self.layout.fills:
            if fill.item.startswith(LINE_PREFIX) is line_level:
                take = self._fill(fill)
                if take is not None:
                    takes.setdefault(fill.item, []).append(take)
        return tuple((item, _first_of(each)) for item, each in takes.items())

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
        met = self._condition(fill.when)
        if met is None:
            return take if fill.when.negate or "" in fill.when.values else None
        return lambda row: take(row) if met(row) else None

    def _single(self, pick: Pick, reader: Callable[[str], Value]) -> Take:
        apostrophe = self.layout.leading_apostrophe

        def take(row: Row) -> Value | None:
            raw = pick(row)
            if not raw:
                return None
            text = _tidy(raw, apostrophe)
            value = reader(text)
            return value if text is raw else (value[0], raw, value[2])

        return take

    def _joined(self, parts: list[tuple[Part, Pick]], reader: Callable[[str], Value]) -> Take:
        apostrophe = self.layout.leading_apostrophe
        pieces = tuple(
            (
                pick,
                part.before,
                None if part.reading is Reading.TEXT else self._reader(part.reading),
            )
            for part, pick in parts
        )

        def take(row: Row) -> Value | None:
            joined = ""
            raws = []
            changed = False
            noticed = None
            for pick, before, read in pieces:
                raw = pick(row)
                if not raw:
                    continue
                text = _tidy(raw, apostrophe)
                if read is not None:
                    text, _, noticed_here = read(text)
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
            Reading.TEXT: cells.plain,
            Reading.PHONE: cells.phone,
            Reading.POSTAL_CODE: cells.postal_code,
            Reading.PREFECTURE: cells.prefecture,
            Reading.FAMILY_FIRST: cells.family_first,
            Reading.DATETIME: self._clock.read,
            Reading.INTEGER: cells.integer,
            Reading.PRICE: cells.plain,  # `prices.PriceReader` takes it from here
        }
        return readers[reading]

    def _condition(self, when: When) -> Callable[[Row], bool] | None:
        index = self.index(when.column)
        if index is None:
            return None
        values, negate = frozenset(when.values), when.negate
        return lambda row: (row[index].strip() in values) is not negate

    def _line_test(self) -> Callable[[Row], bool] | None:
        """Return the first condition for goods that this file has the column for."""
        tests = (self._condition(when) for when in self.layout.rows.lines)
        return next((test for test in tests if test is not None), None)

    def _order_cells(self) -> Callable[[Row], object]:
        """Return what gives the cells of a row that belong to its order, for comparing rows."""
        places = {
            index
            for fill in self.layout.fills
            if not fill.item.startswith(LINE_PREFIX)
            for part in fill.parts
            for column in part.columns
            if (index := self.index(column)) is not None
        }
        return itemgetter(*sorted(places)) if places else lambda _row: ()


def _first_of(takes: list[Take]) -> Take:
    if len(takes) == 1:
        return takes[0]

    def first(row: Row) -> Value | None:
        for take in takes:
            value = take(row)
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
