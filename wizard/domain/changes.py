"""Changes of a case: each knows how to be carried out and how to be taken back.

The window, undo and the case file all speak in these: the session applies a change to the
case in memory and hands the same change to the file, so neither can drift from the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from wizard.domain.case import Answer, Case, LineItem, Note, Order, Place, Record


class Group(StrEnum):
    """A list of records inside a case."""

    ORDERS = "orders"
    NOTES = "notes"
    LINES = "lines"  # the lines of the order named by `owner`


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """Replace the answer at a place; None means there is none."""

    place: Place
    before: Answer | None
    after: Answer | None

    def carry_out(self, case: Case) -> None:
        """Put the new answer."""
        case.put(self.place, self.after)

    def inverse(self) -> SetAnswer:
        """Return the change that takes this one back."""
        return SetAnswer(self.place, self.after, self.before)


@dataclass(frozen=True, slots=True)
class SetMark:
    """Remember something that is not an answer (last page, a tick); None removes it."""

    name: str
    before: str | None
    after: str | None

    def carry_out(self, case: Case) -> None:
        """Put the new mark."""
        if self.after is None:
            case.marks.pop(self.name, None)
        else:
            case.marks[self.name] = self.after

    def inverse(self) -> SetMark:
        """Return the change that takes this one back."""
        return SetMark(self.name, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert a record, whole with its answers and lines, at `index` of a group."""

    group: Group
    index: int
    record: Record
    owner: str = ""

    def carry_out(self, case: Case) -> None:
        """Insert the record."""
        if self.group is Group.ORDERS and isinstance(self.record, Order):
            case.orders.insert(self.index, self.record)
            case.forget_order_index()
            case.order_changes.append(self.record.key)
        elif self.group is Group.NOTES and isinstance(self.record, Note):
            case.notes.insert(self.index, self.record)
        elif self.group is Group.LINES and isinstance(self.record, LineItem):
            lines = list(case.order(self.owner).lines)
            lines.insert(self.index, self.record)
            _set_lines(case, self.owner, lines)
        else:
            raise TypeError(f"{type(self.record).__name__} does not belong in {self.group}")

    def inverse(self) -> Remove:
        """Return the change that takes this one back."""
        return Remove(self.group, self.index, self.record, self.owner)


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove the record at `index`; `record` is kept so that undo restores it whole."""

    group: Group
    index: int
    record: Record
    owner: str = ""

    def carry_out(self, case: Case) -> None:
        """Remove the record."""
        if self.group is Group.ORDERS:
            case.order_changes.append(case.orders.pop(self.index).key)
            case.forget_order_index()
        elif self.group is Group.NOTES:
            del case.notes[self.index]
        else:
            lines = list(case.order(self.owner).lines)
            del lines[self.index]
            _set_lines(case, self.owner, lines)

    def inverse(self) -> Insert:
        """Return the change that takes this one back."""
        return Insert(self.group, self.index, self.record, self.owner)


@dataclass(frozen=True, slots=True)
class Move:
    """Move the record at index `before` so that it stands at index `after`."""

    group: Group
    before: int
    after: int
    owner: str = ""

    def carry_out(self, case: Case) -> None:
        """Move the record."""
        if self.group is Group.ORDERS:
            case.orders.insert(self.after, case.orders.pop(self.before))
            case.forget_order_index()
        elif self.group is Group.NOTES:
            case.notes.insert(self.after, case.notes.pop(self.before))
        else:
            lines = list(case.order(self.owner).lines)
            lines.insert(self.after, lines.pop(self.before))
            _set_lines(case, self.owner, lines)

    def inverse(self) -> Move:
        """Return the change that takes this one back."""
        return Move(self.group, self.after, self.before, self.owner)


Change = SetAnswer | SetMark | Insert | Remove | Move


def _set_lines(case: Case, order_key: str, lines: Sequence[LineItem]) -> None:
    index = case.order_index(order_key)
    case.set_order(index, replace(case.orders[index], lines=tuple(lines)))


@dataclass(frozen=True, slots=True)
class Act:
    """What the person did, as one step of undo: its changes and where it was done.

    Attributes:
        label: Japanese, what undo will take back, e.g. 「注文の削除」.
        changes: in the order they were carried out.
        step: id of the step on which it was done, so that undo can lead there.
    """

    label: str
    changes: tuple[Change, ...]
    step: str = ""

    def inverse(self) -> Act:
        """Return the act that takes this one back."""
        return Act(self.label, tuple(c.inverse() for c in reversed(self.changes)), self.step)


@dataclass(slots=True)
class History:
    """Undo and redo; typing into one field in a row is one step."""

    limit: int = 500
    done: list[Act] = field(default_factory=list)
    undone: list[Act] = field(default_factory=list)

    def record(self, act: Act, *, joins: bool = False) -> None:
        """Remember an act that was carried out.

        With `joins`, an act that sets the same single place as the newest one is melted into
        it (the first `before`, the last `after`).
        """
        self.undone.clear()
        if joins and self.done:
            melted = _melt(self.done[-1], act)
            if melted is not None:
                self.done[-1] = melted
                return
        self.done.append(act)
        del self.done[: -self.limit]

    def undo(self) -> Act | None:
        """Return the act to carry out to take the newest one back, or None."""
        if not self.done:
            return None
        act = self.done.pop()
        self.undone.append(act)
        return act.inverse()

    def redo(self) -> Act | None:
        """Return the act to carry out again, or None."""
        if not self.undone:
            return None
        act = self.undone.pop()
        self.done.append(act)
        return act


def _melt(old: Act, new: Act) -> Act | None:
    if len(old.changes) != 1 or len(new.changes) != 1:
        return None
    first, second = old.changes[0], new.changes[0]
    if not (isinstance(first, SetAnswer) and isinstance(second, SetAnswer)):
        return None
    if first.place != second.place:
        return None
    return Act(new.label, (SetAnswer(first.place, first.before, second.after),), new.step)
