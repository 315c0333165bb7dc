"""What e-Gov gets otherwise than typed, item by item; without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.characters import Finding
from wizard.domain.form import Form
from wizard.domain.safe_texts import SafeTexts
from wizard.ui.characters.decisions import named
from wizard.ui.characters.looking import Ask, fields_of, look_at

_NAMED = 8  # different characters
_SAYS = texts.CharacterHints


class Swapped(NamedTuple):
    """An item whose characters are replaced, and which by which."""

    item: str
    words: str


def swapped_items(
    form: Form, case: Case, safe: SafeTexts, limits: Mapping[str, int]
) -> list[Swapped]:
    """Return the items with replaced characters, in the order of e-Gov's fields."""
    found = []
    for item_id in dict.fromkeys(i for field in form.egov for i in field.items):
        item, answer = form.item(item_id), case.answers.get(item_id)
        fields = fields_of(form, item)
        if not fields or answer is None or answer.state is not None:
            continue
        look = look_at(Ask(form, case, item, answer.text, fields, limits, safe))
        findings = [*look.open, *look.replaced, *look.decided]
        if look.replaced or look.decided:
            found.append(Swapped(item_id, _words(findings)))
    return found


def _words(findings: list[Finding]) -> str:
    pairs = [_pair(finding) for finding in findings[:_NAMED]]
    words = texts.Characters.COMMA.join(pairs)
    more = len(findings) - _NAMED
    return texts.Characters.AND_MORE.format(named=words, more=f"{more:,}") if more > 0 else words


def _pair(finding: Finding) -> str:
    after = finding.after or texts.Characters.LEFT_OUT
    pair = texts.Characters.PAIR.format(before=named(finding.before), after=after)
    return _SAYS.WAITS.format(pair=pair) if finding.is_open else pair
