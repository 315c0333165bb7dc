"""What is said under a field about its value."""

from __future__ import annotations

from wizard import texts
from wizard.domain.case import Answer
from wizard.domain.damage import damage_at
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.taken import doubt_as_taken, wrong_as_taken


def judge(
    kind: ItemType, item: Item, text: str, answer: Answer | None, *, hidden: bool
) -> tuple[str, str]:
    """Return how grave the message is (kinds of `widgets.Message`) and its words.

    Args:
        kind: type of the item.
        item: what is asked.
        text: the value as it stands in the editor; empty while the answer is a state.
        answer: what the case holds there.
        hidden: digits of a card number were just hidden in it.
    """
    if hidden:
        return "info", texts.Fields.CARD_HIDDEN
    wrong = kind.check(text, item)
    if wrong:
        return "danger", wrong
    if answer is not None and answer.text == text and text:
        damage = damage_at(item.id, answer)
        if damage is not None:
            said, mended = damage
            return ("info" if mended else "caution"), said
        taken = wrong_as_taken(item.id, answer) or doubt_as_taken(item.id, answer)
        if taken is not None:
            return "caution", taken
    return "info", (kind.note(text, item) or "") if text.strip() else ""
