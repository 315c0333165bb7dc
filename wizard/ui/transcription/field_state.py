"""A field of e-Gov as it is shown and copied, and what becomes of copying it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wizard.domain.case import Place
from wizard.domain.form import EgovField
from wizard.output.copy_text import ATTACHMENT, EgovEntry
from wizard.ui.pages.egov_changes import Changes

CHOICE = "choice"


class Outcome(StrEnum):
    """What became of the wish to copy a field."""

    COPIED = "copied"
    NOTHING = "nothing"  # there is no text
    OPEN = "open"  # 〓 is left in it; the person has to say that it is meant
    HELD = "held"  # another program holds the clipboard
    WRITING = "writing"  # the text is being written anew, on another thread


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field of e-Gov as the case has it now.

    Attributes:
        entry: the text and where it comes from.
        changes: what is said about the text.
        wrong: what is wrong with the answers behind it, empty when nothing.
        place: where the value is asked (wrong ones first), None when nowhere.
        done: it was copied or ticked.
        changed: it was, and is another text since.
        limit: how many characters the person saw the field take, 0 when none was told.
    """

    entry: EgovEntry
    changes: Changes
    wrong: str
    place: Place | None
    done: bool
    changed: bool
    limit: int

    @property
    def field(self) -> EgovField:
        """Return the field."""
        return self.entry.field

    @property
    def id(self) -> str:
        """Return the field's id."""
        return self.entry.field.id

    @property
    def text(self) -> str:
        """Return what is copied, or the names of the attachments."""
        return self.entry.text

    @property
    def is_attachment(self) -> bool:
        """Return whether files go into the field."""
        return self.field.kind == ATTACHMENT

    @property
    def is_choice(self) -> bool:
        """Return whether the value is chosen from a list of e-Gov's."""
        return self.field.kind == CHOICE

    @property
    def can_copy(self) -> bool:
        """Return whether there is something to put on the clipboard."""
        return bool(self.text) and not self.is_attachment

    @property
    def is_open(self) -> bool:
        """Return whether a 〓 stands in the text."""
        return self.entry.prepared is not None and self.entry.prepared.is_open

    @property
    def is_shortened(self) -> bool:
        """Return whether a short version of a longer text is copied."""
        prepared = self.entry.prepared
        return prepared is not None and prepared.text is not prepared.whole

    @property
    def is_to_do(self) -> bool:
        """Return whether it has still to be copied, or once more."""
        return bool(self.text) and (not self.done or self.changed)
