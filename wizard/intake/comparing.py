"""One order of a file beside the same order of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from wizard import texts
from wizard.domain.case import Answer, Answers, LineItem, Order, Place
from wizard.domain.changes import Change, Group, Insert, SetAnswer
from wizard.domain.item_types import TYPES
from wizard.intake.answers import NUMBER as _NUMBER
from wizard.intake.answers import PLATFORM as _PLATFORM
from wizard.intake.answers import settled_lines, unlike
from wizard.intake.known_orders import plain_number
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


class Comparison:
    """An order of a file beside the one that stands: what to fill, and what differs.

    Only what does not stand there word for word is made an answer and looked at.

    Args:
        standing: the order of the case; incoming: that of the file.
        completes: see `wizard.intake.merging.merge`.

    Attributes:
        fills: changes that fill what is missing.
        differences: values that would overwrite one that stands, and lines that the order lacks.
    """

    def __init__(self, standing: Order, incoming: Order, *, completes: bool) -> None:
        self.fills: list[Change] = []
        self.differences: list[Difference] = []
        self._standing = standing
        self._incoming = incoming
        answers = dict(unlike(incoming.answers, standing.answers))
        if completes:
            answers.pop(_PLATFORM, None)
        self._compare(standing.answers, _without_own_number(standing, answers), "")
        self._compare_lines(incoming.lines)

    def after(self) -> Order:
        """Return the standing order with everything filled."""
        filled: dict[str, dict[str, Answer]] = {}
        inserted: list[LineItem] = []
        for change in self.fills:
            if isinstance(change, SetAnswer) and change.after is not None:
                filled.setdefault(change.place.line, {})[change.place.item] = change.after
            elif isinstance(change, Insert) and isinstance(change.record, LineItem):
                inserted.append(change.record)  # only ever into an order without lines
        lines = [_with(line, filled.get(line.key)) for line in self._standing.lines]
        answers = MappingProxyType({**self._standing.answers, **filled.get("", {})})
        return replace(self._standing, answers=answers, lines=(*lines, *inserted))

    def _compare(self, standing: Answers, incoming: Answers, line: str) -> None:
        for item, answer in incoming.items():
            if answer.is_empty:
                continue
            old = standing.get(item)
            place = Place(item, self._standing.key, line)
            if old is None or old.is_empty:
                self.fills.append(SetAnswer(place, old, answer))
            elif answer.state is not None:
                continue  # "not fixed yet" contests nothing
            elif old.state is not None or not _alike(item, old, answer):
                self.differences.append(Difference(place, self._number(), old, answer))

    def _compare_lines(self, incoming: Sequence[LineItem]) -> None:
        standing = list(self._standing.lines)
        owner = self._standing.key
        if _stand_so(incoming, standing):
            return
        incoming = settled_lines(incoming)
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
                self.differences.append(Difference(place, self._number(), None, name, line, at))

    def _number(self) -> str:
        return self._incoming.text(_NUMBER)


def _stand_so(incoming: Sequence[LineItem], standing: Sequence[LineItem]) -> bool:
    """Return whether lines stand word for word and in the same order already."""
    return len(incoming) == len(standing) and not any(
        unlike(new.answers, old.answers) for new, old in zip(incoming, standing, strict=True)
    )


def _with(line: LineItem, answers: Answers | None) -> LineItem:
    if not answers:
        return line
    return replace(line, answers=MappingProxyType({**line.answers, **answers}))


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
