"""The values of an order file, made of its cells when they are asked for.

A file may hold 20,000 orders of which the person takes over three. So reading keeps the cells,
and the answers of an order are made when somebody looks at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from wizard import texts
from wizard.domain import card_numbers
from wizard.domain.case import Answer, AnswerState, LineItem, Order, Source, SourceKind
from wizard.intake.cells import Value
from wizard.intake.notices import Notice
from wizard.intake.takes import Cells, Take

NUMBER = "order.number"
SYSTEM_ID = "order.system_id"
PLATFORM = "order.platform"
PURCHASED_AT = "order.purchased_at"
QUANTITY = "order.items[].quantity"
# Numbers of their own kind, in which a run of digits is never a card number.
NOT_SEARCHED = frozenset((NUMBER, SYSTEM_ID, PLATFORM, "order.tracking_number"))
# Nothing that is right here is as long as a card number of its issuer's usual length.
SHORT = frozenset(
    (
        PURCHASED_AT,
        QUANTITY,
        "order.items[].unit_price",
        "order.buyer.phone",
        "order.buyer.postal_code",
        "order.recipient.phone",
        "order.recipient.postal_code",
    )
)
_LINE_ENDS = str.maketrans("\r\n", "  ")


# By these orders are told apart.
_ALONE = (NUMBER, PLATFORM, SYSTEM_ID)


class AnswerMaker:
    """Makes answers of values of one file.

    Args:
        file: the file's name, for the source of each value.
        now: aware time (Asia/Tokyo) put into every answer.
    """

    def __init__(self, file: str, now: datetime) -> None:
        says = texts.Intake.SOURCE.format(file=file, line="\0")
        self._before, _, self._after = says.partition("\0")
        self._now = now

    def answer(self, item: str, value: Value, line: int) -> Answer:
        """Return the answer for a value of the row that begins at `line`."""
        return self._answer(item, value, self._source(line))

    def answers(self, takes: Mapping[str, Take], cells: Cells, line: int) -> dict[str, Answer]:
        """Return the answers that the cells of the row that begins at `line` make."""
        source = self._source(line)
        return {
            item: self._answer(item, value, source)
            for item, take in takes.items()
            if (value := take(cells)) is not None
        }

    def _source(self, line: int) -> Source:
        return Source(SourceKind.ORDER_FILE, f"{self._before}{line}{self._after}")

    def _answer(self, item: str, value: Value, source: Source) -> Answer:
        text, original, notice = value
        if notice is Notice.UNSETTLED:
            return Answer("", AnswerState.CHECKING, "", source, self._now, original)
        if item not in NOT_SEARCHED:
            text = _without_cards(text, item in SHORT)
            original = _without_cards(original, item in SHORT) if original else ""
        return Answer(text, None, "", source, self._now, original)


def _without_cards(text: str, usual: bool) -> str:
    """Return a text without card numbers, also those that go on in the next line."""
    shape = text.translate(_LINE_ENDS) if "\n" in text or "\r" in text else text
    if not card_numbers.may_hold_card_number(shape):
        return text
    return card_numbers.mask_spans(text, card_numbers.find(shape, usual=usual), shape)


class FileAnswers(Mapping[str, Answer]):
    """The answers of an order or a line, all made at the first look at one of them.

    Only the number and the platform, by which orders are told apart, are made alone.

    Args:
        maker: makes the answers.
        takes: gives the value of each item.
        cells: the kept cells of the row.
        line: where the row begins in the file.
    """

    __slots__ = ("_cells", "_line", "_made", "_maker", "_takes")

    def __init__(
        self, maker: AnswerMaker, takes: Mapping[str, Take], cells: Cells, line: int
    ) -> None:
        self._maker = maker
        self._takes = takes
        self._cells = cells
        self._line = line
        self._made: Mapping[str, Answer] | None = None

    def __getitem__(self, item: str) -> Answer:
        if self._made is None and item in _ALONE:
            take = self._takes.get(item)
            value = None if take is None else take(self._cells)
            if value is None:
                raise KeyError(item)
            return self._maker.answer(item, value, self._line)
        return self.made[item]

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)

    @property
    def is_made(self) -> bool:
        """Return True once the answers are plain data."""
        return self._made is not None

    def unlike(self, standing: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """Return the answers that do not stand word for word in `standing`.

        Nothing is made of what stands there already: of the orders of a file that is taken over
        again nearly all stand so. Only as long as they are not made.
        """
        found: dict[str, Answer] = {}
        for item, take in self._takes.items():
            value = take(self._cells)
            if value is None:
                continue
            old = standing.get(item)
            settled_here = value[2] is not Notice.UNSETTLED
            if old is None or old.state is not None or old.text != value[0] or not settled_here:
                found[item] = self._maker.answer(item, value, self._line)
        return found

    @property
    def made(self) -> Mapping[str, Answer]:
        """Return the answers as plain data."""
        if self._made is None:
            made = self._maker.answers(self._takes, self._cells, self._line)
            self._made = MappingProxyType(made)
            self._cells = ()
        return self._made


def unlike(answers: Mapping[str, Answer], standing: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers that do not stand word for word in `standing`."""
    if isinstance(answers, FileAnswers):
        if not answers.is_made:
            return answers.unlike(standing)
        answers = answers.made
    found: dict[str, Answer] = {}
    for item, answer in answers.items():
        old = standing.get(item)
        if (
            old is None
            or old.state is not None
            or answer.state is not None
            or old.text != answer.text
        ):
            found[item] = answer
    return found


def settled(order: Order) -> Order:
    """Return the order with all its answers made, to be kept in a case."""
    return replace(order, answers=_settled(order.answers), lines=settled_lines(order.lines))


def settled_lines(lines: Sequence[LineItem]) -> tuple[LineItem, ...]:
    """Return lines of an order with all their answers made."""
    return tuple(LineItem(line.key, _settled(line.answers)) for line in lines)


def _settled(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    return answers.made if isinstance(answers, FileAnswers) else answers
