"""Rows of cells → orders: which rows belong together, and what each of them brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from wizard.domain.case import Answer, LineItem, Order
from wizard.domain.order_layout import OrderCells, RowMeaning
from wizard.intake.answers import (
    NUMBER,
    PLATFORM,
    PURCHASED_AT,
    QUANTITY,
    AnswerMaker,
    FileAnswers,
)
from wizard.intake.cells import has_lost_digits
from wizard.intake.decode import stop_if
from wizard.intake.drafts import Draft
from wizard.intake.likeness import RECIPIENT, SENT, both, contradicted, is_of
from wizard.intake.notices import Notice, Notices
from wizard.intake.options import with_option
from wizard.intake.order_number import OrderNumber
from wizard.intake.order_totals import OrderTotal, settled
from wizard.intake.plan import Plan
from wizard.intake.prices import OrderSums, item_prices
from wizard.intake.screening import Screen, note
from wizard.intake.takes import Cells, Pick, Take


class Gatherer:
    """Makes orders of the rows of one file.

    Args:
        plan: how the rows are read.
        file: the file's name, for the source of each value.
        notices: receives what is noticed.
        new_key: returns a fresh key.
        now: aware time (Asia/Tokyo) put into every answer.
        wanted: when given, only rows of orders that it says True of are taken in.
    """

    def __init__(
        self,
        plan: Plan,
        file: str,
        notices: Notices,
        new_key: Callable[[], str],
        now: datetime,
        wanted: Callable[[str], bool] | None = None,
    ) -> None:
        self._number: Pick = _no_number if plan.number is None else plan.number.whole
        self._wanted = _also_without_suffix(wanted, plan.number)
        self._plan = plan
        self._sums = OrderSums(plan)
        self._notices = notices
        self._new_key = new_key
        self._maker = AnswerMaker(file, now)
        rows = plan.layout.rows
        self._every = rows.order_cells is OrderCells.EVERY
        self._joined = frozenset(rows.joined)
        self._with_lines = plan.layout.has_lines
        self._line_number = plan.line_number
        self._parcels = rows.meaning is RowMeaning.PARCEL
        price = plan.layout.price
        self._may_be_odd = price.currency is not None or price.proof is not None
        self._time = None if self._every else _time_cell(plan)
        self._prices = item_prices(plan)
        self._order_takes = _order_takes(plan)
        self._line_takes = dict(plan.line.takes)
        for item, prices in self._prices.items():
            self._line_takes[item] = prices.take(plan.line.takes.get(QUANTITY))
        self._total = OrderTotal(plan, self._line_takes)
        self._order_screen = Screen(plan.order, plan.order.takes, price, notices)
        self._line_screen = Screen(plan.line, self._line_takes, price, notices)
        self._drafts: dict[str, Draft] = {}

    def add(self, rows: Sequence[list[str]], first: int) -> list[tuple[int, bool]]:
        """Take in rows that begin on consecutive lines of the file, the first on `first`.

        Returns:
            Which of them (counted from 0) belong to no order that can be told, and whether
            that is because a spreadsheet has cut their order number.
        """
        faults = []
        drafts, plan, wanted = self._drafts, self._plan, self._wanted
        skipped = plan.is_skipped
        trim, trim_line = plan.order.trim, plan.line.trim
        for line, row in enumerate(rows, first):
            cells = trim(row)
            if skipped is not None and skipped(cells):
                self._notices.add(Notice.ROWS_SKIPPED, line)
                continue
            number = self._number(cells)
            if not number and self._parcels:
                number = f"\0{line}"  # a parcel of its own
            elif not number or ("+" in number and has_lost_digits(number)):
                faults.append((line - first, bool(number)))
                continue
            if wanted is not None and not wanted(number):
                continue
            draft = drafts.get(number)
            if draft is None:
                draft = drafts[number] = self._begin(cells, line)
            elif self._every:
                if cells != draft.cells and self._is_another_parcel(draft, cells, line):
                    self._drafts[f"{number}\0{line}"] = self._begin(cells, line)
            elif not draft.complete:
                self._complete(draft, cells, line)
            if plan.unpack is not None:
                packed = [trim_line(inner) for inner in plan.unpack(row)]
                draft.unsure = self._total.holds_no_tax(cells, packed)
                for inner in packed:
                    self._add_line(draft, inner, line)
            elif self._with_lines:
                self._add_line(draft, trim_line(row), line)
        self._order_screen.look_at_many()
        self._line_screen.look_at_many()
        return faults

    @property
    def count(self) -> int:
        """Return how many orders were met so far."""
        return len(self._drafts)

    def orders(self, cancelled: Callable[[], bool] | None = None) -> tuple[Order, ...]:
        """Return the orders in the order of the file; to be called once, at its end.

        Args:
            cancelled: asked at every order.

        Raises:
            Cancelled: `cancelled` said so.
        """
        self._order_screen.look()
        self._line_screen.look()
        orders = []
        for number, draft in self._drafts.items():
            stop_if(cancelled)
            if number[0] == "=":
                self._notices.add(Notice.FORMULA, draft.line)
            if self._with_lines and not draft.lines:
                self._notices.add(Notice.NO_LINES, draft.line)
            if not draft.complete:
                self._notices.add(Notice.NO_ORDER_CELLS, draft.line)
            answers: Mapping[str, Answer] = (
                FileAnswers(self._maker, self._order_takes, draft.cells, draft.line)
                if draft.mixed is None
                else MappingProxyType(draft.mixed)
            )
            orders.append(Order(self._new_key(), answers, draft.in_order()))
        return tuple(orders)

    def _begin(self, cells: Cells, line: int) -> Draft:
        draft = Draft(cells, line)
        if self._may_be_odd:
            draft.currency = self._sums.currency(cells)
            draft.doubt = self._sums.doubt(cells)
        draft.complete = self._time is None or bool(self._time(cells))
        self._order_screen.add(cells, line)
        return draft

    def _complete(self, draft: Draft, cells: Cells, line: int) -> None:
        """Fill an order whose first row came later than others."""
        mixed = self._mixed(draft)
        made = self._made(self._plan.order.takes, cells, line)
        if self._fill(mixed, made, contradicted(mixed, made)):
            self._notices.add(Notice.ROWS_DIFFER, line)
        draft.complete = PURCHASED_AT in mixed
        draft.currency = draft.currency or self._sums.currency(cells)
        draft.doubt = draft.doubt or self._sums.doubt(cells)
        if draft.is_odd:
            for index, early, at in draft.early:
                odd = MappingProxyType(self._odd_line(draft, early, at))
                draft.lines[index] = LineItem(draft.lines[index].key, odd)
        if draft.is_odd or draft.complete:
            draft.early.clear()

    def _is_another_parcel(self, draft: Draft, cells: Cells, line: int) -> bool:
        """Take what another row of an order knows more; say where it says something else.

        Returns:
            True, with nothing taken, for a parcel to somebody else: it stands for itself.
        """
        made = self._made(self._plan.order.takes, cells, line)
        mixed = self._mixed(draft)
        others = contradicted(mixed, made)
        if self._parcels and RECIPIENT in others:
            return True
        if self._fill(mixed, made, others):
            self._notices.add(Notice.ROWS_DIFFER, line)
        return False

    def _fill(
        self, mixed: dict[str, Answer], made: Mapping[str, Answer], others: frozenset[str]
    ) -> bool:
        """Put in what is missing, nothing of other people; return whether anything differs."""
        differs = bool(others)
        for item, answer in made.items():
            old = mixed.get(item)
            kept_out = is_of(item, others) or (RECIPIENT in others and item in SENT)
            if old is None:
                if not kept_out:
                    mixed[item] = answer
            elif old.text != answer.text:
                if item in self._joined and not kept_out:
                    mixed[item] = both(old, answer)
                else:
                    differs = True
        return differs

    def _add_line(self, draft: Draft, cells: Cells, line: int) -> None:
        is_line = self._plan.is_line
        if not any(cells) or (is_line is not None and not is_line(cells)):
            return
        answers: Mapping[str, Answer]
        is_option = self._plan.is_option
        if is_option is not None and draft.lines and is_option(cells):
            self._add_option(draft, cells, line)
            return
        if draft.currency or draft.doubt or draft.unsure:  # `is_odd`, without a call for each row
            answers = MappingProxyType(self._odd_line(draft, cells, line))
        else:
            if not draft.complete:
                draft.early.append((len(draft.lines), cells, line))
            answers = FileAnswers(self._maker, self._line_takes, cells, line)
            self._line_screen.add(cells, line)
        if self._line_number is not None:
            draft.numbers.append(self._line_number(cells))
        draft.lines.append(LineItem(self._new_key(), answers))

    def _add_option(self, draft: Draft, cells: Cells, line: int) -> None:
        """Add an option's name and price to the goods of the row above."""
        last = draft.lines[-1]
        option = self._made(self._line_takes, cells, line)
        draft.lines[-1] = LineItem(last.key, with_option(last.answers, option))
        self._notices.add(Notice.OPTION_ADDED, line)

    def _odd_line(self, draft: Draft, cells: Cells, line: int) -> dict[str, Answer]:
        """Return the answers of a line whose price is not simply yen with tax."""
        plain = {i: t for i, t in self._line_takes.items() if i not in self._prices}
        answers = self._made(plain, cells, line)
        quantity = answers.get(QUANTITY)
        for item, prices in self._prices.items():
            pieces = "" if quantity is None else quantity.text
            value = settled(prices.odd(cells, pieces, draft.currency, draft.doubt), draft.unsure)
            if value is not None:
                note(self._notices, item, value, line)
                answers[item] = self._maker.answer(item, value, line)
        return answers

    def _mixed(self, draft: Draft) -> dict[str, Answer]:
        """Return the answers of an order for putting in those of another row."""
        if draft.mixed is None:
            made = FileAnswers(self._maker, self._order_takes, draft.cells, draft.line)
            draft.mixed = dict(made.items())
        return draft.mixed

    def _made(self, takes: Mapping[str, Take], cells: Cells, line: int) -> dict[str, Answer]:
        """Return the answers of a row, made at once, with their notices."""
        answers = {}
        for item, take in takes.items():
            value = take(cells)
            if value is not None:
                note(self._notices, item, value, line)
                answers[item] = self._maker.answer(item, value, line)
        return answers


def _time_cell(plan: Plan) -> Pick | None:
    """Return what gives the cell of the time of purchase, which only first rows have."""
    fills = (fill for fill in plan.layout.fills if fill.item == PURCHASED_AT)
    return plan.order.pick(column for fill in fills for column in fill.parts[0].columns)


def _no_number(_cells: Cells) -> str:
    return ""


def _order_takes(plan: Plan) -> dict[str, Take]:
    """Return what gives every order item, the number and the platform among them."""
    platform = plan.layout.platform
    takes: dict[str, Take] = {}
    if plan.number is not None:
        takes[NUMBER] = plan.number.value
    if platform:
        takes[PLATFORM] = lambda _cells: (platform, "", None)
    return {**takes, **plan.order.takes}


def _also_without_suffix(
    wanted: Callable[[str], bool] | None, number: OrderNumber | None
) -> Callable[[str], bool] | None:
    """Return a test that lets pass a parcel whose order is wanted, too."""
    if wanted is None or number is None or number.suffix is None:
        return wanted
    return lambda whole: wanted(whole) or wanted(number.own(whole))
