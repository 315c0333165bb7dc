"""How many places are asked, answered and open; for an order without a walk over findings.

A case may hold 10,000 orders of 30 places each, all of which are counted once when the case is
opened. `OrderCounter` therefore says the same as `findings.find_in_order`, only with as little
work per place as possible, and orders with the same gaps share one `Shape`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from wizard.domain.asking import holds
from wizard.domain.case import Answers, Order, SourceKind
from wizard.domain.findings import Finding, Gap, StepPlan
from wizard.domain.form import Form, Item, Level, Need
from wizard.domain.item_types import type_of
from wizard.domain.taken import wrong_as_taken


@dataclass(slots=True)
class Tally:
    """Counts of places.

    Attributes:
        asked: places that are asked; answered: those with a valid value or a state.
        invalid: those with an invalid text.
        egov: those that e-Gov needs and that hold nothing; wanted, later: likewise.
        egov_invalid: those that e-Gov needs and that hold an invalid text.
        touched: more than 0 when a person answered anything.
    """

    asked: int = 0
    answered: int = 0
    invalid: int = 0
    egov: int = 0
    wanted: int = 0
    later: int = 0
    egov_invalid: int = 0
    touched: int = 0

    @property
    def egov_open(self) -> int:
        """Return how many places lack what e-Gov needs."""
        return self.egov + self.egov_invalid

    def gap(self, need: Need, *, invalid: bool) -> None:
        """Count a place that is asked and not fine."""
        self.asked += 1
        if invalid:
            self.invalid += 1
            self.egov_invalid += need is Need.EGOV
        elif need is Need.EGOV:
            self.egov += 1
        elif need is Need.WANTED:
            self.wanted += 1
        else:
            self.later += 1

    def note(self, finding: Finding) -> None:
        """Count one finding."""
        if finding.wrong is None:
            self.asked += 1
            self.answered += 1
        else:
            self.gap(finding.item.need, invalid=finding.gap.invalid)
        self.touched += finding.touched

    def add(self, other: Tally, sign: int = 1) -> None:
        """Add another tally, or take it away with ``sign=-1``."""
        self.asked += sign * other.asked
        self.answered += sign * other.answered
        self.invalid += sign * other.invalid
        self.egov += sign * other.egov
        self.wanted += sign * other.wanted
        self.later += sign * other.later
        self.egov_invalid += sign * other.egov_invalid
        self.touched += sign * other.touched


@dataclass(frozen=True, slots=True)
class Shape:
    """What is open in an order on one step; shared by all orders with the same gaps."""

    tally: Tally
    gaps: tuple[Gap, ...]


class _Asked(NamedTuple):
    """An item with everything the count needs of it at hand."""

    item: Item
    id: str
    conditional: bool
    check: Callable[[str, Item], str | None]
    missing: Gap
    invalid: Gap


_Run = tuple[_Asked, ...]


class OrderCounter:
    """Counts the places of orders on one step."""

    def __init__(self, form: Form, plan: StepPlan) -> None:
        self._form = form
        self._lines = tuple(_asked(item) for item in plan.line_items)
        self._runs = tuple(_runs(plan.order_walk))
        self._homeless = plan.step is None
        self._shapes: dict[tuple[int, bool, tuple[Gap, ...]], Shape] = {}

    def shape(self, order: Order, case_answers: Answers) -> Shape:
        """Return what is open in an order."""
        gaps: list[Gap] = []
        records: dict[Level, Answers] = {Level.CASE: case_answers, Level.ORDER: order.answers}
        asked, touched = 0, False
        for run in self._runs:
            if run is not None:
                count, some = self._count(run, order.answers, records, gaps)
                asked += count
                touched = touched or some
                continue
            if not order.lines:
                gaps.append(Gap(self._lines[0].id, no_lines=True))
                asked += 1
            for line in order.lines:
                around = {**records, Level.LINE: line.answers}
                count, some = self._count(self._lines, line.answers, around, gaps)
                asked += count
                touched = touched or some
        if self._homeless:
            gaps = [gap for gap in gaps if gap.invalid]
            asked, touched = len(gaps), bool(gaps)
        return self._shared(asked, touched, tuple(gaps))

    def _count(
        self, run: _Run, answers: Answers, records: dict[Level, Answers], gaps: list[Gap]
    ) -> tuple[int, bool]:
        """Return how many items are asked and whether a person answered any; add to `gaps`."""
        asked, touched = len(run), False
        get = answers.get
        for item, item_id, conditional, check, missing, invalid in run:
            if conditional and not holds(self._form, item, records):
                asked -= 1
                continue
            answer = get(item_id)
            if answer is None:
                gaps.append(missing)
                continue
            if answer.state is None:
                text = answer.text
                if not text or text.isspace():
                    gaps.append(missing)
                    continue
                if check(text, item) is not None or wrong_as_taken(item_id, answer):
                    gaps.append(invalid)
            touched = touched or answer.source.kind is not SourceKind.WRITTEN
        return asked, touched

    def _shared(self, asked: int, touched: bool, gaps: tuple[Gap, ...]) -> Shape:
        key = (asked, touched, gaps)
        shape = self._shapes.get(key)
        if shape is None:
            tally = Tally(touched=int(touched))
            for gap in gaps:
                tally.gap(self._form.items[gap.item].need, invalid=gap.invalid)
            tally.answered = asked - tally.asked
            tally.asked = asked
            shape = self._shapes[key] = Shape(tally, gaps)
        return shape


def _asked(item: Item) -> _Asked:
    check = type_of(item).check
    conditional = item.only_if is not None
    return _Asked(item, item.id, conditional, check, Gap(item.id), Gap(item.id, invalid=True))


def _runs(walk: Iterable[Item | None]) -> Iterable[_Run | None]:
    """Yield the items between the lines as runs, and None where the lines are told."""
    run: list[_Asked] = []
    for item in walk:
        if item is None:
            yield tuple(run)
            yield None
            run = []
        else:
            run.append(_asked(item))
    yield tuple(run)
