"""What the 申出書 explains about the text that was entered in e-Gov.

The police read the form with substitutes in it; the page 「e-Govで使えない文字について」 tells the true
spelling, the code point and the reason, field by field. It is only there when something was
replaced. What is only a matter of width (half-width kana) is no other spelling and is not listed.
A text of which e-Gov got a short version stands there whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.character_sets import goes_on
from wizard.domain.character_words import code_points, source
from wizard.domain.characters import SILENT, Finding, Gate, Swap, Why
from wizard.domain.egov_text import Prepared, field_text, prepare
from wizard.domain.form import Form
from wizard.domain.replacements import own_in

_NOT_TOLD = SILENT | {Why.KANA, Why.WIDTH}
_WHOLE = 40  # characters; a longer text is shown around the place only
_AROUND = 8
_MARKS = 16  # more marks than this in a row are cut
_CUT = "…"
_SAYS = texts.Explanation


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """One character of one e-Gov field.

    Attributes:
        field: the field's label; several fields that hold the same text are named together.
        entered: what was entered in e-Gov, around the first place.
        spelling: the same stretch in its true spelling.
        character: the character that could not be entered, with its marks.
        codes: its code points, e.g. ``U+9AD9``.
        reason: why, short.
        source: where the substitute comes from.
        more: at how many further places of the field it stands.
    """

    field: str
    entered: str
    spelling: str
    character: str
    codes: str
    reason: str
    source: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class WholeText:
    """A text that was too long for its field: the field's label, and all of it as typed."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Explained:
    """What the 申出書 explains.

    Attributes:
        rows: replaced characters, in e-Gov's order.
        whole: texts of which e-Gov got a short version.
    """

    rows: tuple[ExplanationRow, ...] = ()
    whole: tuple[WholeText, ...] = ()


def explain(
    form: Form,
    case: Case,
    gate: Gate,
    replacements: Mapping[str, str],
    limits: Mapping[str, int] | None = None,
) -> Explained:
    """Return what has to be explained; nothing when the fields got exactly what was typed.

    Args:
        form: the definitions.
        case: the answers and decisions.
        gate: the character gate.
        replacements: the person's own ones for all cases.
        limits: the largest lengths that the person has seen on the screen, by field id.
    """
    # The same answer goes into several fields (氏名 stands twice): told once.
    same: dict[tuple[str, tuple[tuple[str, str, Why], ...], str], _Shared] = {}
    whole = []
    for field in form.egov:
        text = field_text(form, case, field)
        own = own_in(replacements, case.marks, field)
        prepared = prepare(field, text, gate, own, (limits or {}).get(field.id))
        if prepared.text is not prepared.whole:
            whole.append(WholeText(field.label, text))
        told = {f.before: f for f in prepared.findings if f.why not in _NOT_TOLD}
        if told:
            key = text, tuple((f.before, f.after, f.why) for f in told.values()), prepared.whole
            shared = same.setdefault(key, _Shared(prepared, told, {}))
            shared.labels[field.label] = None
    rows = (row for shared in same.values() for row in _rows(shared, gate))
    return Explained(tuple(rows), tuple(whole))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What fields with the same text share: what is told of it by character, their labels."""

    prepared: Prepared
    told: dict[str, Finding]
    labels: dict[str, None]


def _rows(shared: _Shared, gate: Gate) -> Iterator[ExplanationRow]:
    prepared = shared.prepared
    for swap, at in _first_places(prepared, set(shared.told)):
        before = swap.before
        yield ExplanationRow(
            _SAYS.FIELDS.join(shared.labels),
            _around(prepared.whole, at, at + len(swap.after)),
            _around(prepared.source, swap.start, swap.start + len(before)),
            before,
            code_points(before),
            _SAYS.REASONS[swap.why.value],
            source(before, swap.why, gate.tables),
            shared.told[before].places - 1,
        )


def _first_places(prepared: Prepared, wanted: set[str]) -> Iterator[tuple[Swap, int]]:
    """Yield the first place of each character, and where it stands in what is entered.

    A long text is gone through only until all have been met. What is a matter of width takes
    as much room as before.
    """
    drift = 0
    for swap in prepared.replaced():
        if swap.before in wanted:
            wanted.remove(swap.before)
            yield swap, swap.start + drift
            if not wanted:
                return
        drift += len(swap.after) - len(swap.before)


def _around(text: str, start: int, end: int) -> str:
    """Return a short text whole, else the stretch around a place within its line."""
    if len(text) <= _WHOLE and "\n" not in text:
        return text
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    left, right = max(line_start, start - _AROUND), min(line_end, end + _AROUND)
    # A kanji whose selector is cut off is another kanji.
    for _ in range(_MARKS):
        left -= left > line_start and goes_on(text, left)
        right += right < line_end and goes_on(text, right)
    head = _CUT if left > line_start else ""
    tail = _CUT if right < line_end else ""
    return head + text[left:right] + tail
