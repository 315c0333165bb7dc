"""One line of the list of files: tick, names, size, what is wrong, what one can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.attached import Use
from wizard.domain.attachments import doubt_about, size_words
from wizard.ui.attachments.listing import Entry
from wizard.ui.marks import Tick
from wizard.ui.style import sp
from wizard.ui.widgets import IconLabel, MenuButton, Message, Text, at_top

_SAYS = texts.AttachedFiles
_HEAD, _TAIL = 34, 14  # characters of a very long original name that are shown


class FileRow(QFrame):
    """A file of the list; shows whichever entry it is given.

    Signals:
        ticked: whether it is to be attached.
        action: what was chosen in its menu (a name of `_ACTIONS`).
    """

    ticked = Signal(str, bool)
    action = Signal(str, str)

    def __init__(self, *, station: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self._station = station
        self._ends = (False, False)
        self.tick = Tick("", self)
        self.tick.clicked.connect(lambda on: self.ticked.emit(self.path, on))
        self.name = tall(Text("", "label", self))
        icon = IconLabel("file-text", "second", parent=self)
        self.about = tall(Text("", "small", self))
        self.message = Message("caution", "", self)
        self.menu_button = MenuButton(_SAYS.MENU, "quiet", self)
        menu = QMenu(self.menu_button)
        menu.aboutToShow.connect(self._fill)
        self.menu_button.setMenu(menu)
        head = QHBoxLayout()
        head.setSpacing(indent() - sp(20))
        if station:
            self.tick.hide()
            head.addWidget(icon)
            head.addWidget(self.name, 1)
        else:
            icon.hide()
            self.name.hide()
            head.addWidget(self.tick, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(indent(), 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.about)
        below.addWidget(self.message)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addLayout(at_top(self.menu_button))

    @property
    def path(self) -> str:
        """Return the path of the file it shows."""
        return "" if self.entry is None else self.entry.file.path

    def show_entry(self, entry: Entry, *, first: bool, last: bool) -> None:
        """Show a file; `first` and `last` tell whether it can move."""
        self.entry, self._ends = entry, (first, last)
        file = entry.file
        self.setObjectName(f"attached:{file.name}")
        self.tick.setText(file.name)
        self.tick.setAccessibleName(_SAYS.ATTACH_OF.format(name=file.name))
        self.tick.setChecked(file.use is Use.ATTACH)
        self.name.set_text(file.name)
        self.about.set_text(_about(entry))
        self.about.setToolTip(file.original)
        self.message.set("caution", _trouble(entry))
        self.menu_button.setAccessibleName(_SAYS.MENU_OF.format(name=file.name))

    def _fill(self) -> None:
        menu, entry = self.menu_button.menu(), self.entry
        menu.clear()
        if entry is None:
            return
        first, last = self._ends
        actions = [] if first else [("up", _SAYS.UP)]
        actions += [] if last else [("down", _SAYS.DOWN)]
        if entry.file.full:
            actions.append(("full", _SAYS.FULL_SIZE))
        actions.append(
            ("attach", _SAYS.FROM_STATION) if self._station else ("station", _SAYS.TO_STATION)
        )
        actions.append(("remove", _SAYS.REMOVE))
        for name, words in actions:
            chosen = menu.addAction(words)
            chosen.setObjectName(name)
            chosen.triggered.connect(
                lambda _checked=False, name=name: self.action.emit(self.path, name)
            )


def tall(text: Text) -> Text:
    """Give a line room for the tails of g, p and _, which the font's own height cuts off."""
    text.setContentsMargins(0, 0, 0, sp(4))
    return text


def indent() -> int:
    """Return where words begin after a tick or an icon, in pixels."""
    return sp(20) + 4 + sp(10)  # as `Tick` draws it


def _about(entry: Entry) -> str:
    file = entry.file
    size = size_words(file.size if entry.size is None else entry.size)
    line = _SAYS.ORIGINAL_SAME.format(size=size)
    if file.original != file.name:
        line = _SAYS.ORIGINAL.format(name=shortened(file.original), size=size)
    return _SAYS.SMALLER.format(line=line) if file.full else line


def _trouble(entry: Entry) -> str:
    if entry.size is None:
        return _SAYS.VANISHED.format(name=entry.file.name)
    if not entry.size:
        return _SAYS.EMPTY
    return doubt_about(entry.file.original)


def shortened(name: str) -> str:
    """Return a very long name with its middle left out; one line has no room for it."""
    if len(name) <= _HEAD + _TAIL + 1:
        return name
    return f"{name[:_HEAD]}…{name[-_TAIL:]}"
