"""The remembered meanings of columns: a list in which they are exported, renamed and deleted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from wizard.domain.order_layout import OrderLayout
from wizard.errors import UserError
from wizard.texts import OwnLayouts
from wizard.ui.dialogs import Dialog
from wizard.ui.editors.lines import LineInput
from wizard.ui.flow import FlowLayout
from wizard.ui.orders.exporting import export_layout
from wizard.ui.orders.import_dialog import roomy
from wizard.ui.orders.import_tabs import PlainTable
from wizard.ui.orders.known_layouts import KeptLayout, LayoutShelf, titles
from wizard.ui.pages.base import Desk
from wizard.ui.style import sp
from wizard.ui.titled_model import AnyIndex, TitledModel
from wizard.ui.widgets import Button, Message, Text

_TITLES = (OwnLayouts.COLUMN_TITLE, OwnLayouts.COLUMN_KEPT_AT, OwnLayouts.COLUMN_MADE_FROM)
_HEADERS_NAMED = 4


class KeptModel(TitledModel):
    """Name, the day it was kept, the table it was made from."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_TITLES, parent)
        self._kept: tuple[KeptLayout, ...] = ()

    def show(self, kept: Sequence[KeptLayout]) -> None:
        """Show these."""
        self.beginResetModel()
        self._kept = tuple(kept)
        self.endResetModel()

    def at(self, row: int) -> KeptLayout | None:
        """Return what stands in a row, None for no row."""
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def row_of(self, title: str) -> int:
        """Return the row of a name, or -1."""
        return next((row for row, each in enumerate(self._kept) if each.title == title), -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._kept)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of one cell."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in roles:
            return None
        kept = self._kept[index.row()]
        at = kept.kept_at
        day = "" if at is None else OwnLayouts.KEPT_AT.format(at=at)
        return (kept.title, day, made_from(kept))[index.column()]


class LayoutsDialog(Dialog):
    """The list; what is done there is done at once.

    Args:
        shelf: keeps them.
        desk: the window around; it asks and tells.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter on a row closes nothing

    def __init__(self, shelf: LayoutShelf, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layouts_dialog")
        self.setWindowTitle(OwnLayouts.TITLE)
        self._shelf, self._desk = shelf, desk
        self.renaming: RenameDialog | None = None
        self.model = KeptModel(self)
        self.column.addWidget(Text(OwnLayouts.TITLE, "section"))
        self.hint = Text(OwnLayouts.HINT, "help")
        self.column.addWidget(self.hint)
        self.empty = Text(OwnLayouts.EMPTY)
        self.column.addWidget(self.empty)
        self.table = PlainTable(self.model, OwnLayouts.TABLE, (200, 130), wraps=True)
        self.table.setObjectName("own_layouts")
        self.table.setMinimumHeight(sp(160))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.done_words = Message("good", "", self)
        self.column.addLayout(self._make_buttons())
        self.column.addWidget(self.done_words)
        self.column.addWidget(self.table, 1)
        self.column.addStretch(0)
        self.add_button(OwnLayouts.CLOSE, "primary", QDialog.DialogCode.Rejected)
        self._load("")
        self.table.setFocus()

    def sizeHint(self) -> QSize:
        """Leave room for half a dozen."""
        return roomy(self, 0.7, 640)

    # --- what the person does -------------------------------------------------------------------

    def export(self) -> None:
        """Write the chosen one to a file."""
        kept = self._chosen()
        if kept is not None and kept.layout is not None:
            export_layout(self, kept.layout, self._shelf, self._desk)

    def rename(self) -> None:
        """Ask for another name of the chosen one."""
        kept = self._chosen()
        if kept is None or kept.layout is None:
            return
        known = self._shelf.load()
        taken = (titles(known, own=False) | titles(known, own=True)) - {kept.title}
        dialog = RenameDialog(kept.title, taken, self)
        dialog.accepted.connect(lambda: self._rename(kept, dialog.title))
        dialog.finished.connect(dialog.deleteLater)
        self.renaming = dialog
        dialog.open()

    def delete(self) -> None:
        """Delete the chosen one, after asking."""
        kept = self._chosen()
        if kept is None:
            return
        question = OwnLayouts.DELETE_ASK.format(title=kept.title)
        if not self._desk.ask(question, OwnLayouts.DELETE_YES, OwnLayouts.DELETE_NO):
            return
        row = self.table.currentIndex().row()
        try:
            self._shelf.remove(kept)
        except UserError as error:
            self._desk.tell(error.what, error.do, error.detail)
            return
        self.done_words.set("good", OwnLayouts.DELETED.format(title=kept.title))
        self._load("", row)

    # --- inside -----------------------------------------------------------------------------------

    def _make_buttons(self) -> FlowLayout:
        row = FlowLayout()
        make = (
            ("export_layout", OwnLayouts.EXPORT, "download", self.export),
            ("rename_layout", OwnLayouts.RENAME, "pencil", self.rename),
            ("delete_layout", OwnLayouts.DELETE, "trash-2", self.delete),
        )
        self.acts = {}
        for name, words, icon_name, call in make:
            button = self.acts[name] = Button(words, "plain", icon_name, call)
            button.setObjectName(name)
            row.addWidget(button)
        return row

    def _load(self, title: str, row: int = 0) -> None:
        """Read the list again and go to a name, or else to a row."""
        self.model.show(self._shelf.kept())
        count = self.model.rowCount()
        for widget in (self.hint, self.table, *self.acts.values()):
            widget.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        at = max(self.model.row_of(title), 0) if title else min(row, count - 1)
        self.table.selectRow(at)
        self._on_row()

    def _chosen(self) -> KeptLayout | None:
        return self.model.at(self.table.currentIndex().row())

    def _on_row(self, *_: object) -> None:
        kept = self._chosen()
        readable = kept is not None and kept.layout is not None
        for name, button in self.acts.items():
            button.setEnabled(readable or (kept is not None and name == "delete_layout"))
            button.setAccessibleDescription("" if kept is None else kept.title)

    def _rename(self, kept: KeptLayout, title: str) -> None:
        try:
            self._shelf.rename(kept, title)
        except UserError as error:
            self._desk.tell(error.what, error.do, error.detail)
            return
        if title != kept.title:
            self.done_words.set("good", OwnLayouts.RENAMED.format(title=title))
        self._load(title)
        self.table.setFocus()


class RenameDialog(Dialog):
    """Asks for another name.

    Args:
        title: the name as it is.
        taken: names that others have.
        parent: Qt parent.
    """

    def __init__(self, title: str, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, "pencil")
        self.setObjectName("rename_dialog")
        self.setWindowTitle(OwnLayouts.RENAME)
        self._taken = frozenset(taken)
        self.column.addWidget(Text(OwnLayouts.RENAME_TITLE.format(title=title), "section"))
        self.column.addWidget(Text(OwnLayouts.RENAME_HINT, "help"))
        label = Text(OwnLayouts.NEW_TITLE, "label")
        self.line = LineInput()
        self.line.setObjectName("new_title")
        self.line.setAccessibleName(OwnLayouts.NEW_TITLE)
        self.line.setText(title)
        self.line.selectAll()
        self.line.textChanged.connect(self._judge)
        label.setBuddy(self.line)
        self.problem = Message("danger", "", self)
        self.column.addWidget(label)
        self.column.addWidget(self.line)
        self.column.addWidget(self.problem)
        self.add_button(OwnLayouts.RENAME_CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.use = self.add_button(OwnLayouts.RENAME_USE, "primary", QDialog.DialogCode.Accepted)
        self.use.setObjectName("rename_use")
        self.line.setFocus()

    @property
    def title(self) -> str:
        """Return the name as it stands."""
        return self.line.text().strip()

    def _judge(self, _text: str) -> None:
        problem = ""
        if not self.title:
            problem = OwnLayouts.NO_TITLE
        elif self.title in self._taken:
            problem = OwnLayouts.TAKEN
        self.problem.set("danger", problem)
        self.use.setEnabled(not problem)


def made_from(kept: KeptLayout) -> str:
    """Return what a layout was made from: its headers, and whose file it is."""
    if kept.layout is None:
        return OwnLayouts.BROKEN
    words = _columns(kept.layout)
    platform = kept.layout.platform
    if not platform or platform == kept.title:
        return words
    return OwnLayouts.PLATFORM.format(made_from=words, platform=platform)


def _columns(layout: OrderLayout) -> str:
    if not layout.recognised_by:
        count = 0 if layout.positions is None else len(layout.positions.names)
        return OwnLayouts.POSITIONS.format(count=count)
    headers = layout.recognised_by[0]
    named = "".join(OwnLayouts.HEADER.format(name=name) for name in headers[:_HEADERS_NAMED])
    more = len(headers) > _HEADERS_NAMED
    words = OwnLayouts.HEADERS_MORE if more else OwnLayouts.HEADERS
    return words.format(columns=named, count=len(headers))
