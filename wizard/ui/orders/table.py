"""The order table: one view for the case, for the access records and for a file's preview."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wizard.ui.orders.delegate import RowDelegate
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.rows import Column
from wizard.ui.orders.widths import number_width, width_of
from wizard.ui.style import sp

_ROW_HEIGHT = 36
_LEAST_HEIGHT = 130


class OrderTable(QTableView):
    """Orders as rows; one current row, several selected, ticks that stay.

    Args:
        model: the orders.
        name: accessible name.
        columns: which columns to show; all by default.
        parent: Qt parent.
        movable: rows can be dragged to another place.
    """

    opened = Signal(str)  # key of the order to open: double click or Enter
    current_changed = Signal(str)  # key, empty when there is none
    chosen_changed = Signal()  # the selection changed

    def __init__(
        self,
        model: OrderTableModel,
        name: str,
        columns: Collection[Column] = tuple(Column),
        parent: QWidget | None = None,
        *,
        movable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._orders = model
        self._wanted = self._columns = tuple(columns)
        self._spare: tuple[Column, ...] = ()
        self._wide = Column.ITEMS
        self._number_width = 0
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._fill)
        self._kept_key = ""
        self._kept_selection: set[str] = set()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self, lambda: (self._columns[0], self._columns[-1])))
        self._set_behaviour(movable=movable)
        self._set_header()
        self._measure()
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._fill_soon)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(self._on_double_click)

    # --- what is looked at --------------------------------------------------------------------

    def current_key(self) -> str:
        """Return the key of the row that has the keyboard, empty when there is none."""
        return self._orders.key_at(self.currentIndex().row())

    def set_current(self, key: str) -> bool:
        """Go to the row of an order and select it; False when it is not shown."""
        row = self._orders.row_of(key)
        if row < 0:
            return False
        index = self._orders.index(row, self._columns[0])
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)
        return True

    def selected_keys(self) -> tuple[str, ...]:
        """Return the keys of the selected rows from the top; ranges, so thousands cost little."""
        rows = self._selected_rows()
        return tuple(self._orders.key_at(row) for row in sorted(rows))

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return len(self._selected_rows())

    def set_columns(self, columns: Collection[Column], spare: Sequence[Column] = ()) -> None:
        """Show only these columns.

        Args:
            columns: from the left.
            spare: those of them that are left out, the first at first, where they do not fit.
        """
        if (tuple(columns), tuple(spare)) != (self._wanted, self._spare):
            self._wanted, self._spare = tuple(columns), tuple(spare)
            self._fill()

    def select_keys(self, keys: Collection[str]) -> None:
        """Select the rows of these orders, as far as they are shown; the first is current."""
        rows = sorted(row for row in map(self._orders.row_of, keys) if row >= 0)
        if not rows:
            return
        self.set_current(self._orders.key_at(rows[0]))
        last = self._orders.columnCount() - 1
        selection = QItemSelection()
        for row in rows:
            selection.select(self._orders.index(row, 0), self._orders.index(row, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen_keys(self) -> tuple[str, ...]:
        """Return what an action is about: the ticked orders, or else the selected ones."""
        return self._orders.ticked() or self.selected_keys()

    def step(self, by: int) -> str:
        """Go to the row `by` rows further; return its key, empty at the ends."""
        key = self._orders.key_at(self.currentIndex().row() + by)
        if key:
            self.set_current(key)
        return key

    def _selected_rows(self) -> set[int]:
        selection = self.selectionModel().selection()
        spans = (selection.at(at) for at in range(selection.size()))
        return {row for span in spans for row in range(span.top(), span.bottom() + 1)}

    # --- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks the selected rows; the rest is Qt's."""
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_key():
                self.opened.emit(self.current_key())
            return
        if plain and key == Qt.Key.Key_Space and Column.TICK in self._columns:
            keys = self.selected_keys()
            self._orders.tick(keys, not all(self._orders.is_ticked(k) for k in keys))
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dragged rows between two rows; the session moves them, the view follows."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = index.row() if index.isValid() else self._orders.rowCount()
        if index.isValid() and at.y() > self.visualRect(index).center().y():
            row += 1
        action, column = Qt.DropAction.MoveAction, 0
        if self._orders.dropMimeData(event.mimeData(), action, row, column, QModelIndex()):
            # Not "move": the view would then remove the dragged rows by itself.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        # Ends the drag for the view: no scrolling at the edge, no line between rows.
        super().dragLeaveEvent(QDragLeaveEvent())

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() != Column.TICK:
            self.opened.emit(self._orders.key_at(index.row()))

    def _on_current(self, index: QModelIndex) -> None:
        # The ring is drawn around whole rows; Qt draws only two cells anew.
        self.viewport().update()
        self.current_changed.emit(self._orders.key_at(index.row()))

    # --- a reset must not lose the place ------------------------------------------------------

    def _keep_place(self) -> None:
        self._kept_key = self.current_key()
        self._kept_selection = set(self.selected_keys())

    def _restore_place(self) -> None:
        keys = self._kept_selection or {self._kept_key}
        self.select_keys(keys)
        if self._kept_key and self._orders.row_of(self._kept_key) >= 0:
            index = self._orders.index(self._orders.row_of(self._kept_key), self._columns[0])
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.current_changed.emit(self.current_key())

    # --- looks --------------------------------------------------------------------------------

    def follow_look(self) -> None:
        """Measure again when the text size changes."""
        self._measure()

    def _set_behaviour(self, *, movable: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerButtonEnabled(False)
        if movable:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDragDropOverwriteMode(False)
            self.setDropIndicatorShown(True)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # A third click on a title goes back to the orders' own order.
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _fill(self) -> None:
        """Give what is left of the width to one column; below its least width one scrolls."""
        room = self.viewport().width()
        columns = list(self._wanted)
        for spare in self._spare:
            if sum(map(width_of, columns)) > room:
                columns.remove(spare)
        self._columns = tuple(columns)
        self._room_for_numbers(room - sum(map(width_of, columns)))
        for column in Column:
            self.setColumnHidden(column, column not in columns)
        header = self.horizontalHeader()
        wide = Column.ITEMS if Column.ITEMS in columns else Column.TIME
        if wide is not self._wide:
            header.resizeSection(self._wide, width_of(self._wide))
            self._wide = wide
        others = header.length() - header.sectionSize(wide)
        header.resizeSection(wide, max(width_of(wide), room - others))

    def _room_for_numbers(self, spare: int) -> None:
        """Make order numbers as wide as they are long, unless the person has set the width."""
        header = self.horizontalHeader()
        if header.sectionSize(Column.NUMBER) == self._number_width:
            self._number_width = number_width(self._orders, spare)
            header.resizeSection(Column.NUMBER, self._number_width)

    def _fill_soon(self, *_: object) -> None:
        self._filling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        super().resizeEvent(event)
        self._fill()

    def _measure(self) -> None:
        self.setMinimumHeight(sp(_LEAST_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(sp(_ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(sp(_ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(sp(36))
        for column in Column:
            header.resizeSection(column, width_of(column))
        self._number_width = header.sectionSize(Column.NUMBER)
        self._fill()


def neighbour(model: OrderTableModel, keys: Sequence[str]) -> str:
    """Return the key to go to when these orders leave: the next that stays, or the one before."""
    rows = [row for row in map(model.row_of, keys) if row >= 0]
    if not rows:
        return ""
    going = set(keys)
    after = range(max(rows) + 1, model.rowCount())
    before = range(min(rows) - 1, -1, -1)
    for row in (*after[:1], *before):
        if model.key_at(row) not in going:
            return model.key_at(row)
    return ""
