"""Where access logs are dropped, and what the search of all orders has come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.case import Place
from wizard.texts import LogPage
from wizard.ui.dialogs import sentence
from wizard.ui.flow import FlowLayout
from wizard.ui.logs.breaking import breakable
from wizard.ui.logs.card import WATCHED
from wizard.ui.logs.flow import LogFlow
from wizard.ui.logs.shelf import Standing
from wizard.ui.session import Session
from wizard.ui.widgets import Button, DropZone, Message, Text

_NAMED = 4  # files named one by one
_PARTS = (
    (Standing.OPEN, LogPage.PART_OPEN),
    (Standing.NOTHING, LogPage.PART_NOTHING),
    (Standing.ASIDE, LogPage.PART_ASIDE),
    (Standing.UNSEARCHED, LogPage.PART_UNSEARCHED),
)


class LogBar(QWidget):
    """The drop zone, or what was searched and found.

    Args:
        session: the open case.
        flow: does what is asked.
        go_on: leads to the next order with candidates.
        parent: where it stands.

    Attributes:
        links: the row of small links, for others of the page.
    """

    def __init__(
        self,
        session: Session,
        flow: LogFlow,
        go_on: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._flow, self._shelf = session, flow, flow.shelf
        self._orders = True
        self.drop = DropZone(
            LogPage.DROP,
            LogPage.CHOOSE,
            LogPage.FILE_KINDS,
            many=True,
            title=LogPage.CHOOSE_TITLE,
            help=LogPage.DROP_HELP,
            parent=self,
        )
        self.drop.setObjectName("drop_logs")
        self.files = Text("", "help", self)
        self.summary = Text("", "body", self)
        make = self._button
        self.add = make(LogPage.ADD, "link", "plus", "logs_add", self.drop.choose.click)
        self.forget = make(LogPage.FORGET, "link", "undo-2", "logs_forget", self._shelf.forget)
        self.forget.setAccessibleDescription(LogPage.FORGET_HELP)
        self.forget.setToolTip(LogPage.FORGET_HELP)
        self.clear = make("", "plain", "list", "logs_clear", flow.take_clear)
        self.next = make(LogPage.NEXT_OPEN, "plain", "arrow-right", "logs_next", go_on)
        self.notices_button = make("", "link", "info", "logs_notices", lambda: None)
        self.notices_button.setCheckable(True)
        self.close_refused = make(
            LogPage.CLOSE, "link", "", "logs_close_refused", self._shelf.close_refused
        )
        self.notices = Message("info", "", self, boxed=True)
        self.cut_off = Message("caution", "", self, boxed=True)
        self.cut_off.setObjectName("logs_cut_off")
        self.refused = Message("caution", "", self, boxed=True)
        self.refused.setObjectName("logs_refused")
        self.refused.row.addWidget(self.close_refused)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.refresh()

    def show_for(self, *, orders: bool) -> None:
        """Show where to drop logs only when there are orders to look for."""
        if orders != self._orders:
            self._orders = orders
            self.refresh()

    def refresh(self) -> None:
        """Say how it stands now."""
        shelf = self._shelf
        at_hand = bool(shelf.files) and self._orders
        self.drop.setVisible(self._orders and not at_hand)
        for widget in (self.files, self.summary, self.add, self.forget):
            widget.setVisible(at_hand)
        self._show_refused()
        cut = [LogPage.CUT_OFF.format(file=name) for name in shelf.cut_off] if at_hand else []
        self.cut_off.set("caution", breakable("\n".join(cut)))
        notices = shelf.notices if at_hand else ()
        self.notices_button.setText(LogPage.NOTICES.format(count=len(notices)))
        self.notices_button.setVisible(bool(notices))
        self._show_notices()
        if at_hand:
            self._show_files()
            self._show_summary()
        else:
            self.clear.hide()
            self.next.hide()

    # --- inside -------------------------------------------------------------------------------

    def _button(
        self, words: str, kind: str, icon: str, name: str, call: Callable[[], object]
    ) -> Button:
        button = Button(words, kind, icon, call, self)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.drop)
        column.addWidget(self.refused)
        column.addWidget(self.cut_off)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.summary)
        said.addWidget(self.files)
        column.addLayout(said)
        # One row where there is room for it: what is below needs the height.
        self.links = FlowLayout(across=4, down=4)
        for widget in (self.clear, self.next, self.add, self.forget, self.notices_button):
            self.links.addWidget(widget)
        column.addLayout(self.links)
        column.addWidget(self.notices)

    def _connect(self) -> None:
        self.drop.dropped.connect(self._take)
        self.notices_button.toggled.connect(self._show_notices)
        self._shelf.changed.connect(self.refresh)
        self._session.answer_changed.connect(self._on_answer)
        self._session.records_changed.connect(self._on_records)
        self._session.reset.connect(self._soon.start)

    def _take(self, files: list[Path]) -> None:
        self._flow.take_files(files)

    def _on_answer(self, place: Place) -> None:
        if place.item in WATCHED:
            self._soon.start()

    def _on_records(self, _group: object) -> None:
        self._soon.start()

    def _show_refused(self) -> None:
        refused = self._shelf.refused
        sentences = [sentence(f"{error.what}。{error.do}") for error in refused]
        if len(sentences) > 1:
            sentences.insert(0, LogPage.REFUSED.format(count=len(refused)))
        self.refused.set("caution", breakable("\n".join(sentences)))

    def _show_notices(self) -> None:
        shown = self.notices_button.isChecked() and not self.notices_button.isHidden()
        self.notices.set("info", "\n".join(self._shelf.notices) if shown else "")

    def _show_files(self) -> None:
        files = self._shelf.files
        named = [
            LogPage.FILE.format(name=file.name, format=file.format.title) for file in files[:_NAMED]
        ]
        words = LogPage.JOINED.join(named)
        if len(files) > _NAMED:
            words = LogPage.FILES_MORE.format(files=words, count=len(files) - _NAMED)
        self.files.set_text(breakable(LogPage.FILES.format(files=words)))

    def _show_summary(self) -> None:
        orders = tuple(self._session.case.orders)
        counts = self._shelf.counts(orders)
        clear = len(self._shelf.clear(orders)) if counts.get(Standing.OPEN) else 0
        numbers = dict(counts)
        numbers[Standing.OPEN] = numbers.get(Standing.OPEN, 0) - clear
        parts = [LogPage.PART_CLEAR.format(count=clear)] if clear else []
        parts += [words.format(count=numbers[s]) for s, words in _PARTS if numbers.get(s)]
        taken = numbers.get(Standing.TAKEN, 0)
        if taken:
            parts.insert(0, LogPage.PART_TAKEN.format(count=taken))
        joined = LogPage.JOINED.join(parts)
        self.summary.set_text(LogPage.SUMMARY.format(count=len(orders), parts=joined))
        self.clear.setText(LogPage.SEE_CLEAR.format(count=clear))
        self.clear.setVisible(clear > 0)
        self.next.setVisible(bool(counts.get(Standing.OPEN)))
