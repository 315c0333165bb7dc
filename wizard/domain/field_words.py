"""The rules of e-Gov's fields in words; one that is not confirmed says so wherever it is told."""

from __future__ import annotations

from collections.abc import Iterator

from wizard import texts
from wizard.domain.form import Charset, EgovField, FieldRule

_SAYS = texts.FieldRules


def told(sentence: str, *, confirmed: bool) -> str:
    """Return a sentence about a rule, with the note that nobody has confirmed the rule."""
    return sentence if confirmed else _SAYS.UNCONFIRMED.format(sentence=sentence)


def hint_of(field: EgovField) -> str:
    """Return what is said under a field: its own hint, then its rules."""
    return field.hint + "".join(_rules(field.rule))


def widths_line(field: EgovField) -> str:
    """Return the line that half-width and full-width letters were changed for a field."""
    rule = field.rule
    by_rule = rule.charset is not Charset.ANY
    return told(_SAYS.WIDTHS, confirmed=rule.charset_confirmed or not by_rule)


def _rules(rule: FieldRule) -> Iterator[str]:
    """Yield a sentence for each rule that restricts or allows something."""
    said = [(_SAYS.CHARSETS[rule.charset.value], rule.charset_confirmed)]
    length = _SAYS.MAX_LENGTH.format(limit=f"{rule.max_length:,}") if rule.max_length else ""
    said.append((length, rule.max_length_confirmed))
    said.append((_SAYS.MULTILINE if rule.multiline else "", rule.multiline_confirmed))
    for words, confirmed in said:
        if words:
            yield _SAYS.RULE.format(words=words if confirmed else words + _SAYS.MARK)
