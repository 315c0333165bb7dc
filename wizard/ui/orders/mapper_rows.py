"""One item of the mapper: its column, the first values there, and why it was proposed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wizard.intake.mapping import Choice, Why
from wizard.intake.sampling import TableSample
from wizard.texts import OrderMapper
from wizard.ui.editors.choices import Combo
from wizard.ui.orders.mapper_items import MappedItem
from wizard.ui.orders.model import AnyIndex
from wizard.ui.style import gap, sp
from wizard.ui.widgets import IconLabel, Text

_VALUES = 3
_LONGEST = 24  # characters of one value
_REASONS = {
    Why.HEADER: OrderMapper.BY_HEADER,
    Why.CONTENT: OrderMapper.BY_CONTENT,
    Why.BOTH: OrderMapper.BY_BOTH,
    Why.PERSON: OrderMapper.BY_PERSON,
}


WITH_VALUES = Qt.ItemDataRole.UserRole + 1


class _Entries(QStyledItemDelegate):
    """Shows the first values beside each column in the open list; closed, its name is enough."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the longer words in."""
        super().initStyleOption(option, index)
        option.text = str(index.data(WITH_VALUES) or index.data())


class MapperRow(QWidget):
    """Label and reason at the left, the column and its first values at the right.

    Args:
        item: what is looked for.
        columns: the choices, as `column_model` makes them; shared by all rows.
        parent: Qt parent.
    """

    chosen = Signal(str, object)  # item, index of the column or None

    def __init__(
        self, item: MappedItem, columns: QStandardItemModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.item = item
        self.combo = Combo(self)
        self.combo.setObjectName(f"map={item.id}")
        self.combo.setAccessibleName(item.label)
        self.combo.setModel(columns)
        self.combo.setItemDelegate(_Entries(self.combo))
        # As wide as its place, not as its longest entry: a file may have long headings.
        self.combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.label = Text(item.label, "label", self)
        self.label.setBuddy(self.combo)
        self.reason = Text("", "small", self)
        self.values = Text("", "help", self)
        self._lay_out()
        self.combo.activated.connect(
            lambda at: self.chosen.emit(item.id, None if at == 0 else at - 1)
        )

    def show_choice(self, choice: Choice | None, sample: TableSample) -> None:
        """Show which column it is, without announcing it."""
        self.combo.setCurrentIndex(0 if choice is None else choice.column + 1)
        self.reason.set_text("" if choice is None else _REASONS.get(choice.why, ""))
        self.reason.setVisible(choice is not None)
        values = "" if choice is None else first_values(sample, choice.column)
        if choice is not None and not values:
            values = OrderMapper.NO_VALUES
        self.values.set_text(values)
        self.values.setVisible(bool(values))
        said = [self.reason.plain, values]
        self.combo.setAccessibleDescription("。".join(each for each in said if each))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(gap(2))
        left.addWidget(self.label)
        left.addWidget(self.reason)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(gap(8))  # the ring around the list touches no values
        right.addWidget(self.combo)
        right.addWidget(self.values)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(12))
        grid.addLayout(left, 0, 0)
        arrow = IconLabel("arrow-left", "second", 18, self)
        grid.addWidget(arrow, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        self._grid, self._arrow = grid, arrow
        self.follow_look()

    def follow_look(self) -> None:
        """Keep the arrow beside the middle of the combo box at any size of text."""
        self._arrow.setContentsMargins(0, sp(10), 0, 0)


def column_model(sample: TableSample, parent: QWidget) -> QStandardItemModel:
    """Return the columns of a table as entries of a combo box; the first means none."""
    model = QStandardItemModel(parent)
    model.appendRow(QStandardItem(OrderMapper.NO_COLUMN))
    for index, name in enumerate(sample.header):
        values = first_values(sample, index)
        words = OrderMapper.COLUMN.format(name=name or OrderMapper.UNNAMED, values=values)
        entry = QStandardItem(name or OrderMapper.UNNAMED)
        entry.setData(words if values else entry.text(), WITH_VALUES)
        entry.setData(entry.data(WITH_VALUES), Qt.ItemDataRole.AccessibleTextRole)
        if name in sample.dropped:
            entry.setEnabled(False)
            entry.setData(OrderMapper.DROPPED.format(name=name), WITH_VALUES)
        model.appendRow(entry)
    return model


def first_values(sample: TableSample, index: int) -> str:
    """Return the first different values of a column, cut short."""
    found = dict.fromkeys(" ".join(value.split()) for value in sample.values(index))
    shown = [
        each if len(each) <= _LONGEST else each[: _LONGEST - 1] + "…"
        for each in list(found)[:_VALUES]
    ]
    return OrderMapper.VALUES_JOINED.join(shown)
