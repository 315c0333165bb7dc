"""What is in the files, before anything is taken over: the owner ticks the fraudulent orders."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from wizard.domain.case import Order, Place
from wizard.domain.form import Form
from wizard.errors import UserError
from wizard.texts import OrderImport, Orders
from wizard.ui.dialogs import Dialog
from wizard.ui.orders.damage_rows import DamageModel
from wizard.ui.orders.differences import DifferenceColumn, DifferenceModel
from wizard.ui.orders.import_head import ImportHead, kind_of, notices_of
from wizard.ui.orders.import_states import ImportStates
from wizard.ui.orders.import_tabs import PlainTable, page_of, page_of_notices
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.problem_rows import ProblemRowsModel
from wizard.ui.orders.read_file import ReadFile
from wizard.ui.orders.rows import NUMBER, Column
from wizard.ui.orders.search import SearchField
from wizard.ui.orders.table import OrderTable
from wizard.ui.orders.tick_delegate import TickDelegate
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Message, Text, row_of


class ImportDialog(Dialog):
    """A preview of order files.

    Args:
        form: the loaded definitions.
        read: the files.
        own: names of the layouts that the person has made and kept.
        refused: why files, or layouts of the person's own, were left out.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter searches and ticks here
    mend_wanted = Signal(object, object)  # Read, RowProblem
    columns_wanted = Signal(object)  # Read: its columns are to be corrected
    forget_wanted = Signal(object)  # Read: its layout is to be forgotten

    def __init__(
        self,
        form: Form,
        read: ReadFile,
        own: Collection[str] = (),
        refused: Sequence[UserError] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(OrderImport.TITLE)
        self.read = read
        self.mending: QDialog | None = None  # mends one row of the files
        self.states = ImportStates(form, read)
        self.model = OrderTableModel(form, self.states.of, self)
        self.model.set_orders(read.by_key)
        self.differences = DifferenceModel(form, self)
        self.damages = DamageModel(form, self)
        self.tabs = QTabWidget()
        self.head = ImportHead(
            read,
            own,
            refused,
            self.show_notices,
            self.show_problems,
            self.columns_wanted.emit,
            self.forget_wanted.emit,
            self,
        )
        self.found = self.head.found
        self.column.addWidget(self.head)
        self._build_orders()
        self._build_differences()
        self._build_damages()
        self._build_problems()
        self._build_notices()
        self.column.addWidget(self.tabs, 1)
        self.close_button = self.add_button(OrderImport.CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.take = self.add_button("", "primary", QDialog.DialogCode.Accepted)
        self.take.setObjectName("take_over")
        self.model.tick(read.ticked, on=True)
        self.model.ticks_changed.connect(self._on_ticks)
        self._on_ticks()
        self.search.setFocus()

    def chosen_orders(self) -> list[Order]:
        """Return the ticked orders in the order of the file."""
        return self.model.ticked_orders()

    def accepted_places(self) -> frozenset[Place]:
        """Return where the file's value replaces what stands."""
        return self.differences.accepted()

    @property
    def kept_count(self) -> int:
        """Return how many values of the file differ in chosen orders and are not accepted."""
        if self.tabs.indexOf(self._difference_page) < 0:
            return 0
        return self.differences.rowCount() - len(self.differences.accepted())

    def show_problems(self) -> None:
        """Show the rows that could not be read."""
        self.tabs.setCurrentWidget(self._problem_page)
        self.problem_table.setFocus()

    def show_notices(self) -> None:
        """Show everything that is said about the files."""
        if self._notices_page is not None:
            self.tabs.setCurrentWidget(self._notices_page)
            self.tabs.tabBar().setFocus()

    def sizeHint(self) -> QSize:
        """Take most of the window's room."""
        return roomy(self)

    # --- building -----------------------------------------------------------------------------

    def _build_orders(self) -> None:
        self.search = SearchField(OrderImport.SEARCH, OrderImport.SEARCH_EXAMPLE)
        self.search.setObjectName("search_import")
        self.search.searched.connect(self.model.set_search)
        self.table = OrderTable(self.model, OrderImport.TABLE)
        self.table.setObjectName("import_table")
        # A file seldom holds these; the state must be in view at any width.
        self.table.set_columns(
            tuple(Column), (Column.PORT, Column.IP, Column.PHONE, Column.ADDRESS)
        )
        self.table.opened.connect(self._toggle)
        tick_all = Button(OrderImport.TICK_ALL, "link", "", self._tick_shown)
        tick_all.setObjectName("import_tick_all")
        tick_none = Button(OrderImport.TICK_NONE, "link", "", self._tick_none)
        tick_none.setObjectName("import_tick_none")
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(tick_all)
        row.addWidget(tick_none)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(OrderImport.HINT, "help"))
        column.addLayout(row)
        self.no_hit = Text("", "help", page)
        column.addWidget(self.no_hit)
        column.addWidget(self.table, 1)
        for changed in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            changed.connect(self._show_found)
        self._show_found()
        self.tabs.addTab(page, OrderImport.TAB_ORDERS.format(count=len(self.read.every)))

    def _build_differences(self) -> None:
        self.difference_table = PlainTable(
            self.differences, OrderImport.DIFFERENCES_TABLE, (96, 88, 184, 264), wraps=True
        )
        self.difference_table.setObjectName("differences")
        self.difference_table.setItemDelegateForColumn(
            DifferenceColumn.USE, TickDelegate(self.difference_table)
        )
        self._difference_page = self._waiting(OrderImport.DIFFERENCES_HINT, self.difference_table)

    def _build_damages(self) -> None:
        table = PlainTable(self.damages, OrderImport.DAMAGE_TABLE, (96, 160, 200), wraps=True)
        table.setObjectName("damages")
        self.damage_table = table
        self.looking = Message("info", "", self)
        self._damage_page = self._waiting(OrderImport.DAMAGE_HINT, self.looking, table)
        self.damages.looked.connect(self._show_damages)

    def _build_problems(self) -> None:
        self.problems = ProblemRowsModel(self.read.progress.done, self)
        self.problem_table = PlainTable(
            self.problems,
            OrderImport.PROBLEM_TABLE,
            (220, 300) if len(self.read.files) > 1 else (88, 360),
            wraps=True,
        )
        self.problem_table.setObjectName("problem_rows")
        self.problem_table.activated.connect(lambda index: self._mend(index.row()))
        mend = Button(OrderImport.MEND, "plain", "pencil", self._mend_current)
        mend.setObjectName("mend_row")
        buttons = QWidget()
        row = row_of(mend)
        row.setContentsMargins(0, 0, 0, 0)
        buttons.setLayout(row)
        self._problem_page = self._waiting(
            OrderImport.PROBLEM_ROWS_HINT, buttons, self.problem_table
        )
        count = self.problems.rowCount()
        if count:
            self.problem_table.selectRow(0)
            self.tabs.addTab(self._problem_page, OrderImport.TAB_PROBLEMS.format(count=count))

    def _build_notices(self) -> None:
        several = len(self.read.files) > 1
        notices = [("caution", words) for words in self.head.unsaid]
        for file in self.read.files:
            for words in notices_of(file, self.read.files):
                said = OrderImport.FILE_SAYS.format(file=file.path.name, words=words)
                notices.append((kind_of(words), said if several else words))
        self._notices_page = page_of_notices(notices) if notices else None
        if self._notices_page is not None:
            title = OrderImport.TAB_NOTICES.format(count=len(notices))
            self.tabs.addTab(self._notices_page, title)

    def _waiting(self, hint: str, *widgets: QWidget) -> QWidget:
        """Return a page of tabs that is not among them yet."""
        page = page_of(hint, *widgets)
        page.setParent(self)
        page.hide()
        return page

    # --- what the person does -----------------------------------------------------------------

    def _show_found(self, *_: object) -> None:
        found, total = self.model.rowCount(), self.model.total
        words = Orders.NO_HIT.format(search=self.search.text().strip())
        self.no_hit.set_text(words if total and not found else "")
        self.no_hit.setVisible(total > 0 and not found)
        self.search.show_found(found, total)

    def _toggle(self, key: str) -> None:
        self.model.tick((key,), on=not self.model.is_ticked(key))

    def _tick_shown(self) -> None:
        self.model.tick(self.model.keys(), on=True)

    def _tick_none(self) -> None:
        self.model.tick(self.model.ticked(), on=False)

    def _mend_current(self) -> None:
        self._mend(max(0, self.problem_table.currentIndex().row()))

    def _mend(self, row: int) -> None:
        if 0 <= row < self.problems.rowCount():
            self.mend_wanted.emit(*self.problems.at(row))

    def _on_ticks(self) -> None:
        count = self.model.tick_count
        words = OrderImport.TAKE_OVER.format(count=count) if count else OrderImport.TAKE_OVER_NONE
        self.take.setText(words)
        self.take.setEnabled(count > 0)
        chosen = self.chosen_orders()
        if self.read.differences:
            numbers = {order.text(NUMBER) for order in chosen}
            found = [each for each in self.read.differences if each.number in numbers]
            self.differences.show(found)
            self._show_tab(self._difference_page, OrderImport.TAB_DIFFERENCES, len(found))
        self.damages.show(chosen)
        self._show_damages()

    def _show_damages(self) -> None:
        looking = self.damages.is_looking
        self.looking.set("info", OrderImport.DAMAGES_LOOKING if looking else "")
        words = OrderImport.TAB_DAMAGES_SO_FAR if looking else OrderImport.TAB_DAMAGES
        self._show_tab(self._damage_page, words, self.damages.rowCount())

    def _show_tab(self, page: QWidget, title: str, count: int) -> None:
        at = self.tabs.indexOf(page)
        if count and at < 0:
            first = page is self._difference_page or self.tabs.indexOf(self._difference_page) < 0
            at = self.tabs.insertTab(1 if first else 2, page, "")
        if count:
            self.tabs.setTabText(at, title.format(count=count))
        elif at >= 0:
            self.tabs.removeTab(at)


def roomy(dialog: QDialog, wide: float = 0.86, least: int = 720) -> QSize:
    """Return a size that takes most of the room of a dialog's window.

    Args:
        dialog: on a window or on a dialog of it.
        wide: share of the width.
        least: width at 100 % text that it needs in any case, as far as the screen has it.
    """
    parent = dialog.parentWidget()
    while parent is not None and isinstance(parent.window(), QDialog):
        parent = parent.window().parentWidget()
    room = parent.window().size() if parent is not None else QSize(sp(1000), sp(720))
    wish = QSize(
        max(sp(least), round(room.width() * wide)), max(sp(560), round(room.height() * 0.9))
    )
    screen = dialog.screen().availableGeometry().size() - QSize(40, 40)
    return wish.boundedTo(screen.expandedTo(room))
