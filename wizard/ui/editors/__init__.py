"""One editor per item type; `make_editor` picks it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.domain.form import Item
from wizard.ui.editors.base import Editor
from wizard.ui.editors.choices import ComboEditor, PrefectureEditor, RadioEditor
from wizard.ui.editors.dates import DateEditor, DateTimeEditor
from wizard.ui.editors.lines import LineEditor, LongTextEditor, NumberEditor

RADIO_LIMIT = 5

_EDITORS: dict[str, Callable[[Item, QWidget | None], Editor]] = {
    "long_text": LongTextEditor,
    "date": DateEditor,
    "datetime": DateTimeEditor,
    "yen": NumberEditor,
    "integer": NumberEditor,
    "port": NumberEditor,
    "presence": RadioEditor,
    "prefecture": PrefectureEditor,
}


def make_editor(item: Item, parent: QWidget | None = None) -> Editor:
    """Return the editor for an item, by its type and how many choices it has."""
    if item.type == "choice":
        kind = RadioEditor if len(item.choices) <= RADIO_LIMIT else ComboEditor
        return kind(item, parent)
    return _EDITORS.get(item.type, LineEditor)(item, parent)


__all__ = ["Editor", "make_editor"]
