"""The person's decisions about characters that e-Gov refuses, and where they are kept.

The answer itself is never changed: the original stays in the case and in the PDF. What e-Gov
gets instead is kept beside it, either for all cases (`Settings.replacements`, character → text)
or for one case and one item or field, as a mark ``swap:<item or field id>:<code points>``. The
mark names code points (``9AD9``, ``845B-E0100``) since a mark's name must survive any
normalization and hold half a character, too.

- no decision: the proposal of the tables is copied
- accepted or chosen: the mark holds the text that is copied
- left out on purpose: the mark is empty
- the substitute is not wanted: the mark holds 〓 and the place waits for an own text
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.changes import SetMark
from wizard.domain.characters import GETA, Gate
from wizard.domain.form import EgovField

MARK_PREFIX = "swap:"
MAX_LENGTH = 40  # characters; an explanation or a note does not belong here
_SAYS = texts.Characters


def places_of(field: EgovField) -> tuple[str, ...]:
    """Return the ids under which decisions for a field are kept, the strongest last.

    A decision holds for the whole text of the field. Where a field joins several items, that
    of a later item would win over an earlier one's for the same character; this never matters
    in the shipped form, where only one item of a field is typed freely (都道府県 is chosen).
    """
    return (*field.items, field.id)


def mark_name(place: str, before: str) -> str:
    """Return the name of the mark for a character (with its marks) at an item or field."""
    codes = "-".join(f"{ord(character):04X}" for character in before)
    return f"{MARK_PREFIX}{place}:{codes}"


def own_in(
    replacements: Mapping[str, str], marks: Mapping[str, str], field: EgovField
) -> dict[str, str]:
    """Return what the person wants written for each character in a field of e-Gov.

    A text of several lines is written from other answers and names people and places like them:
    what was decided there stands for it too, unless it was decided differently in two places.

    Args:
        replacements: those for all cases.
        marks: the marks of the case.
        field: the field; what was decided about itself wins.
    """
    known = {**replacements, **_agreed(marks)} if field.rule.multiline else replacements
    return own_for(known, marks, places_of(field))


def own_for(
    replacements: Mapping[str, str], marks: Mapping[str, str], places: Iterable[str]
) -> dict[str, str]:
    """Return what the person wants written for each character: the case's decisions win.

    Args:
        replacements: those for all cases.
        marks: the marks of the case; strange ones are passed over.
        places: ids of items or fields; a later one wins over an earlier one.
    """
    own = dict(replacements)
    for place in places:
        prefix = f"{MARK_PREFIX}{place}:"
        for name, text in marks.items():
            if name.startswith(prefix):
                before = _characters(name[len(prefix) :])
                if before:
                    own[before] = text
    return own


def decide(case: Case, place: str, before: str, after: str) -> SetMark:
    """Return the change that keeps a decision: accepted, chosen, written or left out."""
    name = mark_name(place, before)
    return SetMark(name, case.marks.get(name), after)


def refuse(case: Case, place: str, before: str) -> SetMark:
    """Return the change that refuses the proposal; the place waits for an own text."""
    return decide(case, place, before, GETA)


def take_back(case: Case, place: str, before: str) -> SetMark:
    """Return the change that takes a decision back; the proposal stands again."""
    name = mark_name(place, before)
    return SetMark(name, case.marks.get(name), None)


def wrong_with(before: str, after: str, gate: Gate) -> str | None:
    """Return what is wrong with a replacement that the person enters, or None.

    Args:
        before: one character, perhaps with its marks.
        after: the text to write instead; empty leaves the character out.
        gate: the gate without own replacements.
    """
    swaps = gate.clean(before).swaps
    if before and not swaps:
        return _SAYS.NOT_REFUSED.format(before=before)
    if len(swaps) != 1 or swaps[0].before != before:
        return _SAYS.NOT_ONE
    if len(after) > MAX_LENGTH:
        return _SAYS.TOO_LONG_OWN.format(limit=MAX_LENGTH)
    refused = "".join(dict.fromkeys(c for c in after if c == GETA or not gate.accepts(c)))
    if refused:
        return _SAYS.STILL_REFUSED.format(letters=refused)
    return None


def _agreed(marks: Mapping[str, str]) -> dict[str, str]:
    """Return what was decided the same way wherever it was decided in the case."""
    found: dict[str, set[str]] = {}
    for name, text in marks.items():
        if name.startswith(MARK_PREFIX) and text != GETA:
            found.setdefault(_characters(name.rpartition(":")[2]), set()).add(text)
    return {before: told.pop() for before, told in found.items() if before and len(told) == 1}


def _characters(codes: str) -> str:
    """Return the characters that a mark names, or nothing when it names none."""
    try:
        return "".join(chr(int(code, 16)) for code in codes.split("-"))
    except (ValueError, OverflowError):
        return ""
