"""One order of a file beside the same order of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from wizard.domain.case import Answer, Answers, LineItem, Order, Place
from wizard.domain.changes import Change, Group, Insert, SetAnswer
from wizard.intake.answers import NUMBER as _NUMBER
from wizard.intake.answers import PLATFORM as _PLATFORM
from wizard.intake.answers import settled_lines, unlike
from wizard.intake.differing import Difference
from wizard.intake.known_orders import parcel_of, plain_number
from wizard.intake.likeness import (
    RECIPIENT,
    SENT,
    TRACKING,
    both,
    contradicted,
    is_known,
    is_of,
    say_same,
    squeezed,
    strangers,
)
from wizard.intake.prices import gains_tax, is_same_price

_LINE_NAME = "order.items[].name"
_LINE_PRICE = "order.items[].unit_price"
_LINE_QUANTITY = "order.items[].quantity"
_TELLING = (_LINE_NAME, _LINE_PRICE, _LINE_QUANTITY)


class Comparison:
    """An order of a file beside the one that stands: what to fill, and what differs.

    Only what does not stand there word for word is made an answer and looked at. What the file
    says of another person than the one who stands is only offered; so is all that it says where
    the number is the only thing that the two have in common.

    Args:
        standing: the order of the case; incoming: that of the file.
        completes: see `wizard.intake.merging.merge`.
        one_more: the incoming is one more parcel of an order to which a parcel has just come:
            its tracking number is put beside the other's.

    Attributes:
        fills: changes that fill what is missing.
        differences: values that would overwrite one that stands or contradict what stands
            beside them, and lines that the order lacks.
    """

    def __init__(
        self, standing: Order, incoming: Order, *, completes: bool, one_more: bool = False
    ) -> None:
        self.fills: list[Change] = []
        self.differences: list[Difference] = []
        self._standing = standing
        self._incoming = incoming
        self._one_more = one_more
        answers = dict(unlike(incoming.answers, standing.answers))
        self._others = contradicted(standing.answers, answers)
        self._sent_elsewhere = self._doubtful = False
        if self._others:
            self._doubt(answers)
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

    def _doubt(self, changed: Answers) -> None:
        """Tell how far the two may be filled from one another though people differ."""
        here, there = self._standing.answers, self._incoming.answers
        strange = strangers(self._others, here, changed, there)
        self._sent_elsewhere = RECIPIENT in strange
        platform = self._standing.text(_PLATFORM)
        by_number_alone = not platform or platform != self._incoming.text(_PLATFORM)
        self._doubtful = by_number_alone and bool(strange) and not is_known(here, there)

    def _compare(
        self, standing: Answers, incoming: Answers, line: str, *, held: bool = False
    ) -> None:
        for item, answer in incoming.items():
            if answer.is_empty:
                continue
            old = standing.get(item)
            place = Place(item, self._standing.key, line)
            kept_out = held or self._is_kept_out(item)
            if old is None or old.is_empty:
                if not kept_out:
                    self.fills.append(SetAnswer(place, old, answer))
                elif answer.state is None:
                    self._differ(place, old, answer)
            elif answer.state is not None:
                continue  # "not fixed yet" contests nothing
            elif old.state is None and _alike(item, old, answer):
                continue
            elif not kept_out and self._adds_to(item, old, answer):
                more = both(old, answer) if item == TRACKING else answer
                self.fills.append(SetAnswer(place, old, more))
            else:
                self._differ(place, old, answer)

    def _is_kept_out(self, item: str) -> bool:
        """Return True for what is only offered, as it may be of somebody else."""
        sent = self._sent_elsewhere and item in SENT
        return self._doubtful or sent or is_of(item, self._others)

    def _adds_to(self, item: str, old: Answer, new: Answer) -> bool:
        """Return True when a value completes the one that stands and replaces none."""
        if old.state is not None:
            return False
        if item == _NUMBER:
            # The order of a parcel that stands by its whole number: 1024 for 1024-1.
            platform = self._incoming.text(_PLATFORM).strip()
            return bool(platform) and parcel_of(self._standing) == plain_number(new.text)
        is_parcel = self._one_more and item == TRACKING and RECIPIENT not in self._others
        return is_parcel or gains_tax(old, new)

    def _differ(self, place: Place, old: Answer | None, new: Answer) -> None:
        number = self._incoming.text(_NUMBER) or self._standing.text(_NUMBER)
        self.differences.append(Difference(place, number, old, new))

    def _compare_lines(self, incoming: Sequence[LineItem]) -> None:
        standing = list(self._standing.lines)
        owner = self._standing.key
        if _stand_so(incoming, standing):
            return
        incoming = settled_lines(incoming)
        if not standing and not self._doubtful:
            for index, line in enumerate(incoming):
                self.fills.append(Insert(Group.LINES, index, line, owner))
            return
        alone = self._compare_by_name(standing, incoming)
        if len(alone) == len(standing):
            pairs = list(zip(standing, alone, strict=True))
            # Where one pair does not go together, nobody knows about the others.
            held = any(_contradict(old, line) for old, line in pairs)
            for old, line in pairs:
                self._compare(old.answers, line.answers, old.key, held=held)
            return
        at = len(self._standing.lines)
        for line in alone:
            told = _told(line)
            if told is not None:
                place = Place(told, owner, line.key)
                new = line.answers[told]
                number = self._incoming.text(_NUMBER)
                self.differences.append(Difference(place, number, None, new, line, at))

    def _compare_by_name(
        self, standing: list[LineItem], incoming: Sequence[LineItem]
    ) -> list[LineItem]:
        """Compare the lines of equal names; return those that find none.

        Of several lines of a name each meets the one that it does not contradict. What has been
        met is taken out of `standing`.
        """
        rest = []
        for line in incoming:
            match = next(
                (old for old in standing if _same_goods(old, line) and not _contradict(old, line)),
                None,
            )
            if match is None:
                rest.append(line)
            else:
                standing.remove(match)
                self._compare(match.answers, line.answers, match.key)
        alone = []
        for line in rest:
            match = next((old for old in standing if _same_goods(old, line)), None)
            if match is None:
                alone.append(line)
            else:
                standing.remove(match)
                self._compare(match.answers, line.answers, match.key, held=True)
        return alone


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


def _told(line: LineItem) -> str | None:
    """Return the item that stands for a line: its name, else another value; None: it is empty."""
    items = (*_TELLING, *line.answers)
    return next(
        (each for each in items if each in line.answers and not line.answers[each].is_empty), None
    )


def _same_goods(one: LineItem, other: LineItem) -> bool:
    names = [line.answers.get(_LINE_NAME) for line in (one, other)]
    texts_of = [name.text if name is not None and name.state is None else "" for name in names]
    return bool(texts_of[0].strip()) and squeezed(texts_of[0]) == squeezed(texts_of[1])


def _contradict(one: LineItem, other: LineItem) -> bool:
    """Return True when a value of two lines says that they are not the same goods."""
    for item in _TELLING:
        here, there = one.answers.get(item), other.answers.get(item)
        if here is None or there is None or not here.text.strip() or not there.text.strip():
            continue
        if item == _LINE_NAME and _names_an_option(here.text, there.text):
            continue
        if not _alike(item, here, there) and not gains_tax(here, there):
            return True
    return False


def _names_an_option(one: str, other: str) -> bool:
    """Return True when one name is the other and, behind a space, more: 時計 and 時計　黒."""
    short, long = sorted((one.split(), other.split()), key=len)
    return long[: len(short)] == short


def _alike(item: str, one: Answer, other: Answer) -> bool:
    return say_same(item, one, other) or is_same_price(one, other)
