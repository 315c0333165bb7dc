"""Values that stand already and differ from the log's: replaced only where ticked."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QTableView, QWidget

from wizard.domain.case import Place
from wizard.domain.form import Form
from wizard.intake.log_taking import Taking
from wizard.texts import LogPage
from wizard.ui.basics import row_of
from wizard.ui.dialogs import Dialog
from wizard.ui.logs.breaking import breakable
from wizard.ui.logs.tick_table import make_plain
from wizard.ui.orders.differences import DifferenceColumn, DifferenceModel
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Text

_WIDTHS = {
    DifferenceColumn.USE: 92,
    DifferenceColumn.ORDER: 84,
    DifferenceColumn.ITEM: 150,
    DifferenceColumn.OLD: 170,
}
_LONGEST = 600  # characters of a value that are shown whole


class DifferenceDialog(Dialog):
    """The list.

    Args:
        form: the loaded definitions.
        taking: what taking over would do.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter belongs to the table

    def __init__(self, form: Form, taking: Taking, parent: QWidget | None = None) -> None:
        super().__init__(parent, "triangle-alert", "caution")
        self.setObjectName("log_differences")
        adds = taking.only_adds
        title = LogPage.ADDS_TITLE if adds else LogPage.DIFFER_TITLE
        self.setWindowTitle(title)
        self._taking = taking
        self._use = LogPage.ADDS_USE if adds else LogPage.DIFFER_USE
        self._fills = len(taking.act().changes)
        self._accepted: frozenset[Place] = frozenset()
        self._count = len(taking.differences)
        self.model = DifferenceModel(form, self)
        self.model.show(taking.differences)
        self.table = self._make_table()
        self.tick_all = Button(LogPage.DIFFER_ALL, "link", "", self._tick_all)
        self.column.addWidget(Text(title, "section"))
        self.column.addWidget(Text(LogPage.ADDS if adds else LogPage.DIFFER, "help"))
        self.column.addLayout(row_of(self.tick_all))
        self.column.addWidget(self.table, 1)
        self.old, self.new = Text("", "help"), Text("", "help")
        self.column.addWidget(self.old)
        self.column.addWidget(self.new)
        self.close_button = self.add_button(
            LogPage.DIFFER_CLOSE, "plain", QDialog.DialogCode.Rejected
        )
        self.take = self.add_button("", "primary", QDialog.DialogCode.Accepted)
        self.take.setObjectName("differences_take")
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self._show_row(now.row())
        )
        self.model.accepted_changed.connect(self._on_ticks)
        self._on_ticks()
        self.table.selectRow(0)
        self.table.setFocus()

    def accepted_places(self) -> frozenset[Place]:
        """Return where the log's value replaces what stands."""
        return self.model.accepted()

    def sizeHint(self) -> QSize:
        """Leave room for the values."""
        rows = min(self._count, 8) + 2
        screen = self.screen().availableGeometry()
        height = super().sizeHint().height() + sp(36) * max(0, rows - 4)
        return QSize(min(sp(860), screen.width() - 40), min(height, screen.height() - 40))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setObjectName("log_differences_table")
        table.setAccessibleName(LogPage.DIFFER_TABLE)
        make_plain(table, DifferenceColumn.USE, (DifferenceColumn.ORDER,))
        table.verticalHeader().setDefaultSectionSize(sp(36))
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, sp(width))
        table.setMinimumHeight(sp(36) * 4)
        return table

    def _show_row(self, row: int) -> None:
        """Show both values of a row whole."""
        for text, column, words in (
            (self.old, DifferenceColumn.OLD, LogPage.DIFFER_OLD),
            (self.new, DifferenceColumn.NEW, LogPage.DIFFER_NEW),
        ):
            value = str(self.model.index(row, column).data() or "")
            text.set_text(words.format(value=breakable(value[:_LONGEST])))

    def _tick_all(self) -> None:
        self.model.accept(range(self._count), on=True)

    def _on_ticks(self) -> None:
        self._tick_together()
        count = len(self.model.accepted())
        if count:
            self.take.setText(self._use.format(count=count))
        else:
            words = LogPage.DIFFER_KEEP if self._fills else LogPage.DIFFER_NOTHING
            self.take.setText(words)
        self.take.setEnabled(bool(count or self._fills))

    def _tick_together(self) -> None:
        """Tick the values of one line together, or take their ticks away together."""
        before, now = self._accepted, self.model.accepted()
        together = self._taking.together
        on = frozenset[Place]().union(*(together(place) for place in now - before))
        off = frozenset[Place]().union(*(together(place) for place in before - now))
        self._accepted = wanted = (now | on) - off
        places = [each.place for each in self._taking.differences]
        for places_now, is_on in ((wanted - now, True), (now - wanted, False)):
            if places_now:
                self.model.accept({places.index(each) for each in places_now}, on=is_on)
