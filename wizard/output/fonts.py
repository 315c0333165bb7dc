"""The faces documents are set in: every cluster of text finds a glyph, or a visible mark.

BIZ UDMincho and BIZ UDGothic have all usual characters; what they lack comes from the subset of
IPAmj Mincho, which is opened only then (21 MB); what no font has is drawn as 〓 and reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from wizard.output.clusters import TAIL, clusters
from wizard.output.font_file import FontFile

MINCHO = "BIZUDMincho-Regular.ttf"
GOTHIC = "BIZUDGothic-Regular.ttf"
RARE = "TsuhoRareKanji-Regular.ttf"
GETA = "\u3013"
_EMOJI = re.compile("[\U0001f000-\U0001ffff\ud800-\udfff]")
# Radicals that look like kanji (U+2F00…); copied text often has them in place of the kanji.
_RADICAL = re.compile("[\u2f00-\u2fd5]")
_ALIKE = {"\u21b3": "\u2514"}  # ↳ of the official form's labels as └
_PRESENTATION = "\ufe0e\ufe0f"
_TAIL = re.compile(TAIL)
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape to draw.

    Attributes:
        font: the font it is in; number: its number there.
        meaning: the text it stands for.
        width: in ems.
        exact: False when it only stands in for what no font has.
    """

    font: FontFile
    number: int
    meaning: str
    width: float
    exact: bool = True


class Typeface:
    """A face for one document: measures text and turns it into codes.

    Args:
        main: the font of this face.
        fonts: where the font for rare characters comes from.
    """

    def __init__(self, main: FontFile, fonts: FontSet) -> None:
        self._main = main
        self._fonts = fonts
        self._glyphs: dict[str, tuple[Glyph, ...]] = {}
        # Characters that stand alone: the fast way of nearly all text.
        self._widths: dict[str, float] = {}
        self._codes: dict[str, tuple[str, str]] = {}

    def measure(self, text: str) -> float:
        """Return the width of a text in ems."""
        widths = self._widths
        try:
            return sum([widths[character] for character in text])
        except KeyError:
            return sum(glyph.width for part in clusters(text) for glyph in self.glyphs(part))

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the subsets of fonts and the codes, in hexadecimal, that show a text."""
        known = self._codes
        try:
            codes = [known[character] for character in text]
        except KeyError:
            codes = [code for part in clusters(text) for code in self._codes_of(part)]
        for subset, run in groupby(codes, itemgetter(0)):
            yield subset, "".join([code for _, code in run])

    def _codes_of(self, cluster: str) -> list[tuple[str, str]]:
        glyphs = self.glyphs(cluster)
        codes = [glyph.font.code(glyph.number, glyph.meaning) for glyph in glyphs]
        if _stands_alone(cluster):
            self._codes[cluster] = codes[0]
        return codes

    def glyphs(self, cluster: str) -> tuple[Glyph, ...]:
        """Return the glyphs that draw a cluster; at least one."""
        found = self._glyphs.get(cluster)
        if found is None:
            found = self._glyphs[cluster] = self._find(cluster)
            if _stands_alone(cluster):
                self._widths[cluster] = found[0].width
        return found

    def lacks(self, text: str) -> list[str]:
        """Return the clusters of a text that no font has as they are."""
        return [
            part for part in clusters(text) if not all(glyph.exact for glyph in self.glyphs(part))
        ]

    def _find(self, cluster: str) -> tuple[Glyph, ...]:
        """Look a cluster up: exactly, as a composed character, then piece by piece."""
        if len(cluster) == 1:
            return (self._single(cluster) or self._geta(),)
        if len(cluster) == 2 and _SELECTOR.match(cluster[1]):
            return (self._variant(cluster),)
        composed = unicodedata.normalize("NFC", cluster)
        if len(composed) == 1:
            glyph = self._single(composed)
            if glyph is not None:
                return (Glyph(glyph.font, glyph.number, cluster, glyph.width),)
        return tuple(glyph for part in _pieces(cluster) for glyph in self.glyphs(part))

    def _single(self, character: str) -> Glyph | None:
        number = self._main.glyph(character) or self._main.glyph(_look_alike(character))
        if number:
            return self._glyph(self._main, number, character)
        if _EMOJI.match(character):
            return None  # sure not to be among rare kanji: leave that font closed
        number = self._fonts.rare.glyph(character)
        return self._glyph(self._fonts.rare, number, character) if number else None

    def _variant(self, sequence: str) -> Glyph:
        base, selector = sequence[0], sequence[1]
        number = self._main.variation(base, selector)
        if number:
            return self._glyph(self._main, number, sequence)
        if selector not in _PRESENTATION and not _EMOJI.match(base):
            number = self._fonts.rare.variation(base, selector)
            if number:
                return self._glyph(self._fonts.rare, number, sequence)
        usual = self.glyphs(base)[0]
        # A selector of presentation (emoji or text) asks for no other shape of a letter.
        exact = usual.exact and selector in _PRESENTATION
        meaning = sequence if usual.exact else usual.meaning
        return Glyph(usual.font, usual.number, meaning, usual.width, exact)

    def _geta(self) -> Glyph:
        number = self._main.glyph(GETA)
        return Glyph(self._main, number, GETA, self._main.advance(number), exact=False)

    def _glyph(self, font: FontFile, number: int, meaning: str) -> Glyph:
        return Glyph(font, number, meaning, font.advance(number))


class FontSet:
    """The fonts of one document; each is opened when it is first needed.

    Args:
        fonts_dir: `resources/fonts/`.
    """

    def __init__(self, fonts_dir: Path) -> None:
        self._dir = fonts_dir

    @cached_property
    def mincho(self) -> Typeface:
        """Return the face of what was answered."""
        return Typeface(self._mincho, self)

    @cached_property
    def gothic(self) -> Typeface:
        """Return the face of labels and of records (its half-width letters are all as wide)."""
        return Typeface(self._gothic, self)

    @cached_property
    def rare(self) -> FontFile:
        """Return the font of rare kanji."""
        return FontFile(self._dir / RARE, "R")

    @cached_property
    def _mincho(self) -> FontFile:
        return FontFile(self._dir / MINCHO, "M")

    @cached_property
    def _gothic(self) -> FontFile:
        return FontFile(self._dir / GOTHIC, "G")

    def used(self) -> list[FontFile]:
        """Return the fonts that something was drawn with, in a fixed order."""
        opened = [self.__dict__.get(name) for name in ("_mincho", "_gothic", "rare")]
        return [font for font in opened if font is not None and font.used]


def _stands_alone(cluster: str) -> bool:
    """Return whether it is one character, and none that joins the one before it elsewhere."""
    return len(cluster) == 1 and not _TAIL.match(cluster)


def _look_alike(character: str) -> str:
    """Return a character that looks the same: a space for a space, 一 for ⼀ (a radical)."""
    if unicodedata.category(character).startswith("Z"):
        return " "
    if _RADICAL.match(character):
        return unicodedata.normalize("NFKC", character)
    return _ALIKE.get(character, character)


def _pieces(cluster: str) -> list[str]:
    """Split a cluster that no font has whole: a base with its selector, then each mark."""
    with_selector = _SELECTOR.match(cluster, 1) is not None and len(cluster) > 2
    first = cluster[:2] if with_selector else cluster[:1]
    return [first, *cluster[len(first) :]]
