"""Buttons under a field that answer what is said there: another spelling, or 「it is right」."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.case import Answer
from wizard.domain.form import Item
from wizard.domain.taken import may_be_confirmed, words_to_confirm
from wizard.ui.widgets import Button, row_of


class Offer:
    """A button that is shown while it is of use, and made for the first time then.

    Args:
        column: where the button stands.
        below: the widget of the column that it stands below.
        icon: its picture; name: its objectName.
        take: what it does.
    """

    def __init__(
        self,
        column: QVBoxLayout,
        below: QWidget,
        icon: str,
        name: str,
        take: Callable[[], object],
    ) -> None:
        self._column, self._below, self._icon, self._name = column, below, icon, name
        self._take = take
        self.button: Button | None = None

    def show(self, words: str, about: str = "") -> None:
        """Show the button with these words; hide it without any."""
        if words and self.button is None:
            self.button = Button("", "link", self._icon, self._take, self._below.parentWidget())
            self.button.setObjectName(self._name)
            self._column.insertLayout(self._column.indexOf(self._below) + 1, row_of(self.button))
        if self.button is not None:
            self.button.setText(words)
            self.button.setAccessibleDescription(about)
            self.button.setVisible(bool(words))


class ConfirmOffer(Offer):
    """Offers to take a value of a file, which must be looked at, just as it stands."""

    def __init__(self, column: QVBoxLayout, below: QWidget, take: Callable[[], object]) -> None:
        super().__init__(column, below, "check", "confirm_value", take)

    def follow(self, item: Item, answer: Answer | None, text: str) -> None:
        """Follow what the case holds, and what stands in the editor."""
        same = answer if answer is not None and text and answer.text == text else None
        if same is not None and may_be_confirmed(item.id, same):
            words = words_to_confirm(item.id, same)
            self.show(words, texts.Taken.CONFIRM_HELP.format(label=item.label))
        else:
            self.show("")


class SuggestionOffer(Offer):
    """Offers a text in another spelling."""

    def __init__(self, column: QVBoxLayout, below: QWidget, take: Callable[[], object]) -> None:
        super().__init__(column, below, "pencil", "take_suggestion", take)

    def follow(self, suggestion: str | None) -> None:
        """Offer this; nothing for None."""
        words = "" if suggestion is None else texts.Fields.SUGGEST.format(suggestion=suggestion)
        self.show(words)
