"""Finding the rows that need a notice, many rows at a time.

Reading each value of 20,000 rows just to see that nothing is odd would cost more than reading
the file. So each column of a lot of rows is first looked at as a whole: a quick test that is
never wrong about "nothing odd here". Only a column that fails it is read value by value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from wizard.domain import card_numbers
from wizard.domain.order_layout import (
    Fill,
    Part,
    Price,
    PriceBasis,
    PriceOf,
    Reading,
    columns_of,
)
from wizard.intake.answers import NOT_SEARCHED, SHORT
from wizard.intake.cells import DATE_LIKE, lost_digits_in
from wizard.intake.notices import Notice, Notices
from wizard.intake.plan import Cut
from wizard.intake.takes import Cells, Take

Column = Sequence[str]
Clean = Callable[[Sequence[Column]], bool]
_LOT = 512

_SHORT_CODES = re.compile(r"(?<![0-9-])[0-9]{5,6}(?![0-9-])")
_LONGEST_PHONE = 17  # '+81 90-0000-0000; a card number begins with no 0 and has 14 digits
_LONGEST_NUMBER = 12
# Spaces before a cell's text, never its line end: that would make columns of empty cells slow.
_BLANK = r"[^\S\n]*"
_FORMULA = re.compile(rf"^{_BLANK}'?=", re.MULTILINE)
_DATES = re.compile(rf"^{_BLANK}'?(?:{DATE_LIKE}){_BLANK}$", re.MULTILINE | re.ASCII)
_NAMED_DAY = re.compile(r"\d(?:-[A-Z][a-z]{2}|\d{3}-\d\d-\d\d)", re.ASCII)
_MONTH = "\u6708"
_PHONE_STARTS = ("0", "+81", "'0", "'+81")
_MONTH_AND_DAY = (
    r"(?:0[13578]|1[02]){0}(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11){0}(?:0[1-9]|[12]\d|30)"
    r"|02{0}(?:0[1-9]|1\d|2[0-8])"
)
_MOMENTS = re.compile(
    rf"(?:(?:(?:19|20|21)\d\d(?:-(?:{_MONTH_AND_DAY.format('-')})|/(?:{_MONTH_AND_DAY.format('/')}))"
    r"[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?: ?[+-](?:0\d|1[0-3]):?[0-5]\d)?)?\n)*",
    re.ASCII,
)
_AMOUNTS = re.compile(r"(?:(?:\d{1,12}(?:\.\d{1,9})?)?\n)*", re.ASCII)
_RATES = re.compile(r"(?:\d{1,2}(?:\.\d{1,9})?\n)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Watch:
    """One item under watch.

    Attributes:
        item: its id.
        take: reads its value.
        places: the cells it is made of.
        clean: the quick test over these cells' columns; None when there is none.
        routine: a notice that this platform's rows earn as a matter of course; it is said once.
    """

    item: str
    take: Take
    places: tuple[int, ...]
    clean: Clean | None
    routine: Notice | None = None


class Screen:
    """Looks over rows and tells the notices.

    Args:
        cut: the cells of the level that is watched.
        takes: gives the value of each item under watch.
        price: what the file's prices are.
        notices: receives what is found.
    """

    def __init__(self, cut: Cut, takes: Mapping[str, Take], price: Price, notices: Notices) -> None:
        self._watches = [_watch(cut, item, take, price) for item, take in takes.items()]
        self._notices = notices
        self._cells: list[Cells] = []
        self._lines: list[int] = []

    def add(self, cells: Cells, line: int) -> None:
        """Put a row under watch, to be looked at together with others."""
        self._cells.append(cells)
        self._lines.append(line)

    def look_at_many(self) -> None:
        """Look at the rows that were added since, if they are many."""
        if len(self._lines) >= _LOT:
            self.look()

    def look(self) -> None:
        """Look at the rows that were added since."""
        if not self._lines:
            return
        columns = list(zip(*self._cells, strict=True))
        for watch in self._watches:
            usual = watch.routine is None or self._notices.count(watch.routine) > 0
            held = [columns[place] for place in watch.places]
            if usual and watch.clean is not None and watch.clean(held):
                continue
            for cells, line in zip(self._cells, self._lines, strict=True):
                note(self._notices, watch.item, watch.take(cells), line)
        self._cells.clear()
        self._lines.clear()


def note(
    notices: Notices, item: str, value: tuple[str, str, Notice | None] | None, line: int
) -> None:
    """Tell what is to be noticed about one value."""
    if value is None:
        return
    text, _, notice = value
    if notice is not None:
        notices.add(notice, line)
        if notice is Notice.LOST_DIGITS:
            notices.show(notice, lost_digits_in(text))
    searched = item not in NOT_SEARCHED and card_numbers.may_hold_card_number(text)
    if searched and card_numbers.find(text, usual=item in SHORT):
        notices.add(Notice.CARD_MASKED, line)


def _watch(cut: Cut, item: str, take: Take, price: Price) -> _Watch:
    fills = [fill for fill in cut.fills if fill.item == item]
    columns = dict.fromkeys(column for fill in fills for column in columns_of(fill))
    places = [place for each in columns if (place := cut.place(each)) is not None]
    readings = {fill.reading for fill in fills}
    if len(readings) != 1:
        return _Watch(item, take, tuple(places), None)
    reading = readings.pop()
    if reading is Reading.PRICE:
        plain = price.included is None and all(fill.price is None for fill in fills)
        found = _price_watch(cut, item, take, price, places)
        return replace(found, clean=_settled(found.clean if plain else None, cut.unsettled))
    simple = all(_is_simple(fill) for fill in fills)
    clean = _CLEAN.get(reading) if simple else None
    routine = Notice.NAME_TURNED if reading is Reading.FAMILY_FIRST else None
    if reading is Reading.TEXT and simple:
        if item in NOT_SEARCHED:
            clean = _whole_numbers
        elif item.endswith(".address"):
            clean = _addresses
    return _Watch(item, take, tuple(places), _settled(clean, cut.unsettled), routine)


def _settled(clean: Clean | None, unsettled: Collection[str]) -> Clean | None:
    """Return a quick test that also fails where a value may not be fixed yet."""
    if clean is None or not unsettled:
        return clean
    test = clean

    def is_clean(columns: Sequence[Column]) -> bool:
        joined = "\n".join(map("\n".join, columns))
        return test(columns) and not any(word in joined for word in unsettled)

    return is_clean


def _is_simple(fill: Fill) -> bool:
    """Return True when nothing but the fill's own reading can give a notice."""
    plain = all(_is_plain(part) for part in fill.parts)
    return plain and (fill.reading is Reading.TEXT or len(fill.parts) == 1)


def _is_plain(part: Part) -> bool:
    return part.reading in (Reading.TEXT, Reading.PREFECTURE)


def _price_watch(cut: Cut, item: str, take: Take, price: Price, places: list[int]) -> _Watch:
    if price.of is not PriceOf.UNIT:
        return _Watch(item, take, tuple(places), None)
    if price.basis is PriceBasis.UNKNOWN:
        return _Watch(item, take, tuple(places), _amounts, Notice.BASIS_UNKNOWN)
    if price.basis is PriceBasis.TAX_INCLUDED:
        return _Watch(item, take, tuple(places), _amounts)
    rate = cut.place(price.rate)
    if rate is None or len(places) != 1:
        return _Watch(item, take, tuple(places), None, Notice.TAX_ADDED)
    return _Watch(item, take, (places[0], rate), _amounts_and_rates, Notice.TAX_ADDED)


def _whole_numbers(columns: Sequence[Column]) -> bool:
    """Return True when no cell is a number cut to the form 2.49E+17."""
    return _is_whole("\n".join(map("\n".join, columns)))


def _is_whole(joined: str) -> bool:
    """Return True when lines of text hold neither a cut number nor a formula."""
    if "E+" in joined or "e+" in joined:
        return False
    return "=" not in joined or _FORMULA.search(joined) is None


def _texts(columns: Sequence[Column]) -> bool:
    """Return True when there is no cut number and nothing like a card number either."""
    joined = "\n".join(map("\n".join, columns))
    return _is_whole(joined) and not _may_hold_card(joined, columns)


def _may_hold_card(joined: str, columns: Sequence[Column]) -> bool:
    """Return True when one of the cells may hold a card number, be it in several lines."""
    if card_numbers.may_hold_card_number(joined):
        return True
    if "\r" not in joined and joined.count("\n") < sum(map(len, columns)):
        return False
    lines = (text.split() for column in columns for text in column if "\n" in text or "\r" in text)
    return any(card_numbers.may_hold_card_number(" ".join(words)) for words in lines)


def _addresses(columns: Sequence[Column]) -> bool:
    """Return True when, besides, no piece looks like a date."""
    joined = "\n".join(map("\n".join, columns))
    if not _is_whole(joined) or _may_hold_card(joined, columns):
        return False
    may_be = _MONTH in joined or "/" in joined or _NAMED_DAY.search(joined) is not None
    return not may_be or _DATES.search(joined) is None


def _phones(columns: Sequence[Column]) -> bool:
    if any(max(map(len, column)) > _LONGEST_PHONE for column in columns):
        return False
    return all(text.startswith(_PHONE_STARTS) for column in columns for text in column if text)


def _postal_codes(columns: Sequence[Column]) -> bool:
    if any(max(map(len, column)) > _LONGEST_NUMBER for column in columns):
        return False
    joined = "\n".join(map("\n".join, columns))
    return _SHORT_CODES.search(joined) is None and _is_whole(joined)


def _moments(columns: Sequence[Column]) -> bool:
    return all(_MOMENTS.fullmatch("\n".join(column) + "\n") for column in columns)


def _integers(columns: Sequence[Column]) -> bool:
    if any(max(map(len, column)) > _LONGEST_NUMBER for column in columns):
        return False
    joined = "".join(map("".join, columns))
    return joined.isascii() and joined.isdigit()


def _amounts(columns: Sequence[Column]) -> bool:
    return all(_AMOUNTS.fullmatch("\n".join(column) + "\n") for column in columns)


def _amounts_and_rates(columns: Sequence[Column]) -> bool:
    amounts, rates = columns
    return _amounts((amounts,)) and _RATES.fullmatch("\n".join(rates) + "\n") is not None


_CLEAN: Mapping[Reading, Clean] = {
    Reading.TEXT: _texts,
    Reading.PHONE: _phones,
    Reading.POSTAL_CODE: _postal_codes,
    Reading.FAMILY_FIRST: _texts,
    Reading.DATETIME: _moments,
    Reading.INTEGER: _integers,
}
