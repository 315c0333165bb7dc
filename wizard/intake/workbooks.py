"""Sheets of a workbook (.xlsx) as rows of texts.

openpyxl reads them row by row; it is imported when the first workbook is opened, because it
costs more than all order files together. Formulas stay the text that they are.
"""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, BinaryIO
from xml.etree import ElementTree

from wizard import texts
from wizard.errors import ImportFileError
from wizard.intake.decode import LONGEST_LINE, Cancelled

Row = tuple[int, list[str], bool]

_LOT = 256
_ZEROS = re.compile(r"0{2,20}")
_POSTAL = re.compile(r".*000\\?-0000")
_FIRST_LOST_DIGIT = 10**15  # a workbook keeps fifteen digits of a number
# What a number format holds besides the signs for parts of a value: words, colours, languages.
_WORDS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_HOURS = re.compile("[hs]", re.IGNORECASE)
_SECONDS = re.compile("s", re.IGNORECASE)
_WITH_SECONDS = "yyyy-mm-dd hh:mm:ss"
_HALF_SECOND = timedelta(microseconds=500_000)
# What openpyxl lets out when a workbook is not what it should be.
_BROKEN = (
    zipfile.BadZipFile,
    ElementTree.ParseError,
    zlib.error,
    struct.error,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
_SAYS = texts.Intake


class Workbook:
    """An open workbook.

    Args:
        stream: its bytes, seekable.
        name: the file's name, for the sentences.

    Raises:
        ImportFileError: it cannot be read.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        import openpyxl

        self._name = name
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._book: Any = openpyxl.load_workbook(
                    stream, read_only=True, data_only=False, keep_links=False
                )
            shown = [s for s in self._book.worksheets if s.sheet_state == "visible"]
            self._sheets = {str(sheet.title): sheet for sheet in shown or self._book.worksheets}
        except _BROKEN as wrong:
            raise _broken(name, wrong) from wrong

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the titles of the sheets that a person sees."""
        return tuple(self._sheets)

    def rows(self, sheet: str, cancelled: Callable[[], bool] | None) -> Iterator[Row]:
        """Yield the rows of a sheet: number, cells as texts, whether zeros were put back.

        Raises:
            ImportFileError: the sheet cannot be read, or a cell is far too long.
            Cancelled: `cancelled` said so.
        """
        found = self._sheets[sheet]
        try:
            found.reset_dimensions()  # what the file says of its own size is often wrong
            rows = enumerate(found.iter_rows(), 1)
            while True:
                if cancelled is not None and cancelled():
                    what = _SAYS.CANCELLED.format(file=self._name)
                    raise Cancelled(what, _SAYS.CANCELLED_DO, "cancelled")
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    lot = list(islice(rows, _LOT))
                if not lot:
                    return
                for number, cells in lot:
                    yield self._row(number, cells)
        except _BROKEN as wrong:
            raise _broken(self._name, wrong) from wrong

    def close(self) -> None:
        """Let the workbook go."""
        self._book.close()

    def _row(self, number: int, cells: Any) -> Row:
        values = []
        zeros = False
        for cell in cells:
            value = cell.value
            if isinstance(value, str):
                text = value
            elif value is None:
                text = ""
            else:
                form = str(cell.number_format)
                text = text_of(value, form)
                if type(value) is int:
                    shown = with_zeros(text, form)
                    zeros = zeros or shown != text
                    text = shown
            if len(text) > LONGEST_LINE:
                what = _SAYS.HUGE_LINE.format(file=self._name, line=number)
                raise ImportFileError(what, _SAYS.HUGE_LINE_DO, "cell length")
            values.append(text)
        return number, values, zeros


def text_of(value: object, number_format: str = _WITH_SECONDS) -> str:
    """Return the text of a cell's value; numbers that lost digits look like 2.49E+17.

    A workbook keeps a day as its midnight: hours and seconds that the cell neither shows nor
    has are not told, since nobody knows them.

    Args:
        value: as openpyxl gives it.
        number_format: of the cell.
    """
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value)
        case datetime():
            return _moment(value, number_format)
        case time():
            day = datetime.combine(date.min, value) + _HALF_SECOND
            return day.time().isoformat(_fineness(day, number_format))
        case timedelta():
            seconds = int((value + _HALF_SECOND).total_seconds())
            return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case date():
            return value.isoformat()
        case _:
            # A formula over several cells; what else there may be is told to be a formula.
            told = getattr(value, "text", None)
            return told if isinstance(told, str) and told else "="


def _moment(value: datetime, number_format: str) -> str:
    nearest = (value + _HALF_SECOND).replace(microsecond=0)
    shown = _WORDS.sub("", number_format)
    if nearest.time() == time() and _HOURS.search(shown) is None:
        return nearest.date().isoformat()
    return nearest.isoformat(" ", _fineness(nearest, number_format))


def _fineness(value: datetime, number_format: str) -> str:
    """Return whether a time is told to the minute or to the second."""
    unseen = value.second == 0 and _SECONDS.search(_WORDS.sub("", number_format)) is None
    return "minutes" if unseen else "seconds"


def with_zeros(digits: str, number_format: str) -> str:
    """Return digits with the leading zeros that the cell's own format shows.

    Args:
        digits: a whole number.
        number_format: of the cell: 0000000, or Excel's own for Japanese postal codes.
    """
    if _ZEROS.fullmatch(number_format):
        return digits.zfill(len(number_format))
    if _POSTAL.fullmatch(number_format) and len(digits) in (6, 7):
        full = digits.zfill(7)
        return f"{full[:3]}-{full[3:]}"
    return digits


def _number(value: float) -> str:
    if abs(value) >= _FIRST_LOST_DIGIT:
        return f"{value:.2E}"  # more of them would be nearly all of a card's number
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _broken(name: str, wrong: Exception) -> ImportFileError:
    return ImportFileError(
        _SAYS.BOOK_BROKEN.format(file=name), _SAYS.BOOK_BROKEN_DO, type(wrong).__name__
    )
