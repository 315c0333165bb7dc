"""Types whose text is taken as it stands, and types that choose from fixed words."""

from __future__ import annotations

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType


class Text(ItemType):
    """One line of any text."""

    name = "text"

    def parse(self, text: str, item: Item) -> str:
        """Return the text without white space around it."""
        del item
        if not text.strip():
            raise ValueError(texts.Values.EMPTY)
        return text.strip()

    def check(self, text: str, item: Item) -> str | None:
        """Return None: any text is fine."""
        del text, item
        return None


class LongText(Text):
    """Several lines of any text; spaces and line breaks inside are the owner's."""

    name = "long_text"


class ChoiceType(ItemType):
    """One of the item's choices; the text is the `value` of the choice."""

    name = "choice"

    def parse(self, text: str, item: Item) -> str:
        """Return the value of the choice; its label, typed out, is understood too.

        Other words are taken as they are where the item allows them (`Item.own_words`).
        """
        typed = text.strip()
        if not typed:
            raise ValueError(texts.Values.EMPTY)
        for choice in item.choices:
            if typed in (choice.value, choice.label):
                return choice.value
        if item.own_words:
            return typed
        if 0 < len(item.choices) <= 6:
            labels = "」「".join(choice.label for choice in item.choices)
            raise ValueError(texts.Values.CHOICE.format(choices=labels))
        raise ValueError(texts.Values.CHOICE_UNKNOWN)

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on words of an official list that are not confirmed."""
        typed = text.strip()
        unconfirmed = any(not c.confirmed and typed in (c.value, c.label) for c in item.choices)
        return texts.Values.CHOICE_UNCONFIRMED if unconfirmed else None

    def show(self, text: str, item: Item) -> str:
        """Return the label of the choice; own words as they were typed."""
        typed = text.strip()
        return next((c.label for c in item.choices if c.value == typed), text)


class Presence(ItemType):
    """有, 無 or 不明."""

    name = "presence"

    def parse(self, text: str, item: Item) -> str:
        """Return 有, 無 or 不明."""
        del item
        typed = text.strip()
        if not typed:
            raise ValueError(texts.Values.EMPTY)
        if typed not in texts.Words.PRESENCE:
            raise ValueError(texts.Values.CHOICE.format(choices="」「".join(texts.Words.PRESENCE)))
        return typed
