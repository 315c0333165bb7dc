"""One font of a document: reportlab's TrueType font, with variants and text that reads back.

reportlab reads the font, cuts out the used glyphs (256 to a subset) and writes the font objects.
Added here: variation sequences (葛󠄀), which it does not know, and a map of meanings in UTF-16,
which it writes wrongly beyond U+FFFF (𠮷).
"""

from __future__ import annotations

import re
import struct
from functools import cached_property
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFont, makeToUnicodeCMap

from wizard import texts
from wizard.errors import OutputError

_DAMAGED = (TTFError, struct.error, LookupError, ValueError, TypeError, AttributeError)
_VARIATIONS = 14  # cmap subtable format: base + selector
_PRIVATE = range(0xF0000, 0xFFFFE)  # plane 15
_NO_BREAK_SPACE = "\u00a0"  # reportlab draws it as a space, and would read it back as one
_UNEVEN = re.compile("<([0-9A-F]{5,})>")


class FontFile(TTFont):  # type: ignore[misc]
    """A font and the codes that one document has given to its glyphs.

    A code stands for a glyph *and* for the text it means, so that text taken out of the PDF is
    the text put in, also where one glyph serves several characters or a base + selector. What
    is not a plain character of the font gets a private one of its own.

    Args:
        path: a TrueType font (outlines of PostScript fonts cannot be embedded).
        resource: its name in the document, e.g. ``M``.

    Raises:
        OutputError: the file is missing or damaged.
    """

    def __init__(self, path: Path, resource: str) -> None:
        self._path = path
        try:
            data = BytesIO(path.read_bytes())
            super().__init__(resource, data, asciiReadable=False, shapable=False)
            self._mend_metrics()
        except (OSError, *_DAMAGED) as error:
            raise self._unusable(error) from error
        self._codes: dict[tuple[int, str], tuple[str, str]] = {}
        self._meanings: dict[int, str] = {}

    @property
    def name(self) -> str:
        """Return the PostScript name."""
        return str(self.face.name.decode("ascii"))

    @property
    def used(self) -> bool:
        """Return whether the document has drawn anything with this font."""
        return bool(self._codes)

    def glyph(self, character: str) -> int:
        """Return the glyph of a single character, 0 when the font has none."""
        code = ord(character)
        return 0 if code in _PRIVATE else self.face.charToGlyph.get(code, 0)

    def variation(self, base: str, selector: str) -> int:
        """Return the glyph of a variation sequence, 0 when the font has none."""
        glyph = self._variations.get((ord(base), ord(selector)))
        if glyph is None:
            return 0
        return glyph or self.glyph(base)

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in ems."""
        return float(self.face.hmetrics[glyph][0] / self.face.unitsPerEm)

    def code(self, glyph: int, meaning: str) -> tuple[str, str]:
        """Return the name of the subset and the code, in hexadecimal, for a glyph with a meaning.

        Raises:
            OutputError: the document has more special shapes than there are private characters.
        """
        code = self._codes.get((glyph, meaning))
        if code is None:
            # The "document" only tells subsets apart: this font serves one document.
            [(subset, byte)] = self.splitString(self._character(glyph, meaning), self)
            code = (self.getSubsetInternalName(subset, self)[1:], byte.hex())
            self._codes[(glyph, meaning)] = code
        return code

    def getSubsetInternalName(self, subset: int, _doc: object) -> str:
        """Return the name of a subset (called by reportlab)."""
        return f"/{self.fontName}{subset or ''}"

    def addObjects(self, doc: PDFDocument) -> None:
        """Write the font with the glyphs used so far (called by reportlab)."""
        state = self.state[doc] = self.state.pop(self)
        try:
            super().addObjects(doc)
        except _DAMAGED as error:
            raise self._unusable(error) from error
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            font = fonts[self.getSubsetInternalName(number, doc)[1:]]
            meanings = doc.idToObject[font.ToUnicode.name]
            meanings.content = self._to_unicode(font.BaseFont, subset)

    def _character(self, glyph: int, meaning: str) -> str:
        """Return the character by which reportlab knows a glyph with a meaning."""
        face = self.face
        plain = len(meaning) == 1 and meaning != _NO_BREAK_SPACE
        if plain and self.glyph(meaning) == glyph:
            return meaning
        if len(self._meanings) == len(_PRIVATE):
            raise OutputError(texts.Fonts.TOO_MANY, texts.Fonts.TOO_MANY_DO, self.name)
        code = _PRIVATE[len(self._meanings)]
        self._meanings[code] = meaning
        face.charToGlyph[code] = glyph
        face.charWidths[code] = self.advance(glyph) * 1000
        return chr(code)

    def _to_unicode(self, name: str, subset: list[int]) -> str:
        """Return reportlab's map of meanings, with each meaning in UTF-16BE."""
        meanings = (self._meanings.get(code, chr(code)) for code in subset)
        numbers = [int.from_bytes(text.encode("utf-16-be"), "big") for text in meanings]
        # As a number, "a" + mark has lost the zeros in front.
        return _UNEVEN.sub(
            lambda found: f"<{found[1].zfill(-(-len(found[1]) // 4) * 4)}>",
            makeToUnicodeCMap(name, numbers),
        )

    def _unusable(self, error: Exception) -> OutputError:
        what = texts.Fonts.MISSING.format(name=self._path.name)
        return OutputError(what, texts.Fonts.MISSING_DO, type(error).__name__)

    def _mend_metrics(self) -> None:
        """Put the width that the last glyphs share back into the font's own units."""
        metrics = self.face.hmetrics
        listed = struct.unpack_from(">H", self.face.get_table("hhea"), 34)[0]
        width = metrics[listed - 1][0]
        metrics[listed:] = [(width, bearing) for _, bearing in metrics[listed:]]

    @cached_property
    def _variations(self) -> dict[tuple[int, int], int]:
        """Return the glyph by (base, selector); 0 for the glyph the base has by itself."""
        cmap = bytes(self.face.get_table("cmap"))
        count = struct.unpack_from(">H", cmap, 2)[0]
        offsets = (struct.unpack_from(">L", cmap, 8 + 8 * index)[0] for index in range(count))
        tables = {struct.unpack_from(">H", cmap, at)[0]: cmap[at:] for at in offsets}
        table = tables.get(_VARIATIONS)
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


def _entries(table: bytes, offset: int, size: int) -> list[bytes]:
    """Return the entries of a list that starts with their number; offset 0 means no list."""
    if not offset:
        return []
    count = struct.unpack_from(">L", table, offset)[0]
    start = offset + 4
    return [table[at : at + size] for at in range(start, start + count * size, size)]
