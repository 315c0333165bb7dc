"""What is missing or cannot be right, and how far each step is.

How far a step is (`StepState`), for every kind of page:

* NOT_LOOKED: its page was never seen (mark ``seen:<step>``), and nothing on it was answered,
  ticked or copied.
* SOME: looked at or begun, but a value cannot be right or something e-Gov needs is open: an
  item needed for e-Gov without a valid value or a state, a card with ``needed`` that is not
  ticked, a field of e-Gov that is to be filled but was not copied. A step about orders
  without any order is never more than SOME.
* EGOV: nothing that e-Gov needs is open, but something else is (a step that e-Gov needs
  nothing of gets here by being looked at; a step about orders only so: that an import filled
  one record of many is SOME until then).
* ALL: every asked item has a valid value or a state, every card with a tick is ticked, every
  e-Gov field is copied. A page without anything to answer gets here by being looked at.

Two pages look further: ``confirm`` has the state of all items of the whole case, ``documents``
is ALL once the documents were made and SOME before. A page of notes without a note, or with an empty one, is EGOV.
"""

from __future__ import annotations

from enum import StrEnum

from wizard import texts
from wizard.domain.asking import is_asked, outer_conditions, word
from wizard.domain.case import Answers, Case, Note, Order, Place
from wizard.domain.findings import (
    StepPlan,
    find_in_case,
    find_in_note,
    find_in_order,
    plan_steps,
)
from wizard.domain.form import Form, Need, Step
from wizard.domain.milestones import Milestone, reached_at
from wizard.domain.order_cache import OrderCache
from wizard.domain.problems import (
    Problem,
    ProblemLevel,
    level_of_finding,
    level_of_need,
    message_of,
    order_prefix,
)
from wizard.domain.tallies import OrderCounter, Shape, Tally

__all__ = ["Checker", "Problem", "ProblemLevel", "StepState", "is_asked"]


class StepState(StrEnum):
    """How far a step is; see the module's text."""

    NOT_LOOKED = "not_looked"
    SOME = "some"
    EGOV = "egov"
    ALL = "all"


_Told = tuple[tuple[Problem, ...], ...]
_Summary = tuple[str, tuple[Shape, ...]]  # key of the order, its shape for each plan


class Checker:
    """Finds the problems of a case and the state of its steps.

    Keep one for an open case (`Session.checker`): it remembers what it found per order object
    and sums up by the case's journal, so that one changed order among 10,000 costs one look.
    Every answer is the same as that of a fresh Checker.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._plans = plan_steps(form)
        self._order_plans = [plan for plan in self._plans if plan.order_items]
        self._plan_of = {plan.step.id: plan for plan in self._plans if plan.step is not None}
        order_items = (item for plan in self._order_plans for item in plan.order_items)
        self._outer = outer_conditions(form, order_items)
        self._outer_words: tuple[str, ...] = ()
        self._case = Case()
        self._counters = [OrderCounter(form, plan) for plan in self._order_plans]
        # Sums over all orders, one for each of `_order_plans`.
        self._sums = [Tally() for _ in self._order_plans]
        self._cache = OrderCache(self._summarise, self._come, self._gone)
        self._told: dict[str, tuple[Order, int, _Told]] = {}

    def problems(self, case: Case) -> list[Problem]:
        """Return every problem, in reading order: by step, then by order."""
        self._sync(case)
        told = [self._tell(order, position) for position, order in enumerate(case.orders, 1)]
        found: list[Problem] = []
        for plan in self._plans:
            found += self._case_problems(plan)
            if plan.order_items:
                at = self._order_plans.index(plan)
                for parts in told:
                    found += parts[at]
            found += self._note_problems(plan)
        return found

    def order_problems(self, order: Order, case: Case) -> tuple[Problem, ...]:
        """Return the problems of one order, in reading order."""
        self._sync(case)
        try:
            position = case.order_index(order.key) + 1
        except KeyError:
            position = len(case.orders) + 1
        return tuple(problem for part in self._tell(order, position) for problem in part)

    def step_state(self, case: Case, step: Step) -> StepState:
        """Return how far a step is (the module's text says what that means)."""
        self._sync(case)
        plan = self._plan_of[step.id]
        tally = self._step_tally(plan)
        seen = f"seen:{step.id}" in case.marks
        if not tally.touched and not seen:
            return StepState.NOT_LOOKED
        if step.page == "documents":
            made = reached_at(case, Milestone.DOCUMENTS_MADE) is not None
            return StepState.ALL if made else StepState.SOME
        if step.page == "confirm":
            for other in self._plans:
                tally.add(self._item_tally(other))
        if tally.egov_open or tally.invalid or (plan.order_items and not case.orders):
            return StepState.SOME
        if tally.answered < tally.asked or (
            plan.note_items and not (case.notes and all(_says_something(n) for n in case.notes))
        ):
            later = plan.order_items and plan.order_need is not Need.EGOV
            return StepState.SOME if later and not seen else StepState.EGOV
        return StepState.ALL

    def order_tally(self, order: Order, case: Case) -> Tally:
        """Return the counts of an order, without making its problems: for tables of orders."""
        self._sync(case)
        tally = Tally()
        for shape in self._cache.of(order)[1]:
            tally.add(shape.tally)
        return tally

    def to_mend(self, case: Case, step: Step | None = None) -> int:
        """Return how many values cannot be right as they stand, of a step or of all."""
        self._sync(case)
        plans = self._plans if step is None else (self._plan_of[step.id],)
        return sum(self._item_tally(plan).invalid for plan in plans)

    def prime(self, case: Case, count: int) -> bool:
        """Look at the next `count` orders; True when the rest will cost nothing.

        For taking the first look at 10,000 orders in small steps that nobody waits for.
        """
        self._look_around(case)
        return self._cache.prime(case, count)

    def progress(self, case: Case, step: Step) -> tuple[int, int]:
        """Return how many places of a step are answered and how many are asked.

        Places are asked items (of every order, line and note), ticks of cards and copied
        e-Gov fields.
        """
        self._sync(case)
        tally = self._step_tally(self._plan_of[step.id])
        return tally.answered, tally.asked

    def _sync(self, case: Case) -> None:
        self._look_around(case)
        self._cache.update(case)

    def _look_around(self, case: Case) -> None:
        words = tuple(word(case.answers.get(item_id)) for item_id in self._outer)
        if words != self._outer_words:
            # Whether items of orders are asked depends on these answers of the case.
            self._cache.clear()
            self._outer_words = words
        self._case = case

    # --- counting -----------------------------------------------------------------------------

    def _summarise(self, order: Order) -> _Summary:
        answers = self._answers
        return order.key, tuple(counter.shape(order, answers) for counter in self._counters)

    def _come(self, summary: _Summary) -> None:
        for total, shape in zip(self._sums, summary[1], strict=True):
            total.add(shape.tally)

    def _gone(self, summary: _Summary) -> None:
        self._told.pop(summary[0], None)
        for total, shape in zip(self._sums, summary[1], strict=True):
            total.add(shape.tally, -1)

    def _step_tally(self, plan: StepPlan) -> Tally:
        """Return the counts of a step: its items, cards and copied fields."""
        tally = self._item_tally(plan)
        step = plan.step
        if step is None:
            return tally
        ticks = [(f"card:{card.id}", card.needed) for card in step.cards if card.tick]
        if step.page == "egov":
            form = self._form
            ticks += [(f"copied:{field.id}", form.goes_to_egov(field)) for field in form.egov]
        for mark, needed in ticks:
            done = mark in self._case.marks
            tally.add(
                Tally(asked=1, answered=int(done), egov=int(needed and not done), touched=done)
            )
        return tally

    def _item_tally(self, plan: StepPlan) -> Tally:
        """Return the counts of a step's items."""
        tally = Tally()
        for finding in find_in_case(self._form, plan, self._answers):
            tally.note(finding)
        for note in self._case.notes:
            for finding in find_in_note(self._form, plan, note, self._answers):
                tally.note(finding)
        if plan.order_items:
            tally.add(self._sums[self._order_plans.index(plan)])
            if self._wants_first_order(plan):
                tally.gap(plan.order_need, invalid=False)
        return tally

    def _wants_first_order(self, plan: StepPlan) -> bool:
        return not self._case.orders and plan is self._order_plans[0]

    # --- telling ------------------------------------------------------------------------------

    @property
    def _answers(self) -> Answers:
        return self._case.answers

    def _tell(self, order: Order, position: int) -> _Told:
        """Return the problems of an order for each of `_order_plans`.

        Args:
            order: the order.
            position: among all orders from 1; names an order that has no number.
        """
        known = self._told.get(order.key)
        if known is not None and known[0] is order and known[1] in (0, position):
            return known[2]
        pattern = order_prefix(order, position)
        named_by_position = pattern != order_prefix(order, -1)
        told = tuple(
            tuple(
                Problem(
                    level_of_finding(finding),
                    Place(finding.item.id, order.key, finding.line),
                    pattern.format(message=message_of(finding)),
                )
                for finding in find_in_order(self._form, plan, order, self._answers)
                if finding.wrong is not None
            )
            for plan in self._order_plans
        )
        self._told[order.key] = (order, position if named_by_position else 0, told)
        return told

    def _case_problems(self, plan: StepPlan) -> list[Problem]:
        found = [
            Problem(level_of_finding(finding), Place(finding.item.id), message_of(finding))
            for finding in find_in_case(self._form, plan, self._answers)
            if finding.wrong is not None
        ]
        if plan.step is not None and plan.order_items and self._wants_first_order(plan):
            level = level_of_need(plan.order_need)
            place = Place(plan.order_items[0].id)
            found.append(Problem(level, place, texts.Checks.NO_ORDERS))
        return found

    def _note_problems(self, plan: StepPlan) -> list[Problem]:
        found = []
        for position, note in enumerate(self._case.notes, 1):
            for finding in find_in_note(self._form, plan, note, self._answers):
                if finding.wrong is not None:
                    message = texts.Checks.NTH_NOTE.format(
                        position=position, message=message_of(finding)
                    )
                    place = Place(finding.item.id, note.key)
                    found.append(Problem(level_of_finding(finding), place, message))
        return found


def _says_something(note: Note) -> bool:
    return any(not answer.is_empty for answer in note.answers.values())
