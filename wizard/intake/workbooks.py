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
            text = value if isinstance(value, str) else text_of(value)
            if type(value) is int and text:
                shown = with_zeros(text, str(cell.number_format))
                zeros = zeros or shown != text
                text = shown
            if len(text) > LONGEST_LINE:
                what = _SAYS.HUGE_LINE.format(file=self._name, line=number)
                raise ImportFileError(what, _SAYS.HUGE_LINE_DO, "cell length")
            values.append(text)
        return number, values, zeros


def text_of(value: object) -> str:
    """Return the text of a cell's value; numbers that lost digits look like 2.49E+17."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value)
        case datetime():
            nearest = value + timedelta(microseconds=500_000)
            return nearest.replace(microsecond=0).isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


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
        return f"{value:.14E}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _broken(name: str, wrong: Exception) -> ImportFileError:
    return ImportFileError(
        _SAYS.BOOK_BROKEN.format(file=name), _SAYS.BOOK_BROKEN_DO, type(wrong).__name__
    )
