"""How a value is made of the cells of a row: the pieces of an order layout."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.domain.layout_words import PriceBasis, PriceOf, Reading


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
    """A condition on a row: the column holds one of `values` (with `negate`: none of them).

    With `begins` it is enough that the cell begins with one of them.
    """

    column: Column
    values: tuple[str, ...]
    negate: bool = False
    begins: bool = False


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
        included: rows that meet this hold the tax in spite of `basis`.
        total, shipping: columns of what was paid for the order and of its part for shipping, by
            which it is seen whether prices that lack the tax can be meant so.
    """

    of: PriceOf = PriceOf.UNIT
    basis: PriceBasis = PriceBasis.TAX_INCLUDED
    rate: Column | None = None
    tax: Column | None = None
    currency: Column | None = None
    proof: TaxProof | None = None
    included: When | None = None
    total: Column | None = None
    shipping: Column | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """How one item is filled. Of several fills of an item the first that gives text counts.

    Attributes:
        item: item id of level order or line.
        parts: joined in order; empty pieces are left out.
        reading: how the joined text is read.
        when: only in rows that meet this; None means in every row.
        price: with reading PRICE, what this price is; None means the layout's `price`.
        text: what is always filled in; then there are no parts.
        unless: a column; nothing is filled in where its cell says the same (a number that only
            counts where it is another one), or where the file lacks it.
    """

    item: str
    parts: tuple[Part, ...]
    reading: Reading = Reading.TEXT
    when: When | None = None
    price: Price | None = None
    text: str = ""
    unless: Column | None = None


def columns_of(fill: Fill) -> tuple[Column, ...]:
    """Return every column that a fill may look at, without those of its price."""
    parts = (column for part in fill.parts for column in part.columns)
    when = fill.when.column if fill.when is not None else None
    return (*parts, *(column for column in (when, fill.unless) if column is not None))


def columns_of_price(price: Price) -> tuple[Column, ...]:
    """Return every column by which a price of a line is judged, without the price's own."""
    included = None if price.included is None else price.included.column
    kept = (price.rate, price.tax, included)
    return tuple(column for column in kept if column is not None)
