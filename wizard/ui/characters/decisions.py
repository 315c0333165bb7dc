"""What the person decides about a refused character, as acts that undo takes back."""

from __future__ import annotations

from collections.abc import Sequence

from wizard import texts
from wizard.domain.changes import Act, SetMark
from wizard.domain.characters import Finding
from wizard.domain.form import EgovField, Item
from wizard.domain.readings import certain_reading
from wizard.domain.replacements import decide, mark_name, places_of, refuse, take_back, wrong_with
from wizard.ui.session import Session

_SAYS = texts.CharacterHints
_CLIP = 6  # characters; a letter may carry thousands of marks


def named(before: str) -> str:
    """Return a character as it is named in sentences and on buttons."""
    shown = before if len(before) <= _CLIP else before[:_CLIP] + _SAYS.CUT
    # Half a character cannot be drawn.
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in shown)


class Decisions:
    """Keeps what is decided about the characters of one item.

    Args:
        session: the open case.
        item: the decisions stand for all fields that it goes into.
        field: the first of those fields.
    """

    def __init__(self, session: Session, item: Item, field: EgovField) -> None:
        self._session = session
        self._item = item
        self._places = places_of(field)

    @property
    def item(self) -> Item:
        """Return the item whose characters are decided about."""
        return self._item

    def is_here(self, finding: Finding) -> bool:
        """Return whether it was decided in this case, not only for all cases."""
        return self._place(finding.before) is not None

    def is_everywhere(self, before: str) -> bool:
        """Return whether there is a decision for all cases."""
        return before in self._session.wishes.settings.replacements

    def accept(self, findings: Sequence[Finding]) -> None:
        """Have what is proposed."""
        case = self._session.case
        self._do([decide(case, self._item.id, f.before, f.after) for f in findings], findings)

    def refuse(self, finding: Finding) -> None:
        """Not have what is proposed; the place waits for an own text."""
        self._do([refuse(self._session.case, self._item.id, finding.before)], [finding])

    def write(self, finding: Finding, after: str) -> None:
        """Write a text instead, in this case."""
        change = decide(self._session.case, self._item.id, finding.before, after)
        self._do([change], [finding])

    def write_everywhere(self, finding: Finding, after: str) -> None:
        """Write a text instead in all cases."""
        self.take_back(finding)
        self._session.wishes.write_instead(finding.before, after)

    def take_back(self, finding: Finding) -> None:
        """Have the proposal again, as if nothing had been decided in this case."""
        place = self._place(finding.before)
        if place is not None:
            self._do([take_back(self._session.case, place, finding.before)], [finding])

    def forget(self, finding: Finding) -> None:
        """Have the proposal again in all cases."""
        self._session.wishes.write_instead(finding.before, None)

    def wrong_with(self, before: str, after: str) -> str | None:
        """Return what is wrong with a text that is to be written instead, or None."""
        safe = self._session.safe
        assert safe is not None
        return wrong_with(before, after, safe.gate)

    def ground(self, before: str) -> str:
        """Return which row of the tables has a substitute, or nothing."""
        safe = self._session.safe
        sources = safe.gate.tables.sources if safe is not None else {}
        return next((sources[c] for c in before if c in sources), "")

    def reading(self, before: str) -> str:
        """Return how a kanji is read where フリガナ tells it for certain, else nothing."""
        case = self._session.case
        kana = f"{self._item.id}_kana"
        return certain_reading(case.text(self._item.id), case.text(kana), before)

    def _place(self, before: str) -> str | None:
        marks = self._session.case.marks
        return next((p for p in reversed(self._places) if mark_name(p, before) in marks), None)

    def _do(self, changes: Sequence[SetMark], findings: Sequence[Finding]) -> None:
        label = _SAYS.ACT.format(before=named(findings[0].before))
        if len(findings) > 1:
            label = _SAYS.ACT_ALL.format(count=len(findings))
        self._session.do(Act(label, tuple(changes), self._session.step))
