"""Small widgets that every page shares: text, buttons, badges, messages, cards, drop zone."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QWidget,
)

from wizard import texts
from wizard.ui.basics import (
    Line,
    PlainButton,
    Surface,
    Text,
    at_top,
    local_files,
    row_of,
    set_look,
)
from wizard.ui.buttons import Button, IconLabel, MenuButton
from wizard.ui.drop_zone import DropZone

__all__ = [
    "Badge",
    "Button",
    "Card",
    "DropZone",
    "IconLabel",
    "Line",
    "MenuButton",
    "Message",
    "PlainButton",
    "Surface",
    "Text",
    "at_top",
    "clear",
    "local_files",
    "row_of",
    "set_look",
]


class Badge(QLabel):
    """When an item is needed: 「e-Govに必要」「できれば」「あとで」 (`wizard.domain.form.Need`)."""

    def __init__(self, need: str, parent: QWidget | None = None) -> None:
        words = {
            "egov": texts.Common.NEED_EGOV,
            "wanted": texts.Common.NEED_WANTED,
            "later": texts.Common.NEED_LATER,
        }
        super().__init__(words[str(need)], parent)
        self.setProperty("badge", str(need))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Message(QFrame):
    """An icon and words under a field or on a page; hidden while it has nothing to say.

    Args:
        kind: ``info``, ``good``, ``caution`` or ``danger``.
        text: the sentence.
        boxed: with a pale ground, for a page; without, for the line under a field.
    """

    _ICONS: ClassVar[dict[str, tuple[str, str]]] = {
        "info": ("info", "accent"),
        "good": ("circle-check", "good"),
        "caution": ("triangle-alert", "caution"),
        "danger": ("octagon-alert", "danger"),
    }

    def __init__(
        self,
        kind: str = "caution",
        text: str = "",
        parent: QWidget | None = None,
        *,
        boxed: bool = False,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setProperty("boxed", boxed)
        self.setProperty("message", kind)
        name, role = self._ICONS[kind]
        self._icon = IconLabel(name, role, parent=self)
        self._text = Text(kind="help", parent=self)
        self._text.setProperty("message", kind)
        self.row = QHBoxLayout(self)
        edge = 12 if boxed else 0
        self.row.setContentsMargins(edge, edge, edge, edge)
        self.row.setSpacing(8)
        self.row.addLayout(at_top(self._icon))
        self.row.addWidget(self._text, 1)
        self.set(kind, text)

    @property
    def text(self) -> str:
        """Return what it says, empty when nothing."""
        return self._text.plain

    def set(self, kind: str, text: str) -> None:
        """Say something else; an empty text hides it."""
        self.kind = kind
        self._icon.set_icon(*self._ICONS[kind])
        set_look(self, "message", kind)
        set_look(self._text, "message", kind)
        if self._text.plain != text:
            self._text.set_text(text)
        # Never shown as a window of its own: without a parent only a wish to hide is carried out.
        if self.parentWidget() is not None or not text:
            self.setVisible(bool(text))


class Card(Surface):
    """A surface with one hairline that groups what belongs together.

    Args:
        title: heading of the card, may be empty.
        kind: ``info``, ``task``, ``caution`` or ``danger`` (`wizard.domain.form.Card.kind`).
        icon_name: an icon before the title.
    """

    _BAR: ClassVar[dict[str, tuple[str, str]]] = {
        "caution": ("triangle-alert", "caution"),
        "danger": ("octagon-alert", "danger"),
    }

    def __init__(
        self,
        title: str = "",
        kind: str = "info",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, kind, parent)
        name, role = self._BAR.get(kind, (icon_name, "accent"))
        if title and name:
            self.top.insertLayout(0, at_top(IconLabel(name, role, 22, self)))


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (entry := layout.takeAt(0)) is not None:
        inner, widget = entry.layout(), entry.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
