"""One TrueType file: which characters it has, and the glyphs a document uses of it.

reportlab reads and subsets the font; what it does not know is added here: the variation
sequences of cmap format 14, which it draws as boxes and loses from the text.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from wizard import texts
from wizard.errors import OutputError

_VARIATION_FORMAT = 14
Variations = dict[tuple[int, int], int]


class FontFile:
    """A font and the codes that one document has given to its glyphs.

    A code stands for a glyph *and* for the text it means, so that text taken out of the PDF is
    the text put in, also where one glyph serves several characters or a base + selector.

    Args:
        path: a TrueType font (outlines of PostScript fonts cannot be embedded).
        resource: its name in the document, e.g. ``M``.

    Attributes:
        glyphs: the font's own glyph number by code; code 0 is "no glyph".
        meanings: the text by code.

    Raises:
        OutputError: the file is missing or damaged.
    """

    def __init__(self, path: Path, resource: str) -> None:
        try:
            with path.open("rb") as file:
                self._file: Any = TTFontFile(file)
            _mend_widths(self._file)
        except (OSError, TTFError, struct.error) as error:
            raise OutputError(
                texts.Fonts.MISSING.format(name=path.name),
                texts.Fonts.MISSING_DO,
                type(error).__name__,
            ) from error
        self.resource = resource
        self.glyphs: list[int] = [0]
        self.meanings: list[str] = [""]
        self._codes: dict[tuple[int, str], int] = {}
        self._variations: Variations | None = None

    @property
    def name(self) -> str:
        """Return the PostScript name."""
        return bytes(self._file.name).decode("ascii")

    @property
    def used(self) -> bool:
        """Return whether the document has drawn anything with this font."""
        return len(self.glyphs) > 1

    def glyph(self, character: str) -> int:
        """Return the glyph of a single character, 0 when the font has none."""
        return int(self._file.charToGlyph.get(ord(character), 0))

    def variation(self, base: str, selector: str) -> int:
        """Return the glyph of a variation sequence, 0 when the font has none."""
        if self._variations is None:
            self._variations = _read_variations(bytes(self._file.get_table("cmap")))
        glyph = self._variations.get((ord(base), ord(selector)))
        if glyph is None:
            return 0
        return glyph or self.glyph(base)

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in ems."""
        return float(self._file.hmetrics[glyph][0]) / float(self._file.unitsPerEm)

    def code(self, glyph: int, meaning: str) -> int:
        """Return the document's code for a glyph that stands for `meaning`."""
        code = self._codes.get((glyph, meaning))
        if code is None:
            code = self._codes[(glyph, meaning)] = len(self.glyphs)
            self.glyphs.append(glyph)
            self.meanings.append(meaning)
        return code

    def metrics(self) -> dict[str, float]:
        """Return what a PDF font descriptor says of the face, in 1/1000 em."""
        file = self._file
        left, bottom, right, top = (float(edge) for edge in file.bbox)
        return {
            "left": left,
            "bottom": bottom,
            "right": right,
            "top": top,
            "ascent": float(file.ascent),
            "descent": float(file.descent),
            "cap_height": float(file.capHeight),
            "stem": float(file.stemV),
        }

    def subset(self) -> tuple[bytes, list[int]]:
        """Return a font with only the used glyphs, and the new glyph number by code."""
        new_numbers: dict[int, int] = {}
        for glyph in self.glyphs:
            new_numbers.setdefault(glyph, len(new_numbers))
        # reportlab numbers the glyphs it keeps in the order in which they are asked for, and
        # asks the character map for each: hand it a map from new number to glyph.
        characters = self._file.charToGlyph
        self._file.charToGlyph = {number: glyph for glyph, number in new_numbers.items()}
        try:
            data = bytes(self._file.makeSubset(list(new_numbers.values())))
        finally:
            self._file.charToGlyph = characters
        return data, [new_numbers[glyph] for glyph in self.glyphs]


def _mend_widths(file: Any) -> None:
    """Put right what reportlab 5.1 reads of glyphs that share the last width of the table.

    It keeps that width in 1/1000 em instead of the font's own units.
    """
    listed = struct.unpack_from(">H", file.get_table("hhea"), 34)[0]
    last = struct.unpack_from(">H", file.get_table("hmtx"), 4 * (listed - 1))[0]
    file.hmetrics[listed:] = [(last, bearing) for _, bearing in file.hmetrics[listed:]]


def _read_variations(cmap: bytes) -> Variations:
    """Return the glyph by (base, selector); 0 for the glyph the base has by itself.

    The layout is that of OpenType's cmap subtable format 14.
    """
    count = struct.unpack_from(">H", cmap, 2)[0]
    for index in range(count):
        offset = struct.unpack_from(">L", cmap, 8 + 8 * index)[0]
        if struct.unpack_from(">H", cmap, offset)[0] == _VARIATION_FORMAT:
            return _read_format_14(memoryview(cmap)[offset:])
    return {}


def _read_format_14(table: memoryview) -> Variations:
    found: Variations = {}
    for at in range(10, 10 + 11 * struct.unpack_from(">L", table, 6)[0], 11):
        selector = int.from_bytes(table[at : at + 3], "big")
        usual, special = struct.unpack_from(">LL", table, at + 3)
        if usual:
            for entry in _entries(table, usual, 4):
                first = int.from_bytes(entry[:3], "big")
                found.update(((base, selector), 0) for base in range(first, first + entry[3] + 1))
        if special:
            for entry in _entries(table, special, 5):
                base = int.from_bytes(entry[:3], "big")
                found[(base, selector)] = int.from_bytes(entry[3:], "big")
    return found


def _entries(table: memoryview, offset: int, size: int) -> list[memoryview]:
    count = struct.unpack_from(">L", table, offset)[0]
    start = offset + 4
    return [table[at : at + size] for at in range(start, start + count * size, size)]
