"""What was noticed while reading a file: gathered by kind, said once each with the lines."""

from __future__ import annotations

from enum import Enum

from wizard import texts

_SHOWN = 5  # line numbers named in one notice; more only say how many there are


class Notice(Enum):
    """A kind of notice; the value is its sentence, with ``{places}`` and perhaps more."""

    PROBLEM_ROWS = texts.Intake.PROBLEM_ROWS
    REPAIRED = texts.Intake.REPAIRED
    QUOTES_MENDED = texts.Intake.QUOTES_MENDED
    NUMBER_FALLBACK = texts.Intake.NUMBER_FALLBACK
    MISSING_COLUMNS = texts.Intake.MISSING_COLUMNS
    NO_LINE_COLUMN = texts.Intake.NO_LINE_COLUMN
    NO_ORDER_CELLS = texts.Intake.NO_ORDER_CELLS
    NO_LINES = texts.Intake.NO_LINES
    ROWS_SKIPPED = texts.Intake.ROWS_SKIPPED
    ROWS_DIFFER = texts.Intake.ROWS_DIFFER
    CARD_MASKED = texts.Intake.CARD_MASKED
    LOST_DIGITS = texts.Intake.LOST_DIGITS
    DATE_ADDRESS = texts.Intake.DATE_ADDRESS
    NO_SECONDS = texts.Intake.NO_SECONDS
    PHONE_ZERO = texts.Intake.PHONE_ZERO
    POSTAL_ZERO = texts.Intake.POSTAL_ZERO
    POSTAL_SHORT = texts.Intake.POSTAL_SHORT
    UNSETTLED = texts.Intake.UNSETTLED
    BAD_TIME = texts.Intake.BAD_TIME
    BAD_PRICE = texts.Intake.BAD_PRICE
    BAD_QUANTITY = texts.Intake.BAD_QUANTITY
    NEGATIVE_PRICE = texts.Intake.NEGATIVE_PRICE
    FOREIGN_CURRENCY = texts.Intake.FOREIGN_CURRENCY
    TAX_UNKNOWN = texts.Intake.TAX_UNKNOWN
    BASIS_UNKNOWN = texts.Intake.BASIS_UNKNOWN
    PAYMENT_TOTAL = texts.Intake.PAYMENT_TOTAL
    TAX_DOUBT = texts.Intake.TAX_DOUBT
    TAX_ADDED = texts.Intake.TAX_ADDED
    LINE_UNEVEN = texts.Intake.LINE_UNEVEN
    LINE_DIVIDED = texts.Intake.LINE_DIVIDED
    OPTION_ADDED = texts.Intake.OPTION_ADDED
    FORMULA = texts.Intake.FORMULA
    SHEET_ZEROS = texts.Intake.SHEET_ZEROS
    NAME_TURNED = texts.Intake.NAME_TURNED


class Notices:
    """Gathers notices; memory stays bounded however often one occurs."""

    def __init__(self) -> None:
        self._counts: dict[Notice, int] = {}
        self._lines: dict[Notice, list[int]] = {}
        self._words: dict[Notice, dict[str, str]] = {}
        self._more: set[Notice] = set()
        self._remarks: list[str] = []

    def add(self, notice: Notice, line: int) -> None:
        """Count an occurrence in the row that begins at `line` (counted from 1)."""
        self._counts[notice] = self._counts.get(notice, 0) + 1
        lines = self._lines.setdefault(notice, [])
        if line in lines:
            return
        if len(lines) < _SHOWN:
            lines.append(line)
        else:
            self._more.add(notice)

    def say(self, notice: Notice, **words: str) -> None:
        """Give a notice its words; alone, without `add`, it is about the whole file."""
        self._words[notice] = words
        self._counts.setdefault(notice, 0)

    def show(self, notice: Notice, text: str) -> None:
        """Name the first value that a notice is about, as it stands in the file."""
        self._words.setdefault(notice, {}).setdefault("text", text)

    def remark(self, sentence: str) -> None:
        """Add a sentence about the whole file, said after all others."""
        if sentence not in self._remarks:
            self._remarks.append(sentence)

    def count(self, notice: Notice) -> int:
        """Return how often a notice occurred."""
        return self._counts.get(notice, 0)

    def sentences(self, platform: str) -> tuple[str, ...]:
        """Return the sentences, gravest first."""
        found = (self._sentence(each, platform) for each in Notice if each in self._counts)
        return (*found, *self._remarks)

    def _sentence(self, notice: Notice, platform: str) -> str:
        lines = self._lines.get(notice, [])
        count = self.count(notice)
        pattern = texts.Intake.PLACES_MORE if notice in self._more else texts.Intake.PLACES
        places = pattern.format(count=count, lines=texts.Intake.NUMBERS.join(map(str, lines)))
        words = self._words.get(notice, {})
        return notice.value.format(places=places, count=count, platform=platform, **words)
