"""What is missing or wrong, gathered so that 10,000 orders make a page and not a book.

`Checker.problems` tells every single problem; here those of orders are gathered by item: one
row says in how many orders something is missing and leads to the first of them. Values to mend
or to look at again have a row each: they differ, and each is mended by itself. Only where there
are more of them than anybody reads (`MOST_ROWS`) they are gathered too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from wizard.domain.asking import outer_conditions, word
from wizard.domain.case import Answer, Case, Order, Place
from wizard.domain.checks import Checker
from wizard.domain.doubts import Doubts
from wizard.domain.findings import Finding, find_in_order, plan_steps
from wizard.domain.form import Form, Level, level_of
from wizard.domain.order_cache import OrderCache
from wizard.domain.problems import (
    Problem,
    ProblemLevel,
    level_of_finding,
    message_of,
    order_prefix,
)

LEVELS = tuple(ProblemLevel)
MOST_ROWS = 200  # values of one level in orders that have a row each
_Key = tuple[ProblemLevel, str]  # how pressing, item
_Keys = dict[_Key, int]  # how many values of an order


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list of what is missing or wrong.

    Attributes:
        level: how pressing it is.
        item: id of the item.
        place: where the first of them is mended.
        message: what is wrong with the first, as `Problem.message` says it; without the order.
        orders: in how many orders; 0 when it is about the case or a note.
        values: how many values it stands for.
        order: the first of those orders, None when `orders` is 0.
    """

    level: ProblemLevel
    item: str
    place: Place
    message: str
    orders: int = 0
    order: Order | None = None
    values: int = 1


class Overview:
    """Gathers the problems of a case; keep one for an open case.

    It looks again only at orders that changed, and finds the first order of a row on the way.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._plans = tuple(plan for plan in plan_steps(form) if plan.order_items)
        items = [item for plan in self._plans for item in plan.order_items]
        self._rank = {item.id: number for number, item in enumerate(items)}
        self._outer = outer_conditions(form, items)
        self._words: tuple[str, ...] = ()
        self._answers: dict[str, Answer] = {}
        self._counts: dict[_Key, int] = {}  # orders
        self._values: dict[_Key, int] = {}
        self._cache = OrderCache(self._summarise, self._come, self._gone)
        self._checker = Checker(form)  # sees the case without its orders
        self._doubts = Doubts(form)

    def rows(self, case: Case, today: date) -> list[Row]:
        """Return the rows: the most pressing first, each level in reading order.

        Args:
            case: the case.
            today: the day in Asia/Tokyo; a date after it is worth a second look.
        """
        self._sync(case)
        found = [*self._around(case), *self._in_orders(case), *self._doubtful(case, today)]
        return sorted(found, key=lambda row: (LEVELS.index(row.level), self._place(row)))

    def prime(self, case: Case, today: date, count: int) -> bool:
        """Look at the next `count` orders; True when `rows` will be quick.

        A first look at 10,000 orders takes about a second, in small steps nobody waits.
        """
        self._look_around(case)
        primed = self._cache.prime(case, count)
        return self._doubts.prime(case, today, count) and primed

    def open_in(self, order: Order) -> int:
        """Return how many items of an order are missing or wrong."""
        return len(self._cache.of(order))

    # --- inside -------------------------------------------------------------------------------
    def _sync(self, case: Case) -> None:
        self._look_around(case)
        self._cache.update(case)

    def _look_around(self, case: Case) -> None:
        words = tuple(word(case.answers.get(item_id)) for item_id in self._outer)
        if words != self._words:
            # Whether items of orders are asked depends on these answers of the case.
            self._cache.clear()
            self._words = words
        self._answers = case.answers

    def _summarise(self, order: Order) -> _Keys:
        found: _Keys = {}
        for finding in self._findings(order):
            key = level_of_finding(finding), finding.item.id
            found[key] = found.get(key, 0) + 1
        return found

    def _findings(self, order: Order) -> Iterator[Finding]:
        """Yield what is not fine in an order."""
        for plan in self._plans:
            for finding in find_in_order(self._form, plan, order, self._answers):
                if finding.wrong is not None:
                    yield finding

    def _come(self, keys: _Keys) -> None:
        for key, values in keys.items():
            self._counts[key] = self._counts.get(key, 0) + 1
            self._values[key] = self._values.get(key, 0) + values

    def _gone(self, keys: _Keys) -> None:
        for key, values in keys.items():
            self._counts[key] -= 1
            self._values[key] -= values
            if not self._counts[key]:
                del self._counts[key], self._values[key]

    def _around(self, case: Case) -> list[Row]:
        """Return the rows about the case itself and its notes."""
        bare = Case(case.answers, (), tuple(case.notes), case.marks, case.number)
        return [
            Row(p.level, p.place.item, p.place, p.message)
            for p in self._checker.problems(bare)
            if not case.orders or level_of(p.place.item) not in (Level.ORDER, Level.LINE)
        ]

    def _in_orders(self, case: Case) -> list[Row]:
        wrong = {key for key in self._counts if key[0] is ProblemLevel.INVALID}
        if sum(self._values[key] for key in wrong) > MOST_ROWS:
            wrong = set()  # gathered as well
        rows: list[Row] = []
        wanted = self._counts.keys() - wrong
        left = sum(self._counts[key] for key in wrong)
        for order in case.orders:
            if not wanted and not left:
                break
            keys = self._cache.of(order).keys()
            here = wanted & keys
            wanted -= here
            rows += [self._first(key, order) for key in here]
            if each := wrong & keys:
                left -= len(each)
                rows += self._each(each, order)
        return rows

    def _first(self, key: _Key, order: Order) -> Row:
        """Return the row of a key from the first order that has it."""
        for finding in self._findings(order):
            if finding.item.id == key[1] and level_of_finding(finding) is key[0]:
                place = Place(key[1], order.key, finding.line)
                orders, values = self._counts[key], self._values[key]
                return Row(*key, place, message_of(finding), orders, order, values)
        raise LookupError(key)

    def _each(self, keys: set[_Key], order: Order) -> Iterator[Row]:
        """Yield a row for each single value of an order that is among the keys."""
        for finding in self._findings(order):
            key = level_of_finding(finding), finding.item.id
            if key in keys:
                place = Place(key[1], order.key, finding.line)
                yield Row(*key, place, message_of(finding), 1, order)

    def _doubtful(self, case: Case, today: date) -> list[Row]:
        """Return the rows of what is valid but worth a second look."""
        found = self._doubts.problems(case, today)
        in_orders = [p for p in found if level_of(p.place.item) in (Level.ORDER, Level.LINE)]
        rows = [
            Row(p.level, p.place.item, p.place, p.message)
            for p in found
            if level_of(p.place.item) not in (Level.ORDER, Level.LINE)
        ]
        by_item: dict[object, list[Problem]] = {}
        for problem in in_orders:
            place = problem.place
            key = place if len(in_orders) <= MOST_ROWS else place.item
            by_item.setdefault(key, []).append(problem)
        for same in by_item.values():
            first, orders = same[0], {problem.place.owner for problem in same}
            order = case.order(first.place.owner)
            prefix = order_prefix(order, case.order_index(order.key) + 1).format(message="")
            message = first.message.removeprefix(prefix)
            row = Row(first.level, first.place.item, first.place, message)
            rows.append(replace(row, orders=len(orders), order=order, values=len(same)))
        return rows

    def _place(self, row: Row) -> tuple[int, int]:
        """Return where a row stands among those of its level: by step, then as asked."""
        for number, step in enumerate(self._form.steps):
            stands = (*step.items, *step.kept)
            if row.item in stands:
                return number, stands.index(row.item)
        return len(self._form.steps), self._rank.get(row.item, 0)
