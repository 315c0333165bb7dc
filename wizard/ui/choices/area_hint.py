"""A hint which area (方面) of Hokkaido the registered office may belong to; the person chooses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.areas import Areas, Hint
from wizard.domain.form import Choice, Item
from wizard.domain.offices import entry_of
from wizard.ui.flow import FlowLayout
from wizard.ui.session import Session
from wizard.ui.widgets import Button, Message, clear

_SAYS = texts.Choices


class AreaHint(QWidget):
    """Names the area by the municipality, with a click for each candidate.

    Args:
        item: the choice that asks for the area.
        session: the open case.
        areas: returns the table; asked for at the first need.

    Attributes:
        message: the hint.
        buttons: one for each candidate, by its value.

    Signals:
        chosen: the value of a candidate.
    """

    chosen = Signal(str)

    def __init__(
        self,
        item: Item,
        session: Session,
        areas: Callable[[], Areas],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.item = item
        self._session = session
        self._areas = areas
        self._said: object = None
        self.message = Message("info", "", self)
        self.buttons: dict[str, Button] = {}
        self._row = FlowLayout(across=12, down=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.message)
        column.addLayout(self._row)
        self.refresh()

    def refresh(self) -> None:
        """Look at the case as it is now."""
        areas, case = self._areas(), self._session.case
        if self.item.id != areas.item or case.text(self.item.derived_from) != areas.prefecture:
            self.hide()
            return
        hint = areas.hint(case.text(areas.address))
        chosen = entry_of(self.item, case.answers.get(self.item.id))
        known = {choice.value: choice for choice in self.item.choices}
        candidates = (
            tuple(known[area] for area in hint.region.areas if area in known) if hint else ()
        )
        if chosen in candidates or (hint is None and chosen is not None):
            self.hide()
            return
        if self._said != (hint, candidates):
            self._said = (hint, candidates)
            self._say(hint, candidates, areas.prefecture)
        self.show()

    def _say(self, hint: Hint | None, candidates: tuple[Choice, ...], prefecture: str) -> None:
        clear(self._row)
        self.buttons = {}
        if hint is None or not candidates:
            self.message.set("info", _SAYS.AREA_UNKNOWN)
            return
        names = _SAYS.AREA_OR.join(c.label.removeprefix(prefecture) for c in candidates)
        sentence = _SAYS.AREA if len(candidates) == 1 else _SAYS.AREA_SPLIT
        said = sentence.format(municipality=hint.municipality, areas=names)
        self.message.set("info", said if hint.region.certain else said + _SAYS.AREA_OPEN)
        for choice in candidates:
            words = _SAYS.TAKE_AREA.format(area=choice.label)
            button = Button(words, "link", "check", parent=self)
            button.setObjectName(f"{self.item.id}:take={choice.value}")
            button.setAccessibleDescription(self.item.label)
            button.clicked.connect(lambda _on=False, v=choice.value: self.chosen.emit(v))
            self._row.addWidget(button)
            self.buttons[choice.value] = button
            button.show()
