"""Where a file says something else than a case, and how one of its values is accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wizard import texts
from wizard.domain.case import Answer, LineItem, Place


@dataclass(frozen=True, slots=True)
class Choice(Place):
    """One of several values that are offered for a place.

    Attributes:
        text: the value.
    """

    text: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of the file that is not the one that stands, or that contradicts others there.

    Attributes:
        place: where it stands; for a line that the order lacks, the place of its name, or of
            another value where it has none.
        number: the order's number.
        old: what stands now; None for a line that the order lacks, and where nothing stands.
        new: what the file says.
        line: the line that the order lacks, else None.
        line_index: where that line goes in the order.
    """

    place: Place
    number: str
    old: Answer | None
    new: Answer
    line: LineItem | None = None
    line_index: int = 0

    @property
    def message(self) -> str:
        """Return the sentence that says so, without any value."""
        says = texts.Intake.DIFFERENT if self.line is None else texts.Intake.DIFFERENT_LINE
        if self.line is None and self.is_held:
            says = texts.Intake.DIFFERENT_HELD
        return says.format(number=self.number)

    @property
    def is_held(self) -> bool:
        """Return True when nothing stands there, but what stands beside it contradicts."""
        return self.line is None and (self.old is None or self.old.is_empty)

    @property
    def choice(self) -> Choice:
        """Return what accepts this very value, also where others are offered for its place."""
        return Choice(self.place.item, self.place.owner, self.place.line, self.new.text)


def accepted_of(differences: Sequence[Difference], accept: Collection[Place]) -> list[Difference]:
    """Return those that are accepted, of each place one.

    A place accepts what is offered there alone; of several values only a choice takes one, and
    of several choices for a place none is taken.
    """
    by_place: dict[Place, dict[Choice, Difference]] = {}
    for each in differences:
        by_place.setdefault(each.place, {}).setdefault(each.choice, each)
    found: list[Difference] = []
    for place, offered in by_place.items():
        chosen = [each for choice, each in offered.items() if choice in accept]
        if place in accept and len(offered) == 1:
            chosen = list(offered.values())
        if len(chosen) == 1:
            found += chosen
    return found
