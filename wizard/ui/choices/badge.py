"""The badge beside a field to copy: 未確認, or 自分で直した言い方 in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from wizard import texts
from wizard.output.copy_text import EgovEntry


def tell_words(badge: QLabel, entry: EgovEntry) -> None:
    """Show on a badge what is known of the words that are copied; hide it when they are sure."""
    own = entry.own_words and entry.confirmed
    badge.setText(texts.Choices.OWN if own else texts.UNCONFIRMED)
    hint = texts.Choices.OWN_HINT if own else texts.EgovPage.UNCONFIRMED_HINT
    badge.setToolTip(hint)
    badge.setAccessibleDescription(hint)
    badge.setVisible(own or not entry.confirmed)
