"""添付するファイル: a card that is one line until it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.attached import Use
from wizard.domain.attachments import Offer, Weight, size_words, weight_lines
from wizard.ui.attachments.limit_dialog import LimitDialog
from wizard.ui.attachments.listing import Entry, FileList
from wizard.ui.attachments.rows import FileRow, indent, tall
from wizard.ui.attachments.weighing import WeightView
from wizard.ui.files import open_folder
from wizard.ui.flow import FlowLayout
from wizard.ui.pages.base import PageContext
from wizard.ui.pages.beside import put_beside
from wizard.ui.style import gap, sp
from wizard.ui.widgets import (
    Button,
    Card,
    DropZone,
    IconLabel,
    Line,
    Message,
    Text,
    at_top,
    local_files,
)

_SAYS = texts.AttachedFiles


class AttachmentsCard(Card):
    """The files that are handed over beside the 申出書.

    Args:
        context: what the page was handed.
        parent: where it stands.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_SAYS.TITLE, parent=parent)
        self.setObjectName("attachments")
        self.setAcceptDrops(True)
        self._desk = context.desk
        self.list = FileList(context, self)
        self.opened = False
        self.summary = Text("", "help", self, airy=False)
        self._summary = ""
        self.toggle = Button("", "quiet", "chevron-down", self._toggle, trailing=True)
        self.toggle.setObjectName("attachments_open")
        self.top.setStretch(0, 0)
        self.top.addWidget(self.summary, 1)
        self.top.addWidget(self.toggle)
        self.warning = Message("caution", "", self)
        self.body.addWidget(self.warning)
        self.done = Message("good", "", self, boxed=True)
        self.done.setObjectName("attachments_done")
        self.undo = Button(_SAYS.UNDO, "plain", "undo-2", self.list.undo)
        put_beside(self.done, self.undo)
        self.inner = QWidget(self)
        self.body.addWidget(self.done)
        self.body.addWidget(self.inner)
        self._fill()
        self.list.changed.connect(self.refresh)
        self.list.said.connect(self._say)
        self._show_opened()

    def _fill(self) -> None:
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        column.addWidget(Text(_SAYS.HELP, "help"))
        self.weight = WeightView(self)
        self.weight.taken.connect(self._take_offer)
        self.weight.limit_wanted.connect(self._ask_limit)
        column.addWidget(self.weight)
        column.addLayout(self._statement_row())
        self.attached = _Rows(self.list, station=False)
        column.addWidget(self.attached)
        self.drop = DropZone(_SAYS.DROP, _SAYS.CHOOSE, _SAYS.ALL_FILES, many=True)
        self.drop.dropped.connect(self.list.add)
        self.drop.choose.setObjectName("attach_files")
        column.addWidget(self.drop)
        foot = FlowLayout(across=12)
        self.folder_button = Button(_SAYS.OPEN_FOLDER, "quiet", "folder-open", self._open_folder)
        self.folder_button.setObjectName("attached_folder")
        foot.addWidget(self.folder_button)
        column.addWidget(Text(_SAYS.KINDS, "help"))
        column.addLayout(foot)
        self.station_head = QWidget()
        head = QVBoxLayout(self.station_head)
        head.setContentsMargins(0, 8, 0, 0)
        head.setSpacing(4)
        head.addWidget(Line())
        head.addWidget(tall(Text(_SAYS.STATION_TITLE, "label")))
        head.addWidget(Text(_SAYS.STATION_HELP, "help"))
        column.addWidget(self.station_head)
        self.station = _Rows(self.list, station=True)
        column.addWidget(self.station)

    def _statement_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(indent() - sp(20))
        row.addLayout(at_top(IconLabel("file-text", "second")))
        words = QVBoxLayout()
        words.setSpacing(2)
        self.statement_name = tall(Text("", "label"))
        self.statement_about = tall(Text("", "small"))
        words.addWidget(self.statement_name)
        words.addWidget(self.statement_about)
        row.addLayout(words, 1)
        return row

    # --- showing ------------------------------------------------------------------------------
    def enter(self) -> None:
        """Show the files as they are now; open when something is wrong with them."""
        self.done.set("good", "")
        self.refresh()
        if self.warning.text and not self.opened:
            self._toggle()

    def refresh(self) -> None:
        """Show the list as the case and the disk have it now."""
        entries = self.list.entries()
        weight = self.list.weight(entries)
        attached = [entry for entry in entries if entry.file.use is not Use.STATION]
        station = [entry for entry in entries if entry.file.use is Use.STATION]
        found = self.list.statement
        self.statement_name.set_text(_SAYS.STATEMENT if found is None else found[0].name)
        about = _SAYS.STATEMENT_NOT_SAVED
        if found is not None:
            about = _SAYS.STATEMENT_SIZE.format(size=size_words(found[1]))
        self.statement_about.set_text(about)
        self.attached.show_entries(attached)
        self.station.show_entries(station)
        self.station_head.setVisible(bool(station))
        self.folder_button.setVisible(self.list.folder is not None)
        budget = self.list.budget
        self.weight.show_weight(weight, weight_lines(weight, budget))
        self._show_summary(entries, weight, len(station))
        self.weight.setVisible(bool(entries) or not weight.fits)

    def _show_summary(self, entries: Sequence[Entry], weight: Weight, station: int) -> None:
        words = _SAYS.SUMMARY_NONE
        if entries:
            words = _SAYS.SUMMARY.format(count=weight.count, size=size_words(weight.size))
            words += _SAYS.SUMMARY_STATION.format(count=station) if station else ""
        self._summary = words
        warnings = [] if weight.fits else [_SAYS.OVER]
        lost = any(entry.size is None for entry in entries if entry.file.use is not Use.LEAVE)
        warnings += [_SAYS.LOST] if lost else []
        self.warning.set("caution", "".join(warnings))
        self._show_opened()

    def _show_opened(self) -> None:
        words, spoken = (
            (_SAYS.CLOSE, _SAYS.CLOSE_OF) if self.opened else (_SAYS.OPEN, _SAYS.OPEN_OF)
        )
        self.toggle.setText(words)
        self.toggle.setAccessibleName(spoken)
        self.toggle.set_icon("chevron-up" if self.opened else "chevron-down")
        self.inner.setVisible(self.opened)
        self.summary.set_text("" if self.opened else self._summary)  # said in full below
        self.done.setVisible(self.opened and bool(self.done.text))
        edge = gap(12) if self.opened else 6  # closed, it leaves the room to the preview
        self.body.setContentsMargins(gap(24), edge, gap(12), gap(20) if self.opened else edge)
        self.warning.setVisible(not self.opened and bool(self.warning.text))

    def _say(self, words: str, can_undo: bool) -> None:
        self.undo.setVisible(can_undo)
        self.done.set("good", words)
        self._show_opened()

    # --- doing --------------------------------------------------------------------------------
    def _toggle(self) -> None:
        self.opened = not self.opened
        self.done.set("good", "")
        self._show_opened()

    def _take_offer(self, offer: object) -> None:
        if offer is Offer.SMALLER_PICTURES:
            self.list.shrink()
        elif offer is Offer.FEWER_FILES:
            self.list.lighten(Use.LEAVE)
        else:
            self.list.lighten(Use.STATION)

    def _ask_limit(self) -> None:
        dialog = LimitDialog(self.list.budget, self)
        dialog.chosen.connect(self.list.set_limit)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_folder(self) -> None:
        folder = self.list.folder
        if folder is not None and not open_folder(folder):
            words = texts.Documents
            self._desk.tell(words.NO_FOLDER, words.NO_FOLDER_DO.format(folder=folder))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files of this computer, closed or open."""
        if local_files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open, and add the files."""
        files = local_files(event.mimeData().urls())
        if files:
            event.acceptProposedAction()
            if not self.opened:
                self._toggle()
            self.list.add(files)


class _Rows(QWidget):
    """The rows of one of the two lists; a row keeps its place, so that the keyboard does, too."""

    def __init__(self, files: FileList, *, station: bool) -> None:
        super().__init__()
        self._list, self._station = files, station
        self.rows: list[FileRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these files."""
        while len(self.rows) > len(entries):
            row = self.rows.pop()
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < len(entries):
            row = FileRow(station=self._station, parent=self)
            row.ticked.connect(self._ticked)
            row.action.connect(self._act)
            self.rows.append(row)
            self._column.addWidget(row)
        for index, entry in enumerate(entries):
            self.rows[index].show_entry(entry, first=index == 0, last=index == len(entries) - 1)
        self.setVisible(bool(entries))

    def _ticked(self, path: str, on: bool) -> None:
        self._list.set_use(path, Use.ATTACH if on else Use.LEAVE)

    def _act(self, path: str, name: str) -> None:
        if name in ("up", "down"):
            self._list.move(path, -1 if name == "up" else 1)
            self._follow(path)
        elif name == "remove":
            self._list.remove(path)
        elif name == "full":
            self._list.full_size(path)
        else:
            self._list.set_use(path, Use.STATION if name == "station" else Use.ATTACH)

    def _follow(self, path: str) -> None:
        for row in self.rows:
            if row.path == path:
                row.menu_button.setFocus()
