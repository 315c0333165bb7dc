"""Values that are valid but worth a second look: gentle remarks, never a hindrance.

The remarks of the types (`ItemType.note`), dates that do not fit together (in the future, an
order after the discovery, an access a day away from its purchase, a 到達番号 of another day
than the sending), other answers that do not (`wizard.domain.mismatches`), and numbers that may
be a card's (`wizard.domain.hidden_cards`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from wizard import texts
from wizard.domain.asking import holds, outer_conditions, word
from wizard.domain.case import Answer, Answers, Case, Order, Place
from wizard.domain.form import Form, Item, Level
from wizard.domain.hidden_cards import doubt_about, may_be_doubted
from wizard.domain.item_types import format_date, type_of
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.dates import read_date
from wizard.domain.item_types.moments import Moment, format_moment, read_moment
from wizard.domain.milestones import RECEIPT_NUMBER, SENT_AT, sent_at
from wizard.domain.mismatches import offices_elsewhere, unprinted
from wizard.domain.order_cache import OrderCache
from wizard.domain.problems import Problem, ProblemLevel, labelled, order_prefix
from wizard.domain.receipt import day_doubt
from wizard.domain.taken import doubt_as_taken, is_judged_as_taken, wrong_as_taken
from wizard.domain.totals import PURCHASED_AT, TotalsKeeper, purchased_at

DISCOVERED_ON = "incident.discovered_on"
ACCESS_AT = "order.access.at"
_FAR = timedelta(days=1)
_Remark = tuple[Place, str]


class Doubts:
    """Finds the remarks of a case; keep one for an open case.

    Like `Checker`, it looks again only at orders that changed.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        doubted = [item for item in form.items.values() if _may_be_doubted(item)]
        self._items = {level: [i for i in doubted if i.level is level] for level in Level}
        hanging = [item for item in form.items.values() if item.only_if is not None]
        self._hanging = {level: [i for i in hanging if i.level is level] for level in Level}
        of_orders = [
            item
            for found in (self._items, self._hanging)
            for item in (*found[Level.ORDER], *found[Level.LINE])
        ]
        # Case-level answers that the remarks on orders depend on.
        self._case_level = (DISCOVERED_ON, *outer_conditions(form, of_orders))
        self._cache = OrderCache(self._in_order, _nothing, _nothing)
        self._totals = TotalsKeeper()
        self._case = Case()
        self._today = date.min
        self._outer: tuple[object, ...] = ()

    def problems(self, case: Case, today: date) -> list[Problem]:
        """Return every remark as a problem of level DOUBT: case, orders, notes.

        Args:
            case: the case.
            today: the day in Asia/Tokyo.
        """
        self._sync(case, today)
        found = [_problem(place, message) for place, message in self._in_case()]
        for position, order in enumerate(case.orders, 1):
            remarks = self._cache.of(order)
            if remarks:
                pattern = order_prefix(order, position)
                found += [_problem(p, pattern.format(message=text)) for p, text in remarks]
        for position, note in enumerate(case.notes, 1):
            records = {Level.CASE: case.answers, Level.NOTE: note.answers}
            for item, sentence in self._in_record(Level.NOTE, note.answers, records):
                message = labelled(item, sentence)
                message = texts.Checks.NTH_NOTE.format(position=position, message=message)
                found.append(_problem(Place(item.id, note.key), message))
        return found

    def at(self, case: Case, place: Place, today: date) -> str | None:
        """Return the remark on the value itself at one place, or None; raises KeyError."""
        self._look_around(case, today)
        item = self._form.items[place.item]
        answer = case.answer(place)
        purchased = None
        if item.level is Level.ORDER:
            purchased = purchased_at(case.order(place.owner))
        return self._remark(item, answer, purchased)

    def prime(self, case: Case, today: date, count: int) -> bool:
        """Look at the next `count` orders; True when all were looked at (`OrderCache.prime`)."""
        self._look_around(case, today)
        return self._cache.prime(case, count)

    def _sync(self, case: Case, today: date) -> None:
        self._look_around(case, today)
        self._cache.update(case)

    def _look_around(self, case: Case, today: date) -> None:
        self._today = today
        outer = (today, *(word(case.answers.get(item_id)) for item_id in self._case_level))
        if outer != self._outer:
            self._cache.clear()
            self._outer = outer
        self._case = case

    def _in_case(self) -> Iterator[_Remark]:
        answers = self._case.answers
        for item, sentence in self._in_record(Level.CASE, answers, {Level.CASE: answers}):
            yield Place(item.id), labelled(item, sentence)
        for item, sentence in offices_elsewhere(self._form, self._case):
            yield Place(item.id), labelled(item, sentence)
        yield from self._unprinted(Level.CASE, answers, {Level.CASE: answers})

    def _unprinted(
        self, level: Level, answers: Answers, records: dict[Level, Answers], order: str = ""
    ) -> Iterator[_Remark]:
        """Yield what is printed nowhere; `order` is the key of the order around."""
        for controls, sentence in unprinted(self._form, self._hanging[level], answers, records):
            place = Place(controls.id, "" if controls.level is Level.CASE else order)
            yield place, labelled(controls, sentence)

    def _in_order(self, order: Order) -> tuple[_Remark, ...]:
        records: dict[Level, Answers] = {
            Level.CASE: self._case.answers,
            Level.ORDER: order.answers,
        }
        purchased = purchased_at(order)
        found = [
            (Place(item.id, order.key), labelled(item, sentence))
            for item, sentence in self._in_record(Level.ORDER, order.answers, records, purchased)
        ]
        found += self._unprinted(Level.ORDER, order.answers, records, order.key)
        for position, line in enumerate(order.lines, 1):
            around = {**records, Level.LINE: line.answers}
            for item, sentence in self._in_record(Level.LINE, line.answers, around):
                place = Place(item.id, order.key, line.key)
                found.append((place, labelled(item, sentence, position)))
        return tuple(found)

    def _in_record(
        self,
        level: Level,
        answers: Answers,
        records: dict[Level, Answers],
        purchased: datetime | None = None,
    ) -> Iterator[tuple[Item, str]]:
        for item in self._items[level]:
            if item.id in answers and (item.only_if is None or holds(self._form, item, records)):
                sentence = self._remark(item, answers[item.id], purchased)
                if sentence is not None:
                    yield item, sentence

    def _remark(self, item: Item, answer: Answer | None, purchased: datetime | None) -> str | None:
        if answer is None or answer.is_empty or answer.state is not None:
            return None
        kind = type_of(item)
        if kind.check(answer.text, item) is not None or wrong_as_taken(item.id, answer):
            return None
        if kind.name == "date":
            remark = self._about_day(item, read_date(answer.text))
        elif kind.name == "datetime":
            at = read_moment(answer.text).at
            remark = self._about_moment(item, at, purchased)
        elif item.id == RECEIPT_NUMBER:
            sent = sent_at(self._case)
            remark = day_doubt(answer.text, sent.date() if sent else None, self._today)
        else:
            remark = None
        remark = remark or kind.note(answer.text, item) or doubt_about(item, answer)
        return remark or doubt_as_taken(item.id, answer)

    def _about_day(self, item: Item, day: date) -> str | None:
        if day > self._today:
            return texts.Checks.FUTURE
        if item.id == DISCOVERED_ON:
            first = self._totals.totals(self._case).first
            if first is not None and day < first.date():
                return texts.Checks.DISCOVERED_EARLY.format(first=_day(first.date()))
        return None

    def _about_moment(self, item: Item, at: datetime, purchased: datetime | None) -> str | None:
        if at.date() > self._today:
            return texts.Checks.FUTURE
        if item.id == ACCESS_AT and purchased is not None and abs(at - purchased) >= _FAR:
            moment = format_moment(Moment(purchased))
            return texts.Checks.ACCESS_FAR.format(purchased=moment)
        discovered = self._discovered_on()
        if discovered is None:
            return None
        if item.id == PURCHASED_AT and at.date() > discovered:
            return texts.Checks.AFTER_DISCOVERY.format(discovered=_day(discovered))
        if item.id == SENT_AT and at.date() < discovered:
            return texts.Checks.SENT_EARLY.format(discovered=_day(discovered))
        return None

    def _discovered_on(self) -> date | None:
        try:
            return read_date(self._case.text(DISCOVERED_ON))
        except ValueError:
            return None


def _nothing(_remarks: tuple[_Remark, ...]) -> None:
    """Nothing is summed up over the orders."""


def _may_be_doubted(item: Item) -> bool:
    # That e-Gov's words for a choice are not confirmed is no doubt about the answer.
    kind = type_of(item)
    noted = type(kind).note is not ItemType.note and not item.choices
    return noted or may_be_doubted(item) or is_judged_as_taken(item.id)


def _day(day: date) -> str:
    return format_date(day).partition("(")[0]


def _problem(place: Place, message: str) -> Problem:
    return Problem(ProblemLevel.DOUBT, place, message)
