"""Any sequence of changes leaves the file saying the same as the case in memory."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.storage.invented import JAPAN, same
from wizard.domain.case import (
    Answer,
    AnswerState,
    Case,
    LineItem,
    Note,
    Order,
    Place,
    Source,
    SourceKind,
)
from wizard.domain.changes import Change, Group, Insert, Move, Remove, SetAnswer, SetMark
from wizard.storage.casefile import CaseFile, create, open_case

TEXTS = st.text(st.characters(), max_size=8)  # half pairs, NUL and all
ANSWERS = st.builds(
    Answer,
    text=TEXTS,
    state=st.none() | st.sampled_from(AnswerState),
    holder=TEXTS,
    source=st.builds(Source, st.sampled_from(SourceKind), TEXTS),
    changed_at=st.none() | st.datetimes(timezones=st.just(JAPAN)),
    original=TEXTS,
)
MAYBE = st.none() | ANSWERS
CASE_ITEMS = st.sampled_from(["company.name", "shop.name", "unknown.item"])
ORDER_ITEMS = st.sampled_from(["order.number", "order.buyer.name", "order.unknown"])
LINE_ITEMS = st.sampled_from(["order.items[].name", "order.items[].quantity"])
NOTE_ITEMS = st.sampled_from(["note.at", "note.said"])
INDEX = st.integers(0, 50)


class CaseAndFile(RuleBasedStateMachine):
    """The same changes to both; now and then one by one, now and then many at once."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="tsuho-"))
        self.case = Case()
        self.waiting: list[Change] = []
        self.saved: list[Change] = []
        self.keys = 0

    @initialize(
        number=TEXTS, answers=st.dictionaries(CASE_ITEMS, ANSWERS), orders=st.integers(0, 5)
    )
    def make(self, number: str, answers: dict[str, Answer], orders: int) -> None:
        self.case = Case(answers, tuple(self.new_order({}) for _ in range(orders)), number=number)
        self.file: CaseFile = create(
            self.folder / "a.tsuho", self.case, lock_dir=self.folder / "locks"
        )

    def key(self) -> str:
        self.keys += 1
        return f"k{self.keys}"

    def new_order(self, answers: dict[str, Answer], lines: int = 2) -> Order:
        return Order(self.key(), answers, tuple(LineItem(self.key(), {}) for _ in range(lines)))

    def do(self, change: Change) -> None:
        self.case.apply(change)
        self.waiting.append(change)

    @rule(item=CASE_ITEMS, answer=MAYBE)
    def answer_case(self, item: str, answer: Answer | None) -> None:
        place = Place(item)
        self.do(SetAnswer(place, self.case.answer(place), answer))

    @rule(name=st.sampled_from(["page", "seen:x"]), value=st.none() | TEXTS)
    def mark(self, name: str, value: str | None) -> None:
        self.do(SetMark(name, self.case.marks.get(name), value))

    @rule(at=INDEX, answers=st.dictionaries(ORDER_ITEMS, ANSWERS), lines=st.integers(0, 3))
    def insert_order(self, at: int, answers: dict[str, Answer], lines: int) -> None:
        index = at % (len(self.case.orders) + 1)
        self.do(Insert(Group.ORDERS, index, self.new_order(answers, lines)))

    @rule(at=INDEX, answers=st.dictionaries(NOTE_ITEMS, ANSWERS))
    def insert_note(self, at: int, answers: dict[str, Answer]) -> None:
        index = at % (len(self.case.notes) + 1)
        self.do(Insert(Group.NOTES, index, Note(self.key(), answers)))

    @precondition(lambda self: self.case.orders)
    @rule(at=INDEX, item=ORDER_ITEMS, answer=MAYBE)
    def answer_order(self, at: int, item: str, answer: Answer | None) -> None:
        order = self.case.orders[at % len(self.case.orders)]
        place = Place(item, order.key)
        self.do(SetAnswer(place, self.case.answer(place), answer))

    @precondition(lambda self: self.case.notes)
    @rule(at=INDEX, item=NOTE_ITEMS, answer=MAYBE)
    def answer_note(self, at: int, item: str, answer: Answer | None) -> None:
        note = self.case.notes[at % len(self.case.notes)]
        place = Place(item, note.key)
        self.do(SetAnswer(place, self.case.answer(place), answer))

    @precondition(lambda self: any(order.lines for order in self.case.orders))
    @rule(at=INDEX, item=LINE_ITEMS, answer=MAYBE)
    def answer_line(self, at: int, item: str, answer: Answer | None) -> None:
        lines = [(order.key, line.key) for order in self.case.orders for line in order.lines]
        place = Place(item, *lines[at % len(lines)])
        self.do(SetAnswer(place, self.case.answer(place), answer))

    @precondition(lambda self: self.case.orders)
    @rule(at=INDEX, line_at=INDEX, act=st.sampled_from(["insert", "remove", "move"]), to=INDEX)
    def change_lines(self, at: int, line_at: int, act: str, to: int) -> None:
        order = self.case.orders[at % len(self.case.orders)]
        if act == "insert":
            index = line_at % (len(order.lines) + 1)
            self.do(Insert(Group.LINES, index, LineItem(self.key(), {}), order.key))
        elif order.lines and act == "remove":
            index = line_at % len(order.lines)
            self.do(Remove(Group.LINES, index, order.lines[index], order.key))
        elif order.lines:
            count = len(order.lines)
            self.do(Move(Group.LINES, line_at % count, to % count, order.key))

    @precondition(lambda self: self.case.orders)
    @rule(at=INDEX, to=INDEX)
    def move_order(self, at: int, to: int) -> None:
        count = len(self.case.orders)
        self.do(Move(Group.ORDERS, at % count, to % count))

    @precondition(lambda self: self.case.orders)
    @rule(at=INDEX)
    def remove_order(self, at: int) -> None:
        index = at % len(self.case.orders)
        self.do(Remove(Group.ORDERS, index, self.case.orders[index]))

    @precondition(lambda self: self.case.notes)
    @rule(at=INDEX, to=INDEX, remove=st.booleans())
    def change_notes(self, at: int, to: int, remove: bool) -> None:
        index = at % len(self.case.notes)
        if remove:
            self.do(Remove(Group.NOTES, index, self.case.notes[index]))
        else:
            self.do(Move(Group.NOTES, index, to % len(self.case.notes)))

    @precondition(lambda self: self.waiting or self.saved)
    @rule(count=st.integers(1, 6))
    def take_back(self, count: int) -> None:
        """Undo the newest changes, saved ones too, as the window would."""
        done = [*self.saved, *self.waiting][-count:]
        for change in reversed(done):
            self.do(change.inverse())
        self.saved.clear()  # taken back changes are not taken back twice
        self.save_at_once()
        self.saved.clear()

    @rule()
    def save_at_once(self) -> None:
        self.file.apply(self.waiting)
        self.saved += self.waiting
        self.waiting = []

    @rule()
    def save_one_by_one(self) -> None:
        for change in self.waiting:
            self.file.apply([change])
        self.saved += self.waiting
        self.waiting = []

    @rule()
    def reopen(self) -> None:
        self.save_at_once()
        self.file.close()
        self.file = open_case(self.folder / "a.tsuho", lock_dir=self.folder / "locks")

    @invariant()
    def the_file_says_the_same(self) -> None:
        if not self.waiting and hasattr(self, "file"):
            with open_case(
                self.folder / "a.tsuho", lock_dir=self.folder / "locks", read_only=True
            ) as reader:
                assert same(reader.read(), self.case)
                assert reader.verify() == []

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.save_at_once()
            assert same(self.file.read(), self.case)
            self.file.close()
        shutil.rmtree(self.folder)


TestCaseAndFile = CaseAndFile.TestCase
TestCaseAndFile.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
