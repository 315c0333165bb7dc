"""Small widgets that every page shares: text, buttons, badges, messages, cards, drop zone."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
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
        self._boxed = boxed
        self._icon_column = at_top(self._icon)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addLayout(self._icon_column)
        said.addWidget(self._text, 1)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(said)
        middle.addStretch(1)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(8)
        self.row.addLayout(middle, 1)
        self.set(kind, text)
        self.follow_look()

    @property
    def text(self) -> str:
        """Return what it says, empty when nothing."""
        return self._text.plain

    def showEvent(self, event: QShowEvent) -> None:
        """Take the edges that belong to what stands in the row by now."""
        self.follow_look()
        super().showEvent(event)

    def follow_look(self) -> None:
        """Keep icon, words and a button beside them level, at the size of the text.

        The air of a line is all below it (`Text.air`): as much is put above the first one, and
        half of it above the icon. A box has it in its edges then; the line under a field has
        no room to give and is moved only as far as the icon asks.
        """
        air = self._text.air
        alone = self.row.count() == 1
        above = air if self._boxed or not alone else air // 2
        self._text.setContentsMargins(0, above, 0, 0)
        self._icon_column.setContentsMargins(0, above - air // 2, 0, 0)
        side = 12 if self._boxed else 0
        edge = 0 if not self._boxed else 8 if alone else 4
        self.row.setContentsMargins(side, edge, side, edge)

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
