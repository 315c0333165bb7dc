"""How the program read what was typed, shown beside the editor."""

from __future__ import annotations

from wizard.domain.item_types import type_of
from wizard.ui.editors.base import Editor
from wizard.ui.editors.lines import LineEditor

# Types of which the person sees how the typed text was read.
READ_BACK = frozenset({"date", "datetime", "yen"})


def read_back(editor: Editor, text: str) -> str:
    """Return how a text was read; empty when that is plain to see, or it could not be read."""
    kind = type_of(editor.item)
    if editor.item.type not in READ_BACK or not text.strip() or kind.check(text, editor.item):
        return ""
    reading = kind.show(text, editor.item)
    shown = editor.line.text() if isinstance(editor, LineEditor) else text
    return "" if reading.startswith(shown.strip()) else reading
