"""Joining orders from a file with those that the case already has.

Orders meet by platform and number. What is missing is filled; a value that already stands is
never overwritten unless the person accepts that very difference.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wizard import texts
from wizard.domain.case import Answer, Answers, Case, LineItem, Order, Place
from wizard.domain.changes import Act, Change, Group, Insert, SetAnswer
from wizard.domain.item_types import TYPES
from wizard.intake.answers import NUMBER as _NUMBER
from wizard.intake.answers import PLATFORM as _PLATFORM
from wizard.intake.answers import settled
from wizard.intake.known_orders import KnownOrders, plain_number
from wizard.intake.prices import is_same_price

_LINE_NAME = "order.items[].name"
_TYPE_BY_ENDING = {
    "phone": "phone",
    "postal_code": "postal_code",
    "email": "email",
    "purchased_at": "datetime",
    "at": "datetime",
    "quantity": "integer",
    "unit_price": "yen",
    "ip": "ip",
    "destination_ip": "ip",
    "port": "port",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of the file that is not the one that stands.

    Attributes:
        place: where it stands; for a line that the order lacks, the place of its name.
        number: the order's number.
        old: what stands now; None for a line that the order lacks.
        new: what the file says.
        line: the line that the order lacks, else None.
        line_index: where that line goes in the order.
    """

    place: Place
    number: str
    old: Answer | None
    new: Answer
    line: LineItem | None = None
    line_index: int = 0

    @property
    def message(self) -> str:
        """Return the sentence that says so, without any value."""
        says = texts.Intake.DIFFERENT if self.line is None else texts.Intake.DIFFERENT_LINE
        return says.format(number=self.number)


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What taking orders over would do.

    Attributes:
        new: orders that the case does not have.
        same: incoming orders that the case has and that change or fill nothing.
        filled: incoming orders that the case has and to which they add what is missing.
        differences: values that would overwrite one that stands, and lines that an order
            lacks; carried out only when accepted.
        fills: changes that fill what is missing.
        end: how many orders the case has, where new ones go by default.
    """

    new: tuple[Order, ...]
    same: tuple[Order, ...]
    filled: tuple[Order, ...]
    differences: tuple[Difference, ...]
    fills: tuple[Change, ...]
    end: int

    def act(
        self, accept: Collection[Place] = frozenset(), index: int | None = None, step: str = ""
    ) -> Act:
        """Return the whole taking over as one act that undo takes back at once.

        Args:
            accept: places of `differences` whose value of the file is to be taken.
            index: where the new orders go; None puts them after the others.
            step: id of the step on which it is done.
        """
        at = self.end if index is None else index
        changes: list[Change] = [
            Insert(Group.ORDERS, at + offset, settled(order))
            for offset, order in enumerate(self.new)
        ]
        changes += self.fills
        changes += _changes_of([each for each in self.differences if each.place in accept])
        return Act(texts.Intake.ACT_TAKE_OVER, tuple(changes), step)


def merge(case: Case, incoming: Sequence[Order], *, completes: bool = False) -> MergePlan:
    """Compare orders from a file with those of a case.

    An order of the case without a platform (typed by hand) meets any order of its number.
    Orders that occur twice in `incoming` are joined with one another in the same way. A parcel
    (without a platform) meets the only order of its number, whatever that one's platform; one
    without a number meets the only order with its delivery's name and postal code.

    Args:
        case: the case as it stands.
        incoming: orders of a file.
        completes: `OrderLayout.completes` of the file's layout: payments, too, meet orders of
            any platform, and leave the platform as it stands.
    """
    known = KnownOrders(case.orders, completes=completes)
    new: dict[str, Order] = {}
    same: list[Order] = []
    filled: list[Order] = []
    differences: list[Difference] = []
    fills: list[Change] = []
    for order in incoming:
        standing = known.find(order)
        if standing is None:
            new[order.key] = order
            known.put(order)
            continue
        comparison = _Comparison(standing, settled(order), completes=completes)
        differences += comparison.differences
        if comparison.fills:
            known.put(comparison.after())
        if standing.key in new:
            new[standing.key] = known.by_key[standing.key]
        elif comparison.fills:
            fills += comparison.fills
            filled.append(order)
        elif not comparison.differences:
            same.append(order)
    return MergePlan(
        tuple(new.values()),
        tuple(same),
        tuple(filled),
        tuple(differences),
        tuple(fills),
        len(case.orders),
    )


class _Comparison:
    """An order of a file beside the one that stands: what to fill, and what differs."""

    def __init__(self, standing: Order, incoming: Order, *, completes: bool) -> None:
        self.fills: list[Change] = []
        self.differences: list[Difference] = []
        self._standing = standing
        self._number = incoming.text(_NUMBER)
        answers = dict(incoming.answers)
        if completes:
            answers.pop(_PLATFORM, None)
        self._compare(standing.answers, _without_own_number(standing, answers), "")
        self._compare_lines(incoming.lines)

    def after(self) -> Order:
        """Return the standing order with everything filled."""
        case = Case(orders=(self._standing,))
        for change in self.fills:
            case.apply(change)
        return case.orders[0]

    def _compare(self, standing: Answers, incoming: Answers, line: str) -> None:
        for item, answer in incoming.items():
            if answer.is_empty:
                continue
            place = Place(item, self._standing.key, line)
            old = standing.get(item)
            if old is None or old.is_empty:
                self.fills.append(SetAnswer(place, old, answer))
            elif answer.state is not None:
                continue  # "not fixed yet" contests nothing
            elif old.state is not None or not _alike(item, old, answer):
                self.differences.append(Difference(place, self._number, old, answer))

    def _compare_lines(self, incoming: Sequence[LineItem]) -> None:
        standing = list(self._standing.lines)
        owner = self._standing.key
        if not standing:
            for index, line in enumerate(incoming):
                self.fills.append(Insert(Group.LINES, index, line, owner))
            return
        alone: list[LineItem] = []
        for line in incoming:
            match = next((each for each in standing if _same_goods(each, line)), None)
            if match is None:
                alone.append(line)
            else:
                standing.remove(match)
                self._compare(match.answers, line.answers, match.key)
        if len(alone) == len(standing):
            for old, line in zip(standing, alone, strict=True):
                self._compare(old.answers, line.answers, old.key)
            return
        at = len(self._standing.lines)
        for line in alone:
            name = line.answers.get(_LINE_NAME)
            if name is not None:
                place = Place(_LINE_NAME, owner, line.key)
                self.differences.append(Difference(place, self._number, None, name, line, at))


def _changes_of(accepted: Sequence[Difference]) -> list[Change]:
    changes: list[Change] = []
    inserted: dict[str, int] = {}
    for each in accepted:
        owner = each.place.owner
        if each.line is None:
            changes.append(SetAnswer(each.place, each.old, each.new))
        else:
            index = each.line_index + inserted.get(owner, 0)
            inserted[owner] = inserted.get(owner, 0) + 1
            changes.append(Insert(Group.LINES, index, each.line, owner))
    return changes


def _without_own_number(standing: Order, answers: Answers) -> Answers:
    """Return the answers without a number by which the two have met already."""
    number = answers.get(_NUMBER)
    if number is None or number.text.strip() == standing.text(_NUMBER).strip():
        return answers
    if number.original and plain_number(number.original) == plain_number(standing.text(_NUMBER)):
        return {item: answer for item, answer in answers.items() if item != _NUMBER}
    return answers


def _same_goods(one: LineItem, other: LineItem) -> bool:
    names = [line.answers.get(_LINE_NAME) for line in (one, other)]
    texts_of = [name.text if name is not None and name.state is None else "" for name in names]
    return bool(texts_of[0].strip()) and _squeezed(texts_of[0]) == _squeezed(texts_of[1])


def _alike(item: str, one: Answer, other: Answer) -> bool:
    """Return True when two answers say the same: 03-0000-0000 is 0300000000."""
    if one.text == other.text or is_same_price(one, other):
        return True
    name = _TYPE_BY_ENDING.get(item.rpartition(".")[2])
    if name is None:
        return _squeezed(one.text) == _squeezed(other.text)
    return TYPES[name].compare_key(one.text) == TYPES[name].compare_key(other.text)


def _squeezed(text: str) -> str:
    return "".join(text.split())
