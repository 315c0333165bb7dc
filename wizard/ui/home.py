"""The first page, before a case is open: begin, continue, practise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.basics import Line, PlainButton, Surface, Text
from wizard.ui.look import gap, sp

_COLUMN = 760


class Recent(NamedTuple):
    """What is shown of a case opened before.

    Attributes:
        path: its file.
        shop: 屋号, may be empty.
        opened_at: when it was opened last (aware).
        state: words about how far it is, with the time.
        missing: True when no file stands there now.
    """

    path: Path
    shop: str
    opened_at: datetime
    state: str
    missing: bool


class RecentRow(QFrame):
    """One case opened before."""

    def __init__(
        self, recent: Recent, open_it: Callable[[Path], None], forget: Callable[[Path], None]
    ) -> None:
        super().__init__()
        missing = recent.missing
        shop = recent.shop or texts.Home.UNNAMED
        when = texts.Home.OPENED_AT.format(at=recent.opened_at)
        state = texts.Home.MISSING if missing else recent.state or texts.Home.STATE_STARTED
        row = QHBoxLayout(self)
        row.setContentsMargins(0, gap(8), 0, gap(8))
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(gap(6))
        words.addWidget(Text(shop, "label"))
        self.state = Text(state, "body", airy=False)
        self.state.setObjectName("recent_state")
        words.addWidget(self.state)
        words.addWidget(Text(when, "small"))
        words.addWidget(Text(str(recent.path), "small"))
        row.addLayout(words, 1)
        name = texts.Home.CONTINUE_OF.format(name=shop, when=when, state=state)
        if missing:
            button = PlainButton(texts.Home.FORGET, "quiet", lambda: forget(recent.path))
            button.setAccessibleName(texts.Home.FORGET_OF.format(name=shop))
        else:
            button = PlainButton(texts.Home.CONTINUE, "plain", lambda: open_it(recent.path))
            button.setAccessibleName(name)
        button.setObjectName("recent")
        row.addWidget(button)


class HomePage(QWidget):
    """Begin, continue or practise; says what the program promises."""

    new_wanted = Signal()
    practice_wanted = Signal()
    choose_wanted = Signal()
    settings_wanted = Signal()
    contacts_wanted = Signal()
    open_wanted = Signal(object)  # Path
    forget_wanted = Signal(object)  # Path

    def __init__(self, recents: Sequence[Recent], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAccessibleName(texts.Home.TITLE)
        # Built from the outside in: a widget that changes its parent is styled once more.
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        area = QScrollArea(self)
        outer.addWidget(area)
        body = QWidget()
        area.setWidget(body)
        area.setWidgetResizable(True)
        self._column = QWidget(body)
        self._column.setMaximumWidth(sp(_COLUMN))
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 32, 24, 40)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap(24))
        self._build(recents)

    def follow_look(self) -> None:
        """Take the width that belongs to the size of the text."""
        self._column.setMaximumWidth(sp(_COLUMN))

    def _build(self, recents: Sequence[Recent]) -> None:
        top = QHBoxLayout()
        top.addWidget(Text(texts.Home.TITLE, "heading"), 1)
        contacts = PlainButton(texts.Frame.CONTACTS, "quiet", self.contacts_wanted.emit)
        contacts.setObjectName("open_contacts")
        top.addWidget(contacts)
        settings = PlainButton(texts.Frame.SETTINGS, "quiet", self.settings_wanted.emit)
        settings.setObjectName("open_settings")
        top.addWidget(settings)
        words = QVBoxLayout()
        words.setSpacing(gap(12))
        words.addLayout(top)
        words.addWidget(Text(texts.Home.PROMISE, "section"))
        for sentence in texts.Home.ABOUT:
            words.addWidget(_line(sentence, "body"))
        words.addWidget(_line(texts.Home.URGENT, "body"))
        words.addWidget(_line(texts.Home.PRIVATE, "help"))
        self._layout.addLayout(words)
        self._layout.addWidget(self._make_begin())
        self._layout.addWidget(self._make_recents(recents))
        self._layout.addStretch(1)

    def _make_begin(self) -> QWidget:
        card = Surface()
        card.body.setSpacing(gap(20))
        self.new = PlainButton(texts.Home.NEW, "primary", self.new_wanted.emit)
        self.new.setObjectName("new_case")
        self.practice = PlainButton(texts.Home.PRACTISE, "plain", self.practice_wanted.emit)
        self.practice.setObjectName("practice")
        for button, help_words in (
            (self.new, texts.Home.NEW_HELP),
            (self.practice, texts.Home.PRACTISE_HELP),
        ):
            button.setAccessibleDescription(help_words)
            part = QVBoxLayout()
            part.setSpacing(gap(8))
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            part.addLayout(line)
            part.addWidget(_line(help_words, "help"))
            card.body.addLayout(part)
        return card

    def _make_recents(self, recents: Sequence[Recent]) -> QWidget:
        card = Surface(texts.Home.CONTINUE)
        self.rows: list[RecentRow] = []
        for recent in recents:
            row = RecentRow(recent, self.open_wanted.emit, self.forget_wanted.emit)
            if self.rows:
                card.add(Line())
            self.rows.append(row)
            card.add(row)
        if not recents:
            card.add(_line(texts.Home.NO_RECENT, "body"))
        card.add(Line())
        self.choose = PlainButton(texts.Home.OPEN, "plain", self.choose_wanted.emit)
        self.choose.setObjectName("open_case")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.choose)
        foot.addWidget(Text(texts.Home.DROP, "small"), 1)
        card.body.addLayout(foot)
        return card


def _line(words: str, kind: str) -> Text:
    """Return a sentence that fits on one line."""
    return Text(words, kind, airy=False)
