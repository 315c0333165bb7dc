"""Which column of a table is which item, as the person sees and corrects it; and its layout."""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from wizard.domain.form import LINE_PREFIX
from wizard.domain.order_layout import (
    Column,
    Delimiter,
    Fill,
    Number,
    OrderLayout,
    Part,
    Positions,
    Price,
    PriceBasis,
    PriceOf,
    Reading,
    RowMeaning,
    Rows,
)
from wizard.intake.decode import usual_name
from wizard.intake.sampling import TableSample

NUMBER = "order.number"
OWN_RANK = 1000  # behind every shipped layout
_PREFECTURE = ".prefecture"
_ADDRESS = ".address"
_MORE = ".address_more"
_NAME = ".name"
_NAME_MORE = ".name_more"
_WIDE_SPACE = "\u3000"
_ADDRESS_PARTS = MappingProxyType({_PREFECTURE: "", _ADDRESS: "", _MORE: ""})
_NAME_PARTS = MappingProxyType({_NAME: "", _NAME_MORE: _WIDE_SPACE})


class Why(StrEnum):
    """Why a column was proposed for an item."""

    NOTHING = ""
    HEADER = "header"
    CONTENT = "content"
    BOTH = "both"
    PERSON = "person"  # the person chose it


@dataclass(frozen=True, slots=True)
class Choice:
    """A column chosen for an item.

    Attributes:
        column: its index, counted from 0.
        reading: how its value is read, a word of `Reading`.
        why: see `Why`.
    """

    column: int
    reading: str = Reading.TEXT.value
    why: Why = Why.PERSON


@dataclass(frozen=True)
class Mapping:
    """Which column is which item.

    Items are those of the form, and for an address in several columns
    ``order.buyer.prefecture`` and ``order.buyer.address_more``, for a name in two columns
    ``order.buyer.name_more`` (the same for the recipient), which are joined in one value.

    Attributes:
        sample: the beginning of the table.
        choices: by item.
        basis: whether its prices hold the tax; UNKNOWN until the person says so.
        price_of: of one piece or of a whole line.
        time_formats: patterns of times that do not begin with the year (`time_forms`).
    """

    sample: TableSample
    choices: Pairs[str, Choice] = field(default_factory=dict)
    basis: PriceBasis = PriceBasis.UNKNOWN
    price_of: PriceOf = PriceOf.UNIT
    time_formats: tuple[str, ...] = ()

    def with_column(self, item: str, column: int | None, reading: str | None = None) -> Mapping:
        """Return the mapping with another column for an item; None takes the item out.

        A column may serve several items; `reading` None keeps the one of the item before.
        """
        choices = dict(self.choices)
        before = choices.pop(item, None)
        if column is not None:
            kept = before.reading if before is not None else usual_reading(item)
            choices[item] = Choice(column, reading or kept)
        return replace(self, choices=choices)

    @property
    def is_enough(self) -> bool:
        """Return True when a layout can be made: a number, or where something was sent."""
        return NUMBER in self.choices or "order.recipient.name" in self.choices

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the items that are not taken over: goods, as long as no order is told."""
        if NUMBER in self.choices:
            return ()
        return tuple(item for item in self.choices if item.startswith(LINE_PREFIX))


def usual_reading(item: str) -> str:
    """Return how the values of an item are usually read."""
    endings = {
        "phone": Reading.PHONE,
        "postal_code": Reading.POSTAL_CODE,
        "prefecture": Reading.PREFECTURE,
        "purchased_at": Reading.DATETIME,
        "at": Reading.DATETIME,
        "quantity": Reading.INTEGER,
        "unit_price": Reading.PRICE,
    }
    return endings.get(item.rpartition(".")[2], Reading.TEXT).value


def to_layout(mapping: Mapping, name: str, title: str, platform: str = "") -> OrderLayout:
    """Return the layout that a mapping is.

    Args:
        mapping: at least `Mapping.is_enough`.
        name: its short name, that of its file.
        title: the name that the person gave it.
        platform: becomes `order.platform`; empty when the person did not say it.

    Raises:
        ValueError: the mapping is not enough.
    """
    if not mapping.is_enough:
        raise ValueError(name)
    sample = mapping.sample
    columns = _columns(sample)
    number = mapping.choices.get(NUMBER)
    fills = tuple(_fills(mapping, columns))
    lines = any(fill.item.startswith(LINE_PREFIX) for fill in fills)
    meaning = RowMeaning.LINE if lines else RowMeaning.ORDER
    if number is None:
        meaning = RowMeaning.PARCEL
    used = [choice.column for choice in mapping.choices.values()]
    known = tuple(dict.fromkeys(sample.header[index] for index in sorted(used)))
    return OrderLayout(
        name=name,
        title=title,
        rank=OWN_RANK,
        recognised_by=(known,) if sample.has_header else (),
        number=None if number is None else Number((columns[number.column],)),
        fills=fills,
        platform="" if meaning is RowMeaning.PARCEL else platform,
        delimiter=Delimiter.TAB if sample.delimiter == "\t" else Delimiter.COMMA,
        encoding=usual_name(sample.encoding),
        time_formats=mapping.time_formats,
        rows=Rows(meaning),
        price=Price(mapping.price_of, mapping.basis),
        positions=None if sample.has_header else Positions(sample.header),
        file=f"{name}.toml",
    )


def _columns(sample: TableSample) -> list[Column]:
    """Return the columns, equal headers told apart."""
    seen: dict[str, int] = {}
    columns = []
    for name in sample.header:
        seen[name] = seen.get(name, 0) + 1
        columns.append(Column(name, seen[name]))
    return columns


def _fills(mapping: Mapping, columns: list[Column]) -> list[Fill]:
    fills: dict[str, Fill] = {}
    for item, choice in mapping.choices.items():
        whole = _whole_item(item)
        if item == NUMBER or whole in fills:
            continue
        if whole.endswith(_ADDRESS):
            parts = _parts(mapping, columns, whole.removesuffix(_ADDRESS), _ADDRESS_PARTS)
            fills[whole] = Fill(whole, parts)
        elif whole.endswith(_NAME) and not whole.startswith(LINE_PREFIX):
            parts = _parts(mapping, columns, whole.removesuffix(_NAME), _NAME_PARTS)
            fills[whole] = Fill(whole, parts)
        else:
            part = Part((columns[choice.column],))
            fills[item] = Fill(item, (part,), Reading(choice.reading))
    return list(fills.values())


def _whole_item(item: str) -> str:
    """Return the item of the form that an item of the mapping belongs to."""
    for ending in (_MORE, _PREFECTURE):
        if item.endswith(ending):
            return item.removesuffix(ending) + _ADDRESS
    return item.removesuffix(_NAME_MORE) + _NAME if item.endswith(_NAME_MORE) else item


def _parts(
    mapping: Mapping, columns: list[Column], base: str, endings: Pairs[str, str]
) -> tuple[Part, ...]:
    """Return the pieces of a joined value; `endings` says what is put before each."""
    parts = []
    for ending, before in endings.items():
        choice = mapping.choices.get(base + ending)
        if choice is not None:
            reading = Reading.PREFECTURE if ending == _PREFECTURE else Reading.TEXT
            parts.append(Part((columns[choice.column],), before, reading))
    return tuple(parts)


def from_layout(layout: OrderLayout, sample: TableSample) -> Mapping:
    """Return the mapping that a layout made by `to_layout` is, for a table that it fits."""
    places: dict[Column, int] = {}
    for index, column in enumerate(_columns(sample)):
        places[column] = index
    choices: dict[str, Choice] = {}
    if layout.number is not None:
        _put(choices, NUMBER, layout.number.columns, Reading.TEXT, places)
    for fill in layout.fills:
        for item, part in _items_of(fill):
            reading = part.reading if len(fill.parts) > 1 else fill.reading
            _put(choices, item, part.columns, reading, places)
    return Mapping(sample, choices, layout.price.basis, layout.price.of, layout.time_formats)


def _put(
    choices: dict[str, Choice],
    item: str,
    columns: tuple[Column, ...],
    reading: Reading,
    places: Pairs[Column, int],
) -> None:
    found = next((places[column] for column in columns if column in places), None)
    if found is not None:
        choices[item] = Choice(found, reading.value)


def _items_of(fill: Fill) -> list[tuple[str, Part]]:
    """Return the items of a mapping that a fill was made of, each with its piece."""
    if len(fill.parts) < 2:
        return [(fill.item, part) for part in fill.parts]
    base = fill.item.rpartition(".")[0]
    if fill.item.endswith(_NAME):
        return list(zip((fill.item, base + _NAME_MORE), fill.parts, strict=False))
    parts = list(fill.parts)
    found = []
    if parts[0].reading is Reading.PREFECTURE:
        found.append((base + _PREFECTURE, parts.pop(0)))
    return found + list(zip((fill.item, base + _MORE), parts, strict=False))
