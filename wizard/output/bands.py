"""Horizontal bands of a table on paper: a labelled box, or a row of cells.

A band knows its height, draws itself, and can be split where a page ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from wizard.output.book import MM, WIDTH, Sheet
from wizard.output.fonts import Typeface

SIZE = 10.5
LEADING = 15.5
LEFT = 20 * MM  # room for punch holes
RIGHT = WIDTH - 15 * MM
GROUP = 19 * MM  # four characters and air
LABEL = 47 * MM
VALUE_LEFT = LEFT + GROUP + LABEL
VALUE_WIDTH = RIGHT - VALUE_LEFT
PAD = 5.0
AIR = 5.0
LOWEST = 8 * MM  # a box that one can write in by hand
COMPACT = 20.0  # a line that is filled in already, where many follow each other
SHADE = 0.92  # 8 % grey
# The middle of the em box above the baseline, in ems (both BIZ UD faces: 0.88 and -0.12).
MIDDLE = 0.38
# A split leaves no single line behind or ahead.
LEAST_LINES = 2


class Align(Enum):
    """Where text stands in a cell."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


def block_height(lines: int) -> float:
    """Return the height of a box that holds so many lines."""
    return (lines - 1) * LEADING + SIZE + 2 * AIR


def write_lines(
    sheet: Sheet,
    lines: Sequence[str],
    face: Typeface,
    frame: tuple[float, float, float, float],
    align: Align = Align.LEFT,
    *,
    from_top: bool = False,
) -> None:
    """Write lines into a frame, in its middle or from its top.

    Args:
        sheet: where to write.
        lines: already broken to fit.
        face: their face.
        frame: left, top, width and height.
        align: where each line stands between left and right.
        from_top: True for text in a box that is left open for more.
    """
    left, top, width, height = frame
    used = (len(lines) - 1) * LEADING + SIZE
    start = AIR if from_top else (height - used) / 2
    y = top - start - SIZE / 2 - MIDDLE * SIZE
    for line in lines:
        if line:
            x = left + PAD
            if align is not Align.LEFT:
                spare = width - 2 * PAD - face.measure(line.rstrip()) * SIZE
                x += max(0.0, spare) * align.value
            sheet.text(x, y, line, face, SIZE)
        y -= LEADING


class Band(Protocol):
    """A band of a table."""

    @property
    def group(self) -> str:
        """Return what the cell at the left says that spans bands of the same group."""

    @property
    def height(self) -> float:
        """Return the height in points."""

    def split(self, room: float) -> tuple[Band, Band] | None:
        """Return the part that fits into `room` and the rest; None when it cannot be split."""

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the band below `top`."""


@dataclass(frozen=True, slots=True)
class BoxBand:
    """A shaded label and the box for its value.

    Attributes:
        label: lines of the label; label_face: their face.
        value: lines of the value, none for a box to write in; face: their face.
        group: see `Band`.
        least: height the box has at least.
        again: lines of the label when the value goes on over a page.
        open_box: True when the box is kept higher than its text.
    """

    label: tuple[str, ...]
    label_face: Typeface
    value: tuple[str, ...]
    face: Typeface
    group: str
    least: float
    again: tuple[str, ...]
    open_box: bool = False

    @property
    def height(self) -> float:
        """Return the height in points."""
        lines = max(len(self.label), len(self.value))
        return max(self.least, block_height(lines) if lines > 1 else 0.0)

    def split(self, room: float) -> tuple[BoxBand, BoxBand] | None:
        """Return the part that fits into `room` and the rest; None when it cannot be split."""
        fitting = int((room - SIZE - 2 * AIR) // LEADING) + 1
        fitting = min(fitting, len(self.value) - LEAST_LINES)
        if fitting < max(LEAST_LINES, len(self.label)):
            return None
        head = replace(self, value=self.value[:fitting], least=LOWEST, open_box=False)
        tail = replace(self, label=self.again, value=self.value[fitting:], least=LOWEST)
        return head, tail

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the band below `top`."""
        height = self.height
        left = LEFT + GROUP if self.group else LEFT
        label_width = VALUE_LEFT - left
        sheet.box(left, top - height, label_width, height, SHADE)
        sheet.box(VALUE_LEFT, top - height, VALUE_WIDTH, height)
        write_lines(sheet, self.label, self.label_face, (left, top, label_width, height))
        frame = (VALUE_LEFT, top, VALUE_WIDTH, height)
        write_lines(sheet, self.value, self.face, frame, from_top=self.open_box)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of cells: where it starts, how wide it is, where text stands in it."""

    left: float
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class CellsBand:
    """A row of cells.

    Attributes:
        columns: where the cells are; cells: the lines of each; face: their face.
        group: see `Band`.
        shaded: True for a heading or a sum.
    """

    columns: tuple[Column, ...]
    cells: tuple[tuple[str, ...], ...]
    face: Typeface
    group: str = ""
    shaded: bool = False

    @property
    def height(self) -> float:
        """Return the height in points."""
        lines = max(map(len, self.cells))
        return block_height(lines) if lines > 1 else COMPACT

    def split(self, room: float) -> tuple[CellsBand, CellsBand] | None:
        """Return the part that fits into `room` and the rest; None when it cannot be split."""
        fitting = int((room - SIZE - 2 * AIR) // LEADING) + 1
        fitting = min(fitting, max(map(len, self.cells)) - LEAST_LINES)
        if fitting < LEAST_LINES:
            return None
        head = replace(self, cells=tuple(cell[:fitting] for cell in self.cells))
        return head, replace(self, cells=tuple(cell[fitting:] for cell in self.cells))

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the band below `top`."""
        height = self.height
        for column, lines in zip(self.columns, self.cells, strict=True):
            shade = SHADE if self.shaded else 1.0
            sheet.box(column.left, top - height, column.width, height, shade)
            frame = (column.left, top, column.width, height)
            write_lines(sheet, lines, self.face, frame, column.align)
