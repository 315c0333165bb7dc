"""Breaks Japanese text into lines (禁則処理) without changing a character of it.

No line starts with a closing mark or a small kana, none ends with an opening bracket; words,
numbers and …… stay whole; a run too long for a line is cut at its separators. Line ends and
spaces of the text are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wizard import texts
from wizard.output.clusters import TAIL, clusters

Measure = Callable[[str], float]
"""Returns the width of a text in ems: a full-width character is 1.0."""

NEVER_FIRST = frozenset(texts.LineBreaking.NEVER_FIRST)
NEVER_LAST = frozenset(texts.LineBreaking.NEVER_LAST)
_TAB_STOP = 2.0
# Spaces up to this wide may stand past the end of a line, where nobody sees them.
_OVERHANG = 2.0
_SPACES = " \u2000-\u200a\u3000"
_TOKEN = re.compile(
    rf"(?P<space>[{_SPACES}]+)"
    rf"|(?P<word>(?:[!-~\u00a0-\u024f]{TAIL}*)+)"
    r"|(?P<whole>[０-９]+(?:[，．][０-９]+)*|(?P<dash>[…‥―—─])(?P=dash)*)"
    rf"|.{TAIL}*",
    re.DOTALL,
)
_SEPARATORS = frozenset("/.,:;?&=#_-+@!|~)]}>")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_ROUNDING = 1e-6


def break_lines(text: str, room: float, measure: Measure) -> list[str]:
    r"""Return the lines of a text.

    Args:
        text: line ends are ``\n`` (`wizard.output.clusters.printable`); tabs become spaces.
        room: width of a line in ems.
        measure: width of a text in ems.

    Returns:
        Every line of the text, at least one; the lines of one paragraph joined are the
        paragraph. No line is wider than `room` but for one or two spaces at its end, or a
        single character that is wider by itself.
    """
    if "\n" not in text and "\t" not in text and measure(text) <= room + _ROUNDING:
        return [text]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if "\t" in paragraph:
            paragraph = _without_tabs(paragraph, measure)
        lines += _Filler(room + _ROUNDING, measure).fill(paragraph)
    return lines


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end with `before` and the next start with `after` (clusters)."""
    return before[0] not in NEVER_LAST and after[0] not in NEVER_FIRST


class _Filler:
    """Fills the lines of one paragraph."""

    def __init__(self, room: float, measure: Measure) -> None:
        self._room = room
        self._measure = measure
        self._lines: list[str] = []
        self._line = ""
        self._used = 0.0

    def fill(self, paragraph: str) -> list[str]:
        if self._measure(paragraph) <= self._room:
            return [paragraph]
        for unit in self._units(paragraph):
            solid = unit.rstrip(" \u3000")
            if self._overhangs(unit[len(solid) :]):
                self._put(solid, unit[len(solid) :])
            else:
                self._put(solid, "")
                for space in unit[len(solid) :]:
                    self._put(space, "")
        self._lines.append(self._line)
        return self._lines

    def _overhangs(self, spaces: str) -> bool:
        return self._measure(spaces) <= _OVERHANG

    def _put(self, solid: str, spaces: str) -> None:
        width = self._measure(solid)
        if self._used + width > self._room and self._line:
            self._end_line()
        if width > self._room:
            for piece in self._cut(solid):
                if self._line:
                    self._end_line()
                self._line, self._used = piece, self._measure(piece)
        else:
            self._line += solid
            self._used += width
        self._line += spaces
        self._used += self._measure(spaces)

    def _end_line(self) -> None:
        self._lines.append(self._line)
        self._line, self._used = "", 0.0

    def _units(self, paragraph: str) -> Iterator[str]:
        """Yield runs that must stay on one line, each with the spaces after it."""
        unit = ""
        for token, is_space in self._tokens(paragraph):
            if unit and not is_space and self._separable(unit, token):
                yield unit
                unit = ""
            unit += token
        if unit:
            yield unit

    def _separable(self, unit: str, token: str) -> bool:
        """Return whether a line may end between a unit and the token after it."""
        last = unit.rstrip(" \u3000")
        if last and last[-1] in NEVER_LAST:
            return False
        # An escape of an address (%E3) is no per-cent sign: its number comes after it.
        return token[0] not in NEVER_FIRST or bool(_ESCAPE.match(token))

    def _tokens(self, paragraph: str) -> Iterator[tuple[str, bool]]:
        for found in _TOKEN.finditer(paragraph):
            token = found[0]
            if found["word"] and self._measure(token) > self._room:
                for piece in _pieces(token):
                    yield piece, False
            else:
                yield token, found["space"] is not None

    def _cut(self, unit: str) -> Iterator[str]:
        """Yield parts of a unit wider than a line, cut where it hurts least."""
        parts = clusters(unit)
        start = 0
        while start < len(parts):
            end, width = start, 0.0
            while end < len(parts):
                width += self._measure(parts[end])
                if width > self._room and end > start:
                    break
                end += 1
            if end < len(parts):
                end = next(
                    (i for i in range(end, start, -1) if may_break(parts[i - 1], parts[i])), end
                )
            yield "".join(parts[start:end])
            start = end


def _pieces(word: str) -> Iterator[str]:
    """Yield a long run cut after its separators, and before the escapes of an address."""
    start = 0
    for at in range(1, len(word)):
        before, after = word[at - 1], word[at]
        escape = after == "%" and _ESCAPE.match(word, at) is not None
        after_separator = before in _SEPARATORS and after not in _SEPARATORS
        if escape or (after_separator and may_break(before, after)):
            yield word[start:at]
            start = at
    yield word[start:]


def _without_tabs(paragraph: str, measure: Measure) -> str:
    """Return a paragraph with spaces up to the next tab stop for each tab."""
    line = ""
    for index, part in enumerate(paragraph.split("\t")):
        if index:
            used = measure(line)
            gap = _TAB_STOP - used % _TAB_STOP
            line += " " * max(1, round(gap / 0.5))
        line += part
    return line
