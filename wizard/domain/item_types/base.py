"""What every item type can do."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import ClassVar

from wizard.domain.form import Item


class ItemType(ABC):
    """How the text of one kind of item is read, checked and shown; stateless.

    A text is what stands in the field, exactly as typed or taken over. Nothing here changes
    it: an invalid text is kept, and `check` says beside the field what is wrong.
    """

    name: ClassVar[str]
    # What the program's own texts look like: surely valid, so that checking 10,000 imported
    # orders does not read every value. Other texts are read by `parse`.
    sure: ClassVar[re.Pattern[str] | None] = None

    @abstractmethod
    def parse(self, text: str, item: Item) -> object:
        """Return the value of a text.

        Raises:
            ValueError: the text is blank or invalid; its message is a Japanese sentence that
                says what is wrong and what to do.
        """

    def check(self, text: str, item: Item) -> str | None:
        """Return the sentence for an invalid text, None when it is fine or blank."""
        if (self.sure is not None and self.sure.fullmatch(text)) or not text.strip():
            return None
        try:
            self.parse(text, item)
        except ValueError as wrong:
            return str(wrong)
        return None

    def note(self, text: str, item: Item) -> str | None:
        """Return a gentle remark on a text that is valid but looks unusual, else None."""
        del text, item
        return None

    def show(self, text: str, item: Item) -> str:
        """Return a text as paper and e-Gov show it; an invalid one as it was typed."""
        del item
        return text

    def compare_key(self, text: str) -> str:
        """Return a form of the text in which equal values are equal strings."""
        return text.strip()

    def suggest(self, text: str, item: Item) -> str | None:
        """Return a corrected text where the correction is certain, else None.

        Only ever offered to the person; nobody puts it into the field silently.
        """
        del text, item
        return None
