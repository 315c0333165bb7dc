"""How values are made of cells: the `fill` and `price` tables of an order layout's TOML."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from wizard import texts
from wizard.domain.order_layout import (
    Column,
    Fill,
    Part,
    Price,
    PriceBasis,
    PriceOf,
    Reading,
    TaxProof,
    When,
)
from wizard.formdefs.reading import Entry

_SAYS = texts.OrderLayouts
_Word = TypeVar("_Word", bound=StrEnum)
_OF_WHOLE_VALUES = (Reading.DATETIME, Reading.INTEGER, Reading.PRICE)


def read_fill(entry: Entry, items: frozenset[str]) -> Fill:
    """Read one `fill` table; it may fill one of `items`."""
    item = entry.text("item")
    if item not in items:
        entry.unknown("item", item)
    text = entry.text("text", "")
    when, price = entry.table("when"), entry.table("price")
    fill = Fill(
        item,
        tuple(_part(e) for e in entry.tables("parts", name="column", required=not text)),
        read_word(entry, "as", Reading, Reading.TEXT),
        None if when is None else read_when(when),
        None if price is None else read_price(price),
        text,
        read_optional_column(entry, "unless"),
    )
    if text and fill.parts:
        entry.fail("text", _SAYS.TEXT_OR_PARTS, "both text and parts")
    if price is not None and fill.reading is not Reading.PRICE:
        entry.fail("price", _SAYS.NO_PRICE_HERE, "not a price")
    entry.done()
    return fill


def _part(entry: Entry) -> Part:
    first = read_column(entry, "column")
    others = tuple(Column(name) for name in entry.texts("or"))
    reading = read_word(entry, "as", Reading, Reading.TEXT)
    if reading in _OF_WHOLE_VALUES:
        entry.fail("as", _SAYS.WHOLE_VALUE.format(word=reading), "belongs to the whole fill")
    part = Part((first, *others), entry.text("before", ""), reading)
    entry.done()
    return part


def read_when(entry: Entry) -> When:
    """Read a condition on a row."""
    values = entry.texts("values")
    if entry.flag("or_empty"):
        values = (*values, "")
    if not values:
        entry.fail("values", _SAYS.MISSING_KEY, "missing key")
    column = read_column(entry, "column")
    when = When(column, values, entry.flag("negate"), entry.flag("begins"))
    if when.begins and "" in values:
        entry.fail("begins", _SAYS.BEGINS_WITH_NOTHING, "everything begins with nothing")
    entry.done()
    return when


def read_price(entry: Entry) -> Price:
    """Read what a price is."""
    proof, included = entry.table("proof"), entry.table("included")
    price = Price(
        read_word(entry, "of", PriceOf, PriceOf.UNIT),
        read_word(entry, "basis", PriceBasis, PriceBasis.TAX_INCLUDED),
        read_optional_column(entry, "rate"),
        read_optional_column(entry, "tax"),
        read_optional_column(entry, "currency"),
        None if proof is None else _proof(proof),
        None if included is None else read_when(included),
        read_optional_column(entry, "total"),
        read_optional_column(entry, "shipping"),
    )
    entry.done()
    return price


def _proof(entry: Entry) -> TaxProof:
    keys = ("subtotal", "shipping", "tax", "total")
    proof = TaxProof(*(Column(entry.text(key)) for key in keys))
    entry.done()
    return proof


def read_column(entry: Entry, key: str) -> Column:
    """Read a column's name, with `nth` beside it where the name stands several times."""
    return Column(entry.text(key), entry.integer("nth", 1, 1))


def read_optional_column(entry: Entry, key: str) -> Column | None:
    """Read a column's name that may be absent."""
    name = entry.text(key, "")
    return Column(name) if name else None


def read_word(entry: Entry, key: str, words: type[_Word], default: _Word) -> _Word:
    """Read one of the words of an enum."""
    return words(entry.one_of(key, tuple(words), default))
