"""`resources/order_exports/*.toml` → `wizard.domain.order_layout.OrderLayout`, strictly."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from wizard import texts
from wizard.domain.form import Form, Level
from wizard.domain.order_layout import (
    Column,
    Delimiter,
    Fill,
    OrderCells,
    OrderLayout,
    Part,
    Price,
    PriceBasis,
    PriceOf,
    Quoting,
    Reading,
    RowMeaning,
    Rows,
    TaxProof,
    When,
    Zone,
)
from wizard.errors import FormsError
from wizard.formdefs.reading import Entry, broken, read_toml

_SAYS = texts.OrderLayouts
_Word = TypeVar("_Word", bound=StrEnum)


def load_order_layouts(folder: Path, form: Form) -> tuple[OrderLayout, ...]:
    """Load every layout of a folder, in the order in which they are tried.

    Args:
        folder: `resources/order_exports`.
        form: the loaded definitions; layouts may fill only its items of level order and line.

    Raises:
        FormsError: a file breaks a rule; the sentence and `detail` name the file and the key.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise FormsError(_SAYS.NO_FOLDER, _SAYS.NO_FOLDER_DO, f"no *.toml in {folder.name}")
    items = frozenset(i.id for i in form.items.values() if i.level in (Level.ORDER, Level.LINE))
    layouts = sorted((_layout(path, items) for path in paths), key=lambda each: each.rank)
    for one, other in pairwise(layouts):
        if one.rank == other.rank:
            raise broken(other.file, "rank", _SAYS.RANK_TWICE, f"rank of {one.file} as well")
    titles: dict[str, str] = {}
    for layout in layouts:
        if layout.title in titles:
            raise broken(layout.file, "title", _SAYS.TITLE_TWICE, f"as in {titles[layout.title]}")
        titles[layout.title] = layout.file
    return tuple(layouts)


def _layout(path: Path, items: frozenset[str]) -> OrderLayout:
    entry = read_toml(path)
    fills = tuple(_fill(each, items) for each in entry.tables("fill", name="item", required=True))
    layout = OrderLayout(
        name=path.stem,
        title=entry.text("title"),
        rank=entry.integer("rank", -1, 0),
        recognised_by=_recognised_by(entry),
        number=tuple(Column(name) for name in entry.texts("number", required=True)),
        fills=fills,
        delimiter=_word(entry, "delimiter", Delimiter, Delimiter.COMMA),
        quoting=_word(entry, "quoting", Quoting, Quoting.STANDARD),
        zone=_word(entry, "time_zone", Zone, Zone.JAPAN),
        time_formats=entry.texts("time_formats"),
        leading_apostrophe=entry.flag("leading_apostrophe"),
        sentinels=entry.texts("sentinels"),
        rows=_rows(entry, frozenset(fill.item for fill in fills)),
        price=_price(entry),
        file=path.name,
    )
    if layout.rank < 0:
        entry.fail("rank", _SAYS.MISSING_KEY, "missing key")
    entry.done()
    return layout


def _recognised_by(entry: Entry) -> tuple[tuple[str, ...], ...]:
    sets = []
    for each in entry.tables("recognised_by", name="", required=True):
        sets.append(each.texts("headers", required=True))
        each.done()
    return tuple(sets)


def _fill(entry: Entry, items: frozenset[str]) -> Fill:
    item = entry.text("item")
    if item not in items:
        entry.unknown("item", item)
    when = entry.table("when")
    fill = Fill(
        item,
        tuple(_part(each) for each in entry.tables("parts", name="column", required=True)),
        _word(entry, "as", Reading, Reading.TEXT),
        None if when is None else _when(when),
    )
    entry.done()
    return fill


def _part(entry: Entry) -> Part:
    first = Column(entry.text("column"), entry.integer("nth", 1, 1))
    others = tuple(Column(name) for name in entry.texts("or"))
    reading = _word(entry, "as", Reading, Reading.TEXT)
    if reading in (Reading.DATETIME, Reading.INTEGER, Reading.PRICE):
        entry.fail("as", _SAYS.WHOLE_VALUE.format(word=reading), "belongs to the whole fill")
    part = Part((first, *others), entry.text("before", ""), reading)
    entry.done()
    return part


def _when(entry: Entry) -> When:
    values = entry.texts("values")
    if entry.flag("or_empty"):
        values = (*values, "")
    if not values:
        entry.fail("values", _SAYS.MISSING_KEY, "missing key")
    when = When(_column(entry, "column"), values, entry.flag("negate"))
    entry.done()
    return when


def _rows(entry: Entry, filled: frozenset[str]) -> Rows:
    table = entry.table("rows")
    if table is None:
        return Rows()
    joined = table.texts("joined")
    for item in joined:
        if item not in filled:
            table.unknown("joined", item)
    rows = Rows(
        _word(table, "meaning", RowMeaning, RowMeaning.LINE),
        _word(table, "order_cells", OrderCells, OrderCells.EVERY),
        tuple(_when(each) for each in table.tables("lines", name="column")),
        joined,
    )
    table.done()
    return rows


def _price(entry: Entry) -> Price:
    table = entry.table("price")
    if table is None:
        return Price()
    proof = table.table("proof")
    price = Price(
        _word(table, "of", PriceOf, PriceOf.UNIT),
        _word(table, "basis", PriceBasis, PriceBasis.TAX_INCLUDED),
        _optional_column(table, "rate"),
        _optional_column(table, "tax"),
        _optional_column(table, "currency"),
        None if proof is None else _proof(proof),
    )
    table.done()
    return price


def _proof(entry: Entry) -> TaxProof:
    proof = TaxProof(*(_column(entry, key) for key in ("subtotal", "shipping", "tax", "total")))
    entry.done()
    return proof


def _column(entry: Entry, key: str) -> Column:
    return Column(entry.text(key))


def _optional_column(entry: Entry, key: str) -> Column | None:
    name = entry.text(key, "")
    return Column(name) if name else None


def _word(entry: Entry, key: str, words: type[_Word], default: _Word) -> _Word:
    return words(entry.one_of(key, tuple(words), default))
