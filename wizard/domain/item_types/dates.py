"""Calendar dates as people in Japan write them: western years and era years (和暦)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.widths import narrow_dashes

_LETTERS = "MTSHR"
# First days of 明治 (from the solar calendar on), 大正, 昭和, 平成, 令和: 元号を改める政令 and its
# forerunners. An era ends the day before the next begins.
_BEGINNINGS = (
    date(1873, 1, 1),
    date(1912, 7, 30),
    date(1926, 12, 25),
    date(1989, 1, 8),
    date(2019, 5, 1),
)
_FIRST_YEARS = (1868, 1912, 1926, 1989, 2019)
_EARLIEST = 1873
_LATEST = 2199
# A day in ISO form that exists in every month and year.
SURE_DAY = r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])"
_WEEKDAY = rf"(?:\s*\(([{texts.Words.WEEKDAYS}])(?:曜日?)?\))?"
_DAY_PART = rf"\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*日?{_WEEKDAY}"
_WESTERN = re.compile(rf"(?:西暦)?\s*(\d{{1,4}}){_DAY_PART}", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})()", re.ASCII)
_ERA_NAMES = "|".join((*texts.Words.ERAS, *texts.Words.ERA_SIGNS, *_LETTERS))
_ERA = re.compile(
    rf"({_ERA_NAMES})\s*(\d{{1,2}}|{texts.Words.FIRST_YEAR}){_DAY_PART}", re.ASCII | re.IGNORECASE
)
_NO_YEAR = re.compile(rf"(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*日?{_WEEKDAY}", re.ASCII)
_NO_DAY = re.compile(r"(?:\d{4}|\D{1,2}\d{1,2})\s*[-/.年]\s*\d{1,2}\s*月?", re.ASCII)
_WITH_TIME = re.compile(r"(.*?\S)[T\s]*\d{1,2}[:時]\d{1,2}.*", re.ASCII | re.DOTALL)


def read_date(text: str) -> date:
    """Return the date of a text; raises ValueError with a Japanese sentence."""
    return _read(text)[0]


def format_date(day: date) -> str:
    """Return a date as 2026年8月20日(木)."""
    return texts.Words.DATE.format(
        year=day.year, month=day.month, day=day.day, weekday=texts.Words.WEEKDAYS[day.weekday()]
    )


def weekday_doubt(text: str) -> str | None:
    """Return a remark when the weekday written beside a valid date is not that day's."""
    if not re.search(rf"[(（][{texts.Words.WEEKDAYS}]", text):
        return None
    day, weekday = _read(text)
    actual = texts.Words.WEEKDAYS[day.weekday()]
    if not weekday or weekday == actual:
        return None
    plain = format_date(day).partition("(")[0]
    return texts.Values.DATE_WEEKDAY.format(date=plain, weekday=actual)


def _read(text: str) -> tuple[date, str]:
    """Return the date and the weekday written beside it (or empty)."""
    typed = narrow_dashes(text)
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    found = _WESTERN.fullmatch(typed) or _COMPACT.fullmatch(typed)
    if found is not None:
        if len(found[1]) != 4:
            raise ValueError(texts.Values.DATE_SHORT_YEAR)
        year = int(found[1])
        if not _EARLIEST <= year <= _LATEST:
            raise ValueError(texts.Values.DATE_YEAR.format(year=year))
        return _make(year, int(found[2]), int(found[3])), found[4] or ""
    found = _ERA.fullmatch(typed)
    if found is not None:
        return _read_era(found), found[5] or ""
    if _NO_YEAR.fullmatch(typed):
        raise ValueError(texts.Values.DATE_NO_YEAR)
    if _NO_DAY.fullmatch(typed):
        raise ValueError(texts.Values.DATE_NO_DAY)
    raise ValueError(texts.Values.DATE)


def _read_era(found: re.Match[str]) -> date:
    name, month = found[1], int(found[3])
    words = texts.Words
    for table in (words.ERAS, words.ERA_SIGNS, _LETTERS):
        if name.upper() in table:
            index = table.index(name.upper())
    year = 1 if found[2] == words.FIRST_YEAR else int(found[2])
    day = _make(_FIRST_YEARS[index] + year - 1, month, int(found[4]))
    ends = _BEGINNINGS[index + 1] - timedelta(days=1) if index + 1 < len(_BEGINNINGS) else date.max
    if year == 0 or not _BEGINNINGS[index] <= day <= ends:
        raise ValueError(
            texts.Values.DATE_ERA.format(
                era=words.ERAS[index], year=found[2], month=month, day=day.day
            )
        )
    return day


def _make(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(texts.Values.DATE_MONTH.format(month=month))
    try:
        return date(year, month, day)
    except ValueError:
        sentence = texts.Values.DATE_DAY.format(year=year, month=month, day=day)
        raise ValueError(sentence) from None


class DateType(ItemType):
    """A calendar date in Japan."""

    name = "date"
    sure = re.compile(SURE_DAY, re.ASCII)

    def parse(self, text: str, item: Item) -> date:
        """Return the date."""
        del item
        try:
            return read_date(text)
        except ValueError:
            self._refuse_time(text)
            raise

    def _refuse_time(self, text: str) -> None:
        found = _WITH_TIME.fullmatch(narrow_dashes(text))
        if found is None:
            return
        try:
            day = read_date(found[1])
        except ValueError:
            return
        suggestion = format_date(day).partition("(")[0]
        raise ValueError(texts.Values.DATE_TIME.format(suggestion=suggestion))

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark when a written weekday does not fit the date."""
        return weekday_doubt(text) if text.strip() and not self.check(text, item) else None

    def show(self, text: str, item: Item) -> str:
        """Return the date as 2026年8月20日(木)."""
        if not text.strip() or self.check(text, item):
            return text
        return format_date(read_date(text))

    def compare_key(self, text: str) -> str:
        """Return the date as 2026-08-20."""
        try:
            return read_date(text).isoformat()
        except ValueError:
            return narrow_dashes(text)
