"""What is missing or wrong, gathered so that 10,000 orders make a page and not a book.

`Checker.problems` tells every single problem; here those of orders are gathered by item: one
row says in how many orders something is missing and leads to the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wizard.domain.asking import outer_conditions, word
from wizard.domain.case import Answer, Case, Order, Place
from wizard.domain.checks import Checker
from wizard.domain.doubts import Doubts
from wizard.domain.findings import find_in_order, plan_steps
from wizard.domain.form import Form, Level, level_of
from wizard.domain.order_cache import OrderCache
from wizard.domain.problems import Problem, ProblemLevel, level_of_finding, message_of

LEVELS = tuple(ProblemLevel)
_Key = tuple[ProblemLevel, str]  # how pressing, item


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list of what is missing or wrong.

    Attributes:
        level: how pressing it is.
        item: id of the item.
        place: where the first of them is mended.
        message: what is wrong with the first, as `Problem.message` says it; without the order.
        orders: in how many orders; 0 when it is about the case or a note.
        order: the first of those orders, None when `orders` is 0.
    """

    level: ProblemLevel
    item: str
    place: Place
    message: str
    orders: int = 0
    order: Order | None = None


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
        self._counts: dict[_Key, int] = {}
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

    def _summarise(self, order: Order) -> tuple[_Key, ...]:
        found: dict[_Key, None] = {}
        for plan in self._plans:
            for finding in find_in_order(self._form, plan, order, self._answers):
                if finding.wrong is not None:
                    found[level_of_finding(finding), finding.item.id] = None
        return tuple(found)

    def _come(self, keys: tuple[_Key, ...]) -> None:
        for key in keys:
            self._counts[key] = self._counts.get(key, 0) + 1

    def _gone(self, keys: tuple[_Key, ...]) -> None:
        for key in keys:
            self._counts[key] -= 1
            if not self._counts[key]:
                del self._counts[key]

    def _around(self, case: Case) -> list[Row]:
        """Return the rows about the case itself and its notes."""
        bare = Case(case.answers, (), tuple(case.notes), case.marks, case.number)
        return [
            Row(p.level, p.place.item, p.place, p.message)
            for p in self._checker.problems(bare)
            if not case.orders or level_of(p.place.item) not in (Level.ORDER, Level.LINE)
        ]

    def _in_orders(self, case: Case) -> list[Row]:
        rows: list[Row] = []
        wanted = set(self._counts)
        for order in case.orders:
            if not wanted:
                break
            here = wanted.intersection(self._cache.of(order))
            wanted -= here
            rows += [self._first(key, order) for key in here]
        return rows

    def _first(self, key: _Key, order: Order) -> Row:
        """Return the row of a key from the first order that has it."""
        for plan in self._plans:
            for finding in find_in_order(self._form, plan, order, self._answers):
                if finding.wrong is None or finding.item.id != key[1]:
                    continue
                if level_of_finding(finding) is key[0]:
                    place = Place(key[1], order.key, finding.line)
                    return Row(*key, place, message_of(finding), self._counts[key], order)
        raise LookupError(key)

    def _doubtful(self, case: Case, today: date) -> list[Row]:
        """Return the rows of what is valid but worth a second look."""
        first: dict[str, Problem] = {}
        orders: dict[str, set[str]] = {}
        rows: list[Row] = []
        for problem in self._doubts.problems(case, today):
            item = problem.place.item
            if level_of(item) not in (Level.ORDER, Level.LINE):
                rows.append(Row(problem.level, item, problem.place, problem.message))
                continue
            first.setdefault(item, problem)
            orders.setdefault(item, set()).add(problem.place.owner)
        for item, problem in first.items():
            order = case.order(problem.place.owner)
            count = len(orders[item])
            rows.append(Row(problem.level, item, problem.place, problem.message, count, order))
        return rows

    def _place(self, row: Row) -> tuple[int, int]:
        """Return where a row stands among those of its level: by step, then as asked."""
        for number, step in enumerate(self._form.steps):
            stands = (*step.items, *step.kept)
            if row.item in stands:
                return number, stands.index(row.item)
        return len(self._form.steps), self._rank.get(row.item, 0)
