"""Reads a TrueType font in bulk, and cuts out the glyphs of a document.

reportlab makes the subset. Its own reading of a font builds a dictionary of every character,
which takes 90 ms for BIZ UDMincho, keeps some widths in the wrong unit and knows nothing of
variation sequences; here only what is asked for is looked up (5 ms, nearly all of it the disk).
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

Damaged = (TTFError, struct.error, KeyError, IndexError, UnicodeDecodeError)
"""What reading a damaged font raises."""

_POSTSCRIPT_NAME = 6
_MICROSOFT = 3
_FULL_REPERTOIRE = 12  # cmap subtable format: segments of 32-bit characters
_VARIATIONS = 14  # cmap subtable format: base + selector
_LONG_OFFSETS = 1


class TrueType(TTFontFile):  # type: ignore[misc]
    """A font with TrueType outlines; raises one of `Damaged` for anything else.

    Args:
        data: the whole file.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))

    def extractInfo(self, _characters: int = 1) -> None:
        """Read what embedding needs (called by reportlab once the table directory is known)."""
        head = self._table("head")
        self.unitsPerEm = int(struct.unpack_from(">H", head, 18)[0])
        self.bbox = [self._thousandths(edge) for edge in struct.unpack_from(">4h", head, 36)]
        self._read_style()
        long_offsets = struct.unpack_from(">h", head, 50)[0] == _LONG_OFFSETS
        self.numGlyphs = int(struct.unpack_from(">H", self._table("maxp"), 4)[0])
        self.glyphPos = self._read_offsets(long_offsets=long_offsets)
        self.hmetrics = _Metrics(self._table("hhea"), self._table("hmtx"))
        self.charToGlyph: dict[int, int] = {}
        self._subtables = self._find_subtables(self._table("cmap"))
        self._segments = self._read_segments()
        self.postscript_name = self._read_name()

    def glyph(self, character: int) -> int:
        """Return the glyph of a character, 0 when the font has none."""
        starts, ends, glyphs = self._segments
        at = bisect_right(starts, character) - 1
        if at < 0 or character > ends[at]:
            return 0
        return glyphs[at] + character - starts[at]

    def variation(self, base: int, selector: int) -> int:
        """Return the glyph of a variation sequence, 0 when the font has none."""
        glyph = self._variations.get((base, selector))
        if glyph is None:
            return 0
        return glyph or self.glyph(base)

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in ems."""
        return self.hmetrics[glyph][0] / self.unitsPerEm

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a font with these glyphs, numbered in this order; the first must be 0."""
        # reportlab numbers the glyphs in the order in which it is asked for characters: each
        # glyph's new number serves as its character.
        self.charToGlyph = dict(enumerate(glyphs))
        return bytes(self.makeSubset(range(len(glyphs))))

    # --- tables -------------------------------------------------------------------------------
    def _table(self, tag: str) -> bytes:
        return bytes(self.get_table(tag))

    def _thousandths(self, units: int) -> float:
        return units * 1000 / self.unitsPerEm

    def _read_style(self) -> None:
        style = self._table("OS/2")
        version, weight = struct.unpack_from(">H2xH", style)
        ascent, descent = struct.unpack_from(">2h", style, 68)
        capital = struct.unpack_from(">h", style, 88)[0] if version > 1 else ascent
        self.ascent = self._thousandths(ascent)
        self.descent = self._thousandths(descent)
        self.capHeight = self._thousandths(capital)
        # No font tells how thick its stems are; this is the usual guess from the weight.
        self.stemV = 50 + int((weight / 65) ** 2)

    def _read_offsets(self, *, long_offsets: bool) -> Sequence[int]:
        data = self._table("loca")
        if long_offsets:
            return struct.unpack(f">{self.numGlyphs + 1}L", data[: 4 * self.numGlyphs + 4])
        halves = struct.unpack(f">{self.numGlyphs + 1}H", data[: 2 * self.numGlyphs + 2])
        return [half * 2 for half in halves]

    def _read_name(self) -> str:
        table = self._table("name")
        count, strings = struct.unpack_from(">2H", table, 2)
        for at in range(6, 6 + 12 * count, 12):
            platform, _, _, number, length, offset = struct.unpack_from(">6H", table, at)
            if (platform, number) == (_MICROSOFT, _POSTSCRIPT_NAME):
                start = strings + offset
                return table[start : start + length].decode("utf-16-be")
        raise KeyError(_POSTSCRIPT_NAME)

    def _find_subtables(self, cmap: bytes) -> dict[int, bytes]:
        """Return the subtables of the character map by format."""
        count = struct.unpack_from(">H", cmap, 2)[0]
        offsets = (struct.unpack_from(">L", cmap, 8 + 8 * index)[0] for index in range(count))
        return {struct.unpack_from(">H", cmap, at)[0]: cmap[at:] for at in offsets}

    def _read_segments(self) -> tuple[array[int], array[int], array[int]]:
        """Return first and last character of each segment and the glyph of the first."""
        table = self._subtables[_FULL_REPERTOIRE]
        count = struct.unpack_from(">L", table, 12)[0]
        numbers = struct.unpack_from(f">{3 * count}L", table, 16)
        return array("L", numbers[0::3]), array("L", numbers[1::3]), array("L", numbers[2::3])

    @cached_property
    def _variations(self) -> dict[tuple[int, int], int]:
        """Return the glyph by (base, selector); 0 for the glyph the base has by itself."""
        table = self._subtables.get(_VARIATIONS)
        if table is None:
            return {}
        found: dict[tuple[int, int], int] = {}
        for at in range(10, 10 + 11 * struct.unpack_from(">L", table, 6)[0], 11):
            selector = int.from_bytes(table[at : at + 3], "big")
            usual, special = struct.unpack_from(">2L", table, at + 3)
            for entry in _entries(table, usual, 4):
                first = int.from_bytes(entry[:3], "big")
                found.update(((base, selector), 0) for base in range(first, first + entry[3] + 1))
            for entry in _entries(table, special, 5):
                base = int.from_bytes(entry[:3], "big")
                found[(base, selector)] = int.from_bytes(entry[3:], "big")
        return found


class _Metrics:
    """Width and left bearing by glyph, in the font's units (tables hhea and hmtx)."""

    def __init__(self, head: bytes, table: bytes) -> None:
        self._listed = struct.unpack_from(">H", head, 34)[0]
        self._table = table

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        # Glyphs beyond those listed share the last width and have only a bearing each.
        at = min(glyph, self._listed - 1)
        width, bearing = struct.unpack_from(">2H", self._table, 4 * at)
        if glyph > at:
            bearing = struct.unpack_from(
                ">H", self._table, 4 * self._listed + 2 * (glyph - at - 1)
            )[0]
        return width, bearing


def _entries(table: bytes, offset: int, size: int) -> list[bytes]:
    """Return the entries of a list that starts with their number; offset 0 means no list."""
    if not offset:
        return []
    count = struct.unpack_from(">L", table, offset)[0]
    start = offset + 4
    return [table[at : at + size] for at in range(start, start + count * size, size)]
