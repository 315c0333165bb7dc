"""The mapper: says what the columns of a table are that no layout knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from wizard.domain.form import Form
from wizard.domain.order_layout import OrderLayout, PriceBasis, PriceOf
from wizard.intake.guessing import PRICE, basis_in
from wizard.intake.mapping import Mapping, to_layout
from wizard.texts import OrderMapper
from wizard.ui.dialogs import Dialog
from wizard.ui.marks import Tick
from wizard.ui.orders.import_dialog import roomy
from wizard.ui.orders.import_tabs import LeftArea, PlainTable, page_of
from wizard.ui.orders.mapper_items import groups
from wizard.ui.orders.mapper_options import Options, patterns_for
from wizard.ui.orders.mapper_rows import MapperRow, column_model
from wizard.ui.orders.sample_rows import SampleModel
from wizard.ui.style import gap
from wizard.ui.widgets import Button, Message, Text

_PURCHASED_AT = "order.purchased_at"
_USUAL_NAME = "own"


@dataclass(frozen=True, slots=True)
class MapperNames:
    """Names that the mapper knows of.

    Attributes:
        shipped: titles that only the program's own layouts may have.
        own: titles of the layouts that the person has kept.
        platforms: proposed for the shop's service.
        refused: why layouts that the person has kept were left out.
        broken: why layouts of the program were left out.
    """

    shipped: Collection[str] = ()
    own: Collection[str] = ()
    platforms: Sequence[str] = ()
    refused: Sequence[str] = ()
    broken: Sequence[str] = ()

    @property
    def keeps_any(self) -> bool:
        """Return True when the person has kept layouts, readable or not."""
        return bool(self.own or self.refused)


class Mapper(Dialog):
    """Our items beside the columns of the file, guessed and corrected.

    Args:
        form: the loaded definitions.
        mapping: the proposal.
        names: names that are known.
        anew: gets whether the first row names the columns, and what is called with the
            proposal that follows from it.
        layout: the layout that is corrected, None for a new one.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter opens a list of columns
    export_wanted = Signal(object)  # OrderLayout
    list_wanted = Signal()  # of the remembered layouts

    def __init__(
        self,
        form: Form,
        mapping: Mapping,
        names: MapperNames,
        anew: Callable[[bool, Callable[[Mapping], None]], None],
        layout: OrderLayout | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mapper")
        self.setWindowTitle(OrderMapper.TITLE)
        self.mapping = mapping
        self._form, self._names, self._anew = form, names, anew
        self.rows: dict[str, MapperRow] = {}
        self.column.addWidget(Text(OrderMapper.TITLE, "section"))
        hint = OrderMapper.HINT if layout is None else OrderMapper.HINT_KNOWN
        self.column.addWidget(Text(hint.format(file=mapping.sample.name), "help"))
        said = "\n".join((*names.broken, *names.refused))
        self.refused = Message("caution", said, self, boxed=True)
        self.column.addWidget(self.refused)
        self.header = Tick(OrderMapper.HAS_HEADER, self)
        self.header.setObjectName("map_header")
        self.header.setChecked(mapping.sample.has_header)
        self.header.clicked.connect(self._on_header)
        self.column.addWidget(self.header)
        self.tabs = QTabWidget()
        self.column.addWidget(self.tabs, 1)
        self.options = Options(names.platforms, _stem(mapping), self, has_list=names.keeps_any)
        self.options.list_wanted.connect(self.list_wanted)
        self.state = Message("caution", "", self, boxed=True)
        self.column.addWidget(self.state)
        self._build_buttons()
        self._show_known(layout)
        self._build_tabs()
        self.options.changed.connect(self._judge)
        self._show()
        first = next(iter(self.rows.values()))
        first.combo.setFocus()

    def sizeHint(self) -> QSize:
        """Take most of the window's room."""
        return roomy(self)

    @property
    def remembers(self) -> bool:
        """Return True when the layout is to be kept."""
        return self.options.remember.isChecked()

    def layout_made(self) -> OrderLayout:
        """Return the layout as it stands; the mapping must be enough."""
        platform = self.options.platform.currentText().strip()
        title = self.options.title.text().strip() if self.remembers else ""
        title = title or platform or _stem(self.mapping)
        return to_layout(self.told(), _USUAL_NAME, title, platform)

    def told(self) -> Mapping:
        """Return the mapping with what is said below the columns."""
        pattern = self.options.chosen_pattern()
        return replace(
            self.mapping,
            basis=self.options.prices.chosen_basis(),
            price_of=self.options.prices.chosen_price_of() or PriceOf.UNIT,
            time_formats=(pattern,) if pattern else (),
        )

    # --- building -----------------------------------------------------------------------------

    def _build_buttons(self) -> None:
        self.export = Button(OrderMapper.EXPORT, "quiet", "download", self._export)
        self.export.setObjectName("map_export")
        self.buttons.insertWidget(0, self.export)
        self.add_button(OrderMapper.CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.use = self.add_button(OrderMapper.USE, "primary", None)
        self.use.clicked.connect(self._use)
        self.use.setObjectName("map_use")

    def _build_tabs(self) -> None:
        sample = self.mapping.sample
        area = LeftArea(self.tabs)
        self.tabs.addTab(area, OrderMapper.TAB_ITEMS)
        body = area.body
        body.setProperty("ground", True)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, gap(12), gap(12), gap(12))
        column.setSpacing(gap(14))
        columns = column_model(sample, body)
        for title, items in groups(self._form):
            column.addWidget(Text(title, "section", body))
            for item in items:
                row = MapperRow(item, columns, body)
                row.chosen.connect(self._choose)
                self.rows[item.id] = row
                column.addWidget(row)
                if item.id == PRICE:
                    column.addWidget(self.options.prices)
        self._order_keys()
        self.options.setParent(body)
        column.addWidget(self.options)
        column.addStretch(1)
        self.options.show()
        self.sample = PlainTable(SampleModel(sample, self), OrderMapper.SAMPLE_TABLE, ())
        self.sample.setObjectName("map_sample")
        self.sample.horizontalHeader().setStretchLastSection(False)
        hint = OrderMapper.SAMPLE_HINT.format(count=len(sample.rows))
        self.tabs.addTab(page_of(hint, self.sample), OrderMapper.TAB_SAMPLE)

    def _order_keys(self) -> None:
        """Let Tab go from the price to what is asked about it."""
        rows = list(self.rows.values())
        at = rows.index(self.rows[PRICE])
        chain = [rows[at].combo, *self.options.prices.radios()]
        chain += [row.combo for row in rows[at + 1 : at + 2]]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _show_known(self, layout: OrderLayout | None) -> None:
        self.options.prices.basis[self.mapping.basis].setChecked(True)
        if layout is None:
            return
        self.options.prices.show_known(self.mapping)
        self.options.platform.setCurrentText(layout.platform)
        if layout.title in self._names.own:
            self.options.title.setText(layout.title)
            self.options.remember.setChecked(True)

    # --- what the person does -----------------------------------------------------------------

    def _choose(self, item: str, column: object) -> None:
        chosen = column if isinstance(column, int) else None
        self.mapping = self.mapping.with_column(item, chosen)
        if item == PRICE and chosen is not None:
            self._take_basis(basis_in(self.mapping.sample.header[chosen]))
        self._show()

    def _take_basis(self, basis: PriceBasis) -> None:
        if basis is not PriceBasis.UNKNOWN:
            self.options.prices.basis[basis].setChecked(True)

    def _on_header(self, on: bool) -> None:
        self._anew(on, self._show_anew)

    def _show_anew(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._take_basis(mapping.basis)
        self.header.setChecked(mapping.sample.has_header)
        self.options.setParent(self)
        self.options.prices.setParent(self)
        self.rows.clear()
        while (page := self.tabs.widget(0)) is not None:
            self.tabs.removeTab(0)
            page.deleteLater()
        self._build_tabs()
        self._show()

    def _use(self) -> None:
        if not self._asks_first():
            self.accept()

    def _export(self) -> None:
        if not self._asks_first():
            self.export_wanted.emit(self.layout_made())

    def _asks_first(self) -> bool:
        """Return True when it must first be said what the price is the price of; ask for it."""
        prices = self.options.prices
        if PRICE not in self.mapping.choices or prices.chosen_price_of() is not None:
            return False
        self.tabs.setCurrentIndex(0)
        prices.ask()
        self.state.set("caution", OrderMapper.PRICE_FIRST)
        return True

    # --- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        mapping = self.mapping
        for item, row in self.rows.items():
            row.show_choice(mapping.choices.get(item), mapping.sample)
        self.options.prices.show_for(mapping)
        self._show_dates()
        self._judge()

    def _show_dates(self) -> None:
        choice = self.mapping.choices.get(_PURCHASED_AT)
        values = self.mapping.sample.values(choice.column) if choice is not None else ()
        patterns = patterns_for(values)
        chosen = self.options.chosen_pattern() or "".join(self.mapping.time_formats[:1])
        self.options.show_patterns(patterns, values[0] if values else "", chosen)

    def _judge(self) -> None:
        enough = self.mapping.is_enough
        problem = self._title_problem()
        self.options.title_problem.set("danger", problem)
        self.use.setEnabled(enough and not problem)
        self.export.setEnabled(enough)
        unused = OrderMapper.GOODS_UNUSED if self.mapping.unused else ""
        self.state.set("caution", unused if enough else OrderMapper.NOT_ENOUGH)

    def _title_problem(self) -> str:
        if not self.remembers:
            return ""
        title = self.options.title.text().strip()
        if not title:
            return OrderMapper.NO_TITLE
        return OrderMapper.TITLE_TAKEN if title in self._names.shipped else ""


def _stem(mapping: Mapping) -> str:
    """Return the file's name without its kind."""
    return PurePath(mapping.sample.name).stem
