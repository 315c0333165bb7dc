"""How a platform's order file is laid out, as frozen data.

One layout is one TOML file under `resources/order_exports/` (read by
`wizard.formdefs.order_layouts`, carried out by `wizard.intake`). Everything a platform does in
its own way is said here, so that one more platform is one more file and no code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class RowMeaning(StrEnum):
    """What one row of the file is."""

    LINE = "line"  # a line of an order; rows with the same order number make one order
    ORDER = "order"  # a whole order without lines (a payment, a parcel)


class OrderCells(StrEnum):
    """Which rows of an order carry the cells of the order itself (buyer, recipient, time)."""

    EVERY = "every"
    FIRST = "first"  # later rows leave them empty


class Delimiter(StrEnum):
    """What stands between cells."""

    COMMA = "comma"
    TAB = "tab"

    @property
    def character(self) -> str:
        """Return the character itself."""
        return "," if self is Delimiter.COMMA else "\t"


class Quoting(StrEnum):
    """How cells are quoted."""

    STANDARD = "standard"  # RFC 4180: `"` around, `""` inside
    PHP = "php"  # the same, but PHP's fputcsv leaves a `"` after a byte 0x5C undoubled
    NONE = "none"  # `"` is a character like any other


class Zone(StrEnum):
    """The zone of times that carry no offset of their own."""

    JAPAN = "Asia/Tokyo"
    UTC = "UTC"


class Reading(StrEnum):
    """How the text of a cell becomes a value."""

    TEXT = "text"
    PHONE = "phone"  # +81 90-… becomes 090-…
    POSTAL_CODE = "postal_code"  # six digits have lost their leading zero
    PREFECTURE = "prefecture"  # JP-13, JP13 or 13 becomes the prefecture's name
    FAMILY_FIRST = "family_first"  # a Japanese name written given name first is turned round
    DATETIME = "datetime"
    INTEGER = "integer"
    PRICE = "price"  # by the layout's `Price`


class PriceOf(StrEnum):
    """What the price of a row is the price of."""

    UNIT = "unit"
    LINE = "line"  # all pieces of the line together


class PriceBasis(StrEnum):
    """Whether the price holds the consumption tax."""

    TAX_INCLUDED = "tax_included"
    TAX_EXCLUDED = "tax_excluded"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header; `nth` tells equal headers apart, counted from 1."""

    name: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a value.

    Attributes:
        columns: the first of them that the file has and that is not empty gives the text.
        before: what is put before the piece when something stands before it already.
        reading: how the piece alone is read, before it is joined.
    """

    columns: tuple[Column, ...]
    before: str = ""
    reading: Reading = Reading.TEXT


@dataclass(frozen=True, slots=True)
class When:
    """A condition on a row: the column holds one of `values` (with `negate`: none of them)."""

    column: Column
    values: tuple[str, ...]
    negate: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """How one item is filled. Of several fills of an item the first that gives text counts.

    Attributes:
        item: item id of level order or line.
        parts: joined in order; empty pieces are left out.
        reading: how the joined text is read.
        when: only in rows that meet this; None means in every row.
    """

    item: str
    parts: tuple[Part, ...]
    reading: Reading = Reading.TEXT
    when: When | None = None


@dataclass(frozen=True, slots=True)
class TaxProof:
    """Columns of an order whose sum tells whether its prices hold the tax.

    When subtotal + shipping + tax makes the total (and the tax is not 0), they do not.
    """

    subtotal: Column
    shipping: Column
    tax: Column
    total: Column


@dataclass(frozen=True, slots=True)
class Price:
    """What the prices of the file are.

    Attributes:
        of: of one piece or of the whole line.
        basis: with or without tax. Without, `rate` (percent) or `tax` (yen) is added.
        rate: column of the tax rate in percent.
        tax: column of the tax of the same price, in the same unit as the price.
        currency: column of the currency; anything but JPY is kept as it stands and said.
        proof: columns by which the basis is checked.
    """

    of: PriceOf = PriceOf.UNIT
    basis: PriceBasis = PriceBasis.TAX_INCLUDED
    rate: Column | None = None
    tax: Column | None = None
    currency: Column | None = None
    proof: TaxProof | None = None


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
    """

    meaning: RowMeaning = RowMeaning.LINE
    order_cells: OrderCells = OrderCells.EVERY
    lines: tuple[When, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLayout:
    """One platform's order file.

    Attributes:
        name: stable short name (`--layout NAME`), the file's stem.
        title: the platform as a person knows it; becomes `order.platform`.
        rank: layouts are tried in rising rank, the first match wins.
        recognised_by: sets of headers; all headers of one set mean this layout.
        number: columns of the order number, the first that the file has.
        fills: how the items are filled.
        delimiter: what stands between cells.
        quoting: how cells are quoted.
        zone: zone of times without an offset.
        time_formats: `strptime` patterns tried after year-month-day forms.
        leading_apostrophe: True when a `'` before a cell's text is only Excel's text mark.
        sentinels: cell texts that mean "nothing here".
        rows: what a row is.
        price: what a price is.
        file: name of the TOML file, for messages.
    """

    name: str
    title: str
    rank: int
    recognised_by: tuple[tuple[str, ...], ...]
    number: tuple[Column, ...]
    fills: tuple[Fill, ...]
    delimiter: Delimiter = Delimiter.COMMA
    quoting: Quoting = Quoting.STANDARD
    zone: Zone = Zone.JAPAN
    time_formats: tuple[str, ...] = ()
    leading_apostrophe: bool = False
    sentinels: tuple[str, ...] = ()
    rows: Rows = field(default_factory=Rows)
    price: Price = field(default_factory=Price)
    file: str = ""

    def recognises(self, header: frozenset[str]) -> bool:
        """Return True when a file with these headers is laid out like this."""
        return any(header.issuperset(names) for names in self.recognised_by)
