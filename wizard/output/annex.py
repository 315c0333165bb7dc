"""The annex of the 申出書: all orders in a table, what they have in common, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from wizard import texts
from wizard.domain.case import Case, Order
from wizard.domain.form import Form, Item, Level, StatementRow, level_of
from wizard.domain.item_types import type_of
from wizard.domain.item_types.moments import read_moment
from wizard.domain.links import LinkFinder
from wizard.domain.totals import QUANTITY, UNIT_PRICE
from wizard.output.amounts import Amounts
from wizard.output.bands import AIR, LEFT, PAD, RIGHT, SIZE, Align, Band, Column
from wizard.output.composer import Composer
from wizard.output.flow import BODY_BOTTOM, BODY_TOP, HEADING_AFTER, HEADING_SIZE, Flow
from wizard.output.links_annex import LinksAnnex
from wizard.output.order_rows import OrderRows, missing_text, yen_text
from wizard.output.printed_values import PrintedValues, Record

_BEGINNING = 5  # rows of an order that stand below its heading on the same sheet
MOST_LINES = 4  # of a cell in the table of all orders; the order's own page has everything
_WIDTHS = {"number": 37.0, "datetime": 84.0, "integer": 37.0, "yen": 68.0}
_NUMERIC = frozenset({"number", "integer", "yen", "sum"})
_ORDER_NUMBER = "order.number"
_SAYS = texts.Paper
_CLOCK = "%H:%M:%S"


class Annex:
    """Writes the annex.

    Args:
        form: the definitions; case: a case with several orders.
        composer: breaks text into lines; rows: makes the bands of orders.
        links: finds what orders have in common.
    """

    def __init__(
        self, form: Form, case: Case, composer: Composer, rows: OrderRows, links: LinkFinder
    ) -> None:
        self._form = form
        self._case = case
        self._composer = composer
        self._rows = rows
        self._words = form.statement.words
        self._values = PrintedValues(form, case)
        self._links = LinksAnnex(form, case, composer, links)

    def write(self, flow: Flow, sums: list[Amounts], step: Callable[[], None]) -> None:
        """Write the list, what orders have in common, and every order by itself.

        Args:
            flow: where to.
            sums: amounts of each order, in order.
            step: called after each order in either part.
        """
        flow.turn()
        self._write_list(flow, sums, step)
        self._links.write(flow)
        for number, order in enumerate(self._case.orders, start=1):
            self._write_order(flow, number, order)
            step()

    def _write_list(self, flow: Flow, sums: list[Amounts], step: Callable[[], None]) -> None:
        flow.heading(self._words["annex_list_title"])
        total = sum(sums, Amounts())
        flow.paragraph(self._composer.paragraph(self._words["japan_time"]), self._composer.mincho)
        flow.top -= AIR
        columns = self._list_columns(yen_text(total.yen))
        labels = [
            self._words["annex_number"],
            *(column.label for column in self._form.statement.annex_columns),
            self._words["annex_row_total"],
        ]
        header = self._composer.head(columns, labels)
        flow.table(self._list_bands(columns, sums, total, step), header)
        if not total.complete:
            flow.skip(HEADING_AFTER)
            note = self._words["total_incomplete"] + missing_text(total)
            flow.paragraph(self._composer.paragraph(note), self._composer.mincho)

    def _list_bands(
        self,
        columns: tuple[Column, ...],
        sums: list[Amounts],
        total: Amounts,
        step: Callable[[], None],
    ) -> Iterator[Band]:
        for number, (order, amounts) in enumerate(zip(self._case.orders, sums, strict=True), 1):
            cells = [
                str(number),
                *(
                    self._list_cell(column, order, amounts, number)
                    for column in self._form.statement.annex_columns
                ),
                self._rows.amount(amounts),
            ]
            yield self._composer.cells(columns, cells, most=MOST_LINES)
            step()
        yield self._sum_band(columns, total)

    def _list_cell(self, column: StatementRow, order: Order, amounts: Amounts, number: int) -> str:
        """Return a cell of the table of all orders; a line's value stands for all lines."""
        if level_of(column.item) is not Level.LINE:
            if type_of(self._form.items[column.item]).name == "datetime":
                return self._moment(column, order)
            return self._values.row(column, Record(order=order))
        if not order.lines:
            return ""
        if column.item == QUANTITY and (amounts.lines > 1 or amounts.counted):
            return self._rows.quantity(amounts)
        first = self._values.row(column, Record(order=order, line=order.lines[0]))
        if len(order.lines) == 1:
            return first
        if column.item == UNIT_PRICE:
            return _SAYS.SEE_ANNEX.format(number=number)
        more = self._words["and_more"].format(count=len(order.lines) - 1)
        return f"{first}\n{more}" if first else ""

    def _moment(self, column: StatementRow, order: Order) -> str:
        """Return a time in two lines: day and clock (the table says that it is Japan's)."""
        try:
            moment = read_moment(order.text(column.item))
        except ValueError:
            return self._values.row(column, Record(order=order))
        clock = f"{moment.at:{_CLOCK}}" if moment.has_seconds else f"{moment.at:%H:%M}"
        at = moment.at
        return f"{_SAYS.DAY.format(year=at.year, month=at.month, day=at.day)}\n{clock}"

    def _sum_band(self, columns: tuple[Column, ...], total: Amounts) -> Band:
        cells = [""] * len(columns)
        for at, column in enumerate(self._form.statement.annex_columns, start=1):
            if column.item == QUANTITY:
                cells[at] = self._rows.quantity(total).partition("\n")[0]
        cells[-1] = self._rows.amount(total)
        # The words of the sum take the first two columns together.
        count = self._words["count_orders"].format(count=f"{len(self._case.orders):,}")
        words = _SAYS.SUM.format(total=self._words["total"], amount=count)
        wide = Column(columns[0].left, columns[0].width + columns[1].width)
        band = self._composer.cells((wide, *columns[2:]), [words, *cells[2:]])
        return replace(band, shaded=True)

    def _list_columns(self, largest: str) -> tuple[Column, ...]:
        """Return the columns: numbers and times as wide as they need, words share the rest.

        Args:
            largest: the widest amount, that of the sum.
        """
        items = [self._form.items[c.item] for c in self._form.statement.annex_columns]
        kinds = ["number", *(type_of(item).name for item in items), "sum"]
        needed = self._composer.mincho.measure(largest) * SIZE + 2 * PAD
        widths = _WIDTHS | {"sum": max(_WIDTHS["yen"], needed)}
        shares = [0.0, *map(_share, items), 0.0]
        rest = RIGHT - LEFT - sum(widths.get(kind, 0.0) for kind in kinds)
        each = rest / (sum(shares) or 1.0)
        columns, left = [], LEFT
        for kind, share in zip(kinds, shares, strict=True):
            width = widths.get(kind, share * each)
            align = Align.RIGHT if kind in _NUMERIC else Align.LEFT
            columns.append(Column(left, width, align))
            left += width
        return tuple(columns)

    def _write_order(self, flow: Flow, number: int, order: Order) -> None:
        bands = list(self._rows.annex_rows(self._form.statement.annex_rows, order))
        height = sum(band.height for band in bands)
        fits = height + HEADING_SIZE + HEADING_AFTER <= BODY_TOP - BODY_BOTTOM
        # What needs more than a sheet begins where there is room: the next order follows its end.
        keep = height if fits else sum(band.height for band in bands[:_BEGINNING])
        title = self._form.statement.annex_title.format(number=number)
        name = order.text(_ORDER_NUMBER)
        mark = _SAYS.ANNEX_BOOKMARK.format(title=title, order=name) if name else title
        flow.heading(title, level=1, keep=keep, mark=mark)
        flow.table(bands)


def _share(item: Item) -> float:
    """Return how much of the room for words a column takes."""
    if type_of(item).name in _WIDTHS:
        return 0.0
    # Goods break anywhere; a name of five characters is to stay on one line beside them.
    return 1.2 if item.level is Level.LINE else 1.0
