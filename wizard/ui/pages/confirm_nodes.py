"""What the 確認 page shows, as a tree of nodes: what is missing, then every answer by section.

Without Qt, so that it is tested with plain data. Orders are nodes that make their children
only when they are opened, a hundred to a node where there are many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from wizard import texts
from wizard.domain.asking import is_asked
from wizard.domain.case import Answer, Case, Note, Order, Place
from wizard.domain.form import Form, Item, Level, Step, level_of
from wizard.domain.item_types import shown, type_of
from wizard.domain.overview import Overview, Row
from wizard.domain.problems import ProblemLevel
from wizard.ui.characters.summary import Swapped

SWAPPED = "swapped"  # key of the head above replaced characters
_MOST_DOUBTS = 5
PART_SIZE = 100  # orders to a node when there are more than that


class Kind(StrEnum):
    """How a node is drawn."""

    HEAD = "head"  # a level of problems, or a section of answers
    TITLE = "title"  # the line between both halves
    PROBLEM = "problem"
    ANSWER = "answer"
    RECORD = "record"  # an order, a run of orders, a note


class Mark(StrEnum):
    """What stands at an answer beside its text."""

    FINE = "fine"
    EMPTY = "empty"
    INVALID = "invalid"


@dataclass(eq=False, slots=True)
class Node:
    """One row of the tree.

    Attributes:
        kind: how it is drawn.
        label: first column; text: second column.
        key: stable name, by which the view remembers what is folded.
        step: id of the step that 直す leads to, empty for none; place: the place there.
        level: of a problem or of a head of problems.
        mark: what stands at an answer.
        load: makes the children when the node is first opened; None when they are there.
        folded: True when it starts closed.
    """

    kind: Kind
    label: str
    text: str = ""
    key: str = ""
    step: str = ""
    place: Place | None = None
    level: ProblemLevel | None = None
    mark: Mark = Mark.FINE
    load: Callable[[], list[Node]] | None = None
    folded: bool = False
    parent: Node | None = None
    row: int = 0
    _children: list[Node] = field(default_factory=list)

    @property
    def children(self) -> list[Node]:
        """Return the children, making them when they are asked for the first time."""
        if self.load is not None:
            load, self.load = self.load, None
            self.adopt(load())
        return self._children

    @property
    def may_open(self) -> bool:
        """Return True when there are children, without making them."""
        return self.load is not None or bool(self._children)

    def adopt(self, children: list[Node]) -> None:
        """Take nodes as children."""
        self._children = children
        for row, child in enumerate(children):
            child.parent, child.row = self, row


class Teller:
    """Makes the nodes of a case."""

    def __init__(self, form: Form, overview: Overview) -> None:
        self._form = form
        self._overview = overview
        self._steps = {i: step for step in reversed(form.steps) for i in (*step.items, *step.kept)}

    def tree(self, case: Case, rows: list[Row], swapped: Sequence[Swapped] = ()) -> Node:
        """Return the root: the levels of problems, replaced characters, a line, the answers."""
        root = Node(Kind.TITLE, "")
        answers = Node(Kind.TITLE, texts.Confirm.ANSWERS, key="answers")
        root.adopt([*self._problems(case, rows, swapped), answers, *self._answers(case)])
        return root

    # --- what is missing or wrong -------------------------------------------------------------
    def _problems(self, case: Case, rows: list[Row], swapped: Sequence[Swapped]) -> Iterator[Node]:
        for level in texts.Confirm.LEVELS:
            if level == ProblemLevel.WANTED:  # what is replaced stands below what is refused
                yield from self._swapped(swapped)
            here = [row for row in rows if row.level == level]
            if not here:
                continue
            count = values_of(here, ProblemLevel(level))
            label = texts.Confirm.HEAD.format(name=texts.Confirm.LEVELS[level], count=count)
            head = Node(Kind.HEAD, label, texts.Confirm.LEVEL_HINTS[level], level)
            head.level = ProblemLevel(level)
            # What e-Gov needs stands below and stays in view.
            head.folded = head.level is ProblemLevel.DOUBT and len(here) > _MOST_DOUBTS
            head.adopt([self._problem(case, row) for row in here])
            yield head

    def _problem(self, case: Case, row: Row) -> Node:
        step = self._steps.get(row.item)
        return Node(
            Kind.PROBLEM,
            self._form.item(row.item).label,
            self._what(case, row),
            ":".join((row.level, row.item, *filter(None, (row.place.owner, row.place.line)))),
            step.id if step is not None else "",
            row.place,
            row.level,
        )

    def _swapped(self, swapped: Sequence[Swapped]) -> Iterator[Node]:
        """Yield what e-Gov gets otherwise than typed: nothing has to be done about it."""
        if not swapped:
            return
        name, hint = texts.CharacterHints.SWAPPED, texts.CharacterHints.SWAPPED_HINT
        label = texts.Confirm.HEAD.format(name=name, count=len(swapped))
        head = Node(Kind.HEAD, label, hint, SWAPPED)
        nodes = []
        for item_id, words in swapped:
            step, key = self._steps.get(item_id), f"swapped:{item_id}"
            node = Node(Kind.PROBLEM, self._form.item(item_id).label, words, key)
            node.step, node.place = step.id if step else "", Place(item_id)
            nodes.append(node)
        head.adopt(nodes)
        yield head

    def _what(self, case: Case, row: Row) -> str:
        words = self._words(row)
        if row.order is None:
            return words
        first = order_name(row.order, case)
        if row.orders == 1:
            return texts.Confirm.ONE_ORDER.format(order=first, words=words)
        return texts.Confirm.MANY_ORDERS.format(
            words=words, count=row.orders, all=len(case.orders), first=first
        )

    def _words(self, row: Row) -> str:
        """Return a row's message without the label, which stands beside it."""
        label = self._form.item(row.item).label
        message = row.message.removeprefix(texts.Checks.INVALID.format(label=label, sentence=""))
        return message.replace(texts.Checks.MISSING.format(label=label), texts.Confirm.EMPTY)

    # --- every answer -------------------------------------------------------------------------
    def _answers(self, case: Case) -> Iterator[Node]:
        orders_told = False
        for step in self._form.steps:
            for section in step.sections:
                levels = {level_of(i) for i in section.items}
                if Level.CASE in levels:
                    name = texts.Confirm.SECTION.format(step=step.title, section=section.title)
                    head = Node(Kind.HEAD, name, key=f"{step.id}:{section.title}")
                    head.adopt(list(self._case_answers(case, step, section.items)))
                    if head.may_open:
                        yield head
                if levels & {Level.ORDER, Level.LINE} and not orders_told:
                    orders_told = True
                    yield self._orders(case, step)
                if Level.NOTE in levels:
                    yield self._notes(case, step, section.items)

    def _case_answers(self, case: Case, step: Step, items: tuple[str, ...]) -> Iterator[Node]:
        for item_id in items:
            place = Place(item_id)
            if level_of(item_id) is Level.CASE and is_asked(self._form, case, place):
                yield self._answer(self._form.item(item_id), case.answers.get(item_id), step, place)

    def _answer(
        self, item: Item, answer: Answer | None, step: Step, place: Place, before: str = ""
    ) -> Node:
        text, mark = shown(item, answer), Mark.FINE
        if answer is None or answer.is_empty:
            text, mark = texts.Confirm.EMPTY, Mark.EMPTY
        elif answer.state is None:
            wrong = type_of(item).check(answer.text, item)
            if wrong:
                text, mark = f"{text}\n{wrong}", Mark.INVALID
        key = f"{place.item}:{place.owner}:{place.line}"
        return Node(Kind.ANSWER, before + item.label, text, key, step.id, place, mark=mark)

    def _orders(self, case: Case, step: Step) -> Node:
        count = len(case.orders)
        label = texts.Confirm.ORDERS.format(count=count)
        head = Node(Kind.HEAD, label, key="orders", step=step.id, folded=count > PART_SIZE)
        if not count:
            head.adopt(
                [Node(Kind.ANSWER, label, texts.Confirm.EMPTY, "no", step.id, mark=Mark.EMPTY)]
            )
        elif count <= PART_SIZE:
            head.load = lambda: [self._order(case, order) for order in case.orders]
        else:
            head.load = lambda: [self._part(case, at) for at in range(0, count, PART_SIZE)]
        return head

    def _part(self, case: Case, start: int) -> Node:
        orders = case.orders[start : start + PART_SIZE]
        label = texts.Confirm.PART.format(first=start + 1, last=start + len(orders))
        node = Node(Kind.RECORD, label, key=f"part:{start}", folded=True)
        node.load = lambda: [self._order(case, order) for order in orders]
        return node

    def _order(self, case: Case, order: Order) -> Node:
        missing = self._overview.open_in(order)
        words = texts.Confirm.ORDER_OPEN.format(count=missing) if missing else ""
        at = self._form.items.get("order.purchased_at")
        time = shown(at, order.answers.get("order.purchased_at")) if at is not None else ""
        text = texts.Confirm.GAP.join(part for part in (time, words) if part)
        node = Node(Kind.RECORD, order_name(order, case), text, f"order:{order.key}", folded=True)
        step = self._steps.get("order.number")
        node.step, node.place = step.id if step else "", Place("order.number", order.key)
        node.load = lambda: list(self._order_answers(case, order))
        return node

    def _order_answers(self, case: Case, order: Order) -> Iterator[Node]:
        lines_told = False
        for step in self._form.steps:
            for item_id in step.items:
                item, place = self._form.item(item_id), Place(item_id, order.key)
                if item.level is Level.ORDER and is_asked(self._form, case, place):
                    yield self._answer(item, order.answers.get(item_id), step, place)
                elif item.level is Level.LINE and not lines_told:
                    lines_told = True
                    yield from self._line_answers(order, step)

    def _line_answers(self, order: Order, step: Step) -> Iterator[Node]:
        for number, line in enumerate(order.lines, 1):
            before = texts.Confirm.LINE.format(number=number)
            for item_id in step.items:
                if level_of(item_id) is Level.LINE:
                    place = Place(item_id, order.key, line.key)
                    item = self._form.item(item_id)
                    yield self._answer(item, line.answers.get(item_id), step, place, before)

    def _notes(self, case: Case, step: Step, items: tuple[str, ...]) -> Node:
        label = texts.Confirm.NOTES.format(step=step.title, count=len(case.notes))
        head = Node(Kind.HEAD, label, key="notes", step=step.id)
        head.adopt([self._note(note, step, items) for note in case.notes])
        return head

    def _note(self, note: Note, step: Step, items: tuple[str, ...]) -> Node:
        at = self._form.items.get("note.at")
        time = shown(at, note.answers.get("note.at")) if at is not None else ""
        node = Node(Kind.RECORD, time or texts.Confirm.NO_TIME, key=f"note:{note.key}", folded=True)
        node.step, node.place = step.id, Place(items[0], note.key)
        node.adopt(
            [
                self._answer(self._form.item(i), note.answers.get(i), step, Place(i, note.key))
                for i in items
            ]
        )
        return node


def values_of(rows: Sequence[Row], level: ProblemLevel) -> int:
    """Return how many there are of a level: values to look at, else things that are missing."""
    told = [row.values for row in rows if row.level is level]
    return sum(told) if level in (ProblemLevel.INVALID, ProblemLevel.DOUBT) else len(told)


def order_name(order: Order, case: Case) -> str:
    """Return what an order is called: its number, or its position among all orders."""
    number = " ".join(order.text("order.number").split())
    if number:
        return texts.Confirm.ORDER.format(number=number)
    return texts.Confirm.NTH_ORDER.format(position=case.order_index(order.key) + 1)
