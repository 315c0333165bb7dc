"""One font of a document: which characters it has, and the glyphs used so far."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from wizard import texts
from wizard.errors import OutputError
from wizard.output.truetype import Damaged, TrueType


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """What a PDF says of a face, in 1/1000 em; `box` is left, bottom, right, top."""

    box: tuple[float, ...]
    ascent: float
    descent: float
    cap_height: float
    stem: float


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
            self._font = TrueType(path.read_bytes())
        except (OSError, *Damaged) as error:
            raise OutputError(
                texts.Fonts.MISSING.format(name=path.name),
                texts.Fonts.MISSING_DO,
                type(error).__name__,
            ) from error
        self.resource = resource
        self.glyphs: list[int] = [0]
        self.meanings: list[str] = [""]
        self._codes: dict[tuple[int, str], int] = {}

    @property
    def name(self) -> str:
        """Return the PostScript name."""
        return self._font.postscript_name

    @property
    def used(self) -> bool:
        """Return whether the document has drawn anything with this font."""
        return len(self.glyphs) > 1

    def glyph(self, character: str) -> int:
        """Return the glyph of a single character, 0 when the font has none."""
        return self._font.glyph(ord(character))

    def variation(self, base: str, selector: str) -> int:
        """Return the glyph of a variation sequence, 0 when the font has none."""
        return self._font.variation(ord(base), ord(selector))

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in ems."""
        return self._font.advance(glyph)

    def code(self, glyph: int, meaning: str) -> int:
        """Return the document's code for a glyph that stands for `meaning`."""
        code = self._codes.get((glyph, meaning))
        if code is None:
            code = self._codes[(glyph, meaning)] = len(self.glyphs)
            self.glyphs.append(glyph)
            self.meanings.append(meaning)
        return code

    def metrics(self) -> FaceMetrics:
        """Return the measures of the face."""
        font = self._font
        return FaceMetrics(tuple(font.bbox), font.ascent, font.descent, font.capHeight, font.stemV)

    def subset(self) -> tuple[bytes, list[int]]:
        """Return a font with only the used glyphs, and the new glyph number by code.

        Raises:
            OutputError: more than 32,000 different glyphs, the most reportlab can write.
        """
        new_numbers: dict[int, int] = {}
        for glyph in self.glyphs:
            new_numbers.setdefault(glyph, len(new_numbers))
        try:
            data = self._font.subset(list(new_numbers))
        except struct.error as error:
            raise OutputError(
                texts.Fonts.TOO_MANY, texts.Fonts.TOO_MANY_DO, f"{len(new_numbers)} glyphs"
            ) from error
        return data, [new_numbers[glyph] for glyph in self.glyphs]
