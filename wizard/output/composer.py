"""Makes the bands of the 申出書: breaks labels and values into the lines of their boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wizard.output.bands import (
    COMPACT,
    GROUP,
    LABEL,
    LEFT,
    LOWEST,
    PAD,
    RIGHT,
    SIZE,
    VALUE_WIDTH,
    Align,
    BoxBand,
    CellsBand,
    Column,
    block_height,
)
from wizard.output.fonts import FontSet, Typeface
from wizard.output.line_breaking import break_lines

_NARROWER = 0.5  # ems by which a label is narrowed while it keeps its number of lines
_LEFTOVER = 3.0  # ems
_OPEN_FROM = 3  # a box of so many lines is there to be written in: start at its top
_OPENING = "（("


class Composer:
    """Breaks text for the boxes of one document.

    Args:
        fonts: the document's fonts.
        continued: words put after a label that goes on, e.g. 「（続き）」.
    """

    def __init__(self, fonts: FontSet, continued: str) -> None:
        self.mincho = fonts.mincho
        self.gothic = fonts.gothic
        self._continued = continued
        self._labels: dict[tuple[str, float], tuple[str, ...]] = {}

    def box(
        self,
        label: str,
        value: str,
        *,
        group: str = "",
        min_lines: int = 1,
        fixed: bool = False,
        compact: bool = False,
    ) -> BoxBand:
        """Return a labelled box.

        Args:
            label: printed at its left.
            value: empty for a box to write in by hand.
            group: cell that spans several boxes at the far left.
            min_lines: lines that the box has room for at least.
            fixed: True for letters of one width.
            compact: True for a lower box, unless it is to be written in.
        """
        width = LABEL if group else LABEL + GROUP
        face = self.gothic if fixed else self.mincho
        lines = tuple(self.lines(value, VALUE_WIDTH, face)) if value else ()
        least = LOWEST if min_lines == 1 else max(LOWEST, block_height(min_lines))
        if compact and value:
            least = COMPACT
        return BoxBand(
            label=self.label(label, width),
            label_face=self.gothic,
            value=lines,
            face=face,
            group=group,
            least=least,
            again=self.label(label + self._continued, width),
            open_box=len(lines) < min_lines >= _OPEN_FROM,
        )

    def cells(
        self,
        columns: tuple[Column, ...],
        values: Iterable[str],
        *,
        group: str = "",
        most: int = 0,
    ) -> CellsBand:
        """Return a row of cells; `most` cuts a cell after so many lines, with …."""
        cells = []
        for column, value in zip(columns, values, strict=True):
            lines = self.lines(value, column.width, self.mincho) if value else []
            if most and len(lines) > most:
                lines = lines[:most]
                lines[-1] = self._cut_short(lines[-1], column.width)
            cells.append(tuple(lines))
        return CellsBand(columns, tuple(cells), self.mincho, group)

    def head(
        self, columns: tuple[Column, ...], labels: Sequence[str], group: str = ""
    ) -> CellsBand:
        """Return the heading of a table of cells."""
        centered = tuple(Column(c.left, c.width, Align.CENTER) for c in columns)
        cells = tuple(self.label(label, c.width) for label, c in zip(labels, columns, strict=True))
        return CellsBand(centered, cells, self.gothic, group, shaded=True)

    def lines(self, text: str, width: float, face: Typeface) -> list[str]:
        """Return the lines of a text for a box of that width."""
        return break_lines(text, (width - 2 * PAD) / SIZE, face.measure)

    def paragraph(self, text: str) -> list[str]:
        """Return the lines of a text across the whole sheet."""
        return break_lines(text, (RIGHT - LEFT) / SIZE, self.mincho.measure)

    def label(self, label: str, width: float) -> tuple[str, ...]:
        """Return the lines of a label: cut before a bracket, about as long as each other."""
        found = self._labels.get((label, width))
        if found is None:
            found = self._labels[(label, width)] = tuple(self._even(label, width))
        return found

    def group(self, words: str, goes_on: bool) -> list[str]:
        """Return the lines of the cell at the left of a group."""
        return list(self.label(words + (self._continued if goes_on else ""), GROUP))

    def _even(self, label: str, width: float) -> list[str]:
        room = (width - 2 * PAD) / SIZE
        if self.gothic.measure(label) <= room:
            return [label]
        cut = next((at for at in range(1, len(label)) if label[at] in _OPENING), 0)
        if cut:
            return [*self._evenly(label[:cut], room), *self._evenly(label[cut:], room)]
        return self._evenly(label, room)

    def _evenly(self, text: str, room: float) -> list[str]:
        """Return the lines of a label, none of them a leftover of one or two characters."""
        lines = break_lines(text, room, self.gothic.measure)
        while len(lines) > 1 and self.gothic.measure(lines[-1]) < _LEFTOVER:
            room -= _NARROWER
            narrower = break_lines(text, room, self.gothic.measure)
            if len(narrower) > len(lines):
                break
            lines = narrower
        return lines

    def _cut_short(self, line: str, width: float) -> str:
        room = (width - 2 * PAD) / SIZE - 1
        while line and self.mincho.measure(line) > room:
            line = line[:-1]
        return line + "…"
