"""What is said about characters that e-Gov refuses: under the field, and in the PDF."""

from __future__ import annotations

from collections.abc import Sequence

from wizard import texts
from wizard.domain.character_sets import is_ideograph
from wizard.domain.characters import CharacterTables, Finding, Why

_SAYS = texts.Characters
_NAMED = 8  # different characters; more are only counted
_OF_WIDTH = frozenset({Why.KANA, Why.WIDTH})


def sentence(finding: Finding) -> str:
    """Return what is written instead and why, or what the person is asked to decide."""
    said = _pattern(finding).format(
        before=finding.before,
        after=finding.after,
        choices="".join(_SAYS.CHOICE.format(choice=choice) for choice in finding.choices),
    )
    if finding.places > 1:
        return _SAYS.PLACES.format(sentence=said, places=f"{finding.places:,}")
    return said


def replaced_line(findings: Sequence[Finding]) -> str:
    """Return one calm line about what was replaced, empty when nothing was.

    What only changed its width is no replaced character, what waits for the person neither.
    """
    told = [f for f in findings if not f.is_open and f.why not in _OF_WIDTH]
    if not told:
        return ""
    pairs = [_SAYS.PAIR.format(before=f.before, after=f.after or _SAYS.LEFT_OUT) for f in told]
    named = _SAYS.COMMA.join(pairs[:_NAMED])
    if len(pairs) > _NAMED:
        named = _SAYS.AND_MORE.format(named=named, more=f"{len(pairs) - _NAMED:,}")
    return _SAYS.REPLACED.format(count=f"{sum(f.places for f in told):,}", pairs=named)


def open_line(findings: Sequence[Finding], label: str) -> str:
    """Return what to do about characters without a substitute, naming the item to mend."""
    letters, choices = _letters(findings), _choices(findings)
    if not letters:
        return _SAYS.OPEN_BROKEN.format(label=label)
    return _SAYS.OPEN_LINE.format(letters=letters, choices=choices, label=label)


def refused_sentence(findings: Sequence[Finding]) -> str:
    """Return the same for a list of problems, where the item is named before."""
    letters, choices = _letters(findings), _choices(findings)
    if not letters:
        return _SAYS.SENTENCES[Why.BROKEN.value]
    return _SAYS.REFUSED.format(letters=letters, choices=choices)


def _letters(findings: Sequence[Finding]) -> str:
    letters = [f.before for f in findings if f.why is not Why.BROKEN]
    named = "".join(_SAYS.CHOICE.format(choice=letter) for letter in letters[:_NAMED])
    if len(letters) > _NAMED:
        return _SAYS.AND_MORE.format(named=named, more=f"{len(letters) - _NAMED:,}")
    return named


def _choices(findings: Sequence[Finding]) -> str:
    choices = [choice for f in findings for choice in f.choices][:_NAMED]
    return _SAYS.SUCH_AS.format(choices=_SAYS.COMMA.join(choices)) if choices else ""


def asks_reading(finding: Finding) -> bool:
    """Return whether the person is offered to write the kanji's reading in hiragana.

    Nobody else can know how a name is read, so it is free text.
    """
    wanting = finding.why in {Why.UNKNOWN, Why.REFUSED, Why.CHOICE}
    return wanting and is_ideograph(finding.before)


def source(before: str, why: Why, tables: CharacterTables) -> str:
    """Return where the substitute comes from: a row's source, or the rule behind it."""
    if why is not Why.OWN and why is not Why.REFUSED:
        named = next((tables.sources[c] for c in before if c in tables.sources), None)
        if named is not None and why is not Why.VARIANT:
            return named
    return _SAYS.SOURCES.get(why.value, "")


def code_points(before: str) -> str:
    """Return the code points, e.g. 「U+9AD9」 or 「U+845B U+E0100」."""
    return " ".join(f"U+{ord(character):04X}" for character in before)


def _pattern(finding: Finding) -> str:
    if finding.why is Why.UNKNOWN and is_ideograph(finding.before):
        return _SAYS.ASK_READING
    if finding.why is Why.OWN and not finding.after:
        return _SAYS.OWN_REMOVED
    if finding.why is Why.REMOVED and finding.after:
        return _SAYS.SENTENCES[Why.SYMBOL.value]
    return _SAYS.SENTENCES[finding.why.value]
