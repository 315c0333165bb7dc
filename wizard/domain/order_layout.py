"""How a platform's order file is laid out, as frozen data.

One layout is one TOML file under `resources/order_exports/` (read by
`wizard.formdefs.order_layouts`, carried out by `wizard.intake`). Everything a platform does in
its own way is said here, so that one more platform is one more file and no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wizard.domain.layout_fills import (
    Column,
    Fill,
    Part,
    Price,
    TaxProof,
    When,
    columns_of,
    columns_of_price,
)
from wizard.domain.layout_words import (
    Delimiter,
    OrderCells,
    PackedAs,
    PriceBasis,
    PriceOf,
    Quoting,
    Reading,
    RowMeaning,
    Zone,
)

__all__ = [
    "Column",
    "Delimiter",
    "Fill",
    "Hint",
    "Number",
    "OrderCells",
    "OrderLayout",
    "PackedAs",
    "Packing",
    "Part",
    "Positions",
    "Price",
    "PriceBasis",
    "PriceOf",
    "Quoting",
    "Reading",
    "RowMeaning",
    "Rows",
    "TaxProof",
    "When",
    "Zone",
    "columns_of",
    "columns_of_number",
    "columns_of_price",
]


@dataclass(frozen=True, slots=True)
class Packing:
    """Lines that are packed into cells.

    Attributes:
        packed_as: see `PackedAs`.
        prefix: with PAIRS, how the names of the columns begin that hold a line each.
        keys: with PAIRS, the names inside; the fills of lines name them as their columns.
    """

    packed_as: PackedAs
    prefix: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Positions:
    """Columns that are known by where they stand.

    Attributes:
        names: our names of all columns in order; a file of this width is read by them,
            however its own header spells them.
        headerless: True when such files often come without a header.
        proof: with `headerless`, a column whose first cell must look like `proof_as`, so that
            any file of the same width is not taken for one of these.
        proof_as: POSTAL_CODE, PHONE or DATETIME.
    """

    names: tuple[str, ...]
    headerless: bool = False
    proof: Column | None = None
    proof_as: Reading = Reading.POSTAL_CODE


@dataclass(frozen=True, slots=True)
class Number:
    """Where an order's number stands.

    Attributes:
        columns: of the order number, the first that the file has.
        by_row: True when the first of them that is not empty counts, row by row.
        suffix: regular expression of what may be added to the order's own number (-1 for the
            first of its parcels).
        elsewhere: a column that may hold the number when the others are empty.
        like: regular expression that the number there fully matches.
    """

    columns: tuple[Column, ...]
    by_row: bool = False
    suffix: str = ""
    elsewhere: Column | None = None
    like: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What a person should know about a file, e.g. which other file completes it.

    Attributes:
        says: Japanese sentence.
        lacks: said only when the file lacks all of these columns; empty: always.
    """

    says: str
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows are.

    Attributes:
        meaning: see `RowMeaning`.
        order_cells: see `OrderCells`.
        lines: the rows that are goods; the first condition whose column the file has counts,
            other rows only bring the cells of their order. Empty: every row.
        joined: order items whose different values in the rows of one order are all kept,
            e.g. the tracking numbers of several parcels.
        options: rows that meet all of these are no goods of their own but an option of the
            goods in the row above, to whose name and price theirs are added.
        skipped: rows that meet this brought nothing about (a payment that failed); they are
            left out and said.
        line_number: a column with the line's number in its order: lines are put in the order of
            these numbers, so that they meet those of a platform's other file.
    """

    meaning: RowMeaning = RowMeaning.LINE
    order_cells: OrderCells = OrderCells.EVERY
    lines: tuple[When, ...] = ()
    joined: tuple[str, ...] = ()
    options: tuple[When, ...] = ()
    skipped: When | None = None
    line_number: Column | None = None


def _no_zones() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OrderLayout:
    """One platform's order file.

    Attributes:
        name: stable short name (`--layout NAME`), the file's stem.
        title: the file as a person knows it, one of its kind.
        rank: layouts are tried in rising rank, the first match wins.
        recognised_by: sets of headers; all headers of one set mean this layout. Empty: only
            where the person says so.
        number: where the order number stands; None where the file has none.
        fills: how the items are filled.
        platform: becomes `order.platform`; two files of one platform complete one another.
        delimiter: what stands between cells.
        quoting: how cells are quoted.
        encoding: Python name of the usual encoding; empty when nobody knows. Files are read
            by the fixed order of `decode` all the same.
        zone: zone of times without an offset.
        time_formats: `strptime` patterns tried after year-month-day forms.
        zones: offsets (+09:00) by the names that a column of zones holds.
        leading_apostrophe: True when a `'` before a cell's text is only Excel's text mark.
        sentinels: cell texts that mean "nothing here".
        unsettled: cell texts that mean "not fixed yet"; they become the state CHECKING.
        rows: what a row is.
        price: what a price is.
        packing: lines that are packed into cells, else None.
        positions: columns known by where they stand, else None.
        hints: what a person should know about such a file.
        unconfirmed: Japanese names of what the facts do not confirm (shown as 未確認).
        file: name of the TOML file, for messages.
    """

    name: str
    title: str
    rank: int
    recognised_by: tuple[tuple[str, ...], ...]
    number: Number | None
    fills: tuple[Fill, ...]
    platform: str = ""
    delimiter: Delimiter = Delimiter.COMMA
    quoting: Quoting = Quoting.STANDARD
    encoding: str = ""
    zone: Zone = Zone.JAPAN
    time_formats: tuple[str, ...] = ()
    zones: Mapping[str, str] = field(default_factory=_no_zones)
    leading_apostrophe: bool = False
    sentinels: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    rows: Rows = field(default_factory=Rows)
    price: Price = field(default_factory=Price)
    packing: Packing | None = None
    positions: Positions | None = None
    hints: tuple[Hint, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    file: str = ""

    def recognises(self, header: frozenset[str]) -> bool:
        """Return True when a file with these headers is laid out like this."""
        return any(header.issuperset(names) for names in self.recognised_by)

    @property
    def has_lines(self) -> bool:
        """Return True when the rows bring goods."""
        return self.packing is not None or self.rows.meaning in (
            RowMeaning.LINE,
            RowMeaning.PAYMENT,
        )

    @property
    def completes(self) -> bool:
        """Return True for parcels and payments, which belong to an order of any platform."""
        return self.rows.meaning in (RowMeaning.PARCEL, RowMeaning.PAYMENT)

    @property
    def header(self) -> tuple[str, ...]:
        """Return every column that the layout names, each once, in the order of use."""
        names = [column.name for column in columns_of_number(self.number)]
        names += [column.name for fill in self.fills for column in columns_of(fill)]
        return tuple(dict.fromkeys(names))


def columns_of_number(number: Number | None) -> tuple[Column, ...]:
    """Return every column that may hold the order number."""
    if number is None:
        return ()
    return number.columns if number.elsewhere is None else (*number.columns, number.elsewhere)
