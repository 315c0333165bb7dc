"""The bands that print orders: their rows, and the table of their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from wizard import texts
from wizard.domain.case import Case, LineItem, Order
from wizard.domain.form import Form, Level, StatementRow, level_of
from wizard.domain.item_types import type_of
from wizard.domain.totals import QUANTITY
from wizard.output.amounts import Amounts, line_amounts, order_amounts
from wizard.output.bands import GROUP, LEFT, RIGHT, Align, Band, Column
from wizard.output.composer import Composer
from wizard.output.printed_values import PrintedValues, Record

YEN_WIDTH = 74.0
INTEGER_WIDTH = 46.0
_SAYS = texts.Paper
_YEN = texts.Words.YEN


class OrderRows:
    """Makes bands of orders.

    Args:
        form: the definitions; case: the case; composer: breaks text into lines.
    """

    def __init__(self, form: Form, case: Case, composer: Composer) -> None:
        self._form = form
        self._composer = composer
        self._words = form.statement.words
        self._values = PrintedValues(form, case)

    def rows(self, rows: Sequence[StatementRow], order: Order | None) -> Iterator[Band]:
        """Yield the bands of one order; lines in a table, or as rows when there is only one.

        Without an order every box is left to write in.
        """
        for of_line, members in groupby(rows, key=lambda row: level_of(row.item) is Level.LINE):
            run = list(members)
            if of_line and order is not None and len(order.lines) > 1:
                yield from self.line_table(run, order)
                continue
            line = order.lines[0] if order is not None and order.lines else None
            for row in run:
                yield self.box(row, Record(order=order, line=line))

    def annex_rows(self, rows: Sequence[StatementRow], order: Order) -> Iterator[Band]:
        """Yield the bands of one order of the annex; its lines always in a table."""
        for of_line, members in groupby(rows, key=lambda row: level_of(row.item) is Level.LINE):
            run = list(members)
            if of_line and order.lines:
                yield from self.line_table(run, order)
            else:
                for row in run:
                    yield self.box(row, Record(order=order), compact=True)

    def box(
        self, row: StatementRow, record: Record | None = None, *, compact: bool = False
    ) -> Band:
        """Return the band of one row."""
        return self._composer.box(
            row.label,
            self._values.row(row, record),
            group=row.group,
            min_lines=row.min_lines,
            fixed=self._values.is_fixed(row, record),
            compact=compact,
        )

    def line_table(self, rows: Sequence[StatementRow], order: Order) -> Iterator[Band]:
        """Yield a table of an order's lines: heading, lines, and a sum of several."""
        group = rows[0].group
        columns = self._line_columns(rows, LEFT + GROUP if group else LEFT)
        labels = [*(row.label for row in rows), _SAYS.SUBTOTAL]
        yield self._composer.head(columns, labels, group)
        for line in order.lines:
            yield self._composer.cells(columns, self._line_cells(rows, order, line), group=group)
        if len(order.lines) > 1:
            yield self._line_sum(rows, columns, order_amounts(order), group)

    def amount(self, amounts: Amounts) -> str:
        """Return a sum as a cell of a table shows it: never one that misleads."""
        if not amounts.priced:
            return _SAYS.UNKNOWN
        yen = yen_text(amounts.yen)
        return yen if amounts.complete else f"{yen}\n{_SAYS.PARTLY}"

    def quantity(self, amounts: Amounts) -> str:
        """Return the pieces as a cell of a table shows them."""
        if not amounts.counted:
            return _SAYS.UNKNOWN
        partly = amounts.counted < amounts.lines or amounts.empty_orders
        return f"{amounts.quantity:,}\n{_SAYS.PARTLY}" if partly else f"{amounts.quantity:,}"

    def whole_sum(self, amounts: Amounts) -> str:
        """Return 「合計　118,800円（金額未確認の明細 1件を除く）」."""
        amount = yen_text(amounts.yen) if amounts.priced else _SAYS.UNKNOWN
        text = _SAYS.SUM.format(total=self._words["total"], amount=amount)
        return text + (missing_text(amounts) if amounts.priced else "")

    def whole_quantity(self, amounts: Amounts) -> str:
        """Return 「合計　5点」, or nothing when a quantity is not known."""
        if not amounts.counted or amounts.counted < amounts.lines or amounts.empty_orders:
            return ""
        count = self._words["count_goods"].format(count=f"{amounts.quantity:,}")
        return _SAYS.SUM.format(total=self._words["total"], amount=count)

    def _line_cells(
        self, rows: Iterable[StatementRow], order: Order, line: LineItem
    ) -> Iterator[str]:
        for row in rows:
            yield self._values.row(row, Record(order=order, line=line))
        amounts = line_amounts(line)
        yield yen_text(amounts.yen) if amounts.priced else _SAYS.UNKNOWN

    def _line_sum(
        self,
        rows: Sequence[StatementRow],
        columns: tuple[Column, ...],
        amounts: Amounts,
        group: str,
    ) -> Band:
        cells = [""] * len(columns)
        cells[0] = self._words["total"]
        for at, row in enumerate(rows):
            if row.item == QUANTITY and at:
                cells[at] = self.quantity(amounts)
        cells[-1] = self.amount(amounts)
        return self._composer.cells(columns, cells, group=group)

    def _line_columns(self, rows: Sequence[StatementRow], left: float) -> tuple[Column, ...]:
        kinds = [type_of(self._form.items[row.item]).name for row in rows] + ["yen"]
        return spread(kinds, left, RIGHT)


def spread(kinds: Sequence[str], left: float, right: float) -> tuple[Column, ...]:
    """Return columns for values of these types: numbers as wide as they need, text the rest."""
    fixed = {"yen": YEN_WIDTH, "integer": INTEGER_WIDTH}
    rest = right - left - sum(fixed.get(kind, 0.0) for kind in kinds)
    others = sum(kind not in fixed for kind in kinds)
    columns = []
    for kind in kinds:
        width = fixed.get(kind) or rest / others
        columns.append(Column(left, width, Align.RIGHT if kind in fixed else Align.LEFT))
        left += width
    return tuple(columns)


def yen_text(yen: int) -> str:
    """Return an amount as 39,600円."""
    return _YEN.format(amount=f"{yen:,}")


def missing_text(amounts: Amounts) -> str:
    """Return what a sum leaves out, in brackets; nothing when it is whole."""
    missing = []
    if amounts.unpriced:
        missing.append(_SAYS.WITHOUT_LINES.format(count=f"{amounts.unpriced:,}"))
    if amounts.empty_orders:
        missing.append(_SAYS.WITHOUT_ORDERS.format(count=f"{amounts.empty_orders:,}"))
    return _SAYS.WITHOUT.format(missing=_SAYS.COMMA.join(missing)) if missing else ""
