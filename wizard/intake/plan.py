"""A layout laid over the header of one file: which cells make which item.

Columns are found by name (admins reorder and hide them) and read by position (names occur
twice). A row is first cut down to the cells that the layout uses, those of the order and those
of the line apart, so that rows are cheap to keep and to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from wizard.domain.form import LINE_PREFIX
from wizard.domain.order_layout import (
    Column,
    Fill,
    OrderLayout,
    Part,
    Reading,
    When,
    columns_of,
    columns_of_number,
    columns_of_price,
)
from wizard.intake import cells as reading_of_cells
from wizard.intake.cell_text import join, tidy
from wizard.intake.cells import Value
from wizard.intake.order_number import number_in
from wizard.intake.takes import Cells, Pick, Take, always, first_of, trimmer, unless
from wizard.intake.unpacking import Unpack, unpacker

_ADDRESS = ".address"


class Plan:
    """How the rows of one file are read.

    Attributes:
        order: the cells of an order and its items.
        line: the cells of a line and its items; prices come as they stand in the file.
        number: tells the order number; None when no column has it.
        is_line: tells goods from other rows by a line's cells; None when all are goods or
            nobody can tell.
        is_option: tells an option of the goods above by a line's cells; None when there are
            none such.
        is_skipped: tells the rows that are left out by an order's cells; None when none are.
        line_number: gives the number of a line in its order by the line's cells, else None.
        unpack: makes the lines of a whole row where they are packed, else None.
    """

    def __init__(self, layout: OrderLayout, header: Sequence[str]) -> None:
        self.layout = layout
        price = layout.price
        proof = price.proof
        order = [fill for fill in layout.fills if not fill.item.startswith(LINE_PREFIX)]
        line = [fill for fill in layout.fills if fill.item.startswith(LINE_PREFIX)]
        rows = layout.rows
        skipped = None if rows.skipped is None else rows.skipped.column
        sums: tuple[Column | None, ...]
        sums = (proof.subtotal, proof.shipping, proof.tax, proof.total) if proof else ()
        numbers = columns_of_number(layout.number)
        sums = (*sums, price.total, price.shipping)
        self.order = Cut(layout, Header(header), order, (*numbers, price.currency, skipped, *sums))
        self.unpack: Unpack | None = None
        inner = list(header)
        if layout.packing is not None:
            inner, self.unpack = unpacker(layout.packing, header)
        goods = [when.column for when in (*rows.lines, *rows.options)]
        prices = [column for fill in line for column in columns_of_price(fill.price or price)]
        self.line = Cut(layout, Header(inner), line, (*goods, rows.line_number, *prices))
        self.number = number_in(layout, self.order.places)
        tests = (self.line.condition(when) for when in rows.lines)
        self.is_line = next((test for test in tests if test is not None), None)
        self.is_option = self._option()
        self.is_skipped = None if rows.skipped is None else self.order.condition(rows.skipped)
        self.line_number = self.line.pick((rows.line_number,))

    def missing(self) -> tuple[str, ...]:
        """Return the columns for want of which an item cannot be filled from this file."""
        filled = {**self.order.takes, **self.line.takes}
        fills = (fill for fill in self.layout.fills if fill.unless is None)
        absent = [fill for fill in fills if fill.item not in filled]
        return tuple(dict.fromkeys(fill.parts[0].columns[0].name for fill in absent))

    def _option(self) -> Callable[[Cells], bool] | None:
        tests = [self.line.condition(when) for when in self.layout.rows.options]
        found = [test for test in tests if test is not None]
        if not found or len(found) < len(tests):
            return None
        return lambda cells: all(test(cells) for test in found)


class Cut:
    """The cells that one level (order or line) needs of a row, and what they make.

    Attributes:
        fills: how the level's items are filled.
        trim: makes the kept cells of a whole row; all else here works on kept cells.
        places: where each column's cell is among the kept ones.
        single: the fills that this file can carry out, with what gives their value.
        takes: gives the value of each item that this file can fill.
    """

    def __init__(
        self,
        layout: OrderLayout,
        header: Header,
        fills: Sequence[Fill],
        others: Iterable[Column | None],
    ) -> None:
        self._layout = layout
        self.fills = fills
        columns = dict.fromkeys(chain.from_iterable(columns_of(fill) for fill in fills))
        columns.update(dict.fromkeys(each for each in others if each is not None))
        found = {c: index for c in columns if (index := header.index(c)) is not None}
        kept = list(dict.fromkeys(found.values()))
        self.places: Mapping[Column, int] = {
            column: kept.index(index) for column, index in found.items()
        }
        self.trim = trimmer(kept)
        self._clock = reading_of_cells.Clock(layout.zone, layout.time_formats)
        self._sentinels = frozenset(layout.sentinels)
        self.unsettled = frozenset(layout.unsettled)
        self.single = [(fill, take) for fill in fills if (take := self._fill(fill)) is not None]
        self.takes = self._takes()

    def place(self, column: Column | None) -> int | None:
        """Return where a column's cell is among the kept ones, None when the file lacks it."""
        return None if column is None else self.places.get(column)

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
        if when.begins:
            return lambda cells: cells[place].strip().startswith(when.values) is not negate
        return lambda cells: (cells[place].strip() in values) is not negate

    def _takes(self) -> dict[str, Take]:
        takes: dict[str, list[Take]] = {}
        for fill, take in self.single:
            takes.setdefault(fill.item, []).append(take)
        return {item: first_of(each) for item, each in takes.items()}

    def _fill(self, fill: Fill) -> Take | None:
        if fill.text:
            take = always(fill.text)
        else:
            parts = [(part, pick) for part in fill.parts if (pick := self.pick(part.columns))]
            if not parts:
                return None
            reader = self._reader(fill.reading)
            if fill.reading is Reading.POSTAL_CODE and len(fill.parts) > 1:
                reader = reading_of_cells.postal_pieces
            inner = reading_of_cells.plain
            if fill.item.endswith(_ADDRESS):
                inner = reading_of_cells.address
            if len(parts) == 1 and parts[0][0].reading is Reading.TEXT:
                take = self._single(parts[0][1], inner if fill.reading is Reading.TEXT else reader)
            else:
                take = self._joined(parts, reader, inner)
        if fill.unless is not None:
            other = self.pick((fill.unless,))
            return None if other is None else unless(take, other)
        if fill.when is None:
            return take
        met = self.condition(fill.when)
        if met is None:
            return take if fill.when.negate or "" in fill.when.values else None
        return lambda cells: take(cells) if met(cells) else None

    def _single(self, pick: Pick, reader: Callable[[str], Value]) -> Take:
        apostrophe, open_values = self._layout.leading_apostrophe, self.unsettled

        def take(cells: Cells) -> Value | None:
            raw = pick(cells)
            if not raw:
                return None
            if raw in open_values:
                return reading_of_cells.unsettled(raw)
            text = tidy(raw, apostrophe)
            if not text:
                return None
            value = reader(text)
            return value if text is raw else (value[0], raw, value[2])

        return take

    def _joined(
        self,
        parts: list[tuple[Part, Pick]],
        reader: Callable[[str], Value],
        plain: Callable[[str], Value],
    ) -> Take:
        apostrophe, open_values = self._layout.leading_apostrophe, self.unsettled
        readers = [
            plain if part.reading is Reading.TEXT else self._reader(part.reading)
            for part, _ in parts
        ]
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
                if raw in open_values:
                    return reading_of_cells.unsettled(raw)
                bare = tidy(raw, apostrophe)
                if not bare:
                    continue
                text, _, noticed_here = read(bare)
                noticed = noticed or noticed_here
                changed = changed or text != raw
                raws.append(raw)
                joined = join(joined, before, text)
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
            Reading.ZONE: self._zone,
            Reading.FAMILY_FIRST: reading_of_cells.family_first,
            Reading.DATETIME: self._clock.read,
            Reading.INTEGER: reading_of_cells.integer,
            Reading.PRICE: reading_of_cells.as_it_stands,  # `prices` takes it from here
        }
        return readers[reading]

    def _zone(self, name: str) -> Value:
        """Return the offset of a zone's name; a name that nobody knows stays as it stands."""
        return self._layout.zones.get(name, name), name, None


class Header:
    """Where the columns of a file are."""

    def __init__(self, header: Sequence[str]) -> None:
        self._where: dict[str, list[int]] = {}
        for index, name in enumerate(header):
            self._where.setdefault(name, []).append(index)

    def index(self, column: Column) -> int | None:
        """Return the index of a column in a whole row, None when the file does not have it."""
        places = self._where.get(column.name, [])
        return places[column.nth - 1] if column.nth <= len(places) else None
