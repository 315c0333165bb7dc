"""Lines of an order that are packed into cells of one row.

`L1=見本の腕時計&L2=ベルト R&B` (a title may hold the sign that parts the lines) and
`name:見本の腕時計|quantity:1|total:39600.00` (one column per line). shared facts,
order-exports.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from wizard.domain.order_layout import PackedAs, Packing

Unpack = Callable[[Sequence[str]], list[list[str]]]
_NUMBERED = re.compile(r"(?:^|&)L(\d{1,4})=")


def unpacker(packing: Packing, header: Sequence[str]) -> tuple[list[str], Unpack]:
    """Return the header of the unpacked lines, and what makes lines of a whole row.

    Args:
        packing: how lines are packed.
        header: the file's.
    """
    if packing.packed_as is PackedAs.NUMBERED:
        return list(header), unpack_numbered
    places = [index for index, name in enumerate(header) if name.startswith(packing.prefix)]
    pattern = re.compile(rf"(?:^|\|)({'|'.join(map(re.escape, packing.keys))}):")

    def unpack(row: Sequence[str]) -> list[list[str]]:
        cells = (row[place].strip() for place in places)
        return [_pairs(cell, pattern, packing.keys) for cell in cells if cell]

    return list(packing.keys), unpack


def unpack_numbered(row: Sequence[str]) -> list[list[str]]:
    """Return the lines of a row; cells that are not packed are those of every line."""
    packed = {
        index: found
        for index, cell in enumerate(row)
        if "L" in cell and (found := split_numbered(cell))
    }
    if not packed:
        return [list(row)]
    numbers = sorted(set().union(*packed.values()))
    lines = []
    for number in numbers:
        line = list(row)
        for index, found in packed.items():
            line[index] = found.get(number, "")
        lines.append(line)
    return lines


def split_numbered(cell: str) -> dict[int, str]:
    """Return the texts of a packed cell by the number of their line; empty for any other."""
    marks = list(_NUMBERED.finditer(cell))
    if not marks or marks[0].start() != 0:
        return {}
    ends = [mark.start() for mark in marks[1:]] + [len(cell)]
    return {int(m[1]): cell[m.end() : end] for m, end in zip(marks, ends, strict=True)}


def _pairs(cell: str, pattern: re.Pattern[str], keys: Sequence[str]) -> list[str]:
    """Return the values of a packed line in the order of the keys; the first of equals counts."""
    marks = list(pattern.finditer(cell))
    ends = [mark.start() for mark in marks[1:]] + [len(cell)]
    values: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=False):
        values.setdefault(mark[1], cell[mark.end() : end])
    return [values.get(key, "") for key in keys]
