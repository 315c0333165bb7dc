"""What was answered: a case with its answers, orders, notes and marks.

Records are frozen; a `Case` is changed only by `Case.apply`, one `wizard.domain.changes`
change at a time, so that saving, undo and repainting all see the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from wizard import texts
from wizard.domain.form import Item, Level, level_of


class AnswerState(StrEnum):
    """An answer that is a state rather than a value; the words are those printed and stored."""

    CHECKING = texts.STATE_CHECKING
    NO_RECORD = texts.STATE_NO_RECORD
    UNAVAILABLE = texts.STATE_UNAVAILABLE


class SourceKind(StrEnum):
    """Where a value came from."""

    TYPED = "typed"
    ORDER_FILE = "order_file"
    CONFIRMED = "confirmed"  # from an order file; a person has said that it is right so
    LOG = "log"
    LAST_CASE = "last_case"
    ANSWERS_FILE = "answers_file"
    SAMPLE = "sample"
    WRITTEN = "written"  # by a template, from the other answers


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value came from; `detail` names the file, line or template, never a person."""

    kind: SourceKind = SourceKind.TYPED
    detail: str = ""


TYPED = Source()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands.

    Attributes:
        text: what stands in the field, exactly as typed or taken over, valid or not. Types
            read it (`wizard.domain.item_types`); an invalid text is kept and marked.
        state: a state instead of a value; `text` is kept beside it but not used.
        holder: with UNAVAILABLE, who holds the data; with NO_RECORD, why there is no record
            (「この形式では記録されない」), if a log said so.
        source: where it came from.
        changed_at: aware time of the last change (Asia/Tokyo), or None for built-in data.
        original: the source's own text when `text` is a converted form of it (a time in
            another zone, a price before tax), else empty.
    """

    text: str = ""
    state: AnswerState | None = None
    holder: str = ""
    source: Source = TYPED
    changed_at: datetime | None = None
    original: str = ""

    @property
    def is_empty(self) -> bool:
        """Return True when there is neither a state nor any text but white space."""
        return self.state is None and not self.text.strip()


Answers = Mapping[str, Answer]
_NOTHING: Answers = MappingProxyType({})


def _nothing() -> Answers:
    # A factory, because Python 3.11 refuses an unhashable default; all share the one empty mapping.
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the item, and the order or note (`owner`) and order line it is in."""

    item: str
    owner: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class LineItem:
    """One line of an order; answers by item id (`order.items[].…`)."""

    key: str
    answers: Answers = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Order:
    """One fraudulent order; answers by item id (`order.…`) and its lines in order."""

    key: str
    answers: Answers = field(default_factory=_nothing)
    lines: tuple[LineItem, ...] = ()

    def text(self, item_id: str) -> str:
        """Return the text of an answer, empty when there is none or it is a state."""
        answer = self.answers.get(item_id)
        return "" if answer is None or answer.state is not None else answer.text

    def line_index(self, key: str) -> int:
        """Return the index of a line; raises KeyError when it is not there."""
        for index, line in enumerate(self.lines):
            if line.key == key:
                return index
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Note:
    """One talk with the police; answers by item id (`note.…`)."""

    key: str
    answers: Answers = field(default_factory=_nothing)


Record = Order | Note | LineItem


def new_case_number(day: date, key: str) -> str:
    """Return the number printed on every page: ``T-YYYYMMDD-XXXX`` from the day and a fresh key."""
    return f"T-{day:%Y%m%d}-{key[:4].upper()}"


def with_answer(answers: Answers, item_id: str, answer: Answer | None) -> Answers:
    """Return a copy of `answers` with one answer set, or removed when `answer` is None."""
    changed = dict(answers)
    if answer is None:
        changed.pop(item_id, None)
    else:
        changed[item_id] = answer
    return MappingProxyType(changed)


class Applicable(Protocol):
    """What `Case.apply` accepts: a change of `wizard.domain.changes`."""

    def carry_out(self, case: Case) -> None:
        """Carry the change out on a case."""


class Case:
    """A whole case in memory.

    `answers` holds the case-level answers by item id, `orders` and `notes` the records by key
    in their order, `marks` what is remembered but not asked (last page, ticks, seen pages).
    Read freely; change only through `apply`.

    `order_changes` is a journal: the key of every order that was changed, inserted or removed
    since the case was made. Who sums up over the orders remembers how far it has read, so that
    one change among 10,000 orders costs one look (`wizard.domain.order_cache`).
    """

    def __init__(
        self,
        answers: Answers | None = None,
        orders: tuple[Order, ...] = (),
        notes: tuple[Note, ...] = (),
        marks: Mapping[str, str] | None = None,
        number: str = "",
    ) -> None:
        self.number = number
        self.answers: dict[str, Answer] = dict(answers or {})
        self.orders: list[Order] = list(orders)
        self.notes: list[Note] = list(notes)
        self.marks: dict[str, str] = dict(marks or {})
        self.order_changes: list[str] = []
        self._order_index: dict[str, int] | None = None

    def text(self, item_id: str) -> str:
        """Return the text of a case-level answer, empty when there is none or it is a state."""
        answer = self.answers.get(item_id)
        return "" if answer is None or answer.state is not None else answer.text

    def order(self, key: str) -> Order:
        """Return the order with that key; raises KeyError."""
        return self.orders[self.order_index(key)]

    def order_index(self, key: str) -> int:
        """Return the position of an order, counted from 0; raises KeyError."""
        # The length tells that the list was filled otherwise, while a case is being read.
        if self._order_index is None or len(self._order_index) != len(self.orders):
            self._order_index = {order.key: i for i, order in enumerate(self.orders)}
        return self._order_index[key]

    def forget_order_index(self) -> None:
        """Tell the case that orders were inserted, removed or moved (used by changes)."""
        self._order_index = None

    def note(self, key: str) -> Note:
        """Return the note with that key; raises KeyError."""
        return self.notes[self.note_index(key)]

    def note_index(self, key: str) -> int:
        """Return the position of a note, counted from 0; raises KeyError."""
        for index, note in enumerate(self.notes):
            if note.key == key:
                return index
        raise KeyError(key)

    def answer(self, place: Place) -> Answer | None:
        """Return the answer at a place, or None; raises KeyError when the record is gone."""
        level = level_of(place.item)
        if level is Level.CASE:
            return self.answers.get(place.item)
        if level is Level.NOTE:
            return self.note(place.owner).answers.get(place.item)
        order = self.order(place.owner)
        if level is Level.ORDER:
            return order.answers.get(place.item)
        return order.lines[order.line_index(place.line)].answers.get(place.item)

    def put(self, place: Place, answer: Answer | None) -> None:
        """Set or remove the answer at a place (used by changes); raises KeyError."""
        level = level_of(place.item)
        if level is Level.CASE:
            if answer is None:
                self.answers.pop(place.item, None)
            else:
                self.answers[place.item] = answer
        elif level is Level.NOTE:
            index = self.note_index(place.owner)
            note = self.notes[index]
            self.notes[index] = replace(note, answers=with_answer(note.answers, place.item, answer))
        elif level is Level.ORDER:
            index = self.order_index(place.owner)
            order = self.orders[index]
            changed = with_answer(order.answers, place.item, answer)
            self.set_order(index, replace(order, answers=changed))
        else:
            self._put_line(place, answer)

    def _put_line(self, place: Place, answer: Answer | None) -> None:
        index = self.order_index(place.owner)
        order = self.orders[index]
        at = order.line_index(place.line)
        line = order.lines[at]
        changed = replace(line, answers=with_answer(line.answers, place.item, answer))
        self.set_order(
            index, replace(order, lines=(*order.lines[:at], changed, *order.lines[at + 1 :]))
        )

    def set_order(self, index: int, order: Order) -> None:
        """Put a changed order in the place of the one with its key (used by changes)."""
        self.orders[index] = order
        self.order_changes.append(order.key)

    def apply(self, change: Applicable) -> None:
        """Carry out one change."""
        change.carry_out(self)

    def places(self, items: Mapping[str, Item]) -> Iterator[Place]:
        """Yield every place the case has for `items`: case items once, others per record."""
        by_level: dict[Level, list[str]] = {level: [] for level in Level}
        for item in items.values():
            by_level[item.level].append(item.id)
        for item_id in by_level[Level.CASE]:
            yield Place(item_id)
        for order in self.orders:
            for item_id in by_level[Level.ORDER]:
                yield Place(item_id, order.key)
            for line in order.lines:
                for item_id in by_level[Level.LINE]:
                    yield Place(item_id, order.key, line.key)
        for note in self.notes:
            for item_id in by_level[Level.NOTE]:
                yield Place(item_id, note.key)
