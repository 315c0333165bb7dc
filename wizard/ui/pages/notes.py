"""警察とのやりとり: calls and visits, each noted with whom one reached and what was said."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.domain.acts import add_note, delete_note
from wizard.domain.case import Place
from wizard.domain.changes import Group
from wizard.domain.form import Level, level_of
from wizard.ui.editors.choices import Combo
from wizard.ui.fields import FieldRow
from wizard.ui.marks import Tick
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.beside import put_beside
from wizard.ui.pages.notes_list import NoteDelegate, NotesModel
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Card, Message, Text, row_of

PRINT_MARK = "police_notes_in_pdf"
ORDER_MARK = "notes_oldest_first"
_MOST_ROWS = 6


def make(context: PageContext) -> Page:
    """Return the page."""
    return NotesPage(context)


class NotesPage(Page):
    """A list of notes above, the chosen one as a form below."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._key = ""
        self._rows: dict[str, FieldRow] = {}
        self.model = NotesModel(self.session, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(self._make_bar())
        layout.addWidget(self._make_undo())
        self.empty = Text(texts.NotesPage.EMPTY, "help")
        layout.addWidget(self.empty)
        layout.addWidget(self._make_list())
        self.card = Card()
        self.card.body.setSpacing(20)
        self.card.setVisible(False)
        layout.addWidget(self.card)
        layout.addStretch(1)
        self._connect()
        self._read()

    # --- parts --------------------------------------------------------------------------------
    def _make_bar(self) -> QHBoxLayout:
        self.add = Button(texts.NotesPage.ADD, "primary", "plus", self.add_note)
        self.add.setObjectName("add_note")
        words = QLabel(texts.NotesPage.ORDER)
        self.order = Combo()
        self.order.setObjectName("notes_order")
        self.order.setAccessibleName(texts.NotesPage.ORDER)
        self.order.addItems([texts.NotesPage.NEWEST_FIRST, texts.NotesPage.OLDEST_FIRST])
        self.order.activated.connect(
            lambda row: self.session.set_mark(ORDER_MARK, "1" if row else None)
        )
        words.setBuddy(self.order)
        self.prints = Tick(texts.NotesPage.PRINT)
        self.prints.setObjectName(PRINT_MARK)
        self.prints.setAccessibleDescription(texts.NotesPage.PRINT_HINT)
        self.prints.setToolTip(texts.NotesPage.PRINT_HINT)
        self.prints.toggled.connect(
            lambda on: self.session.set_mark(PRINT_MARK, "1" if on else None)
        )
        row = row_of(self.add, stretch=True, spacing=16)
        for widget in (words, self.order):
            row.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.prints)
        holder = QHBoxLayout()
        holder.addLayout(column)
        return holder

    def _make_undo(self) -> QWidget:
        self.undo_bar = Message("info", "", self, boxed=True)
        self.undo_bar.setObjectName("note_deleted")
        self.undo_button = Button(texts.NotesPage.UNDO, "plain", "undo-2", self._undo)
        self.undo_button.setObjectName("undo_delete")
        put_beside(self.undo_bar, self.undo_button)
        return self.undo_bar

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("notes")
        view.setAccessibleName(self.context.step.title)
        view.setModel(self.model)
        view.setItemDelegate(NoteDelegate(view))
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        self.list = view
        return view

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.session.answer_changed.connect(self._answer_changed)
        self.session.records_changed.connect(self._records_changed)
        self.session.mark_changed.connect(self._mark_changed)
        self.session.history_changed.connect(self._history_changed)
        self.session.reset.connect(self._read)

    # --- reading ------------------------------------------------------------------------------
    def enter(self) -> None:
        """Read the marks, which another page may have changed."""
        self._read_marks()

    def _read(self) -> None:
        self._read_marks()
        self._reload()

    def _read_marks(self) -> None:
        marks = self.session.case.marks
        self.prints.setChecked(bool(marks.get(PRINT_MARK)))
        oldest_first = bool(marks.get(ORDER_MARK))
        self.order.setCurrentIndex(1 if oldest_first else 0)
        if self.model.newest_first == oldest_first:
            self.model.set_newest_first(not oldest_first)
            self._reload()

    def _reload(self) -> None:
        """Read the list again, keeping the chosen note chosen."""
        key = self._key
        self.model.reload()
        row = self.model.row_of(key)
        if row < 0 and self.model.rowCount():
            row = 0
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._show_note(self.model.key_at(row))
        self._size_list()

    def _size_list(self) -> None:
        count = self.model.rowCount()
        self.empty.setVisible(count == 0)
        self.list.setVisible(count > 0)
        if count:
            height = self.list.sizeHintForRow(0) * min(count, _MOST_ROWS)
            self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    def _show_note(self, key: str) -> None:
        self._key = key
        self.card.setVisible(bool(key))
        if not key:
            return
        if not self._rows:
            self._build_form(key)
        for item_id, row in self._rows.items():
            row.set_place(Place(item_id, key))

    def _build_form(self, key: str) -> None:
        form = self.context.form
        asked = [i for i in self.context.step.items if level_of(i) is Level.NOTE]
        self.now = Button(texts.NotesPage.NOW, "link", "clock", self._set_now)
        self.now.setObjectName("note_now")
        for item_id in asked or [item.id for item in form.of_level(Level.NOTE)]:
            row = FieldRow(form.item(item_id), self.session, Place(item_id, key), self.card)
            self._rows[item_id] = row
            self.card.add(row)
            if item_id == "note.at":
                self.card.add_row(self.now)
        self.delete = Button(texts.NotesPage.DELETE, "danger", "trash-2", self.delete_note)
        self.delete.setObjectName("delete_note")
        self.card.add_row(self.delete)
        self.card.setMinimumWidth(sp(320))

    # --- doing --------------------------------------------------------------------------------
    def add_note(self) -> None:
        """Add an empty note and put the focus on its first field."""
        self._key = self.session.new_key()
        self.session.do(add_note(self.session.case, self._key, step=self.context.step.id))
        self._focus_first()

    def delete_note(self) -> None:
        """Delete the chosen note; undo brings it back whole."""
        self.session.do(delete_note(self.session.case, self._key, step=self.context.step.id))
        self.undo_bar.set("info", texts.NotesPage.DELETED)
        self.undo_button.setFocus()

    def _undo(self) -> None:
        self.session.undo()

    def _set_now(self) -> None:
        now = self.session.clock().replace(microsecond=0)
        self.session.set_text(Place("note.at", self._key), now.isoformat())

    def _focus_first(self) -> None:
        first = next(iter(self._rows.values()), None)
        if first is not None:
            first.focus_editor()

    def reveal(self, place: Place) -> None:
        """Choose the note and put the focus on the field."""
        row = self.model.row_of(place.owner)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        if place.item in self._rows:
            self._rows[place.item].focus_editor()

    # --- being told ---------------------------------------------------------------------------
    def _chosen(self, now: QModelIndex) -> None:
        key = self.model.key_at(now.row())
        if key and key != self._key:
            self._show_note(key)

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and level_of(place.item) is Level.NOTE:
            self._reload()

    def _records_changed(self, group: object) -> None:
        if group is Group.NOTES:
            self._reload()

    def _mark_changed(self, name: str) -> None:
        if name in (PRINT_MARK, ORDER_MARK):
            self._read_marks()

    def _history_changed(self) -> None:
        """Offer to undo the deletion only while undo would take back just that."""
        if self.undo_bar.text and self.session.undo_label != texts.Acts.DELETE_NOTE:
            self.undo_bar.set("info", "")
