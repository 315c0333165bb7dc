"""Where an order's number stands in a row, and what of it is the order's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wizard.domain.order_layout import Column, OrderLayout
from wizard.intake.cell_text import tidy

_Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """Tells the order number.

    Attributes:
        of: gives the order's own number from an order's kept cells, empty when there is none.
        whole: gives the number as it stands in the file.
        column: the column it comes from.
    """

    of: Callable[[_Cells], str]
    whole: Callable[[_Cells], str]
    column: Column


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
    if not number.suffix:
        return OrderNumber(whole, whole, found[0])
    suffix = re.compile(f"(?:{number.suffix})$")
    return OrderNumber(lambda cells: _without(whole(cells), suffix), whole, found[0])


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


def _without(number: str, suffix: re.Pattern[str]) -> str:
    """Return a number without its suffix; never nothing at all."""
    return suffix.sub("", number) or number
