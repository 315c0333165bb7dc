"""Puts bands on sheets one after another, and turns the page where it must be turned."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice

from wizard.output.bands import (
    AIR,
    GROUP,
    LEADING,
    LEFT,
    RIGHT,
    SHADE,
    SIZE,
    Align,
    Band,
    block_height,
    write_lines,
)
from wizard.output.book import HEIGHT, MM, Book, Sheet
from wizard.output.fonts import Typeface

MARGIN = 15 * MM
HEADER = 26.0
FOOTER = 24.0
BODY_TOP = HEIGHT - MARGIN - HEADER
BODY_BOTTOM = MARGIN + FOOTER
HEADING_SIZE = 12.0
HEADING_BEFORE = 14.0
HEADING_AFTER = 6.0
_TINY = 0.01
# The last rows of a table go to the next sheet together: one alone looks lost there. Only as long
# as they are low: no large gap is left for it.
_LAST_ROWS = 3
_LAST_HEIGHT = HEIGHT / 5


class Flow:
    """The sheet being filled, from its top downward.

    Args:
        book: takes the finished sheets.
        heading_face: face of headings and of group cells.
        dress: draws what stands on every sheet.
        break_group: returns the lines of a group's cell; gets its words and whether the group
            goes on from the page before.
    """

    def __init__(
        self,
        book: Book,
        heading_face: Typeface,
        dress: Callable[[Sheet], None],
        break_group: Callable[[str, bool], list[str]],
    ) -> None:
        self._book = book
        self._face = heading_face
        self._dress = dress
        self._break_group = break_group
        self.sheet = Sheet()
        self.top = BODY_TOP
        dress(self.sheet)

    @property
    def room(self) -> float:
        """Return the free height of the sheet."""
        return self.top - BODY_BOTTOM

    @property
    def fresh(self) -> bool:
        """Return whether nothing stands on the sheet yet."""
        return self.top >= BODY_TOP - _TINY

    def turn(self) -> None:
        """Finish the sheet and start the next."""
        self.finish()
        self.sheet = Sheet()
        self.top = BODY_TOP
        self._dress(self.sheet)

    def finish(self) -> None:
        """Hand the last sheet over."""
        self._book.add(self.sheet)

    def need(self, height: float) -> None:
        """Turn the page unless so much room is left."""
        if self.room + _TINY < height and not self.fresh:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave room, but not at the top of a sheet."""
        if not self.fresh:
            self.top -= height

    def heading(self, text: str, *, level: int = 0, keep: float = 0.0, mark: str = "") -> None:
        """Write a heading and its bookmark.

        Args:
            text: one line.
            level: of the bookmark.
            keep: height of what must stand below it on the same sheet.
            mark: words of the bookmark when they are not those of the heading.
        """
        height = HEADING_SIZE + HEADING_AFTER
        self.need(HEADING_BEFORE + height + keep)
        self.skip(HEADING_BEFORE)
        self._book.bookmark(mark or text, self.top + AIR, level)
        self.sheet.text(LEFT, self.top - HEADING_SIZE * 0.88, text, self._face, HEADING_SIZE)
        self.top -= height

    def paragraph(self, lines: Iterable[str], face: Typeface, align: Align = Align.LEFT) -> None:
        """Write lines of plain text across the sheet; they are never cut in half."""
        for line in lines:
            self.need(LEADING)
            spare = RIGHT - LEFT - face.measure(line.rstrip()) * SIZE
            x = LEFT + max(0.0, spare) * align.value
            self.sheet.text(x, self.top - SIZE * 0.88, line, face, SIZE)
            self.top -= LEADING

    def table(self, bands: Iterable[Band], header: Band | None = None) -> None:
        """Draw bands below each other; `header` comes first and again on every new sheet."""
        _Table(self, header, self._face, self._break_group).add_all(bands)


class _Table:
    """A table in the making; remembers the group whose cell is still open."""

    def __init__(
        self,
        flow: Flow,
        header: Band | None,
        face: Typeface,
        break_group: Callable[[str, bool], list[str]],
    ) -> None:
        self._flow = flow
        self._header = header
        self._face = face
        self._break_group = break_group
        self._group = ""
        self._group_top = 0.0
        self._goes_on = False
        self._here = 0  # rows on the sheet at hand

    def add_all(self, bands: Iterable[Band]) -> None:
        if self._header is not None:
            self._flow.need(self._header.height * 2)
            self._put(self._header)
        rest = iter(bands)
        waiting = deque(islice(rest, _LAST_ROWS))
        together = False  # the last rows were moved, or all fit where they are
        while waiting:
            following = next(rest, None)
            if following is None and not together:
                together = True
                self._keep_last(sum(band.height for band in waiting))
            self._add(waiting.popleft())
            if following is not None:
                waiting.append(following)
        self._close_group()

    def _keep_last(self, height: float) -> None:
        """Turn the page before the last rows when they would be torn apart."""
        # A heading above the table is not left behind: it keeps two rows with it.
        if self._here >= 2 and self._flow.room + _TINY < height <= _LAST_HEIGHT:
            self._turn()

    def _add(self, band: Band) -> None:
        if band.group != self._group:
            self._close_group()
            if band.group:
                # A group's cell must hold its words: start it with room for two bands.
                self._flow.need(2 * band.height)
            self._open_group(band.group, goes_on=False)
        while band.height > self._flow.room + _TINY:
            parts = band.split(self._flow.room)
            if parts is not None:
                head, band = parts
                self._put(head)
            elif self._at_top():
                break  # higher than a sheet and in one piece: nothing better can be done
            self._turn()
        self._put(band)
        self._here += 1

    def _at_top(self) -> bool:
        header = 0.0 if self._header is None else self._header.height
        return self._flow.top >= BODY_TOP - header - _TINY

    def _put(self, band: Band) -> None:
        band.draw(self._flow.sheet, self._flow.top)
        self._flow.top -= band.height

    def _turn(self) -> None:
        group, began = self._group, self._flow.top < self._group_top
        self._close_group()
        self._flow.turn()
        self._here = 0
        if self._header is not None:
            self._put(self._header)
        self._open_group(group, goes_on=began or self._goes_on)

    def _open_group(self, group: str, *, goes_on: bool) -> None:
        self._group, self._group_top, self._goes_on = group, self._flow.top, goes_on

    def _close_group(self) -> None:
        height = self._group_top - self._flow.top
        if not self._group or height < _TINY:
            return
        sheet = self._flow.sheet
        sheet.box(LEFT, self._flow.top, GROUP, height, SHADE)
        lines = self._break_group(self._group, self._goes_on)
        if block_height(len(lines)) > height + AIR:
            lines = self._break_group(self._group, False)
        write_lines(sheet, lines, self._face, (LEFT, self._group_top, GROUP, height))
