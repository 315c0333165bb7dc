"""What the answers of a case look like on paper."""

from __future__ import annotations

from dataclasses import dataclass

from wizard import texts
from wizard.domain.asking import holds, word
from wizard.domain.case import Answers, Case, LineItem, Note, Order
from wizard.domain.claimed import claim_remark
from wizard.domain.form import Form, Item, Level, StatementRow, level_of
from wizard.domain.hidden_cards import hide
from wizard.domain.item_types import PRESENCE, shown
from wizard.output.clusters import printable

# Types whose values are read letter by letter, and so are set in letters of one width.
FIXED_TYPES = frozenset({"ip", "port", "url", "email"})
FIXED_ITEMS = frozenset({"order.access.user_agent", "order.access.language"})
_NOTHING: Answers = {}


@dataclass(frozen=True, slots=True)
class Record:
    """Whose answers are printed: the case's, and those of an order, line or note of it."""

    order: Order | None = None
    line: LineItem | None = None
    note: Note | None = None


class PrintedValues:
    """Reads the answers of one case for printing.

    Args:
        form: the definitions; case: the case.
    """

    def __init__(self, form: Form, case: Case) -> None:
        self._form = form
        self._case = case

    def row(self, row: StatementRow, record: Record | None = None) -> str:
        """Return what stands in the box of a row; empty for a box to write in."""
        record = record or Record()
        item = self._form.items[row.item]
        if item.only_if is not None and not self._asked(item, record):
            return self._why_not_asked(item, record)
        return row.text(lambda item_id: self.value(item_id, record)).strip("\n")

    def value(self, item_id: str, record: Record) -> str:
        """Return one value as printed, without characters that have no ink."""
        answer = self._answers(level_of(item_id), record).get(item_id)
        if answer is None:
            return ""
        item = self._form.items[item_id]
        # Entered before card numbers were hidden, or by another program: never on paper.
        return printable(hide(item, shown(item, answer))) + claim_remark(item_id, answer)

    def is_fixed(self, row: StatementRow, record: Record | None = None) -> bool:
        """Return whether a row's value is set in letters of one width."""
        item = self._form.items[row.item]
        if item.type not in FIXED_TYPES and item.id not in FIXED_ITEMS:
            return False
        answer = self._answers(item.level, record or Record()).get(item.id)
        said = claim_remark(item.id, answer)  # a sentence is read as words
        return answer is not None and answer.state is None and not said

    def _answers(self, level: Level, record: Record) -> Answers:
        if level is Level.CASE:
            return self._case.answers
        owner = {Level.ORDER: record.order, Level.LINE: record.line, Level.NOTE: record.note}[level]
        return _NOTHING if owner is None else owner.answers

    def _asked(self, item: Item, record: Record) -> bool:
        return holds(self._form, item, {level: self._answers(level, record) for level in Level})

    def _why_not_asked(self, item: Item, record: Record) -> str:
        """Return 「該当なし」 when the question it hangs on was answered 無, else nothing."""
        assert item.only_if is not None
        controls = item.only_if.item
        said = word(self._answers(level_of(controls), record).get(controls))
        return texts.Paper.NOT_APPLICABLE if said == PRESENCE[1] else ""
