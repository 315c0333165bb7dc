"""What one row of an order table says, worked out from an order only when it is needed.

Nothing here knows Qt: the same rows stand in the table of the case, in the list beside the
access records and in the preview of a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from wizard.domain.case import Order
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.domain.totals import order_sums
from wizard.texts import Orders

NUMBER = "order.number"
PURCHASED_AT = "order.purchased_at"
LINE_NAME = "order.items[].name"
RECIPIENT_NAME = "order.recipient.name"
_FOUND_BY = (
    "order.buyer.name",
    "order.buyer.phone",
    "order.recipient.phone",
    "order.tracking_number",
)

# As importers write a time of which the file has no seconds: none are made up.
_NO_SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?:[+-]\d\d:\d\d)?", re.ASCII)

# Full-width digits and letters are found by their narrow forms. Only the searched copy is
# folded; what is shown and kept stays as it was written.
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}


class Column(IntEnum):
    """The columns of an order table, from the left."""

    TICK = 0
    NUMBER = 1
    TIME = 2
    ITEMS = 3
    YEN = 4
    RECIPIENT = 5
    ADDRESS = 6
    PHONE = 7
    IP = 8
    PORT = 9
    STATE = 10


class Trace(StrEnum):
    """Whether a trace of the buyer is there: a value, a state instead of one, or nothing."""

    THERE = "there"
    STATED = "stated"
    MISSING = "missing"


# Which answers leave the trace; any one of them is enough.
TRACES: dict[Column, tuple[str, ...]] = {
    Column.ADDRESS: ("order.recipient.address", "order.buyer.address"),
    Column.PHONE: ("order.recipient.phone", "order.buyer.phone"),
    Column.IP: ("order.access.ip",),
    Column.PORT: ("order.access.port",),
}
TITLES: dict[Column, str] = {
    Column.TICK: "",
    Column.NUMBER: Orders.COLUMN_NUMBER,
    Column.TIME: Orders.COLUMN_TIME,
    Column.ITEMS: Orders.COLUMN_ITEMS,
    Column.YEN: Orders.COLUMN_YEN,
    Column.RECIPIENT: Orders.COLUMN_RECIPIENT,
    Column.ADDRESS: Orders.COLUMN_ADDRESS,
    Column.PHONE: Orders.COLUMN_PHONE,
    Column.IP: Orders.COLUMN_IP,
    Column.PORT: Orders.COLUMN_PORT,
    Column.STATE: Orders.COLUMN_STATE,
}
TRACE_WORDS: dict[Trace, str] = {
    Trace.THERE: Orders.TRACE_THERE,
    Trace.STATED: Orders.TRACE_STATED,
    Trace.MISSING: Orders.TRACE_MISSING,
}


@dataclass(frozen=True, slots=True)
class Cells:
    """The words of one row.

    Attributes:
        number: order number, or the state standing in its place.
        time: purchase time in Asia/Tokyo as ``2026/08/01 22:14:05``, or the text as typed.
        at: the same as an aware time, or None when it cannot be read.
        items: name of the first line and how many more there are.
        yen: total in yen, or None while a quantity or price is missing or unreadable.
        recipient: name of the recipient.
        traces: which traces are there, in the order of `TRACES`.
    """

    number: str
    time: str
    at: datetime | None
    items: str
    yen: int | None
    recipient: str
    traces: tuple[Trace, ...]

    def trace(self, column: Column) -> Trace:
        """Return whether the trace of a column of `TRACES` is there."""
        return self.traces[column - Column.ADDRESS]

    @property
    def yen_text(self) -> str:
        """Return the total with its unit, or a dash while it is not known."""
        return Orders.YEN.format(yen=self.yen) if self.yen is not None else Orders.NO_YEN


class CellMaker:
    """Works out the cells of orders.

    Args:
        form: the loaded definitions.
    """

    def __init__(self, form: Form) -> None:
        self._form = form

    def cells(self, order: Order) -> Cells:
        """Return what the row of an order says."""
        sums = order_sums(order)
        at = sums.at
        return Cells(
            number=self._shown(order, NUMBER),
            time=_table_time(order, at) if at is not None else self._shown(order, PURCHASED_AT),
            at=at,
            items=self._items(order),
            yen=sums.yen if sums.complete else None,
            recipient=self._shown(order, RECIPIENT_NAME),
            traces=tuple(_trace(order, ids) for ids in TRACES.values()),
        )

    def haystack(self, order: Order, cells: Cells) -> str:
        """Return what an order is found by: number, names, items, amount, dates, phones.

        Args:
            order: the order.
            cells: what its row says.
        """
        parts = [cells.number, cells.time, cells.recipient, cells.items]
        parts += [order.text(item_id) for item_id in _FOUND_BY]
        for line in order.lines[1:]:
            name = line.answers.get(LINE_NAME)
            parts.append(name.text if name is not None else "")
        if cells.yen is not None:
            parts += [cells.yen_text, f"{cells.yen}{Orders.YEN_UNIT}"]
        if cells.at is not None:
            parts += [f"{cells.at:%Y-%m-%d}", Orders.SEARCH_DATE.format(at=cells.at)]
        return narrow("\n".join(part for part in parts if part))

    def _shown(self, order: Order, item_id: str) -> str:
        answer = order.answers.get(item_id)
        return "" if answer is None else shown(self._form.item(item_id), answer)

    def _items(self, order: Order) -> str:
        item = self._form.item(LINE_NAME)
        names = [shown(item, line.answers.get(LINE_NAME)) for line in order.lines[:1]]
        if len(order.lines) > 1:
            return Orders.ITEMS_AND_MORE.format(first=names[0], more=len(order.lines) - 1)
        return names[0] if names else ""


def narrow(text: str) -> str:
    """Return a text for comparing while searching: case and character width do not count."""
    return text.translate(_NARROW).casefold()


def terms_of(search: str) -> tuple[str, ...]:
    """Return the words of a search; an order is found when it holds all of them."""
    return tuple(narrow(search).split())


def _trace(order: Order, ids: tuple[str, ...]) -> Trace:
    found = Trace.MISSING
    for item_id in ids:
        answer = order.answers.get(item_id)
        if answer is None:
            continue
        if answer.state is not None:
            found = Trace.STATED
        elif answer.text.strip():
            return Trace.THERE
    return found


def _table_time(order: Order, at: datetime) -> str:
    # Slashes rather than 年月日: figures of one width, so that times line up in a column.
    if _NO_SECONDS.fullmatch(order.text(PURCHASED_AT).strip()):
        return f"{at:%Y/%m/%d %H:%M}"
    return f"{at:%Y/%m/%d %H:%M:%S}"
