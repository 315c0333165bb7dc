"""Rows of cells → orders: which rows belong together, and what each of them brings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from wizard import texts
from wizard.domain import card_numbers
from wizard.domain.case import Answer, LineItem, Order, Source, SourceKind
from wizard.domain.order_layout import OrderCells, Reading, RowMeaning
from wizard.intake.cells import has_lost_digits
from wizard.intake.notices import Notice, Notices
from wizard.intake.plan import Plan, Row, Take
from wizard.intake.prices import PriceReader

NUMBER = "order.number"
PLATFORM = "order.platform"
PURCHASED_AT = "order.purchased_at"
QUANTITY = "order.items[].quantity"
# Numbers of their own kind, in which a run of digits is never a card number.
_NOT_SEARCHED = frozenset(
    (
        NUMBER,
        PLATFORM,
        PURCHASED_AT,
        QUANTITY,
        "order.items[].unit_price",
        "order.tracking_number",
        "order.buyer.phone",
        "order.buyer.postal_code",
        "order.recipient.phone",
        "order.recipient.postal_code",
    )
)
_SHORTEST = 12  # digits of a card number, less one


class NumberFault(Exception):  # noqa: N818  the row goes to the person for repair
    """A row whose order number is missing (`lost` False) or cut by a spreadsheet (`lost` True)."""

    def __init__(self, *, lost: bool) -> None:
        super().__init__()
        self.lost = lost


@dataclass(slots=True)
class _Draft:
    """An order while its rows are being read."""

    line: int
    answers: dict[str, Answer]
    lines: list[LineItem]
    cells: object
    currency: str
    doubt: bool
    complete: bool


class Gatherer:
    """Makes orders of the rows of one file.

    Args:
        plan: how the rows are read.
        file: the file's name, for the source of each value.
        notices: receives what is noticed.
        new_key: returns a fresh key.
        now: aware time (Asia/Tokyo) put into every answer.
    """

    def __init__(
        self,
        plan: Plan,
        file: str,
        notices: Notices,
        new_key: Callable[[], str],
        now: datetime,
    ) -> None:
        assert plan.number is not None
        self._plan = plan
        self._number = plan.number
        self._prices = PriceReader(plan)
        self._before, _, self._after = texts.Intake.SOURCE.format(file=file, line="\0").partition(
            "\0"
        )
        self._notices = notices
        self._new_key = new_key
        self._now = now
        rows = plan.layout.rows
        self._every = rows.order_cells is OrderCells.EVERY
        self._joined = frozenset(rows.joined)
        self._with_lines = rows.meaning is RowMeaning.LINE
        priced = {f.item for f in plan.layout.fills if f.reading is Reading.PRICE}
        self._line_fills = tuple(f for f in plan.line_fills if f[0] not in priced)
        self._price_fills = tuple(f for f in plan.line_fills if f[0] in priced)
        self._timed = any(item == PURCHASED_AT for item, _ in plan.order_fills)
        self._drafts: dict[str, _Draft] = {}

    def add(self, row: Row, line: int) -> None:
        """Take in one row that begins at `line` of the file.

        Raises:
            NumberFault: it cannot be told to which order the row belongs.
        """
        number = self._number(row)
        if not number or has_lost_digits(number):
            raise NumberFault(lost=bool(number))
        draft = self._drafts.get(number)
        source = Source(SourceKind.ORDER_FILE, f"{self._before}{line}{self._after}")
        if draft is None:
            draft = self._begin(row, line, number, source)
        elif self._every:
            if self._plan.order_cells(row) != draft.cells:
                self._compare(draft, row, line, source)
        elif not draft.complete:
            self._complete(draft, row, line, source)
        if self._with_lines and (self._plan.is_line is None or self._plan.is_line(row)):
            self._add_line(draft, row, line, source)

    def orders(self) -> tuple[Order, ...]:
        """Return the orders in the order of the file."""
        for draft in self._drafts.values():
            if self._with_lines and not draft.lines:
                self._notices.add(Notice.NO_LINES, draft.line)
            if not draft.complete and not self._every:
                self._notices.add(Notice.NO_ORDER_CELLS, draft.line)
        new_key = self._new_key
        return tuple(
            Order(new_key(), MappingProxyType(draft.answers), tuple(draft.lines))
            for draft in self._drafts.values()
        )

    def _begin(self, row: Row, line: int, number: str, source: Source) -> _Draft:
        answers = {
            NUMBER: Answer(number, None, "", source, self._now),
            PLATFORM: Answer(self._plan.layout.title, None, "", source, self._now),
        }
        answers.update(self._read(self._plan.order_fills, row, line, source))
        draft = _Draft(
            line,
            answers,
            [],
            self._plan.order_cells(row) if self._every else None,
            self._prices.currency(row),
            self._prices.doubt(row),
            not self._timed or PURCHASED_AT in answers,
        )
        self._drafts[number] = draft
        return draft

    def _complete(self, draft: _Draft, row: Row, line: int, source: Source) -> None:
        """Fill an order whose first row came later, or not at all so far."""
        for item, answer in self._read(self._plan.order_fills, row, line, source).items():
            draft.answers.setdefault(item, answer)
        draft.complete = PURCHASED_AT in draft.answers
        draft.currency = draft.currency or self._prices.currency(row)
        draft.doubt = draft.doubt or self._prices.doubt(row)

    def _compare(self, draft: _Draft, row: Row, line: int, source: Source) -> None:
        """Take what another row of an order knows more; say where it knows better."""
        differs = False
        for item, answer in self._read(self._plan.order_fills, row, line, source).items():
            old = draft.answers.get(item)
            if old is None:
                draft.answers[item] = answer
            elif old.text != answer.text:
                if item in self._joined:
                    draft.answers[item] = _both(old, answer)
                else:
                    differs = True
        if differs:
            self._notices.add(Notice.ROWS_DIFFER, line)

    def _add_line(self, draft: _Draft, row: Row, line: int, source: Source) -> None:
        answers = self._read(self._line_fills, row, line, source)
        quantity = answers.get(QUANTITY)
        for item, take in self._price_fills:
            found = take(row)
            if found is None:
                continue
            text, original, notice = self._prices.read(
                row,
                found[0],
                "" if quantity is None else quantity.text,
                draft.currency,
                draft.doubt,
            )
            answers[item] = Answer(text, None, "", source, self._now, original)
            if notice is not None:
                self._notices.add(notice, line)
        if answers:
            draft.lines.append(LineItem(self._new_key(), MappingProxyType(answers)))

    def _read(
        self, fills: Sequence[tuple[str, Take]], row: Row, line: int, source: Source
    ) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        now = self._now
        for item, take in fills:
            found = take(row)
            if found is None:
                continue
            text, original, notice = found
            if notice is not None:
                self._notices.add(notice, line)
            if len(text) > _SHORTEST and item not in _NOT_SEARCHED:
                text, original = self._without_cards(text, original, line)
            answers[item] = Answer(text, None, "", source, now, original)
        return answers

    def _without_cards(self, text: str, original: str, line: int) -> tuple[str, str]:
        """Return both texts with card numbers masked; quick where there is nothing to mask."""
        if not card_numbers.may_hold_card_number(text):
            return text, original
        masked = card_numbers.mask(text)
        if masked != text:
            self._notices.add(Notice.CARD_MASKED, line)
        return masked, card_numbers.mask(original)


def _both(old: Answer, new: Answer) -> Answer:
    """Return an answer that holds the texts of both, each once."""
    joint = texts.Intake.JOINED
    if new.text in old.text.split(joint):
        return old
    return replace(old, text=f"{old.text}{joint}{new.text}", original="")
