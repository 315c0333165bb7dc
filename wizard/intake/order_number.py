"""Where an order's number stands in a row, and what of it is the order's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wizard import texts
from wizard.domain.case import Answer
from wizard.domain.order_layout import Column, OrderLayout
from wizard.intake.cell_text import tidy
from wizard.intake.cells import Value

_Cells = tuple[str, ...]
_MARK = texts.Intake.NUMBER_OF_COLUMN
_BETWEEN = _MARK.removeprefix("{column}").removesuffix("{number}")


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """Tells the order number.

    Attributes:
        whole: gives the number as it stands in the file from an order's kept cells, empty when
            there is none.
        column: the column it comes from.
        suffix: what may be added to the order's own number, else None.
        is_fallback: True when the column stands in for the one that the file lacks.
    """

    whole: Callable[[_Cells], str]
    column: Column
    suffix: re.Pattern[str] | None = None
    is_fallback: bool = False

    def own(self, whole: str) -> str:
        """Return the order's own number, without what was added to it; never nothing at all."""
        return whole if self.suffix is None else self.suffix.sub("", whole) or whole

    def value(self, cells: _Cells) -> Value | None:
        """Return the order's own number; beside it the whole one, or which column it is from."""
        whole = self.whole(cells)
        if not whole:
            return None
        if self.is_fallback:
            return whole, _MARK.format(column=self.column.name, number=whole), None
        own = self.own(whole)
        return own, "" if own == whole else whole, None


def is_fallback(answer: Answer | None) -> bool:
    """Return True for an order's number from a column that stood in for another one."""
    if answer is None or not answer.original:
        return False
    column, mark, number = answer.original.partition(_BETWEEN)
    return bool(column and mark) and number == answer.text


def number_in(layout: OrderLayout, places: Mapping[Column, int]) -> OrderNumber | None:
    """Return what tells the number in a file; None when it has no column for it.

    Args:
        layout: the file's.
        places: where each column's cell is among the kept ones.
    """
    number = layout.number
    if number is None:
        return None
    found = [column for column in number.columns if column in places]
    if not found:
        return None
    whole = _whole(layout, [places[c] for c in (found if number.by_row else found[:1])])
    spare = None if number.elsewhere is None else places.get(number.elsewhere)
    if spare is not None:
        whole = _or_elsewhere(whole, spare, re.compile(number.like))
    suffix = re.compile(f"(?:{number.suffix})$") if number.suffix else None
    is_other = not number.by_row and found[0] != number.columns[0]
    return OrderNumber(whole, found[0], suffix, is_other)


def _whole(layout: OrderLayout, where: list[int]) -> Callable[[_Cells], str]:
    apostrophe = layout.leading_apostrophe
    if len(where) == 1:
        [only] = where

        def one(cells: _Cells) -> str:
            text = cells[only].strip()
            return tidy(text, apostrophe) if text[:1] in ("'", "=") else text

        return one

    def first(cells: _Cells) -> str:
        return next((tidy(text, apostrophe) for p in where if (text := cells[p].strip())), "")

    return first


def _or_elsewhere(
    whole: Callable[[_Cells], str], spare: int, like: re.Pattern[str]
) -> Callable[[_Cells], str]:
    def number(cells: _Cells) -> str:
        text = whole(cells)
        if not text and like.fullmatch(cells[spare].strip()):
            return cells[spare].strip()
        return text

    return number
