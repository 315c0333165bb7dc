"""What a row of e-Govに写す says about the text it copies: what was replaced, what is open."""

from __future__ import annotations

from typing import NamedTuple

from wizard.domain.case import Case, Place
from wizard.domain.character_words import open_line, replaced_line
from wizard.domain.characters import Why
from wizard.domain.egov_text import FieldProblemKind, Prepared
from wizard.domain.field_words import widths_line
from wizard.domain.form import Charset, EgovField, Form, Item
from wizard.domain.item_types import type_of
from wizard.domain.safe_texts import SafeTexts
from wizard.output.copy_text import EgovEntry

_OF_WIDTH = frozenset({Why.KANA, Why.WIDTH})
# Open places are told by item; a doubt about digits in フリガナ stands under the item itself.
_TOLD_ELSEWHERE = frozenset({FieldProblemKind.OPEN, FieldProblemKind.KATAKANA_DIGITS})
_OF_LETTERS = frozenset({FieldProblemKind.KATAKANA, FieldProblemKind.ASCII})


class Changes(NamedTuple):
    """What is said under a row.

    Attributes:
        calm: what was replaced; empty when the text is as typed.
        caution: what the person should mend; empty for nothing.
        item: id of the item where it is mended.
    """

    calm: str = ""
    caution: str = ""
    item: str = ""


def changes(form: Form, case: Case, safe: SafeTexts, entry: EgovEntry) -> Changes:
    """Return what is said about an entry."""
    prepared = entry.prepared
    if prepared is None:
        return Changes()
    calm = [replaced_line(prepared.findings)]
    if _has_other_widths(entry.field, prepared):
        calm.append(widths_line(entry.field))
    waiting = safe.open_items(form, case, entry.field)
    cautions = [open_line(found, form.item(item).label) for item, found in waiting.items()]
    told = _TOLD_ELSEWHERE
    if any(wrong_with(form.item(item_id), case) for item_id in entry.field.items):
        told |= _OF_LETTERS  # the row tells what is wrong with the value
    cautions += [p.message for p in prepared.problems if p.kind not in told]
    item = next(iter([*waiting, *entry.field.items])) if cautions else ""
    return Changes("\n".join(line for line in calm if line), "\n".join(cautions), item)


def _has_other_widths(field: EgovField, prepared: Prepared) -> bool:
    if any(finding.why in _OF_WIDTH for finding in prepared.findings):
        return True
    by_rule = field.rule.charset is not Charset.ANY and prepared.whole != prepared.source
    return by_rule and any(swap.why in _OF_WIDTH for swap in prepared.swaps)


def wrong_with(item: Item, case: Case) -> str:
    """Return the sentence about an invalid value, empty when it is fine, a state or missing."""
    answer = case.answers.get(item.id)
    if answer is None or answer.state is not None:
        return ""
    return type_of(item).check(answer.text, item) or ""


def targets(form: Form, case: Case, field: EgovField) -> list[Place]:
    """Return where a field's values are asked: wrong ones first, then those without any."""
    asked = [item_id for item_id in field.items if form.step_of(item_id) is not None]

    def rank(item_id: str) -> tuple[bool, bool]:
        return not wrong_with(form.item(item_id), case), bool(case.text(item_id).strip())

    return [Place(i) for i in sorted(asked, key=rank)]
