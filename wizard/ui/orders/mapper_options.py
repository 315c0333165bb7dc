"""What else is said about an unknown table: dates, its name, whether to remember it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.intake.time_forms import read_by_pattern
from wizard.texts import OrderMapper, OwnLayouts
from wizard.ui.editors.choices import Combo
from wizard.ui.editors.lines import LineInput
from wizard.ui.marks import Tick
from wizard.ui.orders.mapper_prices import PriceQuestions
from wizard.ui.scrolling import bring_into_view
from wizard.ui.style import gap
from wizard.ui.widgets import Button, Message, Text, row_of

# Day and month are told apart only by the person; the first that fits is proposed.
_PATTERNS = (
    "%d/%m/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%y/%m/%d %H:%M:%S",
    "%y/%m/%d %H:%M",
    "%Y%m%d%H%M%S",
    "%d %b %Y %H:%M:%S",
    "%b %d, %Y %H:%M:%S",
    "%d/%b/%Y:%H:%M:%S %z",
)


def patterns_for(values: Collection[str]) -> tuple[str, ...]:
    """Return the forms in which all these times can be read."""
    if not values:
        return ()
    return tuple(p for p in _PATTERNS if all(read_by_pattern(v.strip(), p) for v in values))


class Options(QWidget):
    """The choices below the columns.

    Args:
        names: proposed for the shop's service.
        title: proposed for the name under which the columns are remembered.
        parent: Qt parent.
        has_list: something is remembered already.
    """

    changed = Signal()
    list_wanted = Signal()  # of what is remembered

    def __init__(
        self,
        names: Sequence[str],
        title: str,
        parent: QWidget | None = None,
        *,
        has_list: bool = False,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(8))
        self.prices = PriceQuestions(self)  # the mapper puts them beside the price
        self._build_dates()
        self._build_name(names)
        self.list = Button(OwnLayouts.SHOW_LIST, "link", "list", self.list_wanted.emit, self)
        self.list.setObjectName("map_list")
        self.list.setAccessibleDescription(OwnLayouts.SHOW_HELP)
        self.list.setVisible(has_list)
        self._column.addLayout(row_of(self.list))
        self.prices.changed.connect(self.changed)

    def chosen_pattern(self) -> str:
        """Return the form of the times, empty where years stand first."""
        return str(self.pattern.currentData() or "") if not self.dates.isHidden() else ""

    def show_patterns(self, patterns: Sequence[str], example: str, chosen: str = "") -> None:
        """Offer the forms in which a time can be read, each by what it makes of an example."""
        self.dates.setVisible(bool(patterns))
        self.pattern.clear()
        for each in patterns:
            at = read_by_pattern(example, each)
            words = OrderMapper.READ_AS.format(at=at) if at is not None else each
            self.pattern.addItem(OrderMapper.EXAMPLE.format(text=example, words=words), each)
        self.pattern.setCurrentIndex(max(0, self.pattern.findData(chosen)))

    # --- building -----------------------------------------------------------------------------

    def _build_dates(self) -> None:
        self.dates = QWidget(self)
        column = QVBoxLayout(self.dates)
        column.setContentsMargins(0, 0, 0, 0)
        self.pattern = Combo(self)
        self.pattern.setObjectName("map_dates")
        self.pattern.setAccessibleName(OrderMapper.DATES)
        self.pattern.activated.connect(lambda _at: self.changed.emit())
        column.addWidget(Text(OrderMapper.DATES, "label", self))
        column.addLayout(row_of(self.pattern))
        self.dates.hide()
        self._column.addWidget(self.dates)

    def _build_name(self, names: Sequence[str]) -> None:
        self.platform = Combo(self)
        self.platform.setEditable(True)
        line = LineInput(18)
        line.setProperty("inner", True)
        line.setAccessibleName(OrderMapper.PLATFORM)
        self.platform.setLineEdit(line)
        self.platform.addItems(list(names))
        self.platform.setCurrentText("")
        self.platform.setObjectName("map_platform")
        self.platform.setAccessibleName(OrderMapper.PLATFORM)
        self.platform.editTextChanged.connect(lambda _text: self.changed.emit())
        self.remember = Tick(OrderMapper.REMEMBER, self)
        self.remember.setObjectName("map_remember")
        self.remember.setAccessibleDescription(OrderMapper.REMEMBER_HELP)
        self.remember.toggled.connect(self._on_remember)
        self.title = LineInput(18, self)
        self.title.setObjectName("map_title")
        self.title.setAccessibleName(OrderMapper.TITLE_OF)
        self.title.textEdited.connect(lambda _text: self.changed.emit())
        self.title_label = Text(OrderMapper.TITLE_OF, "label", self)
        self.title_problem = Message("danger", "", self)
        self._column.addWidget(Text(OrderMapper.PLATFORM, "label", self))
        self._column.addWidget(Text(OrderMapper.PLATFORM_HELP, "help", self))
        self._column.addLayout(row_of(self.platform))
        self._column.addWidget(self.remember)
        self._column.addWidget(Text(OrderMapper.REMEMBER_HELP, "help", self))
        self._column.addWidget(self.title_label)
        self._column.addLayout(row_of(self.title))
        self._column.addWidget(self.title_problem)
        self._on_remember(on=False)

    def _on_remember(self, on: bool) -> None:
        self.title_label.setVisible(on)
        self.title.setVisible(on)
        if on and not self.title.text().strip():
            self.title.setText(self.platform.currentText().strip() or self._title)
        self.changed.emit()
        if on:
            QTimer.singleShot(0, self, self._show_title)  # once it has its place

    def _show_title(self) -> None:
        bring_into_view(self.title)
