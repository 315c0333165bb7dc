"""Whose file it is: by the names of its columns, else by how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wizard.domain.order_layout import (
    Column,
    Delimiter,
    OrderLayout,
    Positions,
    Reading,
    columns_of,
    columns_of_number,
)
from wizard.intake.cells import Clock
from wizard.intake.looks import looks_like
from wizard.intake.notices import Notice
from wizard.intake.row_source import Head

_CUT_CODE = re.compile(r"[1-9]\d{4,5}", re.ASCII)  # a postal code without its zeros
_BRACKETS = str.maketrans("\uff08\uff09", "()")  # a spreadsheet's input method writes wide ones
_LEAST_COLUMNS = 2  # that a layout named by the person must find besides the number


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table that was recognised.

    Attributes:
        layout: whose it is.
        head: its first row.
        header: the names of its columns, ours where they are known by position.
        headless: True when the first row is no header.
        resaved: True when the delimiter is not the layout's own.
        skipped: how many rows above its first were passed over as a title.
    """

    layout: OrderLayout
    head: Head
    header: list[str]
    headless: bool = False
    resaved: bool = False
    skipped: int = 0


def recognise(
    heads: Sequence[Head], layouts: Sequence[OrderLayout], wanted: OrderLayout | None = None
) -> Recognised | None:
    """Return the first layout that fits; None when none does.

    Args:
        heads: the first row, split at each delimiter.
        layouts: in the order in which they are tried.
        wanted: the layout that the person has named; then only this one.
    """
    tried = layouts if wanted is None else (wanted,)
    for layout in tried:
        for head in _own_first(heads, layout):
            names = frozenset(head.cells).union(map(_narrow, head.cells))
            if layout.recognises(names) or (wanted is not None and _may_be(layout, names)):
                return _recognised(layout, head, _by_position(layout, head.cells))
    for layout in tried:
        for head in _own_first(heads, layout):
            positions = layout.positions
            if positions is not None and _is_headless(positions, head, wanted is not None):
                header = list(positions.names)
                return _recognised(layout, head, header, headless=True)
    return None


def _recognised(
    layout: OrderLayout, head: Head, header: list[str], *, headless: bool = False
) -> Recognised:
    resaved = head.delimiter != layout.delimiter.character
    used, there = frozenset(layout.header), frozenset(header)
    own = [name if name in used or _narrow(name) in there else _narrow(name) for name in header]
    return Recognised(layout, head, own, headless, resaved)


def _narrow(name: str) -> str:
    """Return a column's name with the brackets that platforms write."""
    return name.translate(_BRACKETS)


def _own_first(heads: Iterable[Head], layout: OrderLayout) -> list[Head]:
    """Return the heads, the one split at the layout's own delimiter first.

    A spreadsheet may have saved commas as tabs, or the other way round.
    """
    own: Delimiter = layout.delimiter
    return sorted(heads, key=lambda head: head.delimiter not in ("", own.character))


def _may_be(layout: OrderLayout, names: frozenset[str]) -> bool:
    """Return True when a file has what a layout needs, though not what it is known by."""
    numbers = columns_of_number(layout.number)
    if numbers and not any(column.name in names for column in numbers):
        return False
    used = {column.name for fill in layout.fills for column in columns_of(fill)}
    return len(used & names) >= min(_LEAST_COLUMNS, len(used))


def _by_position(layout: OrderLayout, cells: list[str]) -> list[str]:
    positions = layout.positions
    if positions is not None and len(cells) == len(positions.names):
        return list(positions.names)
    return cells


def _is_headless(positions: Positions, head: Head, named: bool) -> bool:
    """Return True when the first row is a row of data of a table known by its positions."""
    if len(head.cells) != len(positions.names) or not (positions.headerless or named):
        return False
    if positions.proof is None or named:
        return True
    place = _place(positions, positions.proof)
    first = head.cells[place]
    if _is_proof(positions.proof_as, first):
        return True
    # The first parcel may lack what proves the others, or a spreadsheet has taken its zeros.
    if any(each.isalpha() for each in first):
        return False
    if positions.proof_as is Reading.POSTAL_CODE and _CUT_CODE.fullmatch(first):
        return True
    fitting = [row for row in head.below if len(row) == len(head.cells)]
    return any(_is_proof(positions.proof_as, row[place]) for row in fitting)


def _is_proof(reading: Reading, text: str) -> bool:
    if reading is Reading.DATETIME:
        return Clock().read(text)[2] is not Notice.BAD_TIME
    return looks_like(reading, text)


def _place(positions: Positions, column: Column) -> int:
    return positions.names.index(column.name)
