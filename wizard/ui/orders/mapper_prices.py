"""What is asked about the price of an unknown table, beside the column of the price."""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from wizard.domain.order_layout import PriceBasis, PriceOf
from wizard.intake.guessing import PRICE, QUANTITY, price_of_in, several_in
from wizard.intake.mapping import Mapping
from wizard.texts import OrderMapper
from wizard.ui.flow import FlowLayout
from wizard.ui.marks import Radio
from wizard.ui.scrolling import bring_into_view
from wizard.ui.widgets import Message, Text

_Key = TypeVar("_Key", PriceBasis, PriceOf)
_NAMED = {
    PriceOf.UNIT: OrderMapper.PRICE_NAMED_UNIT,
    PriceOf.LINE: OrderMapper.PRICE_NAMED_LINE,
}


class PriceQuestions(QWidget):
    """Whether prices hold the tax, and what they are the prices of.

    A wrong answer to the second multiplies or divides the damage, so where some row has several
    pieces nothing is answered beforehand.

    Args:
        parent: Qt parent.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.price_of, self._group = _radios(
            column,
            OrderMapper.PRICE_OF,
            {PriceOf.UNIT: OrderMapper.PRICE_UNIT, PriceOf.LINE: OrderMapper.PRICE_LINE},
            "price_of",
        )
        self.asked = Message("caution", "", self)
        column.addWidget(self.asked)
        self.basis, _ = _radios(
            column,
            OrderMapper.BASIS,
            {
                PriceBasis.TAX_INCLUDED: OrderMapper.TAX_INCLUDED,
                PriceBasis.TAX_EXCLUDED: OrderMapper.TAX_EXCLUDED,
                PriceBasis.UNKNOWN: OrderMapper.TAX_UNKNOWN,
            },
            "basis",
        )
        self._columns: tuple[int, ...] | None = None  # for which columns it was asked
        for button in self.radios():
            button.clicked.connect(self._on_click)

    def radios(self) -> tuple[Radio, ...]:
        """Return all answers from the top."""
        return (*self.price_of.values(), *self.basis.values())

    def chosen_basis(self) -> PriceBasis:
        """Return whether prices hold the tax."""
        return next((k for k, b in self.basis.items() if b.isChecked()), PriceBasis.UNKNOWN)

    def chosen_price_of(self) -> PriceOf | None:
        """Return what a price is the price of; None as long as nobody said so."""
        return next((k for k, b in self.price_of.items() if b.isChecked()), None)

    def show_known(self, mapping: Mapping) -> None:
        """Show what was said before about these columns."""
        self._columns = _columns(mapping)
        self.price_of[mapping.price_of].setChecked(True)

    def show_for(self, mapping: Mapping) -> None:
        """Ask about the columns that are chosen now."""
        self.setVisible(PRICE in mapping.choices)
        several, columns = several_in(mapping), _columns(mapping)
        if columns != self._columns:
            self._columns = columns
            named = price_of_in(mapping)
            self._choose(None if several is not None else named or PriceOf.UNIT)
        words = {PriceOf.UNIT: OrderMapper.PRICE_UNIT, PriceOf.LINE: OrderMapper.PRICE_LINE}
        if several is not None:
            example = _example(*several)
            words = {
                PriceOf.UNIT: OrderMapper.PRICE_UNIT_SO.format(**example),
                PriceOf.LINE: OrderMapper.PRICE_LINE_SO.format(**example),
            }
        for key, button in self.price_of.items():
            button.setText(words[key])
            button.updateGeometry()
        self._say(mapping)

    def ask(self) -> None:
        """Put the keyboard on what is not answered yet."""
        first = self.price_of[PriceOf.UNIT]
        first.setFocus()
        bring_into_view(self)
        bring_into_view(first)

    def _say(self, mapping: Mapping) -> None:
        if self.chosen_price_of() is not None or PRICE not in mapping.choices:
            self.asked.set("caution", "")
            return
        named = price_of_in(mapping)
        self.asked.set("caution", OrderMapper.PRICE_ASKED + (_NAMED[named] if named else ""))

    def _choose(self, key: PriceOf | None) -> None:
        self._group.setExclusive(False)
        for each, button in self.price_of.items():
            button.setChecked(each is key)
        self._group.setExclusive(True)

    def _on_click(self) -> None:
        if self.chosen_price_of() is not None:
            self.asked.set("caution", "")
        self.changed.emit()


def _columns(mapping: Mapping) -> tuple[int, ...]:
    """Return the columns on which the answer depends."""
    places = (mapping.choices.get(item) for item in (PRICE, QUANTITY))
    return (*(-1 if place is None else place.column for place in places),)


def _example(quantity: Decimal, price: Decimal) -> dict[str, str]:
    return {
        "quantity": f"{quantity.normalize():,f}",
        "price": f"{price:,f}",
        "total": f"{quantity * price:,f}",
    }


def _radios(
    column: QVBoxLayout, title: str, words: Pairs[_Key, str], name: str
) -> tuple[dict[_Key, Radio], QButtonGroup]:
    """Put a question with its answers, all in view, into a column."""
    column.addWidget(Text(title, "label"))
    flow = FlowLayout(across=24, down=0)
    buttons = {}
    group = QButtonGroup(column)
    for key, text in words.items():
        button = Radio(text)
        button.setObjectName(f"map_{name}={key.value}")
        button.setAccessibleDescription(title)
        group.addButton(button)
        flow.addWidget(button)
        buttons[key] = button
    column.addLayout(flow)
    return buttons, group
