"""What is copied into a field of e-Gov: the character gate first, then the field's own rule.

The answer in the case stays as it is; the whole text and its true spelling go into the 申出書.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.characters import Cleaned, Finding, Gate, Swap, Why
from wizard.domain.field_words import told
from wizard.domain.form import Charset, EgovField, Form
from wizard.domain.hidden_cards import hide
from wizard.domain.item_types import kana, shown
from wizard.domain.shortening import shorten

_SAYS = texts.Characters
# The accepted characters that a rule writes otherwise, one for one. JIS X 0208 has no straight
# full-width quotation marks, so the curved ones stand for them.
_WIDEN = {
    **{code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
    ord(" "): "\u3000",
    ord('"'): "”",
    ord("'"): "’",
}
_NARROW = {
    **{code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)},
    0x3000: " ",
    0x201D: '"',
    0x2019: "'",
    0x2015: "-",
}
_WIDTHS: Mapping[Charset, Mapping[int, str]] = {
    Charset.ANY: {},
    Charset.FULL_WIDTH: _WIDEN,
    Charset.KATAKANA: _WIDEN,
    Charset.ASCII: _NARROW,
}
_NOT_KATAKANA = re.compile("[^\u30a1-\u30f6\u30fc\u3000\uff10-\uff19\uff0d]+")
_DIGITS = re.compile("[\uff10-\uff19\uff0d]")
_NOT_ASCII = re.compile("[^\n -~]+")
_CLIP = 8


class FieldProblemKind(StrEnum):
    """What still stands between a text and its field."""

    OPEN = "open"  # characters that the person has to decide about
    KATAKANA = "katakana"
    KATAKANA_DIGITS = "katakana_digits"  # only a doubt
    ASCII = "ascii"
    SHORTENED = "shortened"  # only a notice: a short version is copied
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What a person should know or do before copying.

    Attributes:
        message: Japanese, whole sentences.
        suggestion: the whole text as it could be written, or empty.
    """

    kind: FieldProblemKind
    message: str
    suggestion: str = ""


class Prepared:
    """A text made ready for a field.

    Attributes:
        source: the typed text.
        whole: all of it as the field takes it, however long.
        text: what is copied: `whole`, or its short version when that is too long.
        too_long: the field takes less than `whole` has.
        problems: what a person should know, the most important first.
    """

    def __init__(
        self, field: EgovField, cleaned: Cleaned, limit: int, *, limit_confirmed: bool
    ) -> None:
        self._cleaned = cleaned
        self._widths = _widths(field)
        self.source = cleaned.source
        self.whole = _written(cleaned.text, self._widths)
        self.too_long = 0 < limit < len(self.whole)
        short = shorten(self.whole, limit, _SAYS.SHORT_ENDING) if self.too_long else None
        can_be_short = field.rule.multiline and short is not None
        self.text = short if can_be_short and short is not None else self.whole
        self.problems = tuple(_problems(field, self, limit, limit_confirmed))

    @property
    def length(self) -> int:
        """Return how long `whole` is, in characters (code points; a line end is 1)."""
        return len(self.whole)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was replaced by the gate, once for each different character."""
        return self._cleaned.findings

    @property
    def is_open(self) -> bool:
        """Return whether a place is left that the person has to decide."""
        return self._cleaned.is_open

    def replaced(self) -> Iterator[Swap]:
        """Yield what the gate replaced, in order of `source`; no matters of width."""
        return self._cleaned.each_swap()

    @cached_property
    def swaps(self) -> tuple[Swap, ...]:
        """Every place where `whole` differs from `source`, in order."""
        if not self._widths:
            return self._cleaned.swaps
        return tuple(self._with_widths())

    def _with_widths(self) -> Iterator[Swap]:
        at = 0
        for swap in self._cleaned.swaps:
            yield from self._widened(at, swap.start)
            yield swap._replace(after=swap.after.translate(self._widths))
            at = swap.start + len(swap.before)
        yield from self._widened(at, len(self.source))

    def _widened(self, start: int, end: int) -> Iterator[Swap]:
        for index in range(start, end):
            before = self.source[index]
            after = self._widths.get(ord(before), before)
            if after != before:
                why = Why.LINE_END if before == "\n" else Why.WIDTH
                yield Swap(index, before, after, why)


def prepare(
    field: EgovField,
    text: str,
    gate: Gate,
    own: Mapping[str, str] | None = None,
    limit: int | None = None,
) -> Prepared:
    """Return a text as a field of e-Gov takes it; preparing twice equals preparing once.

    Args:
        field: the field; its rule is applied.
        text: the typed text.
        gate: the character gate; one for all fields.
        own: the person's replacements for this field (`replacements.own_for`).
        limit: the largest number of characters when the person has seen it on the screen;
            None takes the rule's, 0 is none.
    """
    if own:
        gate = gate.with_own(own)
    rule, cleaned = field.rule, gate.clean(text)
    if limit is None:
        return Prepared(field, cleaned, rule.max_length, limit_confirmed=rule.max_length_confirmed)
    # A limit that the person has seen on the screen is as good as confirmed.
    return Prepared(field, cleaned, limit, limit_confirmed=True)


def field_text(form: Form, case: Case, field: EgovField) -> str:
    """Return the text of a field from the answers, as shown; empty when there is none.

    A state (確認中 …) is no text that e-Gov could use, so it counts as nothing. Numbers that look
    like those of cards are hidden.
    """
    values = []
    for item_id in field.items:
        answer = case.answers.get(item_id)
        if answer is not None and answer.state is None:
            item = form.item(item_id)
            values.append(hide(item, shown(item, answer)))
    return field.joiner.join(value for value in values if value)


def _widths(field: EgovField) -> Mapping[int, str]:
    widths = _WIDTHS[field.rule.charset]
    if field.rule.multiline:
        return widths
    wide = field.rule.charset in {Charset.KATAKANA, Charset.FULL_WIDTH}
    return {**widths, ord("\n"): "\u3000" if wide else " "}


def _written(text: str, widths: Mapping[int, str]) -> str:
    if len(widths) > 1:
        return text.translate(widths)
    # Only line ends, if anything: text without any is not gone through.
    return text.translate(widths) if widths and "\n" in text else text


def _problems(
    field: EgovField, prepared: Prepared, limit: int, limit_confirmed: bool
) -> Iterator[FieldProblem]:
    places = sum(finding.places for finding in prepared.findings if finding.is_open)
    if places:
        yield FieldProblem(FieldProblemKind.OPEN, _SAYS.OPEN_PLACES.format(places=places))
    rule = field.rule
    if rule.charset is Charset.KATAKANA:
        yield from _katakana(prepared.whole, rule.charset_confirmed)
    elif rule.charset is Charset.ASCII:
        letters = _NOT_ASCII.search(prepared.whole)
        if letters is not None:
            sentence = _SAYS.ASCII.format(letters=_clip(letters[0]))
            yield FieldProblem(
                FieldProblemKind.ASCII, told(sentence, confirmed=rule.charset_confirmed)
            )
    if prepared.too_long:
        yield _length(prepared, limit, limit_confirmed)


def _katakana(text: str, confirmed: bool) -> Iterator[FieldProblem]:
    letters = _NOT_KATAKANA.search(text)
    if letters is None:
        if _DIGITS.search(text):
            yield FieldProblem(FieldProblemKind.KATAKANA_DIGITS, _SAYS.KATAKANA_DIGITS)
        return
    suggestion = kana.suggest(text)
    if suggestion is None:
        sentence = _SAYS.KATAKANA.format(letters=_clip(letters[0]))
    else:
        sentence = _SAYS.KATAKANA_SUGGEST.format(suggestion=suggestion)
    said = told(sentence, confirmed=confirmed)
    yield FieldProblem(FieldProblemKind.KATAKANA, said, suggestion or "")


def _length(prepared: Prepared, limit: int, confirmed: bool) -> FieldProblem:
    length = prepared.length
    if prepared.text is not prepared.whole:
        sentence = _SAYS.SHORTENED.format(limit=limit, length=length)
        return FieldProblem(FieldProblemKind.SHORTENED, told(sentence, confirmed=confirmed))
    sentence = _SAYS.TOO_LONG.format(limit=limit, length=length, over=length - limit)
    return FieldProblem(FieldProblemKind.TOO_LONG, told(sentence, confirmed=confirmed))


def _clip(letters: str) -> str:
    visible = letters.strip() or letters
    return visible if len(visible) <= _CLIP else visible[:_CLIP] + "…"
